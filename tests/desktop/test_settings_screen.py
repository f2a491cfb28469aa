"""What is chosen in the settings is kept, and a model file comes in as its owner decides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.errors import UserError
from desktop.desk import Desk
from desktop.dialogs.file_choice import FileChoice
from desktop.dialogs.unknown_model_dialog import UnknownModelDialog, UnknownModelQuestion
from desktop.views.settings.settings_view import SettingsView
from desktop.window.main_window import MainWindow
from tests.desktop.conftest import Model

BROUGHT = Path("brought.gguf")


class OneFile(FileChoice):
    def open_files(self, parent: QWidget, title: str, pattern: str = "") -> tuple[Path, ...]:
        return (BROUGHT,)


class Answer(UnknownModelQuestion):
    def __init__(self, *, yes: bool) -> None:
        self.yes = yes
        self.asked: list[str] = []

    def accepts(self, parent: QWidget, what: str, sha256: str) -> bool:
        self.asked.append(sha256)
        return self.yes


def test_a_choice_of_language_and_look_is_kept_and_shown(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot
) -> None:
    shown = window()

    shown.pages.settings.chosen.emit("language", "zh_CN")

    assert desk.settings_file.load().language == "zh_CN"
    qtbot.waitUntil(lambda: shown.actions_.go_inbox.text() == "收件箱")


def test_a_section_asked_for_by_name_is_in_sight_and_has_the_keyboard(qtbot: QtBot) -> None:
    view = SettingsView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    view.activateWindow()
    view.language.setFocus()
    qtbot.waitUntil(view.language.hasFocus)
    section = view.learning.examples

    view.show_section(section)

    assert section.isAncestorOf(view.focusWidget())
    assert not section.visibleRegion().isEmpty()


def test_an_unknown_model_file_is_added_when_its_owner_says_so(
    window: Callable[[], MainWindow], model: Model, qtbot: QtBot
) -> None:
    shown = window()
    screen = shown.screens.assistant
    screen.files, screen.question = OneFile(), Answer(yes=True)
    model.host.refusal = UserError("model-unknown", file=BROUGHT.name, sha256="ab12")

    shown.pages.settings.assistant.model_file_requested.emit()

    qtbot.waitUntil(lambda: model.host.installed == [BROUGHT])
    assert screen.question.asked == ["ab12"]


def test_an_unknown_model_file_stays_out_when_its_owner_says_no(
    window: Callable[[], MainWindow], model: Model, qtbot: QtBot
) -> None:
    shown = window()
    screen = shown.screens.assistant
    answer = Answer(yes=False)
    screen.files, screen.question = OneFile(), answer
    model.host.refusal = UserError("model-unverified-name", file=BROUGHT.name, sha256="ab12")

    shown.pages.settings.assistant.model_file_requested.emit()

    qtbot.waitUntil(lambda: answer.asked == ["ab12"])
    assert model.host.installed == []


def test_the_question_shows_the_number_and_its_default_is_no(qtbot: QtBot) -> None:
    dialog = UnknownModelDialog("brought.gguf is not in the catalogue.", "ab12")
    qtbot.addWidget(dialog)

    assert dialog.digest.text() == "ab12"
    assert dialog.leave.isDefault()
    assert not dialog.add.isDefault()
