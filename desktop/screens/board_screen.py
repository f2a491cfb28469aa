"""Connects the board of deals to their service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change, Kind
from core.domain.deal import Forecast, StageLine
from desktop.dialogs.lose_deal_dialog import LoseDealDialog
from desktop.routines.deeds import Deeds
from desktop.views.deals.deal_board_view import DealBoardView
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.deal_service import DealService

MOST_CARDS = 100


class BoardScreen(QObject):
    """Shows the open deals by stage, and moves them.

    Signals:
        told: what was done and its step, for the toast.
        deal_chosen: a deal is to be shown (its id).
    """

    told = Signal(str, int)
    deal_chosen = Signal(int)

    def __init__(self, view: DealBoardView, service: DealService, wiring: Wiring) -> None:
        super().__init__(view)
        self._view, self._service = view, service
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self._deeds = Deeds(wiring, self)
        self._deeds.told.connect(self.told)
        self._dialogs = wiring.dialogs
        view.moved.connect(self._on_moved)
        view.won.connect(self._on_won)
        view.lost.connect(self._on_lost)
        view.opened.connect(self.deal_chosen)
        wiring.changes.changed.connect(self._on_changed)

    def show(self) -> None:
        """The page is opened: look at the deals."""
        self._lane.run(self, self._read, self._on_read, self._reporter.tell)

    def _read(self) -> tuple[tuple[StageLine, ...], Forecast]:
        """Read the open deals; runs in the lane."""
        return self._service.list_by_stage(MOST_CARDS), self._service.forecast()

    def _on_read(self, found: tuple[tuple[StageLine, ...], Forecast]) -> None:
        self._view.show_deals(*found)

    def _on_moved(self, deal_id: int, stage_id: int) -> None:
        words = self.tr("Moved: {deal}").format(deal=self._title(deal_id))
        self._deeds.do(lambda: self._service.move(deal_id, stage_id), words)

    def _on_won(self, deal_id: int) -> None:
        words = self.tr("Won: {deal}").format(deal=self._title(deal_id))
        self._deeds.do(lambda: self._service.win(deal_id), words)

    def _on_lost(self, deal_id: int) -> None:
        title = self._title(deal_id)
        dialog = LoseDealDialog(title, self._view.window())
        words = self.tr("Lost: {deal}").format(deal=title)
        dialog.entered.connect(
            lambda reason: self._deeds.do(
                lambda: self._service.lose(deal_id, reason), words, "lost"
            )
        )
        self._dialogs.open(dialog, "lost", deal_id)

    def _title(self, deal_id: int) -> str:
        deal = self._view.deal(deal_id)
        return "" if deal is None else deal.title

    def _on_changed(self, change: Change) -> None:
        if change.kinds & {Kind.DEAL, Kind.CONTACT, Kind.COMPANY} and self._view.isVisible():
            self.show()
