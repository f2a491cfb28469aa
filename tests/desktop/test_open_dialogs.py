"""What stands in open dialogs, lines and second windows comes back with the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from core.domain.cleanup import Decision
from core.domain.contact import Company, CompanyLink, Contact
from core.domain.deal import Deal
from core.domain.field import Field, FieldKind, Tag
from core.domain.importing import ImportOptions
from core.domain.task import Task
from core.errors import UserError
from core.services.contact_service import ContactService
from desktop.desk import Desk
from desktop.dialogs.access_dialog import AccessDialog, AccessQuestion
from desktop.dialogs.capture_dialog import CaptureDialog
from desktop.dialogs.company_dialog import CompanyDialog
from desktop.dialogs.condition_dialog import ConditionDialog
from desktop.dialogs.correct_contact_dialog import CorrectContactDialog
from desktop.dialogs.deal_dialog import DealDialog
from desktop.dialogs.field_dialog import FieldDialog
from desktop.dialogs.follow_up_dialog import FollowUpDialog
from desktop.dialogs.lose_deal_dialog import LoseDealDialog
from desktop.dialogs.name_dialog import NameDialog
from desktop.dialogs.new_contact_dialog import NewContactDialog
from desktop.dialogs.task_dialog import TaskDialog
from desktop.start.exit_status import LOCKED
from desktop.window import typed
from desktop.window.main_window import MainWindow

Open = Callable[[], MainWindow]


Dialog = TypeVar("Dialog", bound=QDialog)

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def exits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note with which status the program would end."""
    statuses: list[int] = []
    monkeypatch.setattr(QApplication, "exit", statuses.append)
    yield statuses
    QApplication.setQuitOnLastWindowClosed(True)


@pytest.fixture
def anew(home_window: Open, exits: list[int]) -> Callable[[MainWindow], MainWindow]:
    """Return a function that locks a window and opens the one that comes after it."""

    def begin(window: MainWindow) -> MainWindow:
        window.screens.lock.lock()
        assert exits.pop() == LOCKED
        return home_window()

    return begin


Anew = Callable[[MainWindow], MainWindow]


def shown(window: MainWindow, kind: type[Dialog]) -> Dialog:
    """Return the dialog of this kind that stands open."""
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_every_dialog_comes_back_as_it_was(
    home_window: Open, anew: Anew, desk: Desk, maya: Contact
) -> None:
    first = home_window()
    ask_of_contacts(first, maya)
    ask_of_sales(first, desk, maya)
    ask_of_settings(first)
    before = typed_in(first)

    second = anew(first)

    assert typed_in(second) == before
    assert "half a" in str(before)


@pytest.fixture
def maya(desk: Desk) -> Contact:
    desk.fields.add(Field("Seats", FieldKind.NUMBER))
    links = (CompanyLink("Bakery"),)
    return desk.contacts.add(Contact("Maya", tags=("vip",), notes="old", companies=links))


def typed_in(window: MainWindow) -> dict[str, Any]:
    return {
        type(each).__name__: typed.read(each)
        for each in window.findChildren(QDialog)
        if isinstance(each, QDialog) and window.screens.wiring.dialogs.has(each)
    }


def ask_of_contacts(window: MainWindow, maya: Contact) -> None:
    window.actions_.go_contacts.trigger()
    window.actions_.new_contact.trigger()
    new = shown(window, NewContactDialog)
    new.name.setText("half a name")
    typed.fill(new.form, [["QLineEdit", "12"]])
    window.pages.contact.correct_requested.emit(maya)
    shown(window, CorrectContactDialog).notes.setPlainText("half a note")
    window.pages.company.correct_requested.emit(Company("Bakery", 1))
    shown(window, CompanyDialog).domain.setText("half a domain")
    window.screens.contact_places.show_part(is_table=True)
    window.pages.records_table.filters.add_requested.emit()
    condition = shown(window, ConditionDialog)
    condition.place.setCurrentIndex(condition.place.findData("messages"))
    condition.operator.setCurrentIndex(condition.operator.findData("at-least"))
    condition.value.setText("12")


