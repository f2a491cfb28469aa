"""The calendar in the window: by keyboard, in the weeks of the locale, with a way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.domain.change import Kind
from core.domain.contact import CompanyLink, Contact
from core.domain.deal import Deal
from core.domain.field import Field, FieldKind
from core.domain.planned import Planned, PlannedDay, PlannedKind
from core.domain.task import Task
from desktop.actions import Actions
from desktop.desk import Desk
from desktop.dialogs.task_dialog import TaskDialog
from desktop.translation import Translation
from desktop.views.agenda.calendar_view import CalendarView
from desktop.views.agenda.reminder_choice import CHOSEN, DAY_BEFORE, NEVER, ON_DAY, ReminderChoice
from desktop.window.main_window import MainWindow
from desktop.words import dates, planned_words

DAY = date(2026, 11, 26)


@pytest.fixture
def view(qtbot: QtBot, frame: QWidget, translation: Translation) -> CalendarView:
    del translation
    view = CalendarView(Actions(frame))
    qtbot.addWidget(view)
    view.choose(DAY)
    return view


def press(view: CalendarView, *keys: Qt.Key) -> None:
    for key in keys:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view.grid, event)


def test_a_month_begins_with_the_week_of_its_first_day(view: CalendarView) -> None:
    assert view._title.text() == "November 2026"
    assert view.span() == (date(2026, 10, 26), date(2026, 12, 6))

    press(view, Qt.Key.Key_W)

    assert view._title.text() == "23 Nov – 29 Nov 2026"
    assert view.span() == (date(2026, 11, 23), date(2026, 11, 29))


def test_a_weeks_name_begins_with_the_year_where_the_language_does(
    translation: Translation,
) -> None:
    translation.use("zh_CN")

    assert planned_words.week_name(date(2026, 11, 23)) == "2026年11月23日 – 11月29日"
    assert planned_words.week_name(date(2026, 12, 28)) == "2026年12月28日 – 2027年1月3日"


def test_a_week_begins_as_the_locale_counts(
    view: CalendarView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "firstDayOfWeek", lambda _self: Qt.DayOfWeek.Sunday)

    view.retranslate()

    assert view.span()[0] == date(2026, 11, 1)
    headings = view.grid.model()
    assert headings.headerData(0, Qt.Orientation.Horizontal) == "Sun"


def test_keys_go_by_day_week_and_month_and_beyond_the_edge(
    view: CalendarView, qtbot: QtBot
) -> None:
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert view.day_ == date(2026, 12, 4)
    press(view, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    assert view.day_ == date(2026, 10, 4)
    press(view, Qt.Key.Key_Home)
    assert view.day_ == date(2026, 9, 28)
    with qtbot.waitSignal(view.range_wanted):
        press(view, Qt.Key.Key_T)
    assert view.day_ == dates.today()


def test_each_day_says_what_stands_on_it(view: CalendarView) -> None:
    at = datetime.combine(DAY, time(14, 30)).astimezone(UTC)
    view.show_days((PlannedDay(DAY, (Planned(PlannedKind.CALL, 1, "Oven", at),), 1),))

    grid = QAccessible.queryAccessibleInterface(view.grid)
    assert view.grid.currentIndex().data() == (
        "Thursday, 26 November 2026, 1 in the calendar: 14:30 Oven"
    )
    assert grid.role() == QAccessible.Role.Table
    press(view, Qt.Key.Key_Right)
    assert view.grid.currentIndex().data() == "Friday, 27 November 2026, nothing planned"


def test_a_task_whose_day_is_over_is_told_in_words() -> None:
    late = Planned(PlannedKind.TASK, 1, "Pay", task=Task("Pay", 1, date(2020, 1, 1)))

    assert planned_words.spoken(late) == "Pay, Task, Overdue"
    assert planned_words.tone(late) == "red"


@pytest.fixture
def shown(window: Callable[[], MainWindow], qtbot: QtBot, desk: Desk) -> MainWindow:
    ada = desk.contacts.add(Contact("Ada"))
    desk.deals.add(Deal("Twelve chairs", expected_on=dates.today(), contact_ids=(ada.id,)))
    desk.tasks.add(Task("Send the offer", due_on=dates.today()))
    window_ = window()
    window_.actions_.go_calendar.trigger()
    qtbot.waitUntil(window_.is_settled)
    return window_


def test_enter_goes_into_the_day_and_space_ticks_a_task(shown: MainWindow, desk: Desk) -> None:
    view = shown.pages.calendar
    view.day.rows.choose(1)

    QApplication.sendEvent(
        view.day.rows,
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
    )

    assert desk.tasks.list_tasks()[0].done_at is not None
    assert view.day.rows.currentIndex().data() == "Send the offer, Task, Done"
    shown.toast._undo.click()
    assert desk.tasks.list_tasks()[0].done_at is None


def test_opening_an_entry_shows_its_record(shown: MainWindow) -> None:
    view = shown.pages.calendar
    view.day.rows.activated.emit(view.day.rows.model().index(0, 0))

    assert shown.pages.stack.currentWidget() is shown.pages.deals_page
    assert shown.pages.deal._title.text() == "Twelve chairs"


def test_a_day_in_a_field_of_a_company_leads_to_the_company(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    ada = desk.contacts.add(Contact("Bo", companies=(CompanyLink("Acme"),)))
    ends = desk.fields.add(Field("Contract ends", FieldKind.DATE, record_kind=Kind.COMPANY))
    firm = ada.companies[0].company_id
    change = desk.fields.set_values(Kind.COMPANY, firm, [(ends.id, f"{dates.today()}")])
    shown.desk.changes.announce(change)
    qtbot.waitUntil(shown.is_settled)
    rows = shown.pages.calendar.day.rows
    assert rows.model().index(0, 0).data() == "Acme: Contract ends, Special day"

    rows.activated.emit(rows.model().index(0, 0))

    assert shown.pages.company._name.text() == "Acme"


def test_n_makes_a_task_on_the_day_that_reminds(shown: MainWindow, desk: Desk) -> None:
    view = shown.pages.calendar
    press(view, Qt.Key.Key_Right, Qt.Key.Key_N)
    (dialog,) = shown.findChildren(TaskDialog)
    assert dialog._heading.text() == "New task"
    dialog.title.setText("Call Ada")
    dialog.reminder.choice.setCurrentIndex(ON_DAY)
    dialog._save.click()

    made = next(task for task in desk.tasks.list_tasks() if task.title == "Call Ada")
    tomorrow = dates.today() + timedelta(days=1)
    assert made.due_on == tomorrow
    assert made.remind_at == datetime.combine(tomorrow, time(9)).astimezone(UTC)
    assert view.day.rows.model().rowCount() == 1


def test_a_reminder_comes_back_as_it_was_chosen(qtbot: QtBot, translation: Translation) -> None:
    del translation
    choice = ReminderChoice()
    qtbot.addWidget(choice)
    eve = datetime.combine(DAY - timedelta(days=1), time(9)).astimezone(UTC)
    other = eve + timedelta(minutes=25)

    for at, known in ((eve, DAY_BEFORE), (other, CHOSEN), (None, NEVER)):
        choice.show_reminder(at, DAY)
        assert (choice.choice.currentIndex(), choice.remind_at()) == (known, at)


def test_without_a_day_no_reminder_counts_from_it(qtbot: QtBot, translation: Translation) -> None:
    del translation
    choice = ReminderChoice()
    qtbot.addWidget(choice)
    choice.show_reminder(datetime.combine(DAY, time(9)).astimezone(UTC), DAY)

    choice.show_due(None)

    assert choice.remind_at() is None
    assert not choice.choice.model().item(ON_DAY).isEnabled()
