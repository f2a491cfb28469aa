"""A folder is chosen in the settings; what comes into it comes in, quietly, with a way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.services import watched_folder
from desktop.desk import Desk
from desktop.dialogs.file_choice import FileChoice
from desktop.screens import watch_screen
from desktop.window.main_window import MainWindow

CARD = "BEGIN:VCARD\nFN:Maya\nEND:VCARD\n"


class ThisFolder(FileChoice):
    """Says which folder instead of asking a person."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open_folder(self, parent: QWidget, title: str) -> tuple[Path, ...]:
        return (self.folder,)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watched_folder, "STILL_S", 0.0)
    monkeypatch.setattr(watch_screen, "STILL_S", 0.0)
    monkeypatch.setattr(watch_screen, "SOON_MS", 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "watched"
    path.mkdir()
    return path


def choose(shown: MainWindow, folder: Path) -> Any:
    shown.screens.watch.files = ThisFolder(folder)
    shown.actions_.go_settings.trigger()
    section = shown.pages.settings.watch
    section.choose.click()
    return section


def test_a_new_file_comes_in_with_a_quiet_word_and_undo(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, folder: Path
) -> None:
    shown = window()
    section = choose(shown, folder)

    with qtbot.waitSignal(shown.screens.watch.told) as told:
        (folder / "maya.vcf").write_text(CARD)

    words, step = told.args
    assert words == "1 new record from maya.vcf"
    assert section._state.text() == str(folder)
    assert [contact.name for contact in desk.contacts.list_contacts()] == ["Maya"]
    shown.toast._undo.click()
    assert desk.contacts.count_contacts() == 0
    assert step > 0
    assert (folder / "maya.vcf").read_text() == CARD


def test_what_cannot_be_taken_in_is_listed_with_a_sentence(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, folder: Path
) -> None:
    (folder / "photos.zip").write_bytes(b"PK\x03\x04rest")
    shown = window()

    with qtbot.waitSignal(shown.screens.watch.told) as told:
        section = choose(shown, folder)

    texts = [label.text() for label in section.findChildren(QWidget) if hasattr(label, "text")]
    assert "photos.zip" in texts
    assert "It is an archive. Unpack it and import the files in it." in texts
    assert told.args == ["1 file of the watched folder could not be taken in: see Settings.", 0]
    assert section.again.isVisible()


def test_nothing_is_watched_until_a_folder_is_chosen_nor_after_it_is_left(
    window: Callable[[], MainWindow], desk: Desk, folder: Path
) -> None:
    shown = window()
    assert desk.settings_file.load().watched_folder == ""
    section = choose(shown, folder)
    assert desk.settings_file.load().watched_folder == str(folder)

    section.stop.click()

    assert desk.settings_file.load().watched_folder == ""
    assert shown.screens.watch._watcher.directories() == []
    assert not shown.screens.watch._poll.isActive()
    assert section._state.text() == "No folder is watched."


def test_a_folder_that_is_gone_is_said_in_its_section_only(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, folder: Path
) -> None:
    shown = window()
    section = choose(shown, folder)
    folder.rmdir()

    shown.screens.watch.look()

    assert section.problem.isVisible()
    assert str(folder) in section.problem._words.text()
    assert not shown.toast.isVisible()
