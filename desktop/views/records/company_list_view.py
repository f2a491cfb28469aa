"""The left column of the firms: search and firms by name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.actions import Actions
from desktop.tables.company_delegate import CompanyDelegate
from desktop.tables.company_table import CompanyTable
from desktop.views.parts.list_pane import ListPane


class CompanyListView(ListPane):
    """Firms with a search."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        commands = (actions.go_contacts,)
        begin = (actions.import_files, actions.new_contact)
        super().__init__(CompanyTable(), CompanyDelegate(), "buildings", commands, begin, parent)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._say(
            self.tr("Companies"),
            self.tr("Search companies"),
            self.tr("%n company(ies)", "", self._count),
        )
        if self.search.words():
            self._empty.say(
                self.tr("No company found"), self.tr("Try fewer or other words."), offers=False
            )
        else:
            self._empty.say(
                self.tr("No companies yet"),
                self.tr("They come with the people who work there, or with an import."),
            )
