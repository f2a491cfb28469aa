"""Where the search is, and where what it finds is opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.actions import Actions
from desktop.pages import Pages
from desktop.workplace import Screens

OpenPage = Callable[[QAction, QWidget], None]


class SearchPlaces(QObject):
    """Goes to the field for Ctrl+K, and to the page of a hit."""

    def __init__(
        self, window: QWidget, pages: Pages, screens: Screens, actions: Actions, go: OpenPage
    ) -> None:
        super().__init__(window)
        self._pages, self._screens, self._actions, self._go = pages, screens, actions, go
        actions.search.triggered.connect(self._on_search)
        found = screens.search
        found.contact_chosen.connect(self._on_contact)
        found.company_chosen.connect(self._on_company)
        found.note_chosen.connect(self._on_note)

    def _on_search(self) -> None:
        """Go to the search of the page that is open, or of the inbox."""
        pages = self._pages
        on_contacts = pages.stack.currentWidget() is pages.contacts_page
        if not on_contacts:
            self._go(self._actions.go_inbox, pages.inbox_page)
        box = pages.contacts.search if on_contacts else pages.conversations.search
        box.setFocus()
        box.selectAll()

    def _on_contact(self, contact_id: int) -> None:
        self._go(self._actions.go_contacts, self._pages.contacts_page)
        self._screens.contacts.open_contact(contact_id)

    def _on_company(self, name: str) -> None:
        """Show the people of a company."""
        self._go(self._actions.go_contacts, self._pages.contacts_page)
        self._pages.contacts.search.setText(name)

    def _on_note(self, note_id: int) -> None:
        self._go(self._actions.go_knowledge, self._pages.knowledge)
        self._screens.knowledge.open_note(note_id)
