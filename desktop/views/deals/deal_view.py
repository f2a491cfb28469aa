"""One deal: where it stands, what it is worth, whom it is with, what is to be done, its way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.domain.deal import Deal, DealMove, DealState, Stage
from core.domain.task import Task
from desktop.views.agenda.task_adder import TaskAdder
from desktop.views.agenda.task_cards import TaskCards
from desktop.views.parts.button import Button
from desktop.views.parts.emptied import empty
from desktop.views.parts.label import Label
from desktop.views.parts.tab_order import tab_through
from desktop.views.parts.view import View
from desktop.views.unchosen_view import UnchosenView
from desktop.words import dates, joined_words, sales_words, view_words


class DealView(View):
    """The deal that is chosen, and what can be done with it.

    Signals:
        moved: to another stage (the deal's id, the stage's).
        won, lost, reopened, change_requested, removed: asked of the deal (the Deal).
        contact_requested: whom it is with is to be shown (the contact's id).
        company_requested: the firm is to be shown (its id).
        shown_deal: this deal is shown now (the Deal).
    """

    shown_deal = Signal(object)

    moved = Signal(int, int)
    won = Signal(object)
    lost = Signal(object)
    reopened = Signal(object)
    change_requested = Signal(object)
    removed = Signal(object)
    contact_requested = Signal(int)
    company_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self._deal: Deal | None = None
        self._stages: tuple[Stage, ...] = ()
        self._moves: tuple[DealMove, ...] = ()
        self._title = Label("title", wraps=True)
        self.firm = Button("link", "buildings")
        self._state = QLabel()
        self._state.setProperty("chip", "true")
        self._people = QHBoxLayout()
        self.stage = QComboBox()
        self.stage.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.win, self.lose = Button("primary", "check"), Button("outline", "x")
        self.reopen = Button("outline", "arrow-counter-clockwise")
        self.change, self.remove = Button("outline", "note-pencil"), Button("outline", "trash")
        self._card, self._way = QFrame(), QFrame()
        for card in (self._card, self._way):
            card.setObjectName("card")
        self._grid = QGridLayout(self._card)
        self._way_grid = QGridLayout(self._way)
        for grid in (self._grid, self._way_grid):
            grid.setContentsMargins(16, 12, 16, 12)
            grid.setHorizontalSpacing(24)
            grid.setVerticalSpacing(6)
            grid.setColumnStretch(1, 1)
        self._stage_name, self._tasks_name, self._way_name = (Label("strong") for _ in range(3))
        self.tasks, self.adder = TaskCards(shows_about=False), TaskAdder()
        self.follow = Button("link", "clock-counter-clockwise")
        self._empty, self._stack = UnchosenView("handshake"), QStackedWidget()
        self._lay_out()
        self._connect()
        self._stack.setCurrentWidget(self._empty)
        self.retranslate()

    def _connect(self) -> None:
        self.stage.activated.connect(self._on_stage)
        self.firm.clicked.connect(self._on_firm)
        for button, signal in (
            (self.win, self.won),
            (self.lose, self.lost),
            (self.reopen, self.reopened),
            (self.change, self.change_requested),
            (self.remove, self.removed),
        ):
            button.clicked.connect(lambda _on=False, told=signal: told.emit(self._deal))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title, 1)
        state = QVBoxLayout()
        state.setContentsMargins(0, 6, 0, 0)  # in line with the buttons
        state.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(state)
        head.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        who = QHBoxLayout()
        who.setSpacing(10)
        who.addWidget(self.firm)
        who.addLayout(self._people)
        who.addStretch()
        stands = QHBoxLayout()
        stands.setSpacing(8)
        stands.addWidget(self._stage_name)
        stands.addWidget(self.stage)
        stands.addStretch()
        for button in (self.reopen, self.lose, self.win):
            stands.addWidget(button)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 18, 24, 20)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(who)
        column.addLayout(stands)
        column.addWidget(self._card)
        column.addSpacing(4)
        column.addLayout(self._to_do_head())
        column.addWidget(self.tasks)
        column.addWidget(self.adder)
        column.addSpacing(4)
        column.addWidget(self._way_name)
        column.addWidget(self._way)
        column.addStretch()
        self.area = QScrollArea()
        self.area.setWidget(page)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack.addWidget(self.area)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def shown(self) -> Deal | None:
        """Return the deal that is shown."""
        return self._deal

    def _to_do_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._tasks_name)
        row.addStretch()
        row.addWidget(self.follow)
        return row

    def show_nothing(self, *, may_choose: bool = True) -> None:
        """Show that no deal is chosen. may_choose: there is something to choose."""
        self._deal = None
        self._empty.speak(may_choose=may_choose)
        self._stack.setCurrentWidget(self._empty)

    def show_deal(
        self,
        deal: Deal,
        stages: tuple[Stage, ...],
        moves: tuple[DealMove, ...],
        tasks: tuple[Task, ...],
    ) -> None:
        """Show a deal with its way and its open tasks."""
        self._deal, self._stages, self._moves = deal, stages, moves
        self.tasks.show_tasks(tasks)
        self._stack.setCurrentWidget(self.area)
        self.retranslate()
        self.shown_deal.emit(deal)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._empty.say_both(
            (self.tr("No deal chosen"), self.tr("Choose a deal on the left.")),
            (
                self.tr("A page for each deal"),
                self.tr(
                    "Its stage and value, who is part of it and what comes next. "
                    "It stands here once there are deals."
                ),
            ),
        )
        self._stage_name.setText(self.tr("Stage"))
        self.stage.setAccessibleName(self.tr("Stage"))
        self._tasks_name.setText(self.tr("To do"))
        self.follow.say(self.tr("Follow-ups…"), self.tr("Tasks counted from a day"))
        self.follow.setEnabled(self._deal is not None and bool(self._deal.contact_ids))
        self._way_name.setText(self.tr("How it went"))
        self.area.setAccessibleName(self.tr("Deal"))
        self.win.say(self.tr("Won"))
        self.lose.say(self.tr("Lost…"))
        self.reopen.say(self.tr("Open again"))
        self.change.say(self.tr("Change…"), self.tr("Change what is said of this deal"))
        self.remove.say(self.tr("Delete"), self.tr("Delete this deal; undo brings it back"))
        if self._deal is not None:
            self._show(self._deal)

    def _show(self, deal: Deal) -> None:
        self._title.setText(deal.title)
        self.firm.say(deal.company_name, self.tr("Open the company"))
        self.firm.setVisible(deal.company_id is not None)
        self._state.setText(sales_words.state(deal.state))
        self._state.setProperty("tone", sales_words.state_tone(deal.state))
        self._state.style().unpolish(self._state)
        self._state.style().polish(self._state)
        is_open = deal.state is DealState.OPEN
        for widget in (self.win, self.lose, self.stage, self._stage_name):
            widget.setVisible(is_open)
        self.reopen.setVisible(not is_open)
        self.stage.clear()
        for stage in self._stages:
            self.stage.addItem(sales_words.chance(stage), stage.id)
        self.stage.setCurrentIndex(max(0, self.stage.findData(deal.stage_id)))
        self._show_people(deal)
        _fill(self._grid, self._facts(deal))
        way = [(dates.medium(move.at), sales_words.move_line(move)) for move in self._moves]
        _fill(self._way_grid, way)
        tab_through(self)

    def _show_people(self, deal: Deal) -> None:
        empty(self._people)
        for contact_id, name in zip(deal.contact_ids, deal.contact_names, strict=True):
            link = Button("link", "users")
            link.say(name, self.tr("Show {name}").format(name=name))
            link.clicked.connect(lambda _on=False, who=contact_id: self.contact_requested.emit(who))
            self._people.addWidget(link)

    def _facts(self, deal: Deal) -> list[tuple[str, str]]:
        days = (
            (self.tr("Begun"), deal.opened_on),
            (self.tr("Expected"), deal.expected_on),
            (self.tr("Closed"), deal.closed_on),
        )
        unknown = self.tr("not known")
        amount = unknown if deal.amount is None else sales_words.money(deal.amount)
        lines = [(self.tr("Amount"), amount)]
        lines += [(name, dates.calendar_day(day)) for name, day in days if day is not None]
        if deal.lost_reason:
            lines.append((self.tr("Lost because"), deal.lost_reason))
        lines += [(one.name, view_words.value(one)) for one in deal.values if one.text]
        lines += [(detail.name, detail.value) for detail in deal.details]
        if deal.tags:
            lines.append((self.tr("Tags"), joined_words.listed(deal.tags)))
        if deal.notes:
            lines.append((self.tr("Notes"), deal.notes[:2000]))
        return lines

    def _on_firm(self) -> None:
        if self._deal is not None and self._deal.company_id is not None:
            self.company_requested.emit(self._deal.company_id)

    def _on_stage(self, at: int) -> None:
        stage_id = self.stage.itemData(at)
        if self._deal is not None and stage_id != self._deal.stage_id:
            self.moved.emit(self._deal.id, stage_id)


def _fill(grid: QGridLayout, lines: list[tuple[str, str]]) -> None:
    empty(grid)
    for row, (name, value) in enumerate(lines):
        text = Label("", value, wraps=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(Label("meta", name), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text, row, 1, Qt.AlignmentFlag.AlignTop)
