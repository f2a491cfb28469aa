"""Connects the page of tasks to their service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change, Kind
from core.domain.task import Task
from desktop.routines.task_deeds import TaskDeeds
from desktop.views.agenda.tasks_view import TasksView
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.task_service import TaskService


class TasksScreen(QObject):
    """Lists what is to be done.

    Signals:
        told: what was done and its step, for the toast.
        contact_chosen, deal_chosen: what a task is about is to be shown (its id).
    """

    told = Signal(str, int)
    contact_chosen = Signal(int)
    deal_chosen = Signal(int)

    def __init__(self, view: TasksView, service: TaskService, wiring: Wiring) -> None:
        super().__init__(view)
        self._view, self._service = view, service
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self._deeds = TaskDeeds(view, service, wiring)
        self._deeds.told.connect(self.told)
        for cards in view.cards.values():
            self._deeds.serve(cards)
            cards.opened.connect(self._on_opened)
        view.adder.entered.connect(self._deeds.add)
        view.done_wanted.connect(lambda _wanted: self.show())
        wiring.changes.changed.connect(self._on_changed)

    def show(self) -> None:
        """The page is opened: look at the tasks."""
        has_done = self._view.has_done.isChecked()
        self._lane.run(
            self,
            lambda: self._service.list_groups(has_done=has_done),
            self._view.show_lists,
            self._reporter.tell,
        )

    def _on_opened(self, task: Task) -> None:
        if task.deal_id is not None:
            self.deal_chosen.emit(task.deal_id)
        elif task.contact_id is not None:
            self.contact_chosen.emit(task.contact_id)

    def _on_changed(self, change: Change) -> None:
        touched = {Kind.TASK, Kind.CONTACT, Kind.COMPANY, Kind.DEAL}
        if change.kinds & touched and self._view.isVisible():
            self.show()
