"""Connects the firms to their service."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change, Kind
from core.domain.company_page import CompanyPage
from core.domain.contact import Company
from core.domain.deal import Deal
from core.domain.field import Field
from core.domain.task import Task
from core.errors import UserError
from desktop.dialogs.company_dialog import CompanyDialog
from desktop.routines.deeds import Deeds
from desktop.routines.list_feed import ListFeed
from desktop.routines.tag_completion import TagCompletion
from desktop.routines.task_deeds import TaskDeeds
from desktop.tables.paged_table import PAGE_ROWS
from desktop.views.records.company_list_view import CompanyListView
from desktop.views.records.company_view import CompanyView
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.company_service import CompanyService
    from core.services.field_service import FieldService
    from core.services.task_service import TaskService

_TOUCHED = frozenset(
    {Kind.COMPANY, Kind.CONTACT, Kind.DEAL, Kind.TASK, Kind.INTERACTION, Kind.SENTIMENT}
)


class CompaniesScreen(QObject):
    """Lists firms, shows one, and does what is asked of it.

    Signals:
        told: what was done and its step, for the toast.
        thread_chosen, contact_chosen, deal_chosen: what is to be shown (its id).
        people_wanted: all people of a firm are to be shown (its name).
        deal_wanted: a new deal is asked for (what is known of it).
        tasks_wanted: the page of tasks is to be shown.
    """

    told = Signal(str, int)
    thread_chosen = Signal(int)
    contact_chosen = Signal(int)
    deal_chosen = Signal(int)
    people_wanted = Signal(str)
    deal_wanted = Signal(object)
    tasks_wanted = Signal()

    def __init__(
        self,
        views: tuple[CompanyListView, CompanyView],
        services: tuple[CompanyService, TaskService, FieldService],
        wiring: Wiring,
    ) -> None:
        super().__init__(views[0])
        self._list, self._view = views
        self._service, _, self._fields = services
        self._wiring = wiring
        self._lane, self._changes, self._reporter = (
            wiring.data_lane,
            wiring.changes,
            wiring.reporter,
        )
        self._id = 0
        self._feed = ListFeed(
            self._list, self._service.count, self._service.list_lines, wiring, self
        )
        self._feed.begun.connect(self._on_begun)
        self._feed.counted.connect(self._on_counted)
        self._deeds = Deeds(wiring, self)
        self._deeds.told.connect(self.told)
        self._task_deeds = TaskDeeds(views[1], services[1], wiring)
        self._task_deeds.told.connect(self.told)
        self._task_deeds.serve(views[1].sales.tasks)
        self._dialogs = wiring.dialogs
        self._dialogs.offer("company", self._correct_again)
        self._connect(wiring)

    def _connect(self, wiring: Wiring) -> None:
        self._list.chosen.connect(self._open)
        view = self._view
        view.thread_requested.connect(self.thread_chosen)
        view.contact_requested.connect(self.contact_chosen)
        view.people_wanted.connect(self.people_wanted)
        view.correct_requested.connect(self._on_correct)
        view.timeline.page_wanted.connect(self._on_timeline_wanted)
        view.sales.deal_opened.connect(self.deal_chosen)
        view.sales.deal_wanted.connect(self._on_deal_wanted)
        view.sales.all_wanted.connect(self.tasks_wanted)
        view.sales.adder.entered.connect(self._on_task)
        wiring.changes.changed.connect(self._on_changed)

    @property
    def company_id(self) -> int:
        """The firm on screen, 0 for none."""
        return self._id

    def show(self) -> None:
        """The page is opened: look at the firms."""
        self._feed.look()
        if self._id:
            self._open(self._id)

    def open_company(self, company_id: int) -> None:
        """Show a firm and mark it in the list, if it is there."""
        self._list.rows.choose(company_id)
        self._open(company_id)

    def _on_counted(self, count: int) -> None:
        if not (count or self._id or any(self._list.question())):
            self._view.show_nothing(may_choose=False)

    def _on_begun(self) -> None:
        if not self._id:
            self._list.rows.choose_first()

    def _open(self, company_id: int) -> None:
        self._id = company_id
        self._lane.run(self, lambda: self._service.open(company_id), self._on_opened, self._on_gone)

    def _on_opened(self, page: CompanyPage) -> None:
        if page.company.id == self._id:
            self._view.show_company(page)

    def _on_gone(self, error: Exception) -> None:
        self._id = 0
        self._list.rows.choose(0)
        self._view.show_nothing()
        if not (isinstance(error, UserError) and error.key == "no-such-record"):
            self._reporter.tell(error)

    def _on_timeline_wanted(self, company_id: int, page: int) -> None:
        self._lane.run(
            self,
            lambda: self._service.list_timeline(company_id, PAGE_ROWS, page * PAGE_ROWS),
            lambda records: self._view.timeline.show_page(company_id, page, records),
            self._reporter.tell,
        )

    def _on_deal_wanted(self) -> None:
        page = self._view.shown()
        if page is None:
            return
        first = page.people[:1]
        known = Deal(
            "",
            company_id=page.company.id,
            company_name=page.company.name,
            contact_ids=tuple(one.id for one in first),
            contact_names=tuple(one.name for one in first),
        )
        self.deal_wanted.emit(known)

    def _on_task(self, task: Task) -> None:
        if self._id:
            self._task_deeds.add(replace(task, company_id=self._id))

    def _on_correct(self, company: Company) -> None:
        self._lane.run(
            self,
            lambda: self._fields.list_fields(Kind.COMPANY),
            lambda fields: self._show_dialog(company, fields),
            self._reporter.tell,
        )

    def _show_dialog(self, company: Company, fields: tuple[Field, ...]) -> None:
        dialog = CompanyDialog(company, fields, self._list.window())
        TagCompletion(dialog.tags, self._wiring)
        dialog.entered.connect(self._on_corrected)
        self._dialogs.open(dialog, "company", company.id)

    def _correct_again(self, company_id: int) -> None:
        self._lane.run(
            self,
            lambda: self._service.open(company_id).company,
            self._on_correct,
            self._reporter.tell,
        )

    def _on_corrected(self, company: Company) -> None:
        words = self.tr("Company corrected: {name}").format(name=company.name)
        self._deeds.do(lambda: self._service.correct(company), words, "company")

    def _on_changed(self, change: Change) -> None:
        if change.kinds & _TOUCHED and self._list.isVisible():
            self.show()
