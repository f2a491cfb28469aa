"""The grid of days: arrows go from day to day, beyond the edge too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop import theme
from desktop.tables.calendar_delegate import CalendarDelegate
from desktop.tables.calendar_table import DAYS, CalendarTable
from desktop.tables.paged_table import Index
from desktop.words import dates

_NOTCH = 120
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class CalendarGrid(QTableView):
    """Days in weeks, all in sight.

    Signals:
        chosen: another day was moved to (the date); it need not be in sight.
        turned: to the month or week before or after (-1 or 1).
        opened: Enter or a double click on the chosen day.
        task_wanted: N on the chosen day.
        month_wanted, week_wanted: M, W.
    """

    chosen = Signal(object)
    turned = Signal(int)
    opened = Signal()
    task_wanted = Signal()
    month_wanted = Signal()
    week_wanted = Signal()

    def __init__(self, table: CalendarTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table, self._day, self._wheel = table, dates.today(), 0
        self.setObjectName("calendar")
        self._delegate = CalendarDelegate(self)
        self.setModel(table)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self.opened)
        theme.watch().changed.connect(self.viewport().update)

    def show_span(self, *, is_month: bool) -> None:
        """Draw entries on one line each, or as blocks where a week has room for them."""
        self._delegate.is_roomy = not is_month
        self.viewport().update()

    def choose(self, day: date) -> None:
        """Mark a day in sight; nobody is told."""
        self._day = day
        index = self._table.index_of(day)
        if index.isValid() and index != self.currentIndex():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell of a day that was clicked."""
        super().currentChanged(current, previous)
        if current.isValid() and (day := self._table.day_at(current)) != self._day:
            self.chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go about the days; one key makes a task, shows today, the month or the week."""
        key = Qt.Key(event.key())
        column = (self._day - self._table.first).days % DAYS
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -DAYS,
            Qt.Key.Key_Down: DAYS,
            Qt.Key.Key_Home: -column,
            Qt.Key.Key_End: DAYS - 1 - column,
        }
        deeds: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_PageUp: lambda: self.turned.emit(-1),
            Qt.Key.Key_PageDown: lambda: self.turned.emit(1),
            Qt.Key.Key_Return: self.opened.emit,
            Qt.Key.Key_Enter: self.opened.emit,
            Qt.Key.Key_N: self.task_wanted.emit,
            Qt.Key.Key_T: lambda: self.chosen.emit(dates.today()),
            Qt.Key.Key_M: self.month_wanted.emit,
            Qt.Key.Key_W: self.week_wanted.emit,
        }
        if event.modifiers() not in _PLAIN:
            super().keyPressEvent(event)
        elif key in steps:
            self.chosen.emit(self._day + timedelta(days=steps[key]))
        elif key in deeds:
            deeds[key]()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn once for each notch of the wheel; a touch pad sends many small parts of one."""
        self._wheel += event.angleDelta().y()
        if abs(self._wheel) >= _NOTCH:
            self.turned.emit(-1 if self._wheel > 0 else 1)
            self._wheel = 0
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew what has another room now."""
        super().resizeEvent(event)
        self.viewport().update()
