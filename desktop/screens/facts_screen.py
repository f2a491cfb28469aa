"""Shows beside the reply what a draft may be made from."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.domain.draft import DraftResult, Fact
from core.services.draft_service import DraftService
from desktop.routines.open_reply import ReplyTarget
from desktop.views.writing.draft_notes import DraftNotes
from desktop.views.writing.draft_options import DraftOptions
from desktop.wiring import Wiring


class FactsScreen(QObject):
    """Connects the list of facts, and what is to be known of the message, to the one at hand.

    Signals:
        listed: what an answer may use (a tuple of Fact).
    """

    listed = Signal(object)

    def __init__(
        self, views: tuple[DraftOptions, DraftNotes], service: DraftService, wiring: Wiring
    ) -> None:
        super().__init__(views[0])
        self._view, self._notes = views
        self._service = service
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self._interaction_id = 0
        self._facts: tuple[Fact, ...] = ()
        self._found: tuple[Fact, ...] = ()

    def show_target(self, target: ReplyTarget | None) -> None:
        """Show what is known for an answer to this message."""
        self._facts, self._found = (), ()
        self._view.show_facts(())
        self._view.show_found(())
        self._notes.show_orders(())
        self.listed.emit(())
        self._interaction_id = wanted = target.interaction_id if target else 0
        if wanted:
            self._lane.run(
                self,
                lambda: (self._service.list_facts(wanted), self._service.find_orders(wanted)),
                lambda found: self._on_found(wanted, *found),
                self._reporter.tell,
            )

    def show_found(self, draft: DraftResult | None) -> None:
        """Show besides what only its meaning brought into a draft of the message at hand.

        What a draft before it found stays, so that it can be ticked again.
        """
        found = tuple(dict.fromkeys((*self._found, *(draft.found if draft else ()))))
        if found != self._found:
            self._found = found
            self._view.show_found(found)
            self.listed.emit((*self._facts, *found))

    def _on_found(
        self, interaction_id: int, facts: tuple[Fact, ...], orders: tuple[str, ...]
    ) -> None:
        if interaction_id == self._interaction_id:
            self._facts = facts
            self._view.show_facts(facts)
            self._notes.show_orders(orders)
            self.listed.emit((*facts, *self._found))
