"""A conversation or a contact in a window of its own, kept in step with everything else."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from core.domain.change import Change, Kind
from core.domain.contact import Contact
from core.domain.interaction import Attachment, Conversation, Interaction, Timeline
from core.errors import UserError
from desktop import icons
from desktop.actions import Actions
from desktop.desk import Desk
from desktop.dialogs.file_choice import FileChoice
from desktop.screens.contact_sales_screen import ContactSalesScreen
from desktop.screens.rights_screen import RightsScreen
from desktop.tables.paged_table import PAGE_ROWS
from desktop.views.inbox.thread_view import ThreadView
from desktop.views.records.contact_view import ContactView
from desktop.wiring import Wiring

SETTLE_MS = 150
_SHOWN = {Kind.CONTACT, Kind.COMPANY, Kind.INTERACTION, Kind.SENTIMENT, Kind.FIELD, Kind.TAG}
_SIZE, _LEAST = (780, 760), (520, 420)


class RecordWindow(QMainWindow):
    """One record. It goes when the record does; Ctrl+W closes it.

    Signals:
        told: what was done and its step, for the main window's toast.
        gone: it is closed.
    """

    told = Signal(str, int)
    gone = Signal()

    def __init__(self, key: int, desk: Desk, wiring: Wiring) -> None:
        super().__init__()
        self.key, self._desk = key, desk
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowIcon(icons.app_icon())
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.look)
        wiring.changes.changed.connect(self._on_changed)
        self._share(wiring.actions)

    def _share(self, actions: Actions) -> None:
        """Let the keys for locking and undoing work here as they do in the main window."""
        self.addActions([actions.lock, actions.undo, actions.redo, actions.quit])
        close = QAction(self)
        close.setShortcut(QKeySequence("Ctrl+W"))
        close.triggered.connect(self.close)
        self.addAction(close)

    @abstractmethod
    def look(self) -> None:
        """Read the record and show it."""

    def _on_changed(self, change: Change) -> None:
        if change.kinds & _SHOWN:
            self._settling.start()

    def _on_gone(self, error: Exception) -> None:
        if isinstance(error, UserError) and error.key == "no-such-record":
            self.close()
        else:
            self._reporter.tell(error)

    def _name(self, words: str) -> None:
        self.setWindowTitle(f"{words} – Cardfile")

    def event(self, event: QEvent) -> bool:
        """Say that it is closed before it is deleted."""
        if event.type() == QEvent.Type.DeferredDelete:
            self.gone.emit()
        return super().event(event)


class ThreadWindow(RecordWindow):
    """A conversation.

    Signals:
        answer_requested: it is to be answered (its thread's id).
        lifted: a message is being dragged out (the view, the message's id).
    """

    answer_requested = Signal(int)
    lifted = Signal(object, int)

    def __init__(self, key: int, desk: Desk, wiring: Wiring) -> None:
        super().__init__(key, desk, wiring)
        self.view, self.files = ThreadView(), FileChoice()
        self.setCentralWidget(self.view)
        self.view.answer_requested.connect(self.answer_requested)
        self.view.attachment_requested.connect(self._on_attachment)
        self.view.lifted.connect(lambda message: self.lifted.emit(self.view, message))
        self.look()

    def look(self) -> None:
        """Read the conversation and show it."""
        self._lane.run(self, self._read, self._on_read, self._on_gone)

    def _read(self) -> tuple[Conversation, tuple[Interaction, ...]]:
        inbox = self._desk.inbox
        return inbox.get_conversation(self.key), inbox.list_messages(self.key)

    def _on_read(self, found: tuple[Conversation, tuple[Interaction, ...]]) -> None:
        self.view.show_thread(*found)
        head = found[0]
        self._name(head.subject or head.with_name or head.with_email)

    def _on_attachment(self, attachment: Attachment) -> None:
        place = self.files.save_file(self, self.tr("Save attachment"), attachment.name)
        if place is not None:
            save = partial(self._desk.inbox.save_attachment, attachment.id, place)
            self._lane.run(self, save, lambda _done: None, self._reporter.tell)


class ContactWindow(RecordWindow):
    """A contact with everything that can be done on their page.

    Signals:
        thread_requested, deal_requested: to be opened in the main window (the id).
        deal_wanted: a new deal is asked for (what is known of it).
        tasks_requested: the page of tasks is to be shown.
        follow_ups_wanted: follow-ups are to be planned (the Contact).
    """

    thread_requested = Signal(int)
    deal_requested = Signal(int)
    deal_wanted = Signal(object)
    tasks_requested = Signal()
    follow_ups_wanted = Signal(object)

    def __init__(self, key: int, desk: Desk, wiring: Wiring) -> None:
        super().__init__(key, desk, wiring)
        self.view = ContactView()
        self.setCentralWidget(self.view)
        sales = ContactSalesScreen(self.view, (desk.deals, desk.tasks), wiring)
        services = (desk.rights, desk.contacts, desk.backups, desk.fields)
        rights = RightsScreen(self.view, services, desk.host, wiring)
        sales.told.connect(self.told)
        rights.told.connect(lambda words: self.told.emit(words, 0))
        sales.deal_chosen.connect(self.deal_requested)
        sales.deal_wanted.connect(self.deal_wanted)
        sales.tasks_wanted.connect(self.tasks_requested)
        sales.follow_ups_wanted.connect(self.follow_ups_wanted)
        self.view.thread_requested.connect(self.thread_requested)
        self.view.timeline.page_wanted.connect(self._on_page_wanted)
        self.look()

    def look(self) -> None:
        """Read the contact and show them."""
        self._lane.run(self, self._read, self._on_read, self._on_gone)

    def _read(self) -> tuple[Contact, Timeline]:
        return self._desk.contacts.get(self.key), self._desk.inbox.open_timeline(self.key)

    def _on_read(self, found: tuple[Contact, Timeline]) -> None:
        self.view.show_contact(*found)
        self._name(found[0].name)

    def _on_page_wanted(self, contact_id: int, page: int) -> None:
        self._lane.run(
            self,
            lambda: self._desk.inbox.list_timeline(contact_id, PAGE_ROWS, page * PAGE_ROWS),
            lambda records: self.view.timeline.show_page(contact_id, page, records),
            self._reporter.tell,
        )
