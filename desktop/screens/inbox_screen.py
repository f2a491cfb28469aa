"""Connects the inbox to its service: lists, opens, waves off, adds people, saves attachments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.change import Change, Kind
from core.domain.contact import Contact
from core.domain.interaction import Attachment, Conversation, Interaction, Timeline
from core.errors import UserError
from core.services.contact_service import ContactService
from core.services.inbox_service import InboxService
from desktop.background import Job
from desktop.dialogs.file_choice import FileChoice
from desktop.routines.list_feed import ListFeed
from desktop.tables.paged_table import PAGE_ROWS
from desktop.views.inbox.conversation_list_view import ConversationListView
from desktop.views.inbox.conversation_view import ConversationView
from desktop.wiring import Wiring

SETTLE_MS = 150
_SHOWN_KINDS = {Kind.CONTACT, Kind.COMPANY, Kind.INTERACTION, Kind.SENTIMENT}


@dataclass(frozen=True, slots=True)
class OpenConversation:
    """All that is shown of one conversation, read in one go."""

    conversation: Conversation
    messages: tuple[Interaction, ...]
    contact: Contact | None
    timeline: Timeline


class InboxScreen(QObject):
    """Decides what the inbox shows.

    Signals:
        opened: a conversation is on screen (an OpenConversation), None when none is.

    Attributes:
        contact_id: with whom the conversation on screen is, 0 for nobody who is a contact.
    """

    opened = Signal(object)

    def __init__(
        self,
        views: tuple[ConversationListView, ConversationView],
        services: tuple[InboxService, ContactService],
        wiring: Wiring,
    ) -> None:
        super().__init__(views[0])
        self._list, self._view = views
        self._inbox, self._contacts = services
        self._lane, self._changes, self._reporter = (
            wiring.data_lane,
            wiring.changes,
            wiring.reporter,
        )
        self.files = FileChoice()
        self._actions = wiring.actions
        self._thread_id, self._has_looked = 0, False
        self.contact_id = 0
        self._opening: Job | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.refresh)
        self._feed = ListFeed(
            self._list,
            self._inbox.count_conversations,
            self._inbox.list_conversations,
            wiring,
            self,
        )
        self._feed.counted.connect(self._on_count)
        self._feed.begun.connect(self._on_begun)
        self._list.chosen.connect(self.open_thread)
        self._view.thread_requested.connect(self.open_thread)
        self._view.gists_wanted.connect(self._on_gists_wanted)
        self._view.attachment_requested.connect(self._on_attachment)
        self._view.timeline.page_wanted.connect(self._on_timeline_wanted)
        wiring.actions.wave_off.triggered.connect(self._on_wave_off)
        wiring.actions.add_sender.triggered.connect(self._on_add_sender)
        wiring.changes.changed.connect(self._on_changed)
        self._show_nothing()

    def show(self) -> None:
        """The page is opened: look, unless it was looked before; from then on changes are told."""
        if not self._has_looked:
            self.refresh()

    def refresh(self) -> None:
        """Look again: how many there are, what is on screen, and the open conversation."""
        self._has_looked = True
        self._feed.look()
        if self._thread_id:
            self._open(self._thread_id)

    @property
    def thread_id(self) -> int:
        """The conversation on screen, 0 for none."""
        return self._thread_id

    def open_thread(self, thread_id: int) -> None:
        """Show a conversation and mark it in the list, if it is there."""
        self._thread_id = thread_id
        self._list.rows.choose(thread_id)
        self._open(thread_id)

    def _on_count(self, count: int) -> None:
        if count == 0 and not self._thread_id:
            self._show_nothing()

    def _on_begun(self) -> None:
        if not self._thread_id:
            self._list.rows.choose_first()

    def _open(self, thread_id: int) -> None:
        if self._opening is not None:
            self._opening.cancel()
        self._opening = self._lane.run(
            self, lambda: self._read(thread_id), self._on_opened, self._on_gone
        )

    def _read(self, thread_id: int) -> OpenConversation:
        """Read a conversation; runs in the lane."""
        conversation = self._inbox.get_conversation(thread_id)
        messages = self._inbox.list_messages(thread_id)
        if conversation.contact_id is None:
            return OpenConversation(conversation, messages, None, Timeline())
        contact = self._contacts.get(conversation.contact_id)
        return OpenConversation(
            conversation, messages, contact, self._inbox.open_timeline(contact.id)
        )

    def _on_opened(self, found: OpenConversation) -> None:
        self._thread_id = found.conversation.thread_id
        self.contact_id = 0 if found.contact is None else found.contact.id
        self._view.show_conversation(
            found.conversation, found.messages, found.contact, found.timeline
        )
        self._actions.wave_off.setEnabled(found.conversation.needs_reply)
        self._actions.add_sender.setEnabled(found.contact is None)
        self.opened.emit(found)

    def _on_timeline_wanted(self, contact_id: int, page: int) -> None:
        self._lane.run(
            self,
            lambda: self._inbox.list_timeline(contact_id, PAGE_ROWS, page * PAGE_ROWS),
            lambda records: self._view.timeline.show_page(contact_id, page, records),
            self._reporter.tell,
        )

    def _on_gists_wanted(self, thread_id: int) -> None:
        self._lane.run(
            self,
            lambda: self._inbox.sum_up(thread_id),
            lambda gists: self._view.show_gists(thread_id, gists),
            self._reporter.tell,
        )

    def _on_gone(self, error: Exception) -> None:
        self._show_nothing()
        if not (isinstance(error, UserError) and error.key == "no-such-record"):
            self._reporter.tell(error)

    def _show_nothing(self) -> None:
        self._thread_id, self.contact_id = 0, 0
        self._list.rows.choose(0)
        self._view.show_nothing()
        self._actions.wave_off.setEnabled(False)
        self._actions.add_sender.setEnabled(False)
        self.opened.emit(None)

    def _on_wave_off(self) -> None:
        thread_id = self._thread_id
        if thread_id:
            self._write(lambda: self._inbox.wave_off(thread_id))

    def _on_add_sender(self) -> None:
        thread_id = self._thread_id
        if thread_id:
            self._write(lambda: self._add_sender(thread_id))

    def _add_sender(self, thread_id: int) -> Change:
        contact = self._contacts.add_sender(thread_id)
        return Change(frozenset({Kind.CONTACT, Kind.INTERACTION}), (contact.id,))

    def _write(self, work: Callable[[], Change]) -> None:
        self._lane.run(self, work, self._changes.announce, self._reporter.tell)

    def _on_attachment(self, attachment: Attachment) -> None:
        place = self.files.save_file(self._view, self.tr("Save attachment"), attachment.name)
        if place is None:
            return
        self._lane.run(
            self,
            lambda: self._inbox.save_attachment(attachment.id, place),
            lambda _nothing: None,
            self._reporter.tell,
        )

    def _on_changed(self, change: Change) -> None:
        if self._has_looked and change.kinds & _SHOWN_KINDS:
            self._settling.start()
