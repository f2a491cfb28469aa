"""Connects the Home page to its service."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.change import Change, Kind
from core.domain.next_action import DEALS, REPLIES, TASKS, Agenda, NextAction
from desktop.routines.deeds import Deeds
from desktop.views.agenda.home_view import HomeView
from desktop.wiring import Wiring
from desktop.words import dates, home_words

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.home_service import HomeService

PAUSE_MS = 1500
_TOUCHED = frozenset(
    {Kind.CONTACT, Kind.INTERACTION, Kind.DEAL, Kind.TASK, Kind.SENTIMENT, Kind.SETTING}
)


class HomeScreen(QObject):
    """Lists what to do next, and does what is said of it.

    Signals:
        told: what was done and its step, for the toast.
        thread_chosen, contact_chosen, deal_chosen: what it is about is to be shown (its id).
        tasks_wanted: the tasks are to be shown.
        waiting_wanted: all who wait for a reply are to be shown.
    """

    told = Signal(str, int)
    thread_chosen = Signal(int)
    contact_chosen = Signal(int)
    deal_chosen = Signal(int)
    tasks_wanted = Signal()
    waiting_wanted = Signal()

    def __init__(self, view: HomeView, service: HomeService, wiring: Wiring) -> None:
        super().__init__(view)
        self._view, self._service = view, service
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self._deeds = Deeds(wiring, self)
        self._deeds.told.connect(self.told)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._show_quietly)
        view.opened.connect(self._on_opened)
        view.done.connect(self._on_done)
        view.put_off.connect(self._on_put_off)
        view.left_out.connect(self._on_left_out)
        view.waiting_wanted.connect(self.waiting_wanted)
        wiring.changes.changed.connect(self._on_changed)

    def show(self) -> None:
        """The page is opened: look what is to be done."""
        self._lane.run(self, self._service.look, self._view.show_agenda, self._reporter.tell)

    def _show_quietly(self) -> None:
        """Look again for what nobody here did; nothing moves under the mouse."""
        if self._view.is_in_hand():
            self._soon.start()
        elif self._view.isVisible():
            self._lane.run(self, self._service.look, self._on_looked, self._reporter.tell)

    def _on_looked(self, agenda: Agenda) -> None:
        if self._view.is_in_hand():
            self._soon.start()
        else:
            self._view.show_agenda(agenda)

    def _on_opened(self, action: NextAction) -> None:
        if action.reason in REPLIES:
            self.thread_chosen.emit(action.record_id)
        elif action.reason in DEALS:
            self.deal_chosen.emit(action.record_id)
        elif action.contact_id is not None:
            self.contact_chosen.emit(action.contact_id)
        elif action.reason in TASKS:
            self.tasks_wanted.emit()

    def _on_done(self, action: NextAction) -> None:
        words = self.tr("Done: {what}").format(what=home_words.title(action))
        self._deeds.do(lambda: self._service.finish(action), words)

    def _on_put_off(self, action: NextAction, until: date) -> None:
        words = self.tr("Put off to {day}: {what}").format(
            day=dates.calendar_day(until), what=home_words.title(action)
        )
        self._deeds.do(lambda: self._service.put_off(action, until), words)

    def _on_left_out(self, action: NextAction) -> None:
        words = self.tr("No longer told of {who}: {what}").format(
            who=action.who, what=home_words.heading(action.reason)
        )
        self._deeds.do(lambda: self._service.leave_out(action), words)

    def _on_changed(self, change: Change) -> None:
        if not (change.kinds & _TOUCHED and self._view.isVisible()):
            return
        if change.kinds == {Kind.SENTIMENT}:
            self._soon.start()  # moods are read one after the other; rows must not jump each time
        else:
            self.show()
