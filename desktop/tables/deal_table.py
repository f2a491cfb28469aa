"""Deals under the headings of their stages as an item model."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.domain.deal import Deal, DealState, StageLine
from desktop.tables.paged_table import RECORD_ROLE, Index
from desktop.words import sales_words

_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class DealHeading:
    """What stands over the deals of a stage. left_out: how many more there are than are shown."""

    words: str
    total: str
    left_out: int = 0


class DealTable(QAbstractListModel):
    """Headings and deals in the order in which they are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[DealHeading | Deal] = []
        self._stages: dict[int, str] = {}

    def show_stages(self, lines: tuple[StageLine, ...]) -> None:
        """Show open deals by stage; a stage without any shows its heading."""
        self.beginResetModel()
        self._rows = []
        for line in lines:
            left_out = line.count - len(line.deals)
            total = sales_words.totals(line.sums)
            self._rows.append(DealHeading(sales_words.stage_heading(line), total, left_out))
            self._rows.extend(line.deals)
        self._stages = {line.stage.id: sales_words.stage_name(line.stage.name) for line in lines}
        self.endResetModel()

    def show_closed(self, state: DealState, deals: tuple[Deal, ...]) -> None:
        """Show won or lost deals."""
        self.beginResetModel()
        self._rows = [DealHeading(sales_words.state(state), "")] if deals else []
        self._rows.extend(deals)
        self.endResetModel()

    def find_row(self, deal_id: int) -> int:
        """Return the row of a deal, -1 when it isn't shown."""
        rows = enumerate(self._rows)
        return next((at for at, row in rows if isinstance(row, Deal) and row.id == deal_id), -1)

    def heading_rows(self) -> list[int]:
        """Return which rows are headings."""
        return [at for at, row in enumerate(self._rows) if isinstance(row, DealHeading)]

    def first_deal(self) -> int:
        """Return the first deal's id, 0 when none is shown."""
        return next((row.id for row in self._rows if isinstance(row, Deal)), 0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many headings and deals there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let deals be chosen, headings not."""
        if isinstance(self._rows[index.row()], Deal):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the record, or its words for who listens."""
        row = self._rows[index.row()]
        if role == RECORD_ROLE:
            return row
        texts = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
        if role not in texts:
            return None
        if isinstance(row, Deal):
            return sales_words.spoken_deal(row, self._stages.get(row.stage_id, ""))
        return f"{row.words}, {row.total}".strip(", ")
