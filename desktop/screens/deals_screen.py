"""Connects the deals to their service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change, Kind
from core.domain.deal import Deal, DealMove, DealState, Forecast, Stage, StageLine
from core.domain.field import Field
from core.domain.task import Task
from core.errors import UserError
from desktop.dialogs.deal_dialog import DealDialog
from desktop.dialogs.lose_deal_dialog import LoseDealDialog
from desktop.routines.deeds import Deeds
from desktop.routines.tag_completion import TagCompletion
from desktop.routines.task_deeds import TaskDeeds
from desktop.views.deals.deal_list_view import DealListView
from desktop.views.deals.deal_view import DealView
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.deal_service import DealService
    from core.services.field_service import FieldService
    from core.services.task_service import TaskService


@dataclass(frozen=True, slots=True)
class _Found:
    """What the page shows of a deal."""

    deal: Deal
    stages: tuple[Stage, ...]
    moves: tuple[DealMove, ...]
    tasks: tuple[Task, ...]


class DealsScreen(QObject):
    """Lists deals, shows one, and does what is asked of it.

    Signals:
        told: what was done and its step, for the toast.
        follow_ups_wanted: follow-ups are to be planned (the contact's id, the deal's).
        contact_chosen, company_chosen: whom a deal is with is to be shown (its id).
    """

    told = Signal(str, int)
    follow_ups_wanted = Signal(int, int)
    contact_chosen = Signal(int)
    company_chosen = Signal(int)

    def __init__(
        self,
        views: tuple[DealListView, DealView],
        services: tuple[DealService, TaskService, FieldService],
        wiring: Wiring,
    ) -> None:
        super().__init__(views[0])
        self._list, self._view = views
        self._deals, self._tasks, self._fields = services
        self._wiring = wiring
        self._lane, self._changes, self._reporter = (
            wiring.data_lane,
            wiring.changes,
            wiring.reporter,
        )
        self._state, self._id = DealState.OPEN, 0
        self._dialogs = wiring.dialogs
        self._dialogs.offer("deal", self._ask_again)
        self._dialogs.offer("lost", lambda deal_id: self._get(deal_id, self._on_lost))
        self._deeds = Deeds(wiring, self)
        self._deeds.told.connect(self.told)
        self._task_deeds = TaskDeeds(views[1], services[1], wiring)
        self._task_deeds.told.connect(self.told)
        self._task_deeds.serve(views[1].tasks)
        self._connect(wiring)

    def _connect(self, wiring: Wiring) -> None:
        self._list.state_chosen.connect(self._on_state)
        self._list.chosen.connect(self._open)
        view = self._view
        view.adder.entered.connect(self._on_task)
        view.moved.connect(self._on_moved)
        view.won.connect(self._on_won)
        view.lost.connect(self._on_lost)
        view.reopened.connect(self._on_reopened)
        view.removed.connect(self._on_removed)
        view.change_requested.connect(self._on_change)
        view.contact_requested.connect(self.contact_chosen)
        view.company_requested.connect(self.company_chosen)
        view.follow.clicked.connect(self.plan_follow_ups)
        wiring.changes.changed.connect(self._on_changed)

    def show(self) -> None:
        """The page is opened: look at the deals."""
        state = self._state
        if state is DealState.OPEN:
            self._lane.run(
                self,
                lambda: (self._deals.list_by_stage(), self._deals.forecast()),
                self._on_listed,
                self._reporter.tell,
            )
        else:
            self._lane.run(
                self,
                lambda: (self._deals.list_closed(state), self._deals.forecast()),
                lambda found: self._on_closed(state, *found),
                self._reporter.tell,
            )

    @property
    def deal_id(self) -> int:
        """The deal on screen, 0 for none."""
        return self._id

    def open_deal(self, deal_id: int) -> None:
        """Show a deal, whatever list it is in."""
        self._get(deal_id, self._on_wanted)

    def new_deal(self, deal: Deal | None = None) -> None:
        """Ask for a new deal. deal: what is known of it already."""
        self._ask(deal or Deal(""))

    def _on_wanted(self, deal: Deal) -> None:
        self._state = deal.state
        self._list.choose(deal.id)
        self._open(deal.id)
        self.show()

    def _on_listed(self, found: tuple[tuple[StageLine, ...], Forecast]) -> None:
        self._list.show_open(*found)
        self._settle()

    def _on_closed(self, state: DealState, deals: tuple[Deal, ...], forecast: Forecast) -> None:
        self._list.show_closed(state, deals, forecast)
        self._settle()

    def _settle(self) -> None:
        """Show the deal that is chosen, else the first one."""
        self._open(self._id or self._list.first_deal())

    def _open(self, deal_id: int) -> None:
        self._id = deal_id
        if not deal_id:
            self._view.show_nothing(may_choose=False)
            return
        self._lane.run(self, lambda: self._read(deal_id), self._on_opened, self._on_gone)

    def _read(self, deal_id: int) -> _Found:
        """Read a deal; runs in the lane."""
        return _Found(
            self._deals.get(deal_id),
            self._deals.list_stages(),
            self._deals.list_moves(deal_id),
            self._tasks.list_open_of_deal(deal_id),
        )

    def _on_opened(self, found: _Found) -> None:
        if found.deal.id == self._id:
            self._list.choose(self._id)
            self._view.show_deal(found.deal, found.stages, found.moves, found.tasks)

    def _on_gone(self, error: Exception) -> None:
        self._id = 0
        self._view.show_nothing()
        if not (isinstance(error, UserError) and error.key == "no-such-record"):
            self._reporter.tell(error)

    def _on_state(self, state: DealState) -> None:
        self._state, self._id = state, 0
        self.show()

    def _on_task(self, task: Task) -> None:
        about = self._view.shown()
        if about is not None:
            who = next(iter(about.contact_ids), None)
            self._task_deeds.add(replace(task, deal_id=about.id, contact_id=who))

    def plan_follow_ups(self) -> None:
        """Ask for follow-ups about the deal on screen, for whom it is with."""
        about = self._view.shown()
        if about is not None and about.contact_ids:
            self.follow_ups_wanted.emit(about.contact_ids[0], about.id)

    def _on_moved(self, deal_id: int, stage_id: int) -> None:
        self._deeds.do(lambda: self._deals.move(deal_id, stage_id), self.tr("Deal moved"))

    def _on_won(self, deal: Deal) -> None:
        words = self.tr("Won: {deal}").format(deal=deal.title)
        self._deeds.do(lambda: self._deals.win(deal.id), words)

    def _on_lost(self, deal: Deal) -> None:
        dialog = LoseDealDialog(deal.title, self._list.window())
        words = self.tr("Lost: {deal}").format(deal=deal.title)
        dialog.entered.connect(
            lambda reason: self._deeds.do(lambda: self._deals.lose(deal.id, reason), words, "lost")
        )
        self._dialogs.open(dialog, "lost", deal.id)

    def _on_reopened(self, deal: Deal) -> None:
        words = self.tr("Open again: {deal}").format(deal=deal.title)
        self._deeds.do(lambda: self._deals.reopen(deal.id), words)

    def _on_removed(self, deal: Deal) -> None:
        words = self.tr("Deleted: {deal}").format(deal=deal.title)
        self._deeds.do(lambda: self._deals.remove(deal.id), words)

    def _on_change(self, deal: Deal) -> None:
        self._ask(deal)

    def _get(self, deal_id: int, then: Callable[[Deal], None]) -> None:
        self._lane.run(self, lambda: self._deals.get(deal_id), then, self._on_missing)

    def _on_missing(self, error: Exception) -> None:
        """Show what deals there are: one that was open may have been undone meanwhile."""
        if isinstance(error, UserError) and error.key == "no-such-record":
            self.show()
        else:
            self._reporter.tell(error)

    def _ask_again(
        self, deal_id: int, company_id: int | None, company: str, keys: list[int], names: list[str]
    ) -> None:
        if deal_id:
            self._get(deal_id, self._ask)
            return
        known = Deal("", company_id=company_id, company_name=company)
        self._ask(replace(known, contact_ids=tuple(keys), contact_names=tuple(names)))

    def _ask(self, deal: Deal) -> None:
        self._lane.run(
            self,
            lambda: (
                self._deals.list_stages(),
                self._deals.last_currency(),
                self._fields.list_fields(Kind.DEAL),
            ),
            lambda known: self._show_dialog(deal, *known),
            self._reporter.tell,
        )

    def _show_dialog(
        self, deal: Deal, stages: tuple[Stage, ...], currency: str, fields: tuple[Field, ...]
    ) -> None:
        dialog = DealDialog(deal, stages, currency, fields, self._list.window())
        TagCompletion(dialog.tags, self._wiring)
        dialog.entered.connect(self._on_entered)
        with_whom = (deal.company_id, deal.company_name, deal.contact_ids, deal.contact_names)
        self._dialogs.open(dialog, "deal", deal.id, *with_whom)

    def _on_entered(self, deal: Deal) -> None:
        if deal.id:
            self._deeds.do(lambda: self._deals.change(deal), self.tr("Deal changed"), "deal")
            return
        on_error = self._dialogs.not_stored("deal", self._reporter.tell)
        self._lane.run(self, lambda: self._deals.add(deal), self._on_added, on_error)

    def _on_added(self, made: tuple[Deal, Change]) -> None:
        deal, change = made
        self._state, self._id = DealState.OPEN, deal.id
        self._changes.announce(change)
        self.told.emit(self.tr("Deal added: {deal}").format(deal=deal.title), change.made_step)

    def _on_changed(self, change: Change) -> None:
        touched = {Kind.DEAL, Kind.TASK, Kind.CONTACT, Kind.COMPANY}
        if change.kinds & touched and self._list.isVisible():
            self.show()
