"""The key and the people on the privacy page: a passphrase each time, and then it is so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.domain.access import OWNER, Person, Role
from core.errors import UserError
from core.privacy.vault import Vault
from desktop.desk import Desk
from desktop.dialogs.access_dialog import AccessDialog
from desktop.dialogs.recovery_dialog import RecoveryDialog
from desktop.window.main_window import MainWindow
from desktop.window.pages import Pages

PHRASE = "maple river clock"
NEW = "paper boat seven"


@pytest.fixture
def page(window: Callable[[], MainWindow]) -> MainWindow:
    shown = window()
    shown.actions_.go_privacy.trigger()
    return shown


def answer(page: MainWindow, passphrase: str = PHRASE) -> AccessDialog:
    dialog = page.screens.access.dialog
    assert dialog is not None
    dialog.secret.setText(passphrase)
    dialog._go.click()
    return dialog


def vault(tmp_path: Path) -> Vault:
    return Vault.load(tmp_path / "vault.json")


def test_a_person_is_added_with_a_passphrase_of_their_own(page: MainWindow, tmp_path: Path) -> None:
    page.pages.people.add.click()
    dialog = page.screens.access.dialog
    assert dialog is not None
    dialog.name.setText(" Li ")
    dialog.fields.passphrase.setText(NEW)
    dialog.fields.again.setText(NEW)

    answer(page)

    assert vault(tmp_path).open_with_passphrase(NEW).person == Person("Li", Role.STAFF)
    assert page.screens.access.dialog is None
    assert page.pages.key.keyring.isHidden()


def test_a_wrong_passphrase_changes_nothing_and_is_said_in_the_dialog(
    page: MainWindow, tmp_path: Path
) -> None:
    before = (tmp_path / "vault.json").read_bytes()
    page.pages.key.code.click()

    dialog = answer(page, "wrong")

    assert dialog.isVisible()
    assert "does not open the file" in dialog.problem.text()
    assert (tmp_path / "vault.json").read_bytes() == before
    dialog.reject()


def test_nothing_can_be_done_before_everything_is_filled_in(page: MainWindow) -> None:
    page.pages.people.add.click()
    dialog = page.screens.access.dialog
    assert dialog is not None
    dialog.secret.setText(PHRASE)
    without_person = dialog._go.isEnabled()
    dialog.name.setText("Li")
    dialog.fields.passphrase.setText(NEW)

    assert (without_person, dialog._go.isEnabled()) == (False, False)
    dialog.reject()


def test_a_changed_passphrase_opens_the_vault(page: MainWindow, tmp_path: Path) -> None:
    page.pages.key.passphrase.click()
    dialog = page.screens.access.dialog
    assert dialog is not None
    dialog.fields.passphrase.setText(NEW)
    dialog.fields.again.setText(NEW)

    answer(page)

    assert vault(tmp_path).open_with_passphrase(NEW).person == OWNER
    with pytest.raises(UserError):
        vault(tmp_path).open_with_passphrase(PHRASE)


def test_a_new_recovery_code_is_shown_until_it_is_typed_back(
    page: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page.pages.key.code.click()
    answer(page)
    (dialog,) = page.findChildren(RecoveryDialog)
    code = dialog.card._label.text()
    before = dialog._done.isEnabled()
    dialog.card.typed_back.setText(code.lower())

    dialog._done.click()

    assert not before
    assert vault(tmp_path).open_with_recovery_code(code).person == OWNER


def test_the_file_works_on_with_its_new_key(page: MainWindow, desk: Desk, tmp_path: Path) -> None:
    before = vault(tmp_path).open_with_passphrase(PHRASE).key
    page.pages.key.rekey.click()

    answer(page)

    assert vault(tmp_path).open_with_passphrase(PHRASE).key != before
    assert desk.contacts.count_contacts() == 0


def test_a_role_is_changed_and_access_taken(page: MainWindow, desk: Desk, tmp_path: Path) -> None:
    desk.access.add_person(PHRASE, Person("Li", Role.STAFF), NEW)

    page.pages.people.role_chosen.emit(Person("Li", Role.READER))
    answer(page)
    role = vault(tmp_path).open_with_passphrase(NEW).person.role
    page.pages.people.remove_requested.emit("Li")
    answer(page)

    assert role is Role.READER
    assert vault(tmp_path).people() == (OWNER,)


def test_a_keyring_that_can_not_be_relied_on_leaves_the_box_unticked(page: MainWindow) -> None:
    page.pages.key.keyring.click()

    dialog = answer(page)
    said = dialog.problem.text()
    dialog.reject()

    assert "keyring can't be relied on" in said
    assert not page.pages.key.keyring.isChecked()


def test_who_is_no_owner_sees_who_has_access_and_changes_only_their_passphrase(
    desk: Desk, page: MainWindow
) -> None:
    pages: Pages = page.pages
    pages.people.show_people((OWNER, Person("Li", Role.STAFF)), Person("Li", Role.STAFF))
    pages.key.show_ways(is_in_keyring=False, is_owner=False, is_alone=False)

    assert pages.people.add.isHidden()
    assert [widget.isHidden() for widget in (pages.key.passphrase, pages.key.code)] == [False, True]


def test_a_sheet_is_checked_by_its_code_and_the_page_says_until_then_that_nobody_did(
    page: MainWindow, tmp_path: Path
) -> None:
    keys = page.pages.key
    page.screens.access._service.new_recovery_code(PHRASE)
    code = page.screens.access._service.new_recovery_code(PHRASE)
    page.screens.access._show()
    before = keys._words[1].text()

    keys.check.click()
    wrong = answer(page, "AAAA-BBBB-CCCC")
    said = wrong.problem.text()
    answer(page, code.lower())

    assert "Nobody typed the recovery code back" in before
    assert said
    assert "takes the place" in keys._words[1].text()
    assert page.screens.access.dialog is None


def test_a_new_code_that_was_typed_back_counts_as_checked(page: MainWindow) -> None:
    service = page.screens.access._service
    page.pages.key.code.click()
    answer(page)
    dialog = next(one for one in page.findChildren(RecoveryDialog) if one.isVisible())
    before = service.is_code_checked()

    dialog.card.typed_back.setText(dialog.card._code)
    dialog._done.click()

    assert (before, service.is_code_checked()) == (False, True)
