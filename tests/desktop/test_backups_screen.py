"""Backups in the window: made, shown, and restored in three clicks."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.domain.access import OWNER
from core.domain.backup import RestorePreview
from core.domain.contact import Contact
from core.errors import UserError
from core.privacy import profile
from core.privacy.vault import PassphraseCost, Vault
from core.services.contact_service import ContactService
from core.storage.database import Database
from desktop.background import Lane
from desktop.desk import Desk
from desktop.dialogs.rescue_dialog import RescueDialog
from desktop.dialogs.restore_dialog import RestoreDialog
from desktop.main_window import OPEN_AGAIN, MainWindow
from desktop.rescue_startup import rescue
from desktop.views.button import Button
from desktop.views.label import Label

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
    clock = window().screens.backups.clock
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


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    folder = tmp_path / "profile"
    made = profile.create(folder, WORD, uses_keyring=False, cost=LIGHT)
    ContactService(made.database).add(Contact("Ada"))
    made.database.close()
    content = bytearray((folder / "cardfile.db").read_bytes())
    content[len(content) // 2] ^= 1
    (folder / "cardfile.db").write_bytes(content)
    return folder


def test_a_damaged_file_is_salvaged_from_the_window_and_opens(
    qtbot: QtBot, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane = Lane("start")

    def choose(dialog: RescueDialog) -> None:
        dialog.salvage.click()
        qtbot.waitUntil(dialog.open_file.isVisible, timeout=20_000)
        dialog.open_file.click()

    program = _rescued(broken, lane, choose, qtbot, monkeypatch)

    assert program is not None
    assert [person.name for person in program.contacts.list_contacts("")] == ["Ada"]
    program.close()
    lane.close()


def test_a_damaged_file_that_nobody_rescues_stays_and_no_other_is_made(
    qtbot: QtBot, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (broken / "cardfile.db").read_bytes()
    lane = Lane("start")

    program = _rescued(broken, lane, lambda dialog: dialog.leave.click(), qtbot, monkeypatch)

    assert program is None
    assert (broken / "cardfile.db").read_bytes() == before
    lane.close()


def _rescued(
    folder: Path,
    lane: Lane,
    choose: Callable[[RescueDialog], None],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> object:
    def act(dialog: RescueDialog) -> int:
        dialog.show()
        qtbot.waitUntil(dialog.salvage.isVisible, timeout=20_000)
        choose(dialog)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
        return dialog.result()

    monkeypatch.setattr(RescueDialog, "exec", act)
    program = rescue(folder, lane, UserError("database-damaged", path="x"), lambda: WORD)
    gc.collect()
    return program


def _button(view: QWidget, text: str) -> Button:
    return next(button for button in view.findChildren(Button) if button.text() == text)
