"""A contact's deals and open tasks, between who they are and what passed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.domain.deal import Deal, DealState
from core.domain.task import Task
from desktop.views.agenda.task_adder import TaskAdder
from desktop.views.agenda.task_cards import TaskCards
from desktop.views.parts.button import Button
from desktop.views.parts.emptied import empty
from desktop.views.parts.label import Label
from desktop.views.parts.tab_order import tab_through
from desktop.views.parts.view import View
from desktop.words import sales_words

MOST_DEALS, MOST_TASKS = 4, 4


class SalesSection(View):
    """Deals as links, tasks with their check boxes, and a line to add one.

    Signals:
        deal_opened: a deal is to be shown (its id).
        deal_wanted: a new deal with this contact.
        follow_ups_wanted: follow-ups are to be planned.
        all_wanted: there is more than fits: the page of tasks is to be shown.
    """

    deal_opened = Signal(int)
    deal_wanted = Signal()
    follow_ups_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deals: tuple[Deal, ...] = ()
        self._stages: dict[int, str] = {}
        self._left_out = 0
        self._caption = Label("strong")
        self._new, self.follow = Button("link", "plus"), Button("link", "clock-counter-clockwise")
        self._card = QFrame()
        self._card.setObjectName("card")
        self._links = QVBoxLayout(self._card)
        self._links.setContentsMargins(14, 6, 14, 6)
        self._links.setSpacing(0)
        self.tasks, self.adder = TaskCards(shows_about=False), TaskAdder()
        self._more = Button("link")
        head = QHBoxLayout()
        head.addWidget(self._caption)
        head.addStretch()
        head.addWidget(self.follow)
        head.addWidget(self._new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._card)
        column.addWidget(self.tasks)
        column.addWidget(self._more)
        column.addWidget(self.adder)
        self._new.clicked.connect(self.deal_wanted)
        self.follow.clicked.connect(self.follow_ups_wanted)
        self._more.clicked.connect(self.all_wanted)
        self.retranslate()

    def show_sales(
        self, deals: tuple[Deal, ...], tasks: tuple[Task, ...], stages: dict[int, str]
    ) -> None:
        """Show a contact's deals and open tasks. stages: names by their number."""
        self._deals, self._stages = deals, stages
        self._left_out = len(tasks) - MOST_TASKS
        self.tasks.show_tasks(tasks[:MOST_TASKS])
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._caption.setText(self.tr("Deals and tasks"))
        self._new.say(self.tr("New deal…"), self.tr("A new deal with this contact"))
        self.follow.say(self.tr("Follow-ups…"), self.tr("Tasks counted from a day"))
        self._more.setVisible(self._left_out > 0)
        self._more.say(self.tr("%n more task(s)", "", max(0, self._left_out)))
        empty(self._links)
        self._card.setVisible(bool(self._deals))
        for deal in self._deals[:MOST_DEALS]:
            self._links.addWidget(self._row(deal))
        tab_through(self)

    def _row(self, deal: Deal) -> QWidget:
        stage = sales_words.stage_name(self._stages.get(deal.stage_id, ""))
        stands = stage if deal.state is DealState.OPEN else sales_words.state(deal.state)
        amount = "" if deal.amount is None else sales_words.money(deal.amount)
        line = QWidget()
        link = Button("link", "handshake")
        link.say(deal.title)
        link.setAccessibleName(sales_words.spoken_deal(deal, stage))
        link.clicked.connect(lambda _on=False, deal_id=deal.id: self.deal_opened.emit(deal_id))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(10)
        row.addWidget(link)
        row.addStretch()
        row.addWidget(Label("meta", stands))
        row.addWidget(Label("", amount))
        return line
