"""The left column of records: title and number, commands, a search, and the records by name."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.search import MOST_LISTED
from desktop.tables.paged_table import PagedTable
from desktop.tables.row_delegate import RowDelegate
from desktop.views.parts.button import Button
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.label import Label
from desktop.views.parts.row_list import RowList
from desktop.views.parts.search_box import SearchBox
from desktop.views.parts.view import View
from desktop.words import dates


class ListPane(View):
    """Records with a search. A subclass says their words.

    Signals:
        question_changed: other words are searched for.
        chosen: a record (its id).
    """

    question_changed = Signal(str)
    chosen = Signal(int)

    def __init__(
        self,
        table: PagedTable[Any],
        delegate: RowDelegate,
        icon: str,
        commands: tuple[QAction, ...],
        begin: tuple[QAction, ...],
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        icon: of the empty list.
        commands: beside the title, as icons.
        begin: what fills the empty list.
        """
        super().__init__(parent, name="listPane")
        self.table = table
        table.setParent(self)
        self.rows, self.search = RowList(table, delegate), SearchBox()
        self._count = 0
        self._title, self._total = Label("title", elides=True), Label("meta", elides=True)
        self._empty = EmptyView(icon, *(Button(action=action) for action in begin), wide_px=260)
        self._stack = QStackedWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._total)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addLayout(words, 1)
        for action in commands:
            head.addWidget(Button("icon", action=action, icon_only=True))
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 8)
        top.setSpacing(8)
        top.addLayout(head)
        top.addWidget(self.search)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self.rows.chosen.connect(self.chosen)
        self.search.changed.connect(self.question_changed)
        self.search.left_down.connect(self.rows.setFocus)
        self.retranslate()

    def show_count(self, count: int) -> None:
        """Show how many records answer the question."""
        self._count = count
        self.table.show_count(count)
        self._stack.setCurrentWidget(self.rows if count else self._empty)
        self.retranslate()

    def question(self) -> tuple[str]:
        """Return what is searched for."""
        return (self.search.words(),)

    def _say(self, title: str, search: str, counted: str) -> None:
        """Set the words. counted: how many there are."""
        self._title.setText(title)
        self.rows.setAccessibleName(title)
        self.search.say(search)
        number = dates.number(self._count)
        is_more = bool(self.search.words()) and self._count >= MOST_LISTED
        self._total.setText(counted.replace(number, f"{number}+", 1) if is_more else counted)
