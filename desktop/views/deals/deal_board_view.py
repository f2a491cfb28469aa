"""The open deals as a board: a column for each stage, cards to be moved by mouse or keyboard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.domain.deal import Deal, Forecast, StageLine
from desktop.actions import Actions
from desktop.tables.board_table import deal_in
from desktop.views.deals.board_column import BoardColumn
from desktop.views.parts.button import Button
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.words import sales_words

_END_PX = 108


class BoardEnd(View):
    """Where a deal is won or lost: let a card go here.

    Signals:
        dropped: the deal's id.
    """

    dropped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="dropArea")
        self.words = Label("strong")
        self.hint = Label("meta", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.words)
        column.addWidget(self.hint)
        column.addStretch()
        self.setFixedWidth(_END_PX)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards of the board only."""
        if deal_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which card was let go."""
        event.acceptProposedAction()
        self.dropped.emit(deal_in(event.mimeData()))


class DealBoardView(View):
    """Ctrl+Left and Ctrl+Right carry a card to the next stage, past the last one it is won.

    Signals:
        moved: a deal is to stand in another stage (its id, the stage's id).
        won, lost: the deal was won or lost (its id).
        opened: a deal is to be shown (its id).
    """

    moved = Signal(int, int)
    won = Signal(int)
    lost = Signal(int)
    opened = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self._lines: tuple[StageLine, ...] = ()
        self._forecast: Forecast | None = None
        self.columns: list[BoardColumn] = []
        self._title, self._total = Label("title"), Label("meta", elides=True)
        self._as_list = Button("icon", action=actions.go_deals, icon_only=True)
        self._new = Button("icon", action=actions.new_deal, icon_only=True)
        self._keys = Label("meta", wraps=True)
        self._begin = Button(action=actions.new_deal)
        self._empty = EmptyView("kanban", self._begin, Button(action=actions.import_files))
        self._empty.hide()
        self.win, self.lose = BoardEnd(), BoardEnd()
        self._chosen = 0
        self._lay_out()
        self.win.dropped.connect(self.won)
        self.lose.dropped.connect(self.lost)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 10, 0)
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._total, 1)
        head.addWidget(self._as_list)
        head.addWidget(self._new)
        page = QWidget()
        page.setObjectName("page")
        self._row = QHBoxLayout(page)
        self._row.setContentsMargins(0, 0, 10, 4)
        self._row.setSpacing(10)
        ends = QVBoxLayout()
        ends.setSpacing(10)
        ends.addWidget(self.win, 1)
        ends.addWidget(self.lose, 1)
        self._row.addLayout(ends)
        self.area = QScrollArea()
        self.area.setWidget(page)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 14, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._keys)
        for part in (self.win, self.lose, self._keys):
            part.hide()  # until there are stages: alone they would stand in the middle

    def show_deals(self, lines: tuple[StageLine, ...], forecast: Forecast) -> None:
        """Show the open deals by stage; the keyboard stays at its card, wherever that went."""
        held = next((column.list for column in self.columns if column.list.hasFocus()), None)
        deal = held.deal() if held is not None else None
        chosen = self._chosen or (0 if deal is None else deal.id)
        row = 0 if held is None else held.currentIndex().row()
        self._lines, self._forecast, self._chosen = lines, forecast, 0
        if [column.line.stage.id for column in self.columns] != [line.stage.id for line in lines]:
            self._make_columns(lines)
        for column, line in zip(self.columns, lines, strict=True):
            column.show_line(line)
        is_waiting = self.area.hasFocus()  # the page was opened before its cards were there
        is_empty = not any(line.deals for line in lines)
        self._show_empty(is_empty=is_empty)
        if is_empty and (is_waiting or held is not None):
            self._begin.setFocus()
        elif held is not None or chosen:
            self._focus(chosen, held, row)
        elif is_waiting:
            self.first().setFocus()
        self._say_total()

    def _show_empty(self, *, is_empty: bool) -> None:
        self._empty.setVisible(is_empty)
        for part in (self.area, self.win, self.lose, self._keys):
            part.setVisible(not is_empty)

    def first(self) -> QWidget:
        """Return where the work on the page begins."""
        filled = (column.list for column in self.columns if column.line.deals)
        return next(filled, self._begin if self._lines else self.area)

    def _make_columns(self, lines: tuple[StageLine, ...]) -> None:
        for column in self.columns:
            self._row.removeWidget(column)
            column.hide()
            column.deleteLater()
        self.columns = [BoardColumn(line) for line in lines]
        for place, column in enumerate(self.columns):
            self._row.insertWidget(place, column, 1)
            column.show()
            stage_id = column.line.stage.id
            column.list.dropped.connect(lambda deal, stage=stage_id: self._on_drop(deal, stage))
            column.list.stepped.connect(
                lambda step, carries, at=place: self._on_step(at, step, is_carrying=carries)
            )
            column.list.opened.connect(self.opened)
            QWidget.setTabOrder(self.columns[place - 1].list if place else self._new, column.list)

    def _focus(self, deal_id: int, held: QWidget | None, row: int) -> None:
        """Put the keyboard at a deal, or where it was."""
        for column in self.columns:
            at = column.table.find_row(deal_id)
            if at >= 0:
                column.list.setFocus()
                column.list.choose(at)
                self.area.ensureWidgetVisible(column)
                return
        for column in self.columns:
            if column.list is held:
                column.list.choose(row)

    def _on_drop(self, deal_id: int, stage_id: int) -> None:
        here = next((c for c in self.columns if c.table.find_row(deal_id) >= 0), None)
        if here is None or here.line.stage.id != stage_id:
            self._chosen = deal_id
            self.moved.emit(deal_id, stage_id)

    def _on_step(self, place: int, step: int, *, is_carrying: bool) -> None:
        deal = self.columns[place].list.deal()
        target = place + step
        if not is_carrying:
            filled = [at for at, column in enumerate(self.columns) if column.line.deals]
            beyond = [at for at in filled if (at - place) * step > 0]
            if beyond:
                self.columns[beyond[0] if step > 0 else beyond[-1]].list.setFocus()
        elif deal is not None and 0 <= target < len(self.columns):
            self._chosen = deal.id
            self.moved.emit(deal.id, self.columns[target].line.stage.id)
        elif deal is not None and target == len(self.columns):
            self.won.emit(deal.id)

    def deal(self, deal_id: int) -> Deal | None:
        """Return a deal of the board."""
        rows = ((column.table, column.table.find_row(deal_id)) for column in self.columns)
        return next((table.deal(row) for table, row in rows if row >= 0), None)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._title.setText(self.tr("Deals"))
        self.area.setAccessibleName(self.tr("Deals by stage"))
        self.win.words.setText(self.tr("Won"))
        self.win.hint.setText(self.tr("Drop a deal here to win it"))
        self.lose.words.setText(self.tr("Lost"))
        self.lose.hint.setText(self.tr("Drop a deal here to lose it"))
        self._keys.setText(
            self.tr(
                "Arrow keys go about, Ctrl+Left and Ctrl+Right carry a deal to the next stage, "
                "Enter opens it."
            )
        )
        self._empty.say(
            self.tr("No open deals"),
            self.tr("Each becomes a card, and goes from stage to stage until it is won."),
        )
        self._say_total()

    def _say_total(self) -> None:
        sums = () if self._forecast is None else self._forecast.sums
        words = self.tr("Open: {sums}").format(sums=sales_words.totals(sums))
        more = self.tr("Forecast, weighed by stage: {sums}").format(sums=sales_words.weighted(sums))
        self._total.setText(f"{words}  ·  {more}" if sums else "")
