"""What leaves by drag and drop or the clipboard, and text that comes in."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.importing import ImportOptions
from core.paths import ROOT
from desktop.desk import Desk
from desktop.views.parts.row_list import RowList
from desktop.window.main_window import MainWindow

Open = Callable[[], MainWindow]
MOST = "Enough to tell this text from every other one"


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "run"
    made.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(made))
    return made


@pytest.fixture
def lifted() -> list[QMimeData]:
    return []


@pytest.fixture
def shown(
    window: Open, receive: Callable[..., int], desk: Desk, lifted: list[QMimeData]
) -> Iterator[MainWindow]:
    receive(MOST, subject="Timer: a/b")
    shown = window()
    out = shown.hands.carrying.out
    out.is_held, out.lift = (lambda: True), (lambda _source, data: lifted.append(data))
    yield shown
    out.clear()


def lift(part: object, at: QPoint) -> None:
    QTest.mousePress(part, Qt.MouseButton.LeftButton, pos=at)
    for step in (10, 20, 30, 40):
        QTest.mouseMove(part, at + QPoint(0, step))
    QTest.mouseRelease(part, Qt.MouseButton.LeftButton, pos=at + QPoint(0, 40))


def contacts(qtbot: QtBot, shown: MainWindow) -> RowList:
    shown.actions_.go_contacts.trigger()
    rows = shown.pages.contacts.rows
    qtbot.waitUntil(lambda: rows.key > 0)
    return rows


def file_of(data: QMimeData) -> Path:
    assert [url.isLocalFile() for url in data.urls()] == [True]
    return Path(data.urls()[0].toLocalFile())


def test_a_contact_leaves_as_a_card_that_our_own_reader_takes(
    qtbot: QtBot, shown: MainWindow, desk: Desk, lifted: list[QMimeData]
) -> None:
    rows = contacts(qtbot, shown)

    lift(rows.viewport(), QPoint(60, 30))

    data = lifted[0]
    assert data.text().splitlines() == ["Maya Okafor", "maya@bakery.example"]
    assert bytes(data.data("text/vcard").data()).startswith(b"BEGIN:VCARD")
    path = file_of(data)
    assert path.name == "Maya Okafor.vcf"
    report = desk.imports.run([path], ImportOptions())
    assert (report.created, report.skipped + report.updated) == (0, 1)


def test_nothing_is_written_until_a_program_asks_for_a_file(
    qtbot: QtBot, shown: MainWindow, lifted: list[QMimeData], room: Path
) -> None:
    contacts(qtbot, shown).startDrag(Qt.DropAction.CopyAction)
    assert list(room.rglob("*")) == []

    path = file_of(lifted[0])

    assert path.is_relative_to(room)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700
    assert file_of(lifted[0]) == path
    shown.hands.carrying.out.clear()
    assert list(room.iterdir()) == []


def test_the_window_takes_what_it_wrote_with_it(
    qtbot: QtBot, shown: MainWindow, lifted: list[QMimeData], room: Path
) -> None:
    contacts(qtbot, shown).startDrag(Qt.DropAction.CopyAction)
    file_of(lifted[0])

    shown.close()
    qtbot.waitUntil(lambda: not shown.isVisible())

    assert list(room.iterdir()) == []


def test_a_message_leaves_by_its_head_as_a_mail_file(
    qtbot: QtBot, shown: MainWindow, lifted: list[QMimeData]
) -> None:
    card = shown.pages.conversation._cards[0]

    lift(card._icon, QPoint(4, 4))

    mail = message_from_bytes(file_of(lifted[0]).read_bytes(), policy=policy.default)
    assert mail["From"] == "Maya Okafor <maya@bakery.example>"
    assert mail["Message-ID"] == "<1@mail.example>"
    assert MOST in mail.get_content()
    assert file_of(lifted[0]).name == "2026-11-20 Timer a b.eml"
    assert b"\r\n" in file_of(lifted[0]).read_bytes()


def test_text_in_a_message_is_marked_and_not_lifted(
    shown: MainWindow, lifted: list[QMimeData]
) -> None:
    body = shown.pages.conversation._cards[0]._body

    lift(body.viewport() if hasattr(body, "viewport") else body, QPoint(4, 4))

    assert lifted == []


def test_rows_of_the_table_leave_as_a_table_without_formulas(
    qtbot: QtBot, shown: MainWindow, desk: Desk, lifted: list[QMimeData]
) -> None:
    desk.contacts.add(Contact("=1+1", channels=(Channel(ChannelKind.EMAIL, "sum@mill.example"),)))
    shown.actions_.contacts_table.trigger()
    table = shown.pages.records_table.table
    qtbot.waitUntil(lambda: shown.pages.records_table.grid.rowCount() == 2)
    table.selectAll()

    table.startDrag(Qt.DropAction.CopyAction)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    rows = file_of(lifted[0]).read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("Name,Company,Email")
    assert [row.partition(",")[0] for row in rows[1:]] == ["'=1+1", "Maya Okafor"]
    pasted = QGuiApplication.clipboard().text().splitlines()
    assert pasted[2].split("\t")[:3] == ["Maya Okafor", "", "maya@bakery.example"]


def test_a_contact_is_copied_as_text_and_no_file_is_made(
    qtbot: QtBot, shown: MainWindow, room: Path
) -> None:
    rows = contacts(qtbot, shown)

    QTest.keyClick(rows, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "Maya Okafor\nmaya@bakery.example"
    assert list(room.iterdir()) == []


def drop(shown: MainWindow, mime: QMimeData) -> bool:
    """Hold something over the window and let it go; say whether it was taken."""
    where, copy = QPoint(200, 200), Qt.DropAction.CopyAction
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    held = QDragEnterEvent(where, copy, mime, left, plain)
    held.ignore()
    QApplication.sendEvent(shown, held)
    if held.isAccepted():
        QApplication.sendEvent(shown, QDropEvent(QPointF(where), copy, mime, left, plain))
    return held.isAccepted()


ENDING = """
import sys
from pathlib import Path
from core.domain.exporting import HandedOut
from core.settings import Settings
from desktop.outgoing.drag_out import DragOut
from desktop.start.startup import make_model, throwaway_program
from desktop.start.window_startup import dress, laid_desk, make_application
from desktop.failures import FailureReporter
from desktop.window.main_window import MainWindow
app = make_application()
translation = dress(app, Settings())
with throwaway_program() as program, laid_desk(program, make_model(is_fake=True)) as desk:
    window = MainWindow(desk, translation, FailureReporter())
    out = window.hands.carrying.out
    out._to_clipboard(HandedOut("a.vcf", "text/vcard", b"card", "Maya"))
    window.hands.leaving.left.emit()
    print(app.clipboard().text(), flush=True)
