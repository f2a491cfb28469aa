"""When a record is opened in a window of its own, from the main window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.actions import Actions
from desktop.desk import Desk
from desktop.outgoing.carrying import Carrying
from desktop.window.pages import Pages
from desktop.window.record_windows import RecordWindows
from desktop.window.workplace import Screens

if TYPE_CHECKING:
    from desktop.views.records.timeline_view import TimelineView


class Apart(QObject):
    """The middle button on a row, and the key for what is open. windows: those that are open."""

    def __init__(
        self, window: QWidget, pages: Pages, screens: Screens, desk: Desk, actions: Actions
    ) -> None:
        super().__init__(window)
        self._pages, self._screens = pages, screens
        self.windows = RecordWindows(window, desk, screens.wiring)
        pages.when("inbox_page", self._serve_inbox)
        pages.when("contacts_page", self._serve_contacts)
        pages.when("companies_page", lambda: self._serve(pages.company.timeline))
        actions.open_apart.triggered.connect(self._on_open)

    def _serve_inbox(self) -> None:
        self._pages.conversations.rows.apart.connect(self.windows.open_thread)
        self._serve(self._pages.conversation.timeline)

    def _serve_contacts(self) -> None:
        self._pages.contacts.rows.apart.connect(self.windows.open_contact)
        self._serve(self._pages.contact.timeline)

    def _serve(self, timeline: TimelineView) -> None:
        timeline.apart.connect(self.windows.open_thread)

    def carry(self, carrying: Carrying, desk: Desk) -> None:
        """Let messages be dragged out of those windows too."""
        self.windows.lifted.connect(
            lambda view, key: carrying.out.drag(view, partial(desk.exports.mail, key))
        )

    def _on_open(self) -> None:
        pages = self._pages
        if pages.shown == "inbox_page" and self._screens.inbox.thread_id:
            self.windows.open_thread(self._screens.inbox.thread_id)
        elif pages.shown == "contacts_page":
            is_table = pages.contacts_page.currentIndex() == 1
            table = pages.records_table
            row = table.grid.key_at(table.table.currentIndex().row()) if is_table else 0
            if key := row if is_table else self._screens.contacts.contact_id:
                self.windows.open_contact(key)
