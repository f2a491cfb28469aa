"""The two ways to look at contacts, one beside the other: the list with a page, and the table."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.actions import Actions
from desktop.screens.contacts_screen import ContactsScreen
from desktop.screens.records_screen import RecordsScreen
from desktop.window.pages import Pages


class ContactPlaces(QObject):
    """Goes from one to the other; a contact opened in the table is shown beside the list."""

    def __init__(
        self, pages: Pages, screens: tuple[ContactsScreen, RecordsScreen], actions: Actions
    ) -> None:
        super().__init__(pages)
        self._pages, self._go = pages, actions.go_contacts
        self._contacts, self._records = screens
        actions.new_contact.triggered.connect(lambda: self.show_part(is_table=False))
        self._records.opened.connect(self._on_opened)

    def toggle(self) -> None:
        """Go to the table, or from it to the list."""
        stack = self._pages.contacts_page
        is_here = stack.isVisible()
        self.show_part(
            is_table=stack.currentWidget() is not self._pages.records_table or not is_here
        )
        if not is_here:
            self._go.trigger()

    def show_part(self, *, is_table: bool) -> None:
        """Show the table, or the list."""
        self._pages.contacts_page.setCurrentIndex(1 if is_table else 0)
        (self._records if is_table else self._contacts).show()
        self._pages.focus_page("contacts_page")

    def _on_opened(self, contact_id: int) -> None:
        self.show_part(is_table=False)
        self._contacts.open_contact(contact_id)
