"""The left column of the contacts: search and people by name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.search import MOST_LISTED
from desktop import dates
from desktop.actions import Actions
from desktop.tables.contact_delegate import ContactDelegate
from desktop.tables.contact_table import ContactTable
from desktop.views.button import Button
from desktop.views.empty_view import EmptyView
from desktop.views.label import Label
from desktop.views.row_list import RowList
from desktop.views.search_box import SearchBox
from desktop.views.view import View


class ContactListView(View):
    """Contacts with a search.

    Signals:
        question_changed: other words are searched for.
        chosen: a contact (its id).
    """

    question_changed = Signal(str)
    chosen = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="listPane")
        self.table = ContactTable(self)
        self.rows = RowList(self.table, ContactDelegate())
        self.search = SearchBox()
        self._count = 0
        self._title, self._total = Label("title", elides=True), Label("meta", elides=True)
        self._add = Button("icon", action=actions.new_contact, icon_only=True)
        self._as_table = Button("icon", action=actions.contacts_table, icon_only=True)
        self._companies = Button("icon", action=actions.go_companies, icon_only=True)
        self._duplicates = Button("icon", action=actions.find_duplicates, icon_only=True)
        self._empty = EmptyView("users", wide_px=260)
        self._stack = QStackedWidget()
        head = QHBoxLayout()
        head.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._total)
        head.addLayout(words, 1)
        head.addWidget(self._companies)
        head.addWidget(self._as_table)
        head.addWidget(self._duplicates)
        head.addWidget(self._add)
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
        """Show how many contacts answer the question."""
        self._count = count
        self.table.show_count(count)
        self._stack.setCurrentWidget(self.rows if count else self._empty)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._title.setText(self.tr("Contacts"))
        self.search.say(self.tr("Search names, companies, addresses"))
        self.rows.setAccessibleName(self.tr("Contacts"))
        text = self.tr("%n contact(s)", "", self._count)
        number = dates.number(self._count)
        is_more = bool(self.search.words()) and self._count >= MOST_LISTED
        self._total.setText(text.replace(str(self._count), f"{number}+" if is_more else number, 1))
        if self.search.words():
            self._empty.say(self.tr("Nobody found"), self.tr("Try fewer or other words."))
        else:
            self._empty.say(
                self.tr("No contacts yet"), self.tr("Import a vCard or a table, or add one here.")
            )
