"""The open deals of one stage as an item model whose cards can be lifted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QByteArray, QMimeData, QModelIndex, QObject, Qt

from core.domain.deal import Deal, StageLine
from desktop.tables.paged_table import RECORD_ROLE, Index
from desktop.words import sales_words

DEAL_MIME = "application/x-cardfile-deal"
_NOWHERE = QModelIndex()


def deal_in(mime: QMimeData) -> int:
    """Return the deal that is carried, 0 for none."""
    text = bytes(mime.data(DEAL_MIME).data()).decode("ascii", "ignore")
    return int(text) if text.isdecimal() else 0


class BoardTable(QAbstractListModel):
    """Deals in the order in which they are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._deals: tuple[Deal, ...] = ()
        self._stage = ""

    def show_line(self, line: StageLine) -> None:
        """Show the deals of a stage."""
        self.beginResetModel()
        self._deals, self._stage = line.deals, sales_words.stage_name(line.stage.name)
        self.endResetModel()

    def deal(self, row: int) -> Deal | None:
        """Return the deal of a row, None past the end."""
        return self._deals[row] if 0 <= row < len(self._deals) else None

    def find_row(self, deal_id: int) -> int:
        """Return the row of a deal, -1 when it isn't here."""
        return next((at for at, deal in enumerate(self._deals) if deal.id == deal_id), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many deals there are."""
        return 0 if parent.isValid() else len(self._deals)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every card be chosen and lifted, and be let go over any."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the deal, or its words for who listens."""
        deal = self.deal(index.row())
        if deal is None or role == RECORD_ROLE:
            return deal
        texts = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
        return sales_words.spoken_deal(deal, self._stage) if role in texts else None

    def mimeTypes(self) -> list[str]:
        """Return the one form in which a card is carried."""
        return [DEAL_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the number of the deal, for another stage; its words, for anywhere else."""
        mime = QMimeData()
        deal = self.deal(indexes[0].row()) if indexes else None
        if deal is not None:
            mime.setData(DEAL_MIME, QByteArray(str(deal.id).encode()))
            mime.setText(sales_words.spoken_deal(deal, self._stage))
        return mime

    def supportedDragActions(self) -> Qt.DropAction:
        """A card goes from one stage to another."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
