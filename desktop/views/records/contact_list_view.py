"""The left column of the contacts: search and people by name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.actions import Actions
from desktop.tables.contact_delegate import ContactDelegate
from desktop.tables.contact_table import ContactTable
from desktop.views.parts.list_pane import ListPane


class ContactListView(ListPane):
    """Contacts with a search."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        commands = (
            actions.go_companies,
            actions.contacts_table,
            actions.find_duplicates,
            actions.new_contact,
        )
        begin = (actions.import_files, actions.new_contact)
        super().__init__(ContactTable(), ContactDelegate(), "users", commands, begin, parent)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._say(
            self.tr("Contacts"),
            self.tr("Search names, companies, addresses"),
            self.tr("%n contact(s)", "", self._count),
        )
        if self.search.words():
            self._empty.say(
                self.tr("Nobody found"), self.tr("Try fewer or other words."), offers=False
            )
        else:
            self._empty.say(
                self.tr("No contacts yet"), self.tr("Import a vCard or a table, or add one here.")
            )