"""


@pytest.mark.slow  # starts a program of its own
def test_the_program_ends_in_peace_after_something_was_copied() -> None:
    done = subprocess.run(  # noqa: S603 - our own lines
        [sys.executable, "-c", ENDING],
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=False,
        encoding="utf-8",
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (0, "Maya\n"), done.stderr


def test_a_chat_dropped_as_text_is_looked_into_before_it_comes_in(
    qtbot: QtBot, shown: MainWindow
) -> None:
    mime = QMimeData()
    mime.setText(
        "[20/11/2026, 10:15] Maya Okafor: Is the oven ready?\n[20/11/2026, 10:16] Lena: Yes"
    )

    assert drop(shown, mime)

    dialog = shown.screens.imports.dialog
    assert dialog is not None
    assert dialog.isVisible()
    assert shown.screens.imports._pasted == mime.text()
    dialog.close()


def test_a_dropped_file_goes_to_the_import(shown: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "card.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:4.0\nFN:Tom Blackwood\nEND:VCARD\n")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])

    assert drop(shown, mime)

    assert shown.screens.imports._paths == (path,)
    assert shown.screens.imports.dialog is not None
    shown.screens.imports.dialog.close()


def test_nothing_to_read_is_not_taken(shown: MainWindow) -> None:
    assert not drop(shown, QMimeData())


def test_files_are_written_where_the_system_keeps_them_for_the_session(room: Path) -> None:
    kind = QStandardPaths.StandardLocation.RuntimeLocation

    assert QStandardPaths.writableLocation(kind) == str(room)
