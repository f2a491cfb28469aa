"""The calendar: a month or a week of days, and beside it the chosen day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from core.domain.planned import PlannedDay
from desktop import theme
from desktop.actions import Actions
from desktop.tables.calendar_table import CalendarTable
from desktop.views.agenda.calendar_grid import CalendarGrid
from desktop.views.agenda.day_list import DayList
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.words import dates, planned_words

_MONTH_WEEKS = 6
_DAY_PX = (270, 380)


class CalendarView(View):
    """Arrows go from day to day, Page keys by month or week; Enter goes into the day.

    Signals:
        range_wanted: what stands on these days is to be shown (first and last date).
        task_wanted: a task is to be made on a day (the date).
    """

    range_wanted = Signal(object, object)
    task_wanted = Signal(object)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self.day_, self.is_month = dates.today(), True
        self._table = CalendarTable(self)
        self.grid, self.day = CalendarGrid(self._table), DayList()
        self._title = Label("title")
        self.before = Button("icon", "caret-left", icon_only=True)
        self.today, self.after = Button("outline"), Button("icon", "caret-right", icon_only=True)
        self.month, self.week = Button("chip"), Button("chip")
        self._list = Button("icon", "check-square", action=actions.go_tasks, icon_only=True)
        self._keys = Label("meta", wraps=True)
        self._spans = QButtonGroup(self)
        for chip in (self.month, self.week):
            chip.setCheckable(True)
            self._spans.addButton(chip)
        self._lay_out()
        self._connect()
        self.restyle()
        self._show_range()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addStretch()
        for button in (self.month, self.week):
            head.addWidget(button)
        head.addSpacing(12)
        for button in (self.before, self.today, self.after, self._list):
            head.addWidget(button)
        days = View(name="card")
        inside = QVBoxLayout(days)
        inside.setContentsMargins(1, 4, 1, 1)
        inside.addWidget(self.grid)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(days, 3)
        body.addWidget(self.day, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(body, 1)
        column.addWidget(self._keys)

    def _connect(self) -> None:
        self.grid.chosen.connect(self.choose)
        self.grid.turned.connect(self.turn)
        self.grid.opened.connect(self.day.rows.setFocus)
        for wanted in (self.grid.task_wanted, self.day.task_wanted):
            wanted.connect(lambda: self.task_wanted.emit(self.day_))
        self.day.rows.left.connect(self.grid.setFocus)
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.today.clicked.connect(lambda: self.choose(dates.today()))
        for wanted in (self.month.clicked, self.grid.month_wanted):
            wanted.connect(lambda: self.show_span(is_month=True))
        for wanted in (self.week.clicked, self.grid.week_wanted):
            wanted.connect(lambda: self.show_span(is_month=False))

    def title(self) -> str:
        """Return what the days in sight are called."""
        return self._title.text()

    def span(self) -> tuple[date, date]:
        """Return the first and the last day in sight."""
        return self._table.first, self._table.last

    def show_days(self, days: tuple[PlannedDay, ...]) -> None:
        """Show what stands on the days in sight."""
        self._table.show_days(days)
        self._show_day()

    def choose(self, day: date) -> None:
        """Go to a day, and to its month or week."""
        self.day_ = day
        self._show_range()

    def turn(self, step: int) -> None:
        """Go a month or a week on, or back."""
        here = QDate(self.day_.year, self.day_.month, self.day_.day)
        there = here.addMonths(step) if self.is_month else here.addDays(7 * step)
        self.choose(date(there.year(), there.month(), there.day()))

    def show_span(self, *, is_month: bool) -> None:
        """Show a month, or a week."""
        self.is_month = is_month
        self.grid.show_span(is_month=is_month)
        self._show_range()

    def _show_range(self) -> None:
        before = self.span()
        begin = self.day_.replace(day=1) if self.is_month else self.day_
        weeks, month = (_MONTH_WEEKS, self.day_.month) if self.is_month else (1, 0)
        self._table.show_range(planned_words.week_start(begin), weeks, month)
        self.grid.choose(self.day_)
        self._show_day()
        self.retranslate()
        if self.span() != before:
            self.range_wanted.emit(*self.span())

    def _show_day(self) -> None:
        self.day.show_day(self.day_, self._table.planned(self.day_))

    def retranslate(self) -> None:
        """Set every text in the language in force; weeks begin as its people count them."""
        name = planned_words.month_name if self.is_month else planned_words.week_name
        first = self.day_ if self.is_month else self._table.first
        self._title.setText(name(first))
        self.grid.setAccessibleName(name(first))
        (self.month if self.is_month else self.week).setChecked(True)
        self.month.say(self.tr("Month"), self.tr("A month at a time  (M)"))
        self.week.say(self.tr("Week"), self.tr("A week at a time  (W)"))
        self.today.say(self.tr("Today"), self.tr("Go to today  (T)"))
        self.before.say(self.tr("Earlier"), self.tr("The month or week before  (Page up)"))
        self.after.say(self.tr("Later"), self.tr("The month or week after  (Page down)"))
        self._keys.setText(
            self.tr(
                "Arrow keys go from day to day, Page keys by month or week, T to today. Enter goes "
                "into the day, N adds a task; there Enter opens and Space ticks."
            )
        )
        begin = self.day_.replace(day=1) if self.is_month else self.day_
        if planned_words.week_start(begin) != self._table.first:
            self._show_range()

    def restyle(self) -> None:
        """Give the day the room that its words need at the chosen size."""
        self.day.setMinimumWidth(theme.scaled(_DAY_PX[0]))
        self.day.setMaximumWidth(theme.scaled(_DAY_PX[1]))
