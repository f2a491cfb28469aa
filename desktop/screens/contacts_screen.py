"""Connects the contacts to their service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.change import Change, Kind
from core.domain.contact import Contact
from core.domain.field import Field
from core.domain.interaction import Timeline
from core.errors import UserError
from desktop.dialogs.new_contact_dialog import NewContactDialog
from desktop.routines.list_feed import ListFeed
from desktop.tables.paged_table import PAGE_ROWS
from desktop.views.records.contact_list_view import ContactListView
from desktop.views.records.contact_view import ContactView
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.contact_service import ContactService
    from core.services.field_service import FieldService
    from core.services.inbox_service import InboxService

SETTLE_MS = 150


class ContactsScreen(QObject):
    """Decides what the contacts show.

    Signals:
        added: a contact was added by hand (the record).
    """

    added = Signal(object)

    def __init__(
        self,
        views: tuple[ContactListView, ContactView],
        services: tuple[ContactService, InboxService, FieldService],
        wiring: Wiring,
    ) -> None:
        super().__init__(views[0])
        self._list, self._view = views
        self._contacts, self._inbox, self._fields = services
        self._lane, self._changes, self._reporter = (
            wiring.data_lane,
            wiring.changes,
            wiring.reporter,
        )
        self._id, self._is_stale = 0, True
        self._dialogs = wiring.dialogs
        self._dialogs.offer("contact", self.ask_new)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._look_again)
        self._list.chosen.connect(self._open)
        self._feed = ListFeed(
            self._list, self._contacts.count_contacts, self._contacts.list_contacts, wiring, self
        )
        self._feed.begun.connect(self._on_begun)
        self._feed.counted.connect(self._on_counted)
        self._view.timeline.page_wanted.connect(self._on_timeline_wanted)
        wiring.changes.changed.connect(self._on_changed)

    def show(self) -> None:
        """The page is opened: look, if something changed since."""
        if self._is_stale:
            self._look_again()

    def _look_again(self) -> None:
        if not self._list.isVisible():
            self._is_stale = True
            return
        self._is_stale = False
        self._feed.look()
        if self._id:
            self._open(self._id)

    def _on_counted(self, count: int) -> None:
        if not (count or self._id or any(self._list.question())):
            self._view.show_nothing(may_choose=False)

    def _on_begun(self) -> None:
        if not self._id:
            self._list.rows.choose_first()

    @property
    def contact_id(self) -> int:
        """The contact on screen, 0 for none."""
        return self._id

    def open_contact(self, contact_id: int) -> None:
        """Show a contact and mark it in the list, if it is there."""
        self._list.rows.choose(contact_id)
        self._open(contact_id)

    def _open(self, contact_id: int) -> None:
        self._id = contact_id
        self._lane.run(self, lambda: self._read(contact_id), self._on_opened, self._on_gone)

    def _read(self, contact_id: int) -> tuple[Contact, Timeline]:
        """Read a contact; runs in the lane."""
        return self._contacts.get(contact_id), self._inbox.open_timeline(contact_id)

    def _on_opened(self, found: tuple[Contact, Timeline]) -> None:
        if found[0].id == self._id:
            self._view.show_contact(*found)

    def _on_timeline_wanted(self, contact_id: int, page: int) -> None:
        self._lane.run(
            self,
            lambda: self._inbox.list_timeline(contact_id, PAGE_ROWS, page * PAGE_ROWS),
            lambda records: self._view.timeline.show_page(contact_id, page, records),
            self._reporter.tell,
        )

    def _on_gone(self, error: Exception) -> None:
        self._id = 0
        self._list.rows.choose(0)
        self._view.show_nothing()
        if not (isinstance(error, UserError) and error.key == "no-such-record"):
            self._reporter.tell(error)

    def ask_new(self) -> None:
        """Ask for a new contact."""
        self._lane.run(
            self,
            lambda: self._fields.list_fields(Kind.CONTACT),
            self._on_fields,
            self._reporter.tell,
        )

    def _on_fields(self, fields: tuple[Field, ...]) -> None:
        dialog = NewContactDialog(fields, self._list.window())
        dialog.contact_entered.connect(self._on_entered)
        self._dialogs.open(dialog, "contact")

    def _on_entered(self, contact: Contact) -> None:
        self._lane.run(
            self,
            lambda: self._contacts.add(contact),
            self._on_added,
            self._dialogs.not_stored("contact", self._reporter.tell),
        )

    def _on_added(self, contact: Contact) -> None:
        self._id = contact.id
        self._list.rows.choose(contact.id)
        self._changes.announce(Change(frozenset({Kind.CONTACT, Kind.COMPANY}), (contact.id,)))
        self.added.emit(contact)

    def _on_changed(self, change: Change) -> None:
        if change.kinds & {Kind.CONTACT, Kind.COMPANY, Kind.INTERACTION, Kind.FIELD}:
            self._is_stale = True
            self._settling.start()
