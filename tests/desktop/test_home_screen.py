"""The Home page in the window: by keyboard, one key each, with a way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.change import Change, Kind
from core.domain.contact import Contact
from core.domain.deal import Deal
from core.domain.next_action import Agenda, DayFigures, Reason
from core.domain.task import Task
from desktop.desk import Desk
from desktop.translation import Translation
from desktop.views.agenda.home_view import HomeView
from desktop.views.agenda.next_action_row import NextActionRow
from desktop.window.main_window import MainWindow
from desktop.words import dates

TODAY = dates.today()


@pytest.fixture
def busy(desk: Desk) -> Desk:
    maya = desk.contacts.add(Contact("Maya Okafor"))
    desk.tasks.add(Task("Send the offer", due_on=TODAY, contact_id=maya.id))
    desk.tasks.add(Task("Call the bank", due_on=TODAY - timedelta(days=3)))
    desk.deals.add(Deal("Chairs", contact_ids=(maya.id,), expected_on=TODAY - timedelta(days=4)))
    return desk


def reasons(window: MainWindow) -> list[Reason]:
    return [row.action.reason for row in window.pages.home.rows()]


def row(window: MainWindow, reason: Reason) -> NextActionRow:
    return next(one for one in window.pages.home.rows() if one.action.reason is reason)


def test_home_opens_first_and_the_keyboard_is_at_the_first_thing_to_do(
    busy: Desk, home_window: Callable[[], MainWindow]
) -> None:
    opened = home_window()

    assert opened.pages.stack.currentWidget() is opened.pages.home
    assert reasons(opened) == [Reason.OVERDUE, Reason.DUE_TODAY, Reason.DEAL_LATE]
    first = opened.pages.home.rows()[0]
    assert first.accessibleName().startswith("Call the bank. Was due on ")
    assert opened.pages.home._figures.text() == "1 overdue  ·  1 due today  ·  1 open deal"


def test_an_empty_file_shows_the_welcome_and_an_idle_one_that_nothing_waits(
    desk: Desk, home_window: Callable[[], MainWindow]
) -> None:
    opened = home_window()
    assert opened.pages.stack.currentWidget() is opened.pages.welcome

    desk.contacts.add(Contact("Maya Okafor"))
    opened.screens.welcome.look()

    assert opened.pages.stack.currentWidget() is opened.pages.home
    assert opened.pages.home._empty.isVisible()


def test_space_is_done_and_the_toast_takes_it_back(
    qtbot: QtBot, busy: Desk, home_window: Callable[[], MainWindow]
) -> None:
    opened = home_window()

    qtbot.keyClick(row(opened, Reason.OVERDUE), Qt.Key.Key_Space)

    assert reasons(opened) == [Reason.DUE_TODAY, Reason.DEAL_LATE]
    assert opened.toast._words.text() == "Done: Call the bank"
    qtbot.mouseClick(opened.toast._undo, Qt.MouseButton.LeftButton)
    assert reasons(opened)[0] is Reason.OVERDUE


def test_a_key_puts_off_to_tomorrow_or_next_week_and_another_leaves_the_person_out(
    qtbot: QtBot, busy: Desk, home_window: Callable[[], MainWindow]
) -> None:
    opened = home_window()

    qtbot.keyClick(row(opened, Reason.DUE_TODAY), Qt.Key.Key_T)
    qtbot.keyClick(row(opened, Reason.OVERDUE), Qt.Key.Key_W)
    qtbot.keyClick(row(opened, Reason.DEAL_LATE), Qt.Key.Key_N)

    assert reasons(opened) == []
    days = {task.title: task.due_on for task in busy.tasks.list_tasks()}
    assert days["Send the offer"] == TODAY + timedelta(days=1)
    assert days["Call the bank"] == TODAY + timedelta(days=7)
    assert opened.toast._words.text() == "No longer told of Maya Okafor: Deal past its day"


def test_enter_opens_what_it_is_about(
    qtbot: QtBot, busy: Desk, home_window: Callable[[], MainWindow]
) -> None:
    opened = home_window()

    qtbot.keyClick(row(opened, Reason.DEAL_LATE), Qt.Key.Key_Return)

    assert opened.pages.stack.currentWidget() is opened.pages.deals_page
    assert opened.pages.deal._title.text() == "Chairs"


def test_enter_on_who_waits_opens_the_conversation(
    qtbot: QtBot, desk: Desk, receive: Callable[..., int], home_window: Callable[[], MainWindow]
) -> None:
    thread = receive(date=f"{TODAY - timedelta(days=2):%a, %d %b %Y} 10:42:00 +0000")
    opened = home_window()

    qtbot.keyClick(row(opened, Reason.WAITS), Qt.Key.Key_Return)

    assert opened.pages.stack.currentWidget() is opened.pages.inbox_page
    assert opened.screens.inbox.thread_id == thread


def test_up_and_down_go_from_row_to_row(
    qtbot: QtBot, busy: Desk, home_window: Callable[[], MainWindow]
) -> None:
    opened = home_window()
    rows = opened.pages.home.rows()
    rows[0].setFocus()

    qtbot.keyClick(rows[0], Qt.Key.Key_Down)

    assert opened.focusWidget() is rows[1]


def test_no_row_moves_under_the_mouse_while_moods_are_read(
    qtbot: QtBot, busy: Desk, home_window: Callable[[], MainWindow]
) -> None:
    opened = home_window()
    home = opened.pages.home
    opened.screens.home._soon.setInterval(10)
    before = home.rows()
    before[1].setFocus()
    busy.tasks.add(Task("Pay the rent", due_on=TODAY - timedelta(days=5)))
    looks: list[None] = []
    opened.screens.home._soon.timeout.connect(lambda: looks.append(None))

    home.area.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    busy.changes.announce(Change(frozenset({Kind.SENTIMENT})))
    qtbot.waitUntil(lambda: len(looks) > 1)
    assert home.rows() == before

    home.area.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    qtbot.waitUntil(lambda: len(home.rows()) == 4)
    assert opened.focusWidget() is row(opened, Reason.DUE_TODAY)


def test_the_menu_offers_to_leave_out_only_where_somebody_is_meant(
    busy: Desk, home_window: Callable[[], MainWindow]
) -> None:
    opened = home_window()

    assert len(row(opened, Reason.OVERDUE).menu().actions()) == 2
    words = [one.text() for one in row(opened, Reason.DEAL_LATE).menu().actions()]
    assert words == ["Tomorrow\tT", "Next week\tW", "", "Not for this person\tN"]


def test_home_is_told_in_chinese(busy: Desk, home_window: Callable[[], MainWindow]) -> None:
    opened = home_window()

    opened.pages.settings.chosen.emit("language", "zh_CN")
    QApplication.processEvents()

    assert opened.pages.home._figures.text().startswith("1 个逾期")
    assert row(opened, Reason.DUE_TODAY)._why.text() == "今天到期"


def test_large_numbers_have_the_languages_marks(qtbot: QtBot, translation: Translation) -> None:
    del translation
    view = HomeView()
    qtbot.addWidget(view)

    view.show_agenda(Agenda(figures=DayFigures(waiting=37_740), older_waiting=37_740))

    assert view._figures.text() == "37,740 wait for a reply"
    assert view._older.text() == "37,740 older conversations nobody answered"
