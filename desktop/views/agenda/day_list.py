"""The chosen day of the calendar: what stands on it, one row for each."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from core.domain.planned import PlannedDay
from desktop import theme
from desktop.tables.day_delegate import DayDelegate
from desktop.tables.day_table import DayTable
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.row_list import show_as_list
from desktop.views.parts.view import View
from desktop.words import planned_words


class DayRows(QTableView):
    """Enter or a double click opens an entry, Space ticks a task, Escape goes back to the days.

    Signals:
        opened: an entry is to be opened (the Planned).
        ticked: a task is done, or open again (the Planned).
        left: back to the days.
    """

    opened = Signal(object)
    ticked = Signal(object)
    left = Signal()

    def __init__(self, table: DayTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.setModel(table)
        self.setItemDelegate(DayDelegate(self))
        show_as_list(self, theme.row_px())
        self.activated.connect(lambda index: self._tell(self.opened, index.row()))
        theme.watch().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.row_px())

    def choose(self, row: int) -> None:
        """Move to a row, the last one where there are fewer."""
        last = self._table.rowCount() - 1
        if last >= 0:
            index = self._table.index(max(0, min(row, last)), 0)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)

    def _tell(self, signal: SignalInstance, row: int) -> None:
        if (entry := self._table.entry(row)) is not None:
            signal.emit(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick a task, or go back to the days."""
        if event.key() == Qt.Key.Key_Space:
            self._tell(self.ticked, self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """An entry is chosen as soon as the keyboard comes."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(0)


class DayList(View):
    """The day's name, its rows, or that there are none, and a button for a new task.

    Signals: as those of `DayRows`, and
        task_wanted: a task is to be made on this day.
    """

    task_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="card")
        self._day, self._planned = date(2000, 1, 1), PlannedDay(date(2000, 1, 1), (), 0)
        self._table = DayTable(self)
        self.rows = DayRows(self._table)
        self._title, self._nothing = Label("strong", wraps=True), Label("body", wraps=True)
        self._more, self.add = Label("meta"), Button("outline", "plus")
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(self._title)
        head.addWidget(self._nothing)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(self.add)
        foot.addStretch()
        foot.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.rows, 1)
        column.addLayout(foot)
        self.add.clicked.connect(self.task_wanted)
        self.retranslate()

    def show_day(self, day: date, planned: PlannedDay | None) -> None:
        """Show a day; the keyboard stays at its row."""
        row = self.rows.currentIndex().row() if day == self._day else -1
        self._day, self._planned = day, planned or PlannedDay(day, (), 0)
        self._table.show_entries(self._planned.entries)
        if row >= 0:
            self.rows.choose(row)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        name = planned_words.day_name(self._day)
        self._title.setText(name)
        self.rows.setAccessibleName(name)
        self._nothing.setText(self.tr("Nothing planned."))
        self._nothing.setVisible(not self._planned.count)
        left_out = self._planned.count - len(self._planned.entries)
        self._more.setText(self.tr("%n more", "", left_out))
        self._more.setVisible(left_out > 0)
        self.add.say(self.tr("Add a task"), self.tr("A task on this day  (N)"))
        self.rows.viewport().update()
