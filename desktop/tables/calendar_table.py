"""The days of a month or a week as an item model: a row is a week, a cell is a day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, Qt

from core.domain.planned import PlannedDay
from desktop.tables.paged_table import RECORD_ROLE, Index
from desktop.words import planned_words

DAYS = 7
IS_OUTSIDE_ROLE = RECORD_ROLE + 1
"""Whether a day belongs to the month before or after."""
_NOWHERE = QModelIndex()


class CalendarTable(QAbstractTableModel):
    """Knows the days in sight and what was found on them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.first, self._weeks, self._month = date(2000, 1, 1), 0, 0
        self._days: dict[date, PlannedDay] = {}

    @property
    def last(self) -> date:
        """The last day in sight."""
        return self.first + timedelta(days=DAYS * self._weeks - 1)

    def show_range(self, first: date, weeks: int, month: int) -> None:
        """Show so many weeks from a day on. month: the one that is meant, 0 for none."""
        if (first, weeks, month) == (self.first, self._weeks, self._month):
            return
        self.beginResetModel()
        self.first, self._weeks, self._month = first, weeks, month
        self.endResetModel()

    def show_days(self, days: tuple[PlannedDay, ...]) -> None:
        """Show what stands on the days."""
        self._days = {found.day: found for found in days}
        self.dataChanged.emit(self.index(0, 0), self.index(self._weeks - 1, DAYS - 1))

    def day_at(self, index: Index) -> date:
        """Return the day of a cell."""
        return self.first + timedelta(days=DAYS * index.row() + index.column())

    def index_of(self, day: date) -> QModelIndex:
        """Return the cell of a day, an invalid one when it isn't in sight."""
        row, column = divmod((day - self.first).days, DAYS)
        return self.index(row, column)

    def planned(self, day: date) -> PlannedDay | None:
        """Return what stands on a day, None for nothing."""
        return self._days.get(day)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many weeks are in sight."""
        return 0 if parent.isValid() else self._weeks

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the days of a week."""
        return 0 if parent.isValid() else DAYS

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return what stands on a day, or the words of it for who listens."""
        day = self.day_at(index)
        if role == RECORD_ROLE:
            return self.planned(day)
        if role == IS_OUTSIDE_ROLE:
            return self._month not in (0, day.month)
        texts = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
        return planned_words.spoken_day(day, self.planned(day)) if role in texts else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """Return the day of the week above its column."""
        if orientation is Qt.Orientation.Horizontal and role == int(Qt.ItemDataRole.DisplayRole):
            weekday = (self.first + timedelta(days=section)).isoweekday()
            return QLocale().standaloneDayName(weekday, QLocale.FormatType.ShortFormat)
        return None
