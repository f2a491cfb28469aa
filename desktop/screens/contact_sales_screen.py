"""Connects a contact's deals and tasks to their services."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change, Kind
from core.domain.contact import Contact
from core.domain.deal import Deal
from core.domain.task import Task
from desktop.routines.task_deeds import TaskDeeds
from desktop.views.records.contact_view import ContactView
from desktop.wiring import Wiring

_Sales = tuple[tuple[Deal, ...], tuple[Task, ...], dict[int, str]]

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.deal_service import DealService
    from core.services.task_service import TaskService


class ContactSalesScreen(QObject):
    """Follows the contact that is shown.

    Signals:
        told: what was done and its step, for the toast.
        deal_chosen: a deal is to be shown (its id).
        deal_wanted: a new deal is asked for (what is known of it).
        follow_ups_wanted: follow-ups are to be planned (the Contact).
        tasks_wanted: the page of tasks is to be shown.
    """

    told = Signal(str, int)
    deal_chosen = Signal(int)
    deal_wanted = Signal(object)
    follow_ups_wanted = Signal(object)
    tasks_wanted = Signal()

    def __init__(
        self, view: ContactView, services: tuple[DealService, TaskService], wiring: Wiring
    ) -> None:
        super().__init__(view)
        self._view, self._section = view, view.sales
        self._deals, self._tasks = services
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self._contact: Contact | None = None
        self._deeds = TaskDeeds(view, services[1], wiring)
        self._deeds.told.connect(self.told)
        self._deeds.serve(self._section.tasks)
        self._section.adder.entered.connect(self._on_task)
        self._section.deal_opened.connect(self.deal_chosen)
        self._section.deal_wanted.connect(self._on_deal_wanted)
        self._section.follow_ups_wanted.connect(self._on_follow_ups)
        self._section.all_wanted.connect(self.tasks_wanted)
        view.shown.connect(self._on_shown)
        wiring.changes.changed.connect(self._on_changed)

    def _on_shown(self, contact: Contact) -> None:
        self._contact = contact
        contact_id = contact.id
        self._lane.run(
            self,
            lambda: self._read(contact_id),
            lambda found: self._on_read(contact_id, found),
            self._reporter.tell,
        )

    def _read(self, contact_id: int) -> _Sales:
        """Read what is sold to a contact and to be done; runs in the lane."""
        stages = {stage.id: stage.name for stage in self._deals.list_stages()}
        tasks = self._tasks.list_open_of_contact(contact_id)
        return self._deals.list_of_contact(contact_id), tasks, stages

    def _on_read(self, contact_id: int, found: _Sales) -> None:
        if self._contact is not None and self._contact.id == contact_id:
            self._section.show_sales(*found)

    def _on_task(self, task: Task) -> None:
        if self._contact is not None:
            self._deeds.add(replace(task, contact_id=self._contact.id))

    def _on_deal_wanted(self) -> None:
        contact = self._contact
        if contact is not None:
            firm = contact.companies[0].company_name if contact.companies else ""
            known = Deal("", contact_ids=(contact.id,), company_name=firm)
            self.deal_wanted.emit(replace(known, contact_names=(contact.name,)))

    def _on_follow_ups(self) -> None:
        if self._contact is not None:
            self.follow_ups_wanted.emit(self._contact)

    def _on_changed(self, change: Change) -> None:
        is_ours = change.kinds & {Kind.DEAL, Kind.TASK}
        if is_ours and self._contact is not None and self._view.isVisible():
            self._on_shown(self._contact)
