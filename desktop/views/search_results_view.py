"""What the search found while somebody types: groups of hits under the field."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from core.domain.search import SearchAnswer, SearchHit
from desktop import theme
from desktop.sentences import search_sentences
from desktop.tables.hit_delegate import HEAD_PX, HIT_PX, HitDelegate
from desktop.tables.paged_table import RECORD_ROLE, Index
from desktop.views.parts.label import Label
from desktop.views.parts.search_box import SearchBox
from desktop.views.parts.view import View

_WIDE_PX, _MOST_PX, _GAP_PX = 460, 520, 4
_NOWHERE = QModelIndex()


class _HitModel(QAbstractListModel):
    """Headings and hits in the order in which they are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[str | SearchHit] = []

    def show_rows(self, rows: list[str | SearchHit]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def add_rows(self, rows: list[str | SearchHit]) -> None:
        """Add rows below; what is chosen stays so."""
        first = len(self.rows)
        self.beginInsertRows(_NOWHERE, first, first + len(rows) - 1)
        self.rows += rows
        self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], SearchHit):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self.rows[index.row()]
        if role == RECORD_ROLE:
            return row
        texts = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
        if role not in texts:
            return None
        return f"{row.title}, {row.snippet}" if isinstance(row, SearchHit) else row


class SearchResultsView(View):
    """A sheet over the window, under the search field that is typed into.

    The keyboard stays in the field: Down and Up move, Enter opens, Esc puts the sheet away.

    Signals:
        chosen: a hit was opened (the SearchHit).
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="searchResults")
        self._over = parent
        self._box: SearchBox | None = None
        self._model = _HitModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.clicked.connect(self._on_clicked)
        self._understood = Label("meta")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 6, 1, 6)
        column.setSpacing(2)
        column.addWidget(self._understood)
        column.addWidget(self.list)
        self._understood.setContentsMargins(14, 2, 14, 2)
        self.hide()
        self.retranslate()

    def serve(self, box: SearchBox) -> None:
        """Take this field's keys while the sheet is open over it."""
        box.installEventFilter(self)

    def show_answer(self, box: SearchBox, answer: SearchAnswer) -> None:
        """Show the hits under the field; nothing found leaves nothing to show."""
        self._box = box
        rows: list[str | SearchHit] = []
        for group in answer.groups:
            rows.append(search_sentences.hit_kind(group.kind, has_more=group.has_more))
            rows.extend(map(search_sentences.told_once, group.hits))
        self._model.show_rows(rows)
        words = search_sentences.conditions(answer)
        self._understood.setText(words)
        self._understood.setVisible(bool(words))
        self._place(box)

    def show_alike(self, box: SearchBox, hits: tuple[SearchHit, ...]) -> None:
        """Add what only means alike below what is shown for the same words."""
        if hits and box.hasFocus():
            self._box = box
            told = map(search_sentences.told_once, hits)
            self._model.add_rows([self.tr("Alike in meaning, in other words"), *told])
            self._place(box)

    def _place(self, box: SearchBox) -> None:
        """Lay the sheet under the field, as high as its rows."""
        rows = self._model.rows
        if not rows or not box.hasFocus():
            self.hide()
            return
        heads = sum(isinstance(row, str) for row in rows)
        condition = 24 if self._understood.text() else 0
        wanted = theme.scaled(heads * HEAD_PX + (len(rows) - heads) * HIT_PX) + 18 + condition
        corner = box.mapTo(self._over, QPoint(0, box.height() + _GAP_PX))
        room = self._over.height() - corner.y() - 12
        self.setGeometry(
            corner.x(), corner.y(), max(_WIDE_PX, box.width()), min(wanted, _MOST_PX, room)
        )
        self.raise_()
        self.show()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setAccessibleName(self.tr("Search results"))
        self.list.setAccessibleName(self.tr("Search results"))

    def _on_clicked(self, index: QModelIndex) -> None:
        hit = index.data(RECORD_ROLE)
        if isinstance(hit, SearchHit):
            self.hide()
            self.chosen.emit(hit)

    def _move(self, step: int) -> None:
        rows = self._model.rows
        row = self.list.currentIndex().row()
        if row < 0 and step < 0:
            return
        row += step
        while 0 <= row < len(rows) and not isinstance(rows[row], SearchHit):
            row += step
        if 0 <= row < len(rows):
            self.list.setCurrentIndex(self._model.index(row, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are for the sheet, and go when the field is left."""
        if self.isVisible() and watched is self._box:
            if event.type() == QEvent.Type.FocusOut:
                self.hide()
            elif event.type() == QEvent.Type.KeyPress and self._took(cast("QKeyEvent", event)):
                return True
        return super().eventFilter(watched, event)

    def _took(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.hide()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentIndex().isValid():
            self._on_clicked(self.list.currentIndex())
        else:
            return False
        return True
