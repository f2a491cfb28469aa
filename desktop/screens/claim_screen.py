"""Finds what may stand in place of a mark of a draft."""

from __future__ import annotations

from PySide6.QtCore import QObject

from core.domain.draft import Claim, Fact
from core.domain.ports import DraftWriter
from desktop.background import Job
from desktop.views.writing.composer_view import ComposerView
from desktop.wiring import Wiring


class ClaimScreen(QObject):
    """Offers, for the mark at hand, what the facts of this answer say of its kind."""

    def __init__(self, view: ComposerView, writer: DraftWriter, wiring: Wiring) -> None:
        super().__init__(view)
        self._view, self._strip, self._writer = view, view.notes.strip, writer
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self._claim: Claim | None = None
        self._facts: tuple[Fact, ...] = ()
        self._job: Job | None = None
        self._strip.at_hand.connect(self._on_at_hand)

    def know(self, facts: tuple[Fact, ...]) -> None:
        """Offer from these facts from now on."""
        self._facts = facts
        self._look()

    def _on_at_hand(self, claim: Claim) -> None:
        self._claim = claim
        self._look()

    def _look(self) -> None:
        if self._job is not None:
            self._job.cancel()
        if self._claim is None or not self._facts:
            self._strip.offer(())
            return
        text, claim, facts = self._view.text(), self._claim, self._facts
        self._job = self._lane.run(
            self,
            lambda: self._writer.find_remedies(text, claim, facts),
            self._strip.offer,
            self._reporter.tell,
        )
