"""Connects the calendar to the tasks' service, which knows what else stands on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change, Kind
from core.domain.planned import Planned, PlannedDay, PlannedKind
from desktop.routines.task_deeds import TaskDeeds
from desktop.views.agenda.calendar_view import CalendarView
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.task_service import TaskService

_TOUCHED = frozenset({Kind.TASK, Kind.CONTACT, Kind.COMPANY, Kind.DEAL, Kind.INTERACTION})


class CalendarScreen(QObject):
    """Asks for the days in sight, and opens what stands on them.

    Signals:
        told: what was done and its step, for the toast.
        thread_chosen, contact_chosen, company_chosen, deal_chosen: what an entry is about is to
            be shown (its id).
    """

    told = Signal(str, int)
    thread_chosen = Signal(int)
    contact_chosen = Signal(int)
    company_chosen = Signal(int)
    deal_chosen = Signal(int)

    def __init__(self, view: CalendarView, service: TaskService, wiring: Wiring) -> None:
        super().__init__(view)
        self._view, self._service = view, service
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self._deeds = TaskDeeds(view, service, wiring)
        self._deeds.told.connect(self.told)
        view.range_wanted.connect(self._ask)
        view.task_wanted.connect(self._deeds.ask_new)
        view.day.rows.opened.connect(self._on_opened)
        view.day.rows.ticked.connect(self._on_ticked)
        wiring.changes.changed.connect(self._on_changed)

    def show(self) -> None:
        """The page is opened: look what stands on its days."""
        self._ask(*self._view.span())

    def _ask(self, first: date, last: date) -> None:
        def on_found(days: tuple[PlannedDay, ...]) -> None:
            if (first, last) == self._view.span():  # else the person has turned on
                self._view.show_days(days)

        self._lane.run(
            self, lambda: self._service.list_days(first, last), on_found, self._reporter.tell
        )

    def _on_opened(self, entry: Planned) -> None:
        if entry.task is not None:
            self._deeds.ask_change(entry.task)
        elif entry.kind in (PlannedKind.DATE, PlannedKind.DEAL):
            signals = {Kind.COMPANY: self.company_chosen, Kind.DEAL: self.deal_chosen}
            signals.get(entry.about, self.contact_chosen).emit(entry.record_id)
        elif entry.thread_id is not None:
            self.thread_chosen.emit(entry.thread_id)
        elif entry.contact_id is not None:
            self.contact_chosen.emit(entry.contact_id)

    def _on_ticked(self, entry: Planned) -> None:
        if entry.task is not None:
            self._deeds.tick(entry.task.id, is_done=not entry.is_done)

    def _on_changed(self, change: Change) -> None:
        if change.kinds & _TOUCHED and self._view.isVisible():
            self.show()
