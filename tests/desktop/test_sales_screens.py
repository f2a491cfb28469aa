"""Deals and tasks in the window: by keyboard, with a way back, and where the person is at work."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.contact import CompanyLink, Contact
from core.domain.deal import Deal, DealState
from core.domain.money import Money
from core.domain.task import Task, TaskGroup
from desktop.desk import Desk
from desktop.dialogs.deal_dialog import DealDialog
from desktop.dialogs.lose_deal_dialog import LoseDealDialog
from desktop.dialogs.task_dialog import TaskDialog
from desktop.failures import FailureReporter
from desktop.tables.paged_table import RECORD_ROLE
from desktop.translation import Translation
from desktop.views.agenda.task_row import TaskRow
from desktop.window.main_window import MainWindow
from desktop.words import dates, sales_words


@pytest.fixture
def maya(desk: Desk) -> Contact:
    return desk.contacts.add(Contact("Maya Okafor", companies=(CompanyLink("Harbour Bakery"),)))


@pytest.fixture
def chairs(desk: Desk, maya: Contact) -> Deal:
    wish = Deal(
        "Twelve chairs",
        contact_ids=(maya.id,),
        company_name="Harbour Bakery",
        amount=Money(240_000, "EUR"),
    )
    return desk.deals.add(wish)[0]


@pytest.fixture
def window(
    qtbot: QtBot, desk: Desk, translation: Translation, reporter: FailureReporter, chairs: Deal
) -> MainWindow:
    del translation, chairs
    window = MainWindow(desk, Translation(QApplication.instance()), reporter)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.is_settled)
    return window


def toast(window: MainWindow) -> str:
    return window.toast._words.text()


def test_open_deals_stand_under_their_stages_with_sums(window: MainWindow) -> None:
    window.actions_.go_deals.trigger()

    rows = window.pages.deals.rows.model()
    told = [rows.index(at, 0).data() for at in range(rows.rowCount())]
    assert told[0] == "Lead  ·  1, €2,400"
    assert told[1].startswith("Twelve chairs, Harbour Bakery  ·  Maya Okafor, Lead, €2,400")
    assert window.pages.deals._weighted.text() == "Forecast, weighed by stage: €240"
    assert window.pages.deal._title.text() == "Twelve chairs"


def test_a_deal_that_was_undone_meanwhile_makes_room_for_those_that_are_there(
    window: MainWindow, chairs: Deal
) -> None:
    window.actions_.go_deals.trigger()

    window.screens.deals.open_deal(chairs.id + 1)

    assert not window.toast.isVisible()
    assert window.pages.deal._title.text() == "Twelve chairs"


def test_a_deal_is_moved_won_and_brought_back_by_the_toast(
    window: MainWindow, desk: Desk, chairs: Deal
) -> None:
    window.actions_.go_deals.trigger()
    view = window.pages.deal

    view.stage.setCurrentIndex(2)
    view.stage.activated.emit(2)

    assert desk.deals.get(chairs.id).stage_id == desk.deals.list_stages()[2].id
    view.win.click()
    assert desk.deals.get(chairs.id).state is DealState.WON
    assert toast(window) == "Won: Twelve chairs"
    assert not view.win.isVisible()
    window.toast._undo.click()
    assert desk.deals.get(chairs.id).state is DealState.OPEN
    assert view.win.isVisible()


def test_losing_a_deal_asks_for_the_reason(window: MainWindow, desk: Desk, chairs: Deal) -> None:
    window.actions_.go_deals.trigger()
    window.pages.deal.lose.click()
    (dialog,) = window.findChildren(LoseDealDialog)

    assert not dialog._save.isEnabled()
    dialog.reason.setText("too dear")
    dialog._save.click()

    assert desk.deals.get(chairs.id).lost_reason == "too dear"
    window.pages.deals._chips[DealState.LOST].click()
    assert window.pages.deal._title.text() == "Twelve chairs"


def test_a_new_deal_from_a_contact_knows_whom_it_is_with(
    window: MainWindow, desk: Desk, maya: Contact
) -> None:
    window.actions_.go_contacts.trigger()
    window.screens.contacts.open_contact(maya.id)
    window.pages.contact.sales._new.click()
    (dialog,) = window.findChildren(DealDialog)

    assert dialog.company.text() == "Harbour Bakery"
    dialog.title.setText("Shelf")
    dialog.amount.setText("nine")
    assert not dialog._save.isEnabled()
    dialog.amount.setText("900")
    dialog.tags.setText("urgent, fair")
    dialog._save.click()

    made = desk.deals.list_deals()[0]
    assert made.tags == ("urgent", "fair")
    assert (made.title, made.contact_ids, made.amount) == (
        "Shelf",
        (maya.id,),
        Money(90_000, "EUR"),
    )
    assert window.pages.deal._title.text() == "Shelf"
    assert toast(window) == "Deal added: Shelf"


def test_a_task_is_added_and_finished_by_keyboard_on_the_contacts_page(
    qtbot: QtBot, window: MainWindow, desk: Desk, maya: Contact
) -> None:
    window.actions_.go_contacts.trigger()
    window.screens.contacts.open_contact(maya.id)
    section = window.pages.contact.sales

    qtbot.keyClicks(section.adder.words, "Send the offer")
    qtbot.keyClick(section.adder.words, Qt.Key.Key_Return)

    (row,) = section.tasks.rows()
    assert row.box.accessibleName() == "Done: Send the offer"
    assert desk.tasks.list_open_of_contact(maya.id)[0].due_on == dates.today()
    qtbot.keyClick(row.box, Qt.Key.Key_Space)
    assert desk.tasks.list_open_of_contact(maya.id) == ()
    assert toast(window) == "Task done"
    window.toast._undo.click()
    assert [task.title for task in desk.tasks.list_open_of_contact(maya.id)] == ["Send the offer"]
    assert len(section.tasks.rows()) == 1


def test_the_page_of_tasks_groups_them_and_leads_to_what_they_are_about(
    window: MainWindow, desk: Desk, maya: Contact, chairs: Deal
) -> None:
    today = dates.today()
    desk.tasks.add(Task("Late", due_on=today - timedelta(days=2), contact_id=maya.id))
    desk.tasks.add(Task("Soon", due_on=today + timedelta(days=1), deal_id=chairs.id))

    window.actions_.new_task.trigger()

    view = window.pages.tasks
    assert window.focusWidget() is view.adder.words
    (late,) = view.cards[TaskGroup.OVERDUE].rows()
    (soon,) = view.cards[TaskGroup.WEEK].rows()
    assert (late.task.title, soon._due.text()) == ("Late", "Tomorrow")
    soon._about.click()
    assert window.pages.stack.currentWidget() is window.pages.deals_page
    assert window.pages.deal._title.text() == "Twelve chairs"


def test_a_task_is_put_off_changed_and_deleted_from_its_menu(
    window: MainWindow, desk: Desk
) -> None:
    task, _ = desk.tasks.add(Task("Ring", due_on=dates.today()))
    window.actions_.go_tasks.trigger()

    _choose(window, "Put off to tomorrow")
    assert desk.tasks.get(task.id).due_on == dates.today() + timedelta(days=1)
    _choose(window, "Change…")
    (dialog,) = window.findChildren(TaskDialog)
    dialog.title.setText("Ring twice")
    dialog._save.click()
    assert desk.tasks.get(task.id).title == "Ring twice"
    _choose(window, "Delete")
    assert desk.tasks.list_tasks() == ()


def test_what_is_done_is_shown_when_it_is_asked_for(window: MainWindow, desk: Desk) -> None:
    task, _ = desk.tasks.add(Task("Ring"))
    desk.tasks.finish(task.id)
    window.actions_.go_tasks.trigger()
    view = window.pages.tasks

    assert view._empty.isVisible()
    view.has_done.click()
    (row,) = view.cards[TaskGroup.DONE].rows()
    row.box.click()
    assert desk.tasks.get(task.id).done_at is None


def test_a_hit_of_the_search_leads_to_the_deal(window: MainWindow, chairs: Deal) -> None:
    (hit,) = window.desk.search.search("in:deals twelve")

    window.screens.search.choose(hit)

    assert window.pages.stack.currentWidget() is window.pages.deals_page
    shown = window.pages.deals.rows.currentIndex().data(RECORD_ROLE)
    assert shown.id == chairs.id


def test_sums_are_said_as_the_currency_wants(translation: Translation) -> None:
    translation.use("en")

    assert sales_words.money(Money(123_456, "EUR")) == "€1,234.56"
    assert sales_words.money(Money(900_000, "JPY")) == "JPY\N{NO-BREAK SPACE}900,000"
    assert sales_words.money(Money(58_800)) == "588"


def _choose(window: MainWindow, words: str) -> None:
    """Take an entry of the first task's menu."""
    row = window.pages.tasks.findChildren(TaskRow)[0]
    menu = row.menu()
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.deleteLater()


def test_the_firm_of_a_deal_leads_to_it(window: MainWindow) -> None:
    window.actions_.go_deals.trigger()

    window.pages.deal.firm.click()

    assert window.pages.stack.currentWidget() is window.pages.companies_page
    assert window.pages.company._name.text() == "Harbour Bakery"
