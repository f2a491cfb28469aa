"""The records of a view as a table model with columns."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from core.domain.view import Place, PlaceKind, ViewRow
from desktop.tables.paged_table import RECORD_ROLE, PagedTable
from desktop.views.parts.tips import plain_tip
from desktop.words import view_words

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SHOWN = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
_MOST_CHARS = 240
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CellGrid(PagedTable[ViewRow]):
    """A row for each record; cells can be typed over where their place allows it.

    Signals:
        edited: a cell should hold another text (record's id, place's name, text).
    """

    edited = Signal(int, str, str)

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]  # a QObject or None
        self.places: tuple[Place, ...] = ()
        self.colours: dict[str, str] = {}

    def key(self, record: ViewRow) -> int:
        """Return the record's id."""
        return record.record_id

    def spoken(self, record: ViewRow) -> str:
        """Return the record's name; cells speak for themselves."""
        return record.name

    def show_places(self, places: tuple[Place, ...]) -> None:
        """Show these columns; what is known of the rows is forgotten."""
        self.beginResetModel()
        self._pages.clear()
        self._count = 0
        self._asked.clear()
        self._stale.clear()
        self.places = places
        self.endResetModel()

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a cell's words, what is typed over, or its whole text as a tip."""
        if not index.isValid() or index.column() >= len(self.places):
            return None
        if role in _SHOWN:
            super().data(index, RECORD_ROLE)  # asks for the page
        record, place = self.record(index.row()), self.places[index.column()]
        text = "" if record is None else record.cells[index.column()]
        if role in _SHOWN:
            words = view_words.cell(place, text)
            if role == _SHOWN[1]:
                return f"{view_words.place(place)}: {words}"
            return " ".join(words[:_MOST_CHARS].split())
        others = {
            int(Qt.ItemDataRole.EditRole): text,
            int(Qt.ItemDataRole.ToolTipRole): plain_tip(text),
            int(Qt.ItemDataRole.TextAlignmentRole): _side(place),
            RECORD_ROLE: record,
        }
        return others.get(role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """Return a column's name, above its figures where it has figures."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.places):
            return None
        place = self.places[section]
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            return _side(place)
        return view_words.place(place) if role == int(Qt.ItemDataRole.DisplayRole) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say which cells can be typed over."""
        flags = super().flags(index)
        if index.isValid() and self.places[index.column()].is_editable and self.record(index.row()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(
        self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)
    ) -> bool:
        """Ask for another text in a cell; it shows once it is stored."""
        record = self.record(index.row())
        if role != int(Qt.ItemDataRole.EditRole) or record is None:
            return False
        if str(value) != record.cells[index.column()]:
            self.edited.emit(record.record_id, self.places[index.column()].name, str(value))
        return True

    def _repaint(self, first: int, last: int) -> None:
        if 0 <= first <= last and self.places:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.places) - 1))


def _side(place: Place) -> Qt.AlignmentFlag:
    """Return the side of a column its cells stand at: figures are compared by their last digit."""
    return _RIGHT if place.kind in (PlaceKind.NUMBER, PlaceKind.MONEY) else _LEFT
