"""Going through people after an import, one key for each decision."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.domain.change import Action
from core.domain.cleanup import Decision
from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.importing import ImportOptions
from core.errors import UserError
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.storage.database import Database
from desktop.desk import Desk
from desktop.dialogs.cleanup_dialog import CleanupDialog
from desktop.dialogs.name_dialog import NameDialog
from desktop.sentences import messages
from desktop.window.main_window import MainWindow

Open = Callable[[], MainWindow]
PEOPLE = ("Ada Lane", "Ben Ferris", "Calloway & Daughters", "Maya Okafor")


def bring(desk: Desk, folder: Path, names: tuple[str, ...] = PEOPLE) -> int:
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL;TYPE=work:+44 20 7946 01{at:02}\n"
        f"UID:card-{at}\nEND:VCARD\n"
        for at, name in enumerate(names)
    )
    path = folder / "people.vcf"
    path.write_text(cards, encoding="utf-8")
    return desk.imports.run([path], ImportOptions()).step_id


@pytest.fixture
def known(desk: Desk) -> Contact:
    phone = Channel(ChannelKind.PHONE, "+44 20 7946 0103")
    email = Channel(ChannelKind.EMAIL, "maya@bakery.example")
    return desk.contacts.add(Contact("Maya Okafor", channels=(email, phone)))


@pytest.fixture
def dialog(window: Open, desk: Desk, known: Contact, tmp_path: Path, qtbot: QtBot) -> CleanupDialog:
    # A table has no identifiers, so who is here already comes in a second time.
    step = bring(desk, tmp_path)
    shown = window()
    shown.screens.cleanup.open(step)
    made = shown.screens.cleanup.dialog
    assert made is not None
    return made


def press(dialog: CleanupDialog, letters: str) -> None:
    for letter in letters:
        QTest.keyClick(dialog, letter)


def names(desk: Desk) -> set[str]:
    found = (contact for contact in desk.contacts.list_contacts() if not contact.is_archived)
    return {contact.name for contact in found}


def shown_name(dialog: CleanupDialog) -> str:
    return dialog._card.contact.name if dialog._card else ""


def test_one_key_decides_and_the_next_person_comes(dialog: CleanupDialog, desk: Desk) -> None:
    order = [shown_name(dialog)]
    press(dialog, "k")
    order.append(shown_name(dialog))
    press(dialog, "a")
    order.append(shown_name(dialog))

    assert order == ["Ada Lane", "Ben Ferris", "Calloway & Daughters"]
    assert names(desk) == {"Ada Lane", "Calloway & Daughters", "Maya Okafor"}
    assert dialog._place.text() == "3 of 3"


def test_deleting_leaves_what_passed_and_is_undone_by_z(dialog: CleanupDialog, desk: Desk) -> None:
    press(dialog, "d")
    assert "Ada Lane" not in names(desk)
    assert shown_name(dialog) == "Ben Ferris"

    press(dialog, "z")

    assert "Ada Lane" in names(desk)
    assert shown_name(dialog) == "Ada Lane"


def test_a_firm_becomes_a_company(dialog: CleanupDialog, desk: Desk) -> None:
    press(dialog, "kkc")

    assert "Calloway & Daughters" not in names(desk)
    (company,) = (c for c in desk.contacts.list_companies() if c.name == "Calloway & Daughters")
    assert [d.value for d in company.details] == ["+44 20 7946 0102"]
    press(dialog, "z")
    assert "Calloway & Daughters" in names(desk)
    assert not any(c.name == "Calloway & Daughters" for c in desk.contacts.list_companies())


def test_a_tag_is_asked_once_and_offered_again(
    dialog: CleanupDialog, desk: Desk, qtbot: QtBot
) -> None:
    press(dialog, "t")
    first = dialog.findChild(NameDialog)
    assert first is not None
    first.name.setText("fair")
    QTest.keyClick(first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown_name(dialog) == "Ben Ferris")
    press(dialog, "t")

    second = next(d for d in dialog.findChildren(NameDialog) if d is not first)

    assert second.name.text() == "fair"
    assert [c.tags for c in desk.contacts.list_contacts("Ada")] == [("fair",)]


def test_at_the_end_it_says_what_was_decided(dialog: CleanupDialog, desk: Desk) -> None:
    press(dialog, "kad")

    assert shown_name(dialog) == ""
    said = dialog._over._hint.text()
    assert said == "1 kept  ·  1 archived  ·  1 deleted"
    press(dialog, "z")
    assert shown_name(dialog) == "Calloway & Daughters"


def test_who_seems_to_be_here_already_is_merged_by_one_key(
    window: Open, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    step = bring(desk, tmp_path, ("Maya Okafor",))
    (brought,) = desk.contacts.list_contacts("Maya")
    older = desk.contacts.add(
        Contact("Maya Okafor", channels=(Channel(ChannelKind.PHONE, "+44 20 7946 0100"),))
    )
    shown = window()
    shown.screens.cleanup.open(step)
    dialog = shown.screens.cleanup.dialog
    assert dialog is not None
    assert dialog._twin_card.isVisible()

    press(dialog, "m")

    (left,) = desk.contacts.list_contacts("Maya")
    assert left.id == older.id != brought.id
    press(dialog, "z")
    assert len(desk.contacts.list_contacts("Maya")) == 2


def test_without_a_twin_nothing_is_merged(dialog: CleanupDialog, desk: Desk) -> None:
    assert not dialog.buttons[Decision.MERGE].isEnabled()

    press(dialog, "m")

    assert shown_name(dialog) == "Ada Lane"


def test_a_key_held_down_decides_about_one_person(dialog: CleanupDialog, desk: Desk) -> None:
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_D, Qt.KeyboardModifier.NoModifier, "d", True, 3
    )
    press(dialog, "d")
    dialog.keyPressEvent(held)
    dialog.keyPressEvent(held)

    assert shown_name(dialog) == "Ben Ferris"


def test_the_report_of_an_import_leads_there(window: Open, desk: Desk, tmp_path: Path) -> None:
    step = bring(desk, tmp_path)
    shown = window()
    shown.screens.imports.clean_up_requested.emit(step)

    assert shown.screens.cleanup.dialog is not None
    assert shown_name(shown.screens.cleanup.dialog) == "Ada Lane"


def test_the_key_goes_through_the_newest_import(window: Open, desk: Desk, tmp_path: Path) -> None:
    bring(desk, tmp_path)
    shown = window()

    shown.actions_.clean_up.trigger()

    assert shown.screens.cleanup.dialog is not None
    assert shown_name(shown.screens.cleanup.dialog) == "Ada Lane"


def test_nobody_to_go_through_is_said(window: Open) -> None:
    shown = window()

    shown.actions_.clean_up.trigger()

    assert shown.screens.cleanup.dialog is not None
    assert shown.screens.cleanup.dialog._over.isVisible()


def test_a_contact_with_messages_stays_at_the_company_it_became(
    database: Database, desk: Desk, receive: Callable[..., int]
) -> None:
    receive()
    (maya,) = desk.contacts.list_contacts("Maya")

    desk.contacts.make_company(maya.id)

    assert [c.company_name for c in desk.contacts.get(maya.id).companies] == ["Maya Okafor"]
    HistoryService(database).undo()
    assert desk.contacts.get(maya.id).companies == ()


def test_a_deleted_contacts_messages_stay_and_come_back_with_it(
    database: Database, desk: Desk, receive: Callable[..., int]
) -> None:
    receive()
    (maya,) = desk.contacts.list_contacts("Maya")

    desk.contacts.remove(maya.id)

    assert [row.contact_id for row in desk.inbox.list_conversations()] == [None]
    with pytest.raises(UserError, match="no-such-record"):
        ContactService(database).get(maya.id)
    HistoryService(database).undo()
    assert [row.contact_id for row in desk.inbox.list_conversations()] == [maya.id]
    assert desk.contacts.find_by_email("maya@bakery.example") is not None
    assert {Action.REMOVE_CONTACT, Action.MAKE_COMPANY} <= set(messages.ACTIONS)