def ask_of_sales(window: MainWindow, desk: Desk, maya: Contact) -> None:
    task, _ = desk.tasks.add(Task("Call"))
    window.pages.tasks.cards["today"].change_requested.emit(task)
    change = shown(window, TaskDialog)
    change.title.setText("half a task")
    change.has_day.setChecked(True)
    change.day.setDate(QDate(2027, 2, 3))
    deal, _ = desk.deals.add(Deal("Chairs", contact_ids=(maya.id,)))
    window.pages.deal.change_requested.emit(deal)
    shown(window, DealDialog).amount.setText("half a sum")
    window.pages.deal.lost.emit(deal)
    shown(window, LoseDealDialog).reason.setText("half a reason")
    window.screens.follow_ups.ask(maya)
    shown(window, FollowUpDialog).titles[4].setText("half a follow-up")


def ask_of_settings(window: MainWindow) -> None:
    window.actions_.capture.trigger()
    shown(window, CaptureDialog).view.line.setText("half a call")
    window.pages.settings.fields.add_requested.emit()
    shown(window, FieldDialog).name.setText("half a field")
    window.pages.settings.fields.rename_requested.emit(Tag("vip", "vip"))
    shown(window, NameDialog).name.setText("half a tag")


def test_a_new_deal_comes_back_with_whom_it_is_with(
    home_window: Open, anew: Anew, desk: Desk, maya: Contact
) -> None:
    first = home_window()
    first.screens.deals.new_deal(Deal("", contact_ids=(maya.id,), contact_names=("Maya",)))
    shown(first, DealDialog).title.setText("Chairs")

    second = anew(first)
    dialog = shown(second, DealDialog)
    dialog._save.click()

    (deal,) = desk.deals.list_deals()
    assert (deal.title, deal.contact_ids) == ("Chairs", (maya.id,))
    assert second.screens.wiring.dialogs.open_work() == {}


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_lines_and_second_windows_come_back(
    home_window: Open, anew: Anew, receive: Callable[..., int]
) -> None:
    thread_id = receive()
    first = home_window()
    first.pages.home.capture.line.setText("called Maya")
    first.pages.tasks.adder.words.setText("Send it")
    first.pages.contacts.search.setText("may")
    first.hands.apart.windows.open_thread(thread_id).setGeometry(40, 50, 600, 500)

    second = anew(first)

    assert second.pages.home.capture.line.text() == "called Maya"
    assert second.pages.tasks.adder.words.text() == "Send it"
    assert second.pages.contacts.search.text() == "may"
    assert second.hands.apart.windows.threads[thread_id].width() == 600


def test_what_is_imported_and_cleaned_up_is_gone_on_with(
    home_window: Open, anew: Anew, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "people.csv").write_text("Name\nMaya\nTom\nLi\n")
    desk.imports.run([tmp_path / "people.csv"], ImportOptions())
    first = home_window()
    first.screens.imports.open_text("2026-11-20 10:00 - Maya: the oven is cold")
    first.screens.cleanup.open()
    first.screens.cleanup.dialog.decided.emit(Decision.SKIP)

    second = anew(first).screens

    assert second.imports.open_work() == first.screens.imports.open_work()
    assert "the oven" in second.imports.open_work()["pasted"]
    assert len(second.cleanup.open_work()["people"]) == 2


def test_words_that_could_not_be_stored_stand_in_the_dialog_again(
    home_window: Open, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = home_window()

    def full(_self: object, _contact: Contact) -> None:
        raise UserError("disk-full", path="x")

    monkeypatch.setattr(ContactService, "add", full)
    window.actions_.new_contact.trigger()
    first = shown(window, NewContactDialog)
    first.name.setText("Maya")
    first._save.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(NewContactDialog)[-1] is not first))

    assert shown(window, NewContactDialog).name.text() == "Maya"


def test_secrets_are_not_kept(qtbot: QtBot) -> None:
    dialog = AccessDialog(AccessQuestion("Change", "Why", "Go", asks_passphrase=True))
    qtbot.addWidget(dialog)
    for field in dialog.findChildren(QLineEdit):
        field.setText("maple river")

    assert "maple" not in str(typed.read(dialog))
