"""A file that takes long to open says so, and the person can leave."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.storage.rescue import backup
from core.storage.schema import migrations, schema_version
from desktop.dialogs.opening_dialog import OpeningDialog
from desktop.start import startup, window_startup
from desktop.start.startup import EarlyOpening

LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)
_LIMIT_S = 30


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = profile.create(tmp_path / "profile", "maple river", uses_keyring=False, cost=LIGHT)
    made.database.close()
    return tmp_path / "profile"


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Hold every opening until this is set, as a large file's backup does."""
    goes_on = threading.Event()
    usual = startup.open_program

    def slowly(folder: Path, _ask: Callable[[], str], **options: object) -> startup.Program:
        assert goes_on.wait(_LIMIT_S)
        return usual(folder, lambda: "maple river", uses_keyring=False)

    monkeypatch.setattr(startup, "open_program", slowly)
    monkeypatch.setattr(window_startup, "_PATIENCE_S", 0.01)
    yield goes_on
    goes_on.set()


@contextmanager
def _seen(then: Callable[[OpeningDialog], object]) -> Iterator[list[OpeningDialog]]:
    """Do something as soon as it is said that opening takes long."""
    found: list[OpeningDialog] = []

    def look() -> None:
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, OpeningDialog)]
        if shown and shown[0].isVisible() and not found:
            found.extend(shown)
            then(shown[0])

    ticks = QTimer()
    ticks.timeout.connect(look)
    ticks.start(5)
    yield found
    ticks.stop()


def test_it_is_said_while_the_file_is_opened_and_the_program_comes(
    folder: Path, held: threading.Event, qtbot: QtBot
) -> None:
    with _seen(lambda _dialog: held.set()) as said:
        program = window_startup._open(folder, ExitStack(), EarlyOpening(folder))

    assert said
    assert program is not None
    program.close()


def test_whoever_does_not_want_to_wait_can_close(
    folder: Path, held: threading.Event, qtbot: QtBot
) -> None:
    early = EarlyOpening(folder)
    with _seen(lambda dialog: dialog.findChild(QPushButton).click()):
        program = window_startup._open(folder, ExitStack(), early)

    assert program is None
    held.set()
    opened = early.program()
    assert opened is not None
    opened.close()


def test_a_quick_opening_says_nothing(folder: Path, held: threading.Event, qtbot: QtBot) -> None:
    held.set()
    early = EarlyOpening(folder)
    assert early.is_over(_LIMIT_S)

    with _seen(lambda _dialog: None) as said:
        program = window_startup._open(folder, ExitStack(), early)

    assert not said
    assert program is not None
    program.close()


def test_what_runs_is_told_to_a_screen_reader(qtbot: QtBot) -> None:
    dialog = OpeningDialog()
    qtbot.addWidget(dialog)
    assert dialog.findChild(QProgressBar).accessibleName()


def test_tries_of_a_migration_that_were_cut_off_leave_no_drafts(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off = folder / backup.FOLDER / f"{backup.DRAFT}1"
    cut_off.mkdir(parents=True)
    (cut_off / "cardfile.db").write_bytes(bytes(100))
    monkeypatch.setattr(
        migrations, "MIGRATIONS", (*migrations.MIGRATIONS, lambda _connection: None)
    )
    monkeypatch.setattr(schema_version, "NEWEST", schema_version.NEWEST + 1)

    opened = profile.unlock(folder, lambda: "maple river", uses_keyring=False)

    opened.database.close()
    (kept,) = (folder / backup.FOLDER).iterdir()
    assert kept.name.endswith("-migration")
