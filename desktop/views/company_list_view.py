"""The left column of the firms: search and firms by name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.search import MOST_LISTED
from desktop import dates
from desktop.actions import Actions
from desktop.tables.company_delegate import CompanyDelegate
from desktop.tables.company_table import CompanyTable
from desktop.views.button import Button
from desktop.views.empty_view import EmptyView
from desktop.views.label import Label
from desktop.views.row_list import RowList
from desktop.views.search_box import SearchBox
from desktop.views.view import View


class CompanyListView(View):
    """Firms with a search.

    Signals:
        question_changed: other words are searched for.
        chosen: a firm (its id).
    """

    question_changed = Signal(str)
    chosen = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="listPane")
        self.table = CompanyTable(self)
        self.rows = RowList(self.table, CompanyDelegate())
        self.search = SearchBox()
        self._count = 0
        self._title, self._total = (
            Label("title", elides=True, hugs=True),
            Label("meta", elides=True, hugs=True),
        )
        self._people = Button("icon", action=actions.go_contacts, icon_only=True)
        self._empty = EmptyView("buildings", wide_px=260)
        self._stack = QStackedWidget()
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._total)
        head.addWidget(self._people)
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
        """Show how many firms answer the question."""
        self._count = count
        self.table.show_count(count)
        self._stack.setCurrentWidget(self.rows if count else self._empty)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._title.setText(self.tr("Companies"))
        self.search.say(self.tr("Search companies"))
        self.rows.setAccessibleName(self.tr("Companies"))
        text = self.tr("%n company(ies)", "", self._count)
        number = dates.number(self._count)
        is_more = bool(self.search.words()) and self._count >= MOST_LISTED
        self._total.setText(text.replace(str(self._count), f"{number}+" if is_more else number, 1))
        if self.search.words():
            self._empty.say(self.tr("No company found"), self.tr("Try fewer or other words."))
        else:
            self._empty.say(
                self.tr("No companies yet"),
                self.tr("They come with the people who work there, or with an import."),
            )
