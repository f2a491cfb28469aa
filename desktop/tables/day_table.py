"""The entries of one day as an item model."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.domain.planned import Planned
from desktop.tables.paged_table import RECORD_ROLE, Index
from desktop.words import planned_words

_NOWHERE = QModelIndex()


class DayTable(QAbstractListModel):
    """Entries in the order in which they are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: tuple[Planned, ...] = ()

    def show_entries(self, entries: tuple[Planned, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> Planned | None:
        """Return the entry of a row, None past the end."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the entry, or its words for who listens."""
        entry = self.entry(index.row())
        if entry is None or role == RECORD_ROLE:
            return entry
        texts = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
        return planned_words.spoken(entry) if role in texts else None
