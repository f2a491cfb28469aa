"""A table model that knows only the rows that are looked at."""

from __future__ import annotations

from abc import abstractmethod
from collections import OrderedDict
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

Record = TypeVar("Record")
Index = QModelIndex | QPersistentModelIndex

PAGE_ROWS = 50
PAGES_KEPT = 40
RECORD_ROLE = int(Qt.ItemDataRole.UserRole) + 1

_NOWHERE = QModelIndex()


class PagedTable(QAbstractTableModel, Generic[Record]):
    """One column; a row's record comes a page at a time from whoever listens.

    Rows that are not known yet have None as their record; the delegate draws them as grey bars.

    Signals:
        page_wanted: rows of this page are looked at and not known (its number, from 0).
    """

    page_wanted = QtSignal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._pages: OrderedDict[int, tuple[Record, ...]] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: set[int] = set()

    @abstractmethod
    def key(self, record: Record) -> int:
        """Return the number that names a record for life."""

    @abstractmethod
    def spoken(self, record: Record) -> str:
        """Return a row as a screen reader says it."""

    def show_count(self, count: int) -> None:
        """Note how many rows there are; what is known of them is asked for again when seen.

        Rows are added or removed at the end and then repainted: a reset would lose the place.
        """
        if count > self._count:
            self.beginInsertRows(_NOWHERE, self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(_NOWHERE, count, self._count - 1)
            self._count = count
            self.endRemoveRows()
        for page in [page for page in self._pages if page * PAGE_ROWS >= count]:
            del self._pages[page]
        self._stale = set(self._pages)
        self._asked.clear()
        self._repaint(0, count - 1)

    def clear(self) -> None:
        """Forget everything, for another question (another search or filter)."""
        self._pages.clear()
        self.show_count(0)

    def show_page(self, page: int, records: tuple[Record, ...]) -> None:
        """Take the records of a page."""
        self._pages[page] = records
        self._pages.move_to_end(page)
        self._stale.discard(page)
        self._asked.discard(page)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        first = page * PAGE_ROWS
        self._repaint(first, min(self._count, first + PAGE_ROWS) - 1)

    def record(self, row: int) -> Record | None:
        """Return the record of a row, None while it is not known."""
        records = self._pages.get(row // PAGE_ROWS, ())
        place = row % PAGE_ROWS
        return records[place] if place < len(records) else None

    def key_at(self, row: int) -> int:
        """Return the key of a row's record, 0 while it is not known."""
        record = self.record(row)
        return 0 if record is None else self.key(record)

    def find_row(self, key: int) -> int:
        """Return the row of a record among those that are known, -1 when it is not there."""
        for page, records in self._pages.items():
            for place, record in enumerate(records):
                if self.key(record) == key:
                    return page * PAGE_ROWS + place
        return -1

    def _repaint(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def _want(self, page: int) -> None:
        if page not in self._asked and (page in self._stale or page not in self._pages):
            self._asked.add(page)
            self.page_wanted.emit(page)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return one: the delegate draws the whole row."""
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows whose record is known be lifted."""
        flags = super().flags(index)
        is_known = index.isValid() and self.record(index.row()) is not None
        return flags | Qt.ItemFlag.ItemIsDragEnabled if is_known else flags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a row's record, or its words for a screen reader."""
        if not index.isValid():
            return None
        if role == RECORD_ROLE:
            self._want(index.row() // PAGE_ROWS)
            return self.record(index.row())
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            record = self.record(index.row())
            return "" if record is None else self.spoken(record)
        return None
