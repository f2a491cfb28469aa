"""Backups in the window: made, shown, and restored in three clicks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.domain.access import OWNER
from core.domain.backup import RestorePreview
from core.domain.contact import Contact
from core.privacy.vault import PassphraseCost, Vault
from core.storage.database import Database
from desktop.desk import Desk
from desktop.dialogs.restore_dialog import RestoreDialog
from desktop.start.exit_status import OPEN_AGAIN
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.window.main_window import MainWindow

WORD = "correct horse"
LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)


@pytest.fixture
def vault(database: Database) -> Path:
    path = database.path.with_name("vault.json")
    made, key = Vault.create(path)
    made.set_passphrase(key, OWNER, WORD, LIGHT)
    made.save(key)
    return path


class Answer:
    """Stands in for the question; keeps what was asked."""

    def __init__(self, *, is_yes: bool) -> None:
        self.is_yes, self.seen = is_yes, None

    def accepts(self, parent: QWidget, preview: RestorePreview) -> bool:
        self.seen = preview
        return self.is_yes


@pytest.mark.usefixtures("vault")
def test_a_backup_made_by_hand_is_in_the_list_at_once(
    window: Callable[[], MainWindow], desk: Desk
) -> None:
    desk.contacts.add(Contact("Ada"))
    shown = window()
    shown.actions_.go_privacy.trigger()

    shown.pages.backups.make.click()

    assert len(desk.backups.list_backups()) == 1
    assert "newest good backup" in shown.pages.backups.state.text()
    assert any(
        "Contacts\N{NO-BREAK SPACE}1" in label.text()
        for label in shown.pages.backups.findChildren(Label)
    )


@pytest.mark.usefixtures("vault")
def test_restoring_takes_three_clicks_and_opens_the_file_anew(
    window: Callable[[], MainWindow], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.contacts.add(Contact("Ada"))
    desk.backups.make()
    desk.contacts.add(Contact("Grace"))
    left: list[int] = []
    monkeypatch.setattr(QApplication, "exit", lambda status=0: left.append(status))
    shown = window()
    answer = Answer(is_yes=True)
    shown.screens.backups.question = answer  # type: ignore[assignment]  # of the same shape

    shown.actions_.go_privacy.trigger()
    _button(shown.pages.backups, "Restore…").click()

    assert left == [OPEN_AGAIN]
    assert answer.seen is not None
    assert answer.seen.lost_count == 1


@pytest.mark.usefixtures("vault")
def test_a_preview_that_is_declined_changes_nothing(
    window: Callable[[], MainWindow], desk: Desk, database: Database
) -> None:
    desk.contacts.add(Contact("Ada"))
    desk.backups.make()
    shown = window()
    shown.screens.backups.question = Answer(is_yes=False)  # type: ignore[assignment]  # as above

    shown.actions_.go_privacy.trigger()
    _button(shown.pages.backups, "Restore…").click()

    assert not (database.path.parent / ".replacing").exists()


@pytest.mark.usefixtures("vault")
def test_the_clock_makes_a_backup_only_when_something_changed(
    window: Callable[[], MainWindow], desk: Desk
) -> None:
    desk.contacts.add(Contact("Ada"))
    clock = window().screens.backup_clock.clock
    assert clock.isActive()

    clock.timeout.emit()
    clock.timeout.emit()

    assert len(desk.backups.list_backups()) == 1


@pytest.mark.usefixtures("vault")
def test_the_preview_says_what_would_be_missing(qtbot: QtBot, desk: Desk) -> None:
    desk.contacts.add(Contact("Ada"))
    made = desk.backups.make()
    desk.contacts.add(Contact("Grace"))

    dialog = RestoreDialog(desk.backups.preview(made))
    qtbot.addWidget(dialog)

    said = " ".join(label.text() for label in dialog.findChildren(Label))
    assert "Steps done since, which would be missing: 1" in said
    assert "Grace" in said
    assert dialog.leave.isDefault()


def _button(view: QWidget, text: str) -> Button:
    return next(button for button in view.findChildren(Button) if button.text() == text)
