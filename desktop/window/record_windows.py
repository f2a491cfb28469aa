"""The windows of one record each that are open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.wiring import Wiring

if TYPE_CHECKING:
    from desktop.window.record_window import ContactWindow, ThreadWindow


class RecordWindows(QObject):
    """Those that are open; one for each record.

    Signals:
        told: what was done and its step, for the main window's toast.
        answer_requested, deal_requested, deal_wanted, tasks_requested: for the main window, as
            of the windows.
        follow_ups_wanted: as of a contact's window.
        lifted: as of a conversation's window.
    """

    told = Signal(str, int)
    answer_requested = Signal(int)
    deal_requested = Signal(int)
    deal_wanted = Signal(object)
    tasks_requested = Signal()
    follow_ups_wanted = Signal(object)
    lifted = Signal(object, int)

    def __init__(self, parent: QWidget, desk: Desk, wiring: Wiring) -> None:
        super().__init__(parent)
        self._desk, self._wiring = desk, wiring
        self.threads: dict[int, ThreadWindow] = {}
        self.contacts: dict[int, ContactWindow] = {}

    def open_thread(self, thread_id: int) -> ThreadWindow:
        """Show a conversation in a window of its own, made if there is none yet."""
        shown = self.threads.get(thread_id)
        if shown is None:
            from desktop.window.record_window import ThreadWindow  # noqa: PLC0415 - few open one

            shown = self.threads[thread_id] = ThreadWindow(thread_id, self._desk, self._wiring)
            shown.told.connect(self.told)
            shown.gone.connect(lambda: self.threads.pop(thread_id, None))
            shown.answer_requested.connect(self.answer_requested)
            shown.lifted.connect(self.lifted)
        _front(shown)
        return shown

    def open_contact(self, contact_id: int) -> ContactWindow:
        """Show a contact in a window of its own, made if there is none yet."""
        shown = self.contacts.get(contact_id)
        if shown is None:
            from desktop.window.record_window import ContactWindow  # noqa: PLC0415 - few open one

            shown = self.contacts[contact_id] = ContactWindow(contact_id, self._desk, self._wiring)
            shown.told.connect(self.told)
            shown.gone.connect(lambda: self.contacts.pop(contact_id, None))
            shown.thread_requested.connect(self.open_thread)
            shown.deal_requested.connect(self.deal_requested)
            shown.deal_wanted.connect(self.deal_wanted)
            shown.tasks_requested.connect(self.tasks_requested)
            shown.follow_ups_wanted.connect(self.follow_ups_wanted)
        _front(shown)
        return shown

    def open_work(self) -> dict[str, Any]:
        """Return which are open, and where on the screen."""
        return {
            kind: {str(key): shown.geometry().getRect() for key, shown in windows.items()}
            for kind, windows in (("threads", self.threads), ("contacts", self.contacts))
            if windows
        }

    def resume(self, work: dict[str, Any]) -> None:
        """Open again what `open_work` returned."""
        for kind, open_one in (("threads", self.open_thread), ("contacts", self.open_contact)):
            for key, at in work.get(kind, {}).items():
                open_one(int(key)).setGeometry(*at)

    def close_all(self) -> None:
        """Close every one of them."""
        for shown in (*self.threads.values(), *self.contacts.values()):
            shown.close()


def _front(shown: QWidget) -> None:
    shown.show()
    shown.raise_()
    shown.activateWindow()
