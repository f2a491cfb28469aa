"""Back and forward, and that the window comes back to where the person was."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.domain.contact import CompanyLink, Contact
from core.domain.deal import Deal
from core.domain.view import Condition, Group, Operator, View
from desktop.desk import Desk
from desktop.window.main_window import MainWindow

Open = Callable[[], MainWindow]


class Clock:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now = time.monotonic()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shown(window: Open, desk: Desk, receive: Callable[..., int], clock: Clock) -> MainWindow:
    receive()
    receive("Second", subject="Another", name="Tom", email="tom@mill.example")
    desk.deals.add(Deal("Forty loaves"))
    shown = window()
    shown.hands.travel.clock = clock
    return shown


def pages(shown: MainWindow) -> tuple[object, object, object]:
    return shown.pages.inbox_page, shown.pages.contacts_page, shown.pages.deals_page


def test_alt_left_goes_back_through_pages_and_alt_right_forward(
    qtbot: QtBot, shown: MainWindow, clock: Clock
) -> None:
    inbox, contacts, deals = pages(shown)
    for action in (shown.actions_.go_contacts, shown.actions_.go_deals):
        clock.now += 5
        action.trigger()

    way = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(shown, key, Qt.KeyboardModifier.AltModifier)
        way.append(shown.pages.stack.currentWidget())

    assert way == [contacts, inbox, contacts, deals]
    assert not shown.actions_.forward.isEnabled()
    assert shown.actions_.back.isEnabled()


def test_back_opens_the_conversation_that_was_open(
    shown: MainWindow, clock: Clock, desk: Desk
) -> None:
    first, second = (row.thread_id for row in desk.inbox.list_conversations())
    clock.now += 5
    shown.screens.inbox.open_thread(first)
    clock.now += 5
    shown.screens.inbox.open_thread(second)

    shown.actions_.back.trigger()
    back = shown.screens.inbox.thread_id
    shown.actions_.forward.trigger()

    assert (back, shown.screens.inbox.thread_id) == (first, second)


def test_back_opens_the_firm_that_was_open(
    qtbot: QtBot, shown: MainWindow, clock: Clock, desk: Desk
) -> None:
    for name in ("Mill", "Bakery"):
        desk.contacts.add(Contact(f"At {name}", companies=(CompanyLink(name),)))
    first, second = (company.id for company in desk.contacts.list_companies())
    clock.now += 5
    shown.actions_.go_companies.trigger()
    for firm in (first, second):
        shown.screens.companies.open_company(firm)
        clock.now += 5
    shown.actions_.go_tasks.trigger()

    shown.actions_.back.trigger()
    back = shown.screens.companies.company_id
    shown.actions_.back.trigger()

    assert (back, shown.screens.companies.company_id) == (second, first)


def test_what_was_only_passed_through_is_no_station(
    shown: MainWindow, clock: Clock, desk: Desk
) -> None:
    clock.now += 5
    shown.actions_.go_contacts.trigger()
    clock.now += 0.2
    shown.actions_.go_deals.trigger()

    shown.actions_.back.trigger()

    assert shown.pages.stack.currentWidget() is shown.pages.inbox_page


def test_going_somewhere_else_from_the_middle_forgets_the_way_forward(
    shown: MainWindow, clock: Clock
) -> None:
    for action in (shown.actions_.go_contacts, shown.actions_.go_deals):
        clock.now += 5
        action.trigger()
    shown.actions_.back.trigger()

    shown.actions_.go_tasks.trigger()

    assert not shown.actions_.forward.isEnabled()
    shown.actions_.back.trigger()
    assert shown.pages.stack.currentWidget() is shown.pages.contacts_page


def test_a_record_that_is_gone_does_not_block_the_way_back(
    shown: MainWindow, clock: Clock, desk: Desk
) -> None:
    clock.now += 5
    shown.actions_.go_contacts.trigger()
    gone = desk.contacts.add(Contact("Gone"))
    clock.now += 5
    shown.screens.contacts.open_contact(gone.id)
    clock.now += 5
    shown.actions_.go_deals.trigger()
    shown.screens.history._on_undo()

    shown.actions_.back.trigger()
    shown.actions_.back.trigger()
    shown.actions_.back.trigger()

    assert shown.pages.stack.currentWidget() is shown.pages.inbox_page


@pytest.mark.parametrize("is_over_list", [True, False])
def test_the_mouses_side_buttons_go_back_and_choose_nothing(
    qtbot: QtBot, shown: MainWindow, clock: Clock, is_over_list: bool
) -> None:
    clock.now += 5
    shown.actions_.go_contacts.trigger()
    handle = shown.windowHandle()
    part = shown.pages.contacts.rows.viewport() if is_over_list else shown.pages.nav
    place = part.mapTo(shown, QPoint(20, 20))

    QTest.mouseClick(handle, Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, place)
    back = shown.pages.stack.currentWidget()
    QTest.mouseClick(handle, Qt.MouseButton.ForwardButton, Qt.KeyboardModifier.NoModifier, place)

    assert (back, shown.pages.stack.currentWidget()) == pages(shown)[:2]


def test_the_window_comes_back_to_its_page_its_records_its_filters_and_its_widths(
    qtbot: QtBot, home_window: Open, desk: Desk, receive: Callable[..., int]
) -> None:
    receive()
    receive("Second", subject="Another", name="Tom", email="tom@mill.example")
    ada = desk.contacts.add(Contact("Ada"))
    first = home_window()
    threads = [row.thread_id for row in desk.inbox.list_conversations()]
    first.pages.conversations.filter_by("needs-reply")
    first.screens.inbox.open_thread(threads[1])
    first.actions_.go_contacts.trigger()
    first.screens.contacts.open_contact(ada.id)
    first.resize(first.minimumSize())  # a larger one has no room on the tests' small screen
    qtbot.waitUntil(lambda: first.pages.edges()["contacts"].width() > 800)
    first.pages.edges()["contacts"].divide(370)
    qtbot.waitUntil(lambda: first.pages.edges()["contacts"].sizes()[0] == 370)
    first.close()
    qtbot.waitUntil(lambda: not first.isVisible())

    second = home_window()

    assert second.pages.stack.currentWidget() is second.pages.contacts_page
    assert second.screens.contacts.contact_id == ada.id
    assert second.screens.inbox.thread_id == threads[1]
    assert second.pages.conversations.only == "needs-reply"
    qtbot.waitUntil(lambda: second.pages.edges()["contacts"].sizes()[0] == 370)


def test_the_window_comes_back_to_the_table_and_its_conditions(
    qtbot: QtBot, window: Open, desk: Desk
) -> None:
    desk.contacts.add(Contact("Ada"))
    desk.contacts.add(Contact("Grace"))
    asked = View(filter=Group((Condition("name", Operator.HOLDS, "Gra"),)))
    first = window()
    first.actions_.contacts_table.trigger()
    first.screens.records._show(asked)
    first.close()
    qtbot.waitUntil(lambda: not first.isVisible())

    second = window()

    assert second.pages.contacts_page.currentWidget() is second.pages.records_table
    assert second.screens.records.shown == asked
    qtbot.waitUntil(lambda: second.pages.records_table.grid.rowCount() == 1)


def test_a_page_that_was_not_opened_keeps_its_width(
    qtbot: QtBot, window: Open, desk: Desk, receive: Callable[..., int]
) -> None:
    receive()
    first = window()
    first.resize(first.minimumSize())
    first.actions_.go_contacts.trigger()
    qtbot.waitUntil(lambda: first.pages.edges()["contacts"].width() > 800)
    first.pages.edges()["contacts"].divide(370)
    first.actions_.go_tasks.trigger()
    first.close()
    qtbot.waitUntil(lambda: not first.isVisible())
    second = window()
    second.close()
    qtbot.waitUntil(lambda: not second.isVisible())

    third = window()
    third.actions_.go_contacts.trigger()

    qtbot.waitUntil(lambda: third.pages.edges()["contacts"].sizes()[0] == 370)
