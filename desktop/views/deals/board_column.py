"""One stage of the board: its heading with the sums, and its cards."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from core.domain.deal import Deal, StageLine
from desktop.tables.board_delegate import CARD_PX, BoardDelegate
from desktop.tables.board_table import BoardTable, deal_in
from desktop.views.parts.label import Label
from desktop.views.parts.row_list import show_as_list
from desktop.views.parts.view import View
from desktop.words import sales_words

LEAST_PX = 168


class BoardList(QTableView):
    """Cards that can be lifted. Left and Right go to the next stage, with Ctrl they carry the card.

    Signals:
        dropped: a card was let go here (the deal's id).
        stepped: to the stage at the left or right (-1 or 1), carrying the card or not.
        opened: Enter or a double click on a card (the deal's id).
    """

    dropped = Signal(int)
    stepped = Signal(int, bool)
    opened = Signal(int)

    def __init__(self, table: BoardTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.setModel(table)
        self.setItemDelegate(BoardDelegate(self))
        show_as_list(self, CARD_PX)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.activated.connect(lambda index: self._open(index.row()))

    def deal(self) -> Deal | None:
        """Return the chosen card."""
        return self._table.deal(self.currentIndex().row())

    def choose(self, row: int) -> None:
        """Move to a card, the last one where there are fewer."""
        last = self._table.rowCount() - 1
        if last >= 0:
            index = self._table.index(max(0, min(row, last)), 0)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)

    def _open(self, row: int) -> None:
        deal = self._table.deal(row)
        if deal is not None:
            self.opened.emit(deal.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go about the board."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            is_carrying = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.stepped.emit(step, is_carrying)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A card is chosen as soon as the keyboard comes."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Only one card of the board is chosen."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.clearSelection()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards of the board only."""
        _take(event, event.mimeData())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The whole column is one place to let go."""
        _take(event, event.mimeData())

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which card was let go."""
        deal_id = deal_in(event.mimeData())
        if deal_id:
            event.setDropAction(Qt.DropAction.CopyAction)  # nothing is to be removed by Qt
            event.accept()
            self.dropped.emit(deal_id)


def _take(event: QDropEvent, mime: QMimeData) -> None:
    if deal_in(mime):
        event.acceptProposedAction()
    else:
        event.ignore()


class BoardColumn(View):
    """A stage.

    Signals: as those of `BoardList`.
    """

    def __init__(self, line: StageLine, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="card")
        self.line = line
        self.table = BoardTable(self)
        self.list = BoardList(self.table)
        self._title, self._sums = Label("strong", elides=True), Label("meta", elides=True)
        self._more = Label("meta")
        self.setMinimumWidth(LEAST_PX)
        head = QVBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.setSpacing(0)
        head.addWidget(self._title)
        head.addWidget(self._sums)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 10, 2, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._more)
        self._more.setContentsMargins(14, 0, 14, 0)
        self.show_line(line)

    def show_line(self, line: StageLine) -> None:
        """Show what stands in the stage now."""
        self.line = line
        self.table.show_line(line)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        name = sales_words.stage_heading(self.line)
        self._title.setText(name)
        self._sums.setText(sales_words.totals(self.line.sums) or "–")
        self.list.setAccessibleName(f"{name}, {sales_words.totals(self.line.sums)}")
        left_out = self.line.count - len(self.line.deals)
        self._more.setVisible(left_out > 0)
        self._more.setText(self.tr("%n more", "", left_out))
        self.list.viewport().update()
