"""The deals, grouped by stage with their sums, and what all of them add up to."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.domain.deal import Deal, DealState, Forecast, StageLine
from desktop import theme
from desktop.actions import Actions
from desktop.tables.deal_delegate import HEAD_PX, DealDelegate
from desktop.tables.deal_table import DealTable
from desktop.tables.paged_table import RECORD_ROLE
from desktop.views.parts.button import Button
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.label import Label
from desktop.views.parts.row_list import show_as_list
from desktop.views.parts.view import View
from desktop.words import dates, sales_words


class DealList(QTableView):
    """One column of rows whose heights are known: a QListView would measure each.

    Signals:
        chosen: the person moved to another deal (its id).
    """

    chosen = Signal(int)

    def __init__(self, table: DealTable) -> None:
        super().__init__()
        self._table = table
        self.setModel(table)
        self.setItemDelegate(DealDelegate(self))
        show_as_list(self, theme.row_px(theme.DEAL_PX))
        table.modelReset.connect(self.restyle)

    def restyle(self) -> None:
        """Give the rows their heights."""
        heights = self.verticalHeader()
        heights.setDefaultSectionSize(theme.row_px(theme.DEAL_PX))
        for row in self._table.heading_rows():
            heights.resizeSection(row, theme.scaled(HEAD_PX))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which deal was chosen."""
        super().selectionChanged(selected, deselected)
        for index in selected.indexes():
            deal = index.data(RECORD_ROLE)
            if isinstance(deal, Deal):
                self.chosen.emit(deal.id)


class DealListView(View):
    """Deals under the headings of their stages, or those won or lost.

    Signals:
        state_chosen: which deals are to be shown (the DealState).
        chosen: the person moved to another deal (its id).
    """

    state_chosen = Signal(object)
    chosen = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="listPane")
        self._lines: tuple[StageLine, ...] = ()
        self._closed: tuple[Deal, ...] = ()
        self._state, self._key = DealState.OPEN, 0
        self._forecast: Forecast | None = None
        self._table = DealTable(self)
        self.rows = DealList(self._table)
        self._title = Label("title")
        self._board = Button("icon", action=actions.go_board, icon_only=True)
        self._new = Button("icon", action=actions.new_deal, icon_only=True)
        self._chips = {state: Button("chip") for state in DealState}
        self._group = QButtonGroup(self)
        for state, chip in self._chips.items():
            chip.setCheckable(True)
            chip.setChecked(state is DealState.OPEN)
            self._group.addButton(chip)
            chip.clicked.connect(lambda _checked, wanted=state: self.state_chosen.emit(wanted))
        self._total, self._weighted = Label("strong", elides=True), Label("meta", wraps=True)
        begin = (Button(action=actions.new_deal), Button(action=actions.import_files))
        self._empty = EmptyView("handshake", *begin, wide_px=260)
        self._lay_out()
        self.rows.chosen.connect(self._on_chosen)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._board)
        head.addWidget(self._new)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for chip in self._chips.values():
            chips.addWidget(chip)
        chips.addStretch()
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 6)
        top.setSpacing(10)
        top.addLayout(head)
        top.addLayout(chips)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._empty)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(18, 10, 18, 14)
        foot.setSpacing(2)
        foot.addWidget(self._total)
        foot.addWidget(self._weighted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def show_open(self, lines: tuple[StageLine, ...], forecast: Forecast) -> None:
        """Show the open deals by stage, and what they add up to."""
        self._lines, self._closed, self._forecast = lines, (), forecast
        self._show(DealState.OPEN)

    def show_closed(self, state: DealState, deals: tuple[Deal, ...], forecast: Forecast) -> None:
        """Show won or lost deals."""
        self._lines, self._closed, self._forecast = (), deals, forecast
        self._show(state)

    def _show(self, state: DealState) -> None:
        self._state = state
        self._chips[state].setChecked(True)
        self.retranslate()

    def choose(self, deal_id: int) -> None:
        """Mark a deal, if it is shown; nobody is told."""
        self._key = deal_id
        row = self._table.find_row(deal_id)
        if row >= 0:
            index = self._table.index(row)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.rows.selectionModel().setCurrentIndex(index, flag)
            self.rows.scrollTo(index)

    def first_deal(self) -> int:
        """Return the first deal's id, 0 when none is shown."""
        return self._table.first_deal()

    def _on_chosen(self, deal_id: int) -> None:
        if deal_id != self._key:
            self._key = deal_id
            self.chosen.emit(deal_id)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._title.setText(self.tr("Deals"))
        self.rows.setAccessibleName(self.tr("Deals"))
        self._say_counts()
        if self._state is DealState.OPEN:
            self._table.show_stages(self._lines)
            is_empty = not any(line.count for line in self._lines)
        else:
            self._table.show_closed(self._state, self._closed)
            is_empty = not self._closed
        self._stack.setCurrentWidget(self._empty if is_empty else self.rows)
        self._say_empty()
        self._say_totals()
        self.choose(self._key)

    def _say_counts(self) -> None:
        forecast = self._forecast
        counts = (
            (0, 0, 0)
            if forecast is None
            else (forecast.open_count, forecast.won_count, forecast.lost_count)
        )
        for (state, chip), count in zip(self._chips.items(), counts, strict=True):
            chip.say(f"{sales_words.state(state)}  {dates.number(count)}")

    def _say_empty(self) -> None:
        if self._state is DealState.OPEN:
            self._empty.say(
                self.tr("No open deals"),
                self.tr("Add one, or import a table that tells of sales."),
            )
        elif self._state is DealState.WON:
            self._empty.say(
                self.tr("Nothing won yet"), self.tr("Deals you win are listed here."), offers=False
            )
        else:
            self._empty.say(
                self.tr("Nothing lost"), self.tr("Lost deals are listed here."), offers=False
            )

    def _say_totals(self) -> None:
        forecast = self._forecast
        sums = () if forecast is None else forecast.sums
        if self._state is DealState.OPEN:
            self._foot.setVisible(bool(sums))
            self._total.setText(self.tr("Open: {sums}").format(sums=sales_words.totals(sums)))
            self._weighted.setText(
                self.tr("Forecast, weighed by stage: {sums}").format(
                    sums=sales_words.weighted(sums)
                )
            )
            return
        won = () if forecast is None else forecast.won
        self._foot.setVisible(bool(won) and self._state is DealState.WON)
        self._total.setText(self.tr("Won: {sums}").format(sums=sales_words.moneys(won)))
        self._weighted.setText("")

    def restyle(self) -> None:
        """Draw the rows in the theme's colours."""
        self.rows.restyle()
        self.rows.viewport().update()
