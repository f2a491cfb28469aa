"""The middle column of the inbox: search, filters, conversations."""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.tables.conversation_delegate import ConversationDelegate
from desktop.tables.conversation_table import ConversationTable
from desktop.views.inbox.backlog_view import BacklogView
from desktop.views.parts.button import Button
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.flow_layout import FlowLayout
from desktop.views.parts.label import Label
from desktop.views.parts.row_list import RowList
from desktop.views.parts.search_box import SearchBox
from desktop.views.parts.view import View

InboxFilter = Literal["all", "needs-reply", "upset", "automatic"]


class ConversationListView(View):
    """Conversations with a search and filters.

    Signals:
        question_changed: other words or another filter (which, words).
        chosen: a conversation (its thread's id).
        opened: Enter on a conversation (its thread's id).
    """

    question_changed = Signal(str, str)
    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="listPane")
        self.table = ConversationTable(self)
        self.rows = RowList(self.table, ConversationDelegate())
        self.search = SearchBox()
        self.backlog = BacklogView()
        self._only: InboxFilter = "all"
        self._count = 0
        self._title, self._total = Label("title"), Label("meta")
        self._empty = EmptyView("tray", wide_px=260)
        self._chips = {name: Button("chip") for name in get_args(InboxFilter)}
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._lay_out()
        for name, chip in self._chips.items():
            chip.setCheckable(True)
            chip.setChecked(name == self._only)
            self._group.addButton(chip)
            chip.clicked.connect(lambda _checked, only=name: self._on_filter(only))
        self.rows.chosen.connect(self.chosen)
        self.rows.opened.connect(self.opened)
        self.search.changed.connect(lambda _words: self._ask())
        self.search.left_down.connect(self.rows.setFocus)
        self._clock = QTimer(self)
        self._clock.setInterval(60_000)
        self._clock.timeout.connect(self.rows.viewport().update)
        self._clock.start()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._total)
        chips = FlowLayout(gap_px=6)
        for chip in self._chips.values():
            chips.addWidget(chip)
        top = QVBoxLayout()
        top.setContentsMargins(16, 16, 16, 8)
        top.setSpacing(10)
        top.addLayout(head)
        top.addWidget(self.search)
        top.addLayout(chips)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(self.backlog)

    def show_count(self, count: int) -> None:
        """Show how many conversations answer the question."""
        self._count = count
        self.table.show_count(count)
        self._stack.setCurrentWidget(self.rows if count else self._empty)
        self._say_count()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._title.setText(self.tr("Inbox"))
        self.search.say(self.tr("Search people, companies, messages"))
        self.rows.setAccessibleName(self.tr("Conversations"))
        self._chips["all"].say(self.tr("All"))
        self._chips["needs-reply"].say(self.tr("Needs reply"))
        self._chips["upset"].say(self.tr("Upset"))
        self._chips["automatic"].say(self.tr("Automatic"), self.tr("Newsletters and receipts"))
        self._say_count()
        self.rows.viewport().update()

    def _say_count(self) -> None:
        self._total.setText(self.tr("%n conversation(s)", "", self._count))
        if self.search.words():
            self._empty.say(self.tr("Nothing found"), self.tr("Try fewer or other words."))
        elif self._only == "needs-reply":
            self._empty.say(self.tr("Nobody is waiting"), self.tr("Every message is answered."))
        elif self._only == "upset":
            self._empty.say(self.tr("Nobody is upset"), self.tr("As far as the messages tell."))
        else:
            self._empty.say(self.tr("No conversations"), self.tr("Import mail to see it here."))

    def question(self) -> tuple[InboxFilter, str]:
        """Return which conversations are searched for, and what in them."""
        return self._only, self.search.words()

    @property
    def only(self) -> InboxFilter:
        """Which conversations are shown."""
        return self._only

    def filter_by(self, only: str) -> None:
        """Show these conversations only, as if the person had asked for them."""
        if (chip := next((c for name, c in self._chips.items() if name == only), None)) is not None:
            chip.click()

    def _on_filter(self, only: InboxFilter) -> None:
        self._only = only
        self._ask()

    def _ask(self) -> None:
        self.question_changed.emit(*self.question())
