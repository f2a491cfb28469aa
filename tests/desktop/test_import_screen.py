"""The import window: looking first, then the doing, what came of it, and going on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.domain.deal import DealState
from core.domain.importing import ImportOptions
from core.services import import_pace
from desktop.desk import Desk
from desktop.dialogs.file_choice import FileChoice
from desktop.dialogs.import_dialog import ImportDialog
from desktop.views.imports.import_preview_view import ImportPreviewView
from desktop.window.main_window import MainWindow
from tests.core.ingest.workbooks import xlsx
from tests.factory import make_interaction, make_preview


class Answers(FileChoice):
    """Says where to save instead of asking a person."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def save_file(self, parent: QWidget, title: str, name: str) -> Path:
        return self.place / name.replace(":", "")


def test_files_are_looked_into_imported_and_taken_back(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Email\nMaya,maya@bakery.example\nJonas,jonas@bikes.example\n")
    shown = window()
    shown.screens.imports.open((path,))
    dialog: Any = shown.screens.imports.dialog

    dialog._go.click()
    count = desk.contacts.count_contacts()
    dialog._undo.click()

    assert count == 2
    assert desk.contacts.count_contacts() == 0
    qtbot.waitUntil(lambda: shown.screens.imports.dialog is None)


def test_columns_of_one_name_mean_what_they_mean_in_their_own_sheet(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "all.xlsx"
    path.write_bytes(xlsx({
        "People": [["Name", "Email", "Status"], ["Ada", "a@x.example", "VIP"]],
        "Deals": [["Deal name", "Amount", "Status", "Contact"], ["Roof", 900.0, "won", "Ada"]],
    }))  # fmt: skip
    shown = window()
    shown.screens.imports.open((path,))
    dialog: Any = shown.screens.imports.dialog
    qtbot.waitUntil(lambda: dialog._stack.currentWidget() is dialog.preview)

    with qtbot.waitSignal(shown.screens.imports.finished):
        dialog._go.click()

    (deal,) = desk.deals.list_deals()
    assert (deal.title, deal.state) == ("Roof", DealState.WON)
    dialog.accept()
    qtbot.waitUntil(lambda: shown.screens.imports.dialog is None)


def test_a_meaning_that_was_chosen_holds_for_this_choice_of_files_only(qtbot: QtBot) -> None:
    view = ImportPreviewView()
    qtbot.addWidget(view)
    pairs = (("Name", "name"), ("Tel", "phone"), ("Shoe size", ""))
    view.show_preview(
        replace(make_preview(), columns=("Name", "Tel", "Shoe size"), mapping=pairs), ()
    )

    view.mapping.changed.emit("Shoe size", "notes")
    view.mapping.changed.emit("Tel", "phone:work")
    chosen = view.options("").mapping
    view.forget_choices()

    assert chosen == (("Shoe size", "notes"), ("Tel", "phone:work"))
    assert view.options("").mapping == ()


def test_enter_brings_in_what_was_looked_at(qtbot: QtBot) -> None:
    dialog: Any = ImportDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.show_paths((Path("people.csv"),))

    dialog.show_preview(make_preview(make_interaction()), ())
    assert dialog.focusWidget() is dialog._go
    qtbot.waitUntil(lambda: not dialog._arriving.isActive())
    with qtbot.waitSignal(dialog.import_requested):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def test_a_second_enter_for_the_dialog_before_neither_brings_in_nor_cancels(qtbot: QtBot) -> None:
    dialog: Any = ImportDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    asked: list[object] = []
    dialog.import_requested.connect(asked.append)

    dialog.show_paths((Path("people.csv"),))
    qtbot.keyClick(dialog._cancel, Qt.Key.Key_Return)
    dialog.show_preview(make_preview(make_interaction()), ())
    qtbot.keyClick(dialog._go, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Enter)
    qtbot.waitUntil(lambda: not dialog._arriving.isActive())
    held = QKeyEvent(
        QEvent.Type.KeyPress,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.NoModifier,
        "\r",
        autorep=True,
    )
    QCoreApplication.sendEvent(dialog._go, held)

    assert asked == []
    assert dialog.isVisible()


def test_a_copied_chat_is_pasted_and_becomes_a_conversation(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot
) -> None:
    shown = window()
    text = "[1.6.26, 10:00] Maya: Two chairs?\n[1.6.26, 10:01] Me: 240 each.\n"
    QGuiApplication.clipboard().setText(text)
    shown.screens.imports.open()
    dialog: Any = shown.screens.imports.dialog

    dialog._paste_button.click()
    qtbot.waitUntil(lambda: dialog._stack.currentWidget() is dialog.preview)
    with qtbot.waitSignal(shown.screens.imports.finished) as finished:
        dialog._go.click()

    assert finished.args[0].created == 2
    assert [row.with_name for row in desk.inbox.list_conversations()] == ["Maya"]
    dialog.accept()
    qtbot.waitUntil(lambda: shown.screens.imports.dialog is None)


def test_an_import_is_tried_and_what_it_leaves_out_is_saved(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = window()
    shown.screens.imports.files = Answers(tmp_path)
    path = tmp_path / "people.csv"
    path.write_text("Name,E-mail\nMaya,maya@bakery.example\nBo,bo@x.example,too wide\n")
    shown.screens.imports.open((path,))
    dialog: Any = shown.screens.imports.dialog
    qtbot.waitUntil(lambda: dialog._stack.currentWidget() is dialog.preview)

    dialog._try.click()
    qtbot.waitUntil(lambda: dialog._stack.currentWidget() is dialog.report)
    dialog._save.click()
    saved = tmp_path / "left out.csv"
    qtbot.waitUntil(saved.exists)

    assert "too wide" in saved.read_text(encoding="utf-8-sig")
    assert desk.contacts.list_contacts() == ()
    dialog.reject()
    qtbot.waitUntil(lambda: shown.screens.imports.dialog is None)


def test_after_a_lock_a_finished_import_comes_back_with_its_result(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Email\nMaya,maya@bakery.example\nJonas,jonas@bikes.example\n")
    first = window()
    first.screens.imports.open((path,))
    done: Any = first.screens.imports.dialog
    qtbot.waitUntil(lambda: done._stack.currentWidget() is done.preview)
    done._go.click()
    qtbot.waitUntil(lambda: done._stack.currentWidget() is done.report)
    left = first.screens.imports.open_work()

    second = window()
    second.screens.imports.resume(left)
    qtbot.waitUntil(lambda: second.screens.imports.dialog is not None)
    dialog: Any = second.screens.imports.dialog

    assert dialog._stack.currentWidget() is dialog.report
    assert dialog._files.text() == "people.csv"
    assert dialog._report == replace(done._report, seconds=dialog._report.seconds)
    dialog._undo.click()
    assert desk.contacts.count_contacts() == 0


def test_an_import_that_ends_while_the_window_is_locked_comes_back_with_its_result(
    window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Email\nMaya,maya@bakery.example\n")
    first = window()
    first.screens.imports.open((path,))
    done: Any = first.screens.imports.dialog
    qtbot.waitUntil(lambda: done._stack.currentWidget() is done.preview)
    left: list[dict[str, Any]] = []
    done.import_requested.connect(lambda _: left.append(first.screens.imports.open_work()))
    done._go.click()
    qtbot.waitUntil(lambda: done._stack.currentWidget() is done.report)

    second = window()
    second.screens.imports.resume(left[0])
    qtbot.waitUntil(lambda: second.screens.imports.dialog is not None)
    dialog: Any = second.screens.imports.dialog

    assert dialog._stack.currentWidget() is dialog.report
    assert dialog._report.created == 1


@pytest.mark.parametrize("fate", ["nothing came in", "it was taken back"])
def test_after_a_lock_an_import_without_a_result_does_not_come_back(
    fate: str, window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Email\nMaya,maya@bakery.example\n")
    if fate == "nothing came in":
        desk.imports.run([path], ImportOptions())
    first = window()
    first.screens.imports.open((path,))
    done: Any = first.screens.imports.dialog
    qtbot.waitUntil(lambda: done._stack.currentWidget() is done.preview)
    done._go.click()
    qtbot.waitUntil(lambda: done._stack.currentWidget() is done.report)
    left = first.screens.imports.open_work()
    if fate == "it was taken back":
        desk.history.undo()

    second = window()
    if left:
        second.screens.imports.resume(left)
    second.screens.imports.open()
    dialog: Any = second.screens.imports.dialog

    qtbot.waitUntil(dialog._choose.isVisible)
    assert left == {} or fate == "it was taken back"


def test_an_import_that_was_stopped_is_offered_and_gone_on_with(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(import_pace, "_BATCH_RECORDS", 2)
    path = tmp_path / "people.csv"
    rows = "".join(f"Person {n},p{n}@x.example\n" for n in range(7))
    path.write_text(f"Name,Email\n{rows}")
    desk.imports.run([path], ImportOptions(), None, lambda: desk.contacts.count_contacts() > 1)
    shown = window()

    shown.screens.imports.open()
    dialog: Any = shown.screens.imports.dialog
    qtbot.waitUntil(dialog.open_import.isVisible)
    words = dialog.open_import._what.text(), dialog.open_import._how_far.text()
    dialog.open_import.go_on.click()
    qtbot.waitUntil(lambda: dialog._stack.currentWidget() is dialog.report)

    assert words[0] == "The import of people.csv was not finished"
    assert words[1].startswith("2 records done")
    assert desk.contacts.count_contacts() == 7
    assert dialog._report.read == 7
    assert not dialog.open_import.isVisible()
    dialog.accept()
    qtbot.waitUntil(lambda: shown.screens.imports.dialog is None)


def test_an_import_that_was_left_is_not_offered_again(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(import_pace, "_BATCH_RECORDS", 2)
    path = tmp_path / "people.csv"
    path.write_text("Name,Email\n" + "".join(f"P{n},p{n}@x.example\n" for n in range(7)))
    desk.imports.run([path], ImportOptions(), None, lambda: desk.contacts.count_contacts() > 1)
    shown = window()
    shown.screens.imports.open()
    dialog: Any = shown.screens.imports.dialog
    qtbot.waitUntil(dialog.open_import.isVisible)

    dialog.open_import._leave.click()

    assert not dialog.open_import.isVisible()
    assert desk.imports.find_open() is None
    assert desk.contacts.count_contacts() == 2
    dialog.reject()
    qtbot.waitUntil(lambda: shown.screens.imports.dialog is None)
