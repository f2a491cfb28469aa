"""Connects the mood on a contact's page to the service that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change, Kind
from core.domain.contact import Contact
from core.domain.insight import MoodDrop, RatedMoment
from desktop.background import AnyLane, Job
from desktop.views.moods.mood_trend import SHOWN
from desktop.views.records.contact_view import ContactView
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.insight_service import InsightService


class ContactMoodScreen(QObject):
    """Follows the contact that is shown.

    Signals:
        behind_wanted: messages behind a figure are wanted (a question and its words).
    """

    behind_wanted = Signal(object, str)

    def __init__(
        self, view: ContactView, service: InsightService, lane: AnyLane, wiring: Wiring
    ) -> None:
        super().__init__(view)
        self._view, self._service, self._lane = view, service, lane
        self._reporter = wiring.reporter
        self._contact_id = 0
        self._reading: Job | None = None
        view.shown.connect(self._on_shown)
        view.mood.behind_wanted.connect(self.behind_wanted)
        wiring.changes.changed.connect(self._on_changed)

    def _on_shown(self, contact: Contact) -> None:
        if contact.id != self._contact_id:
            self._view.mood.show_moods((), None)
        self._contact_id = contact.id
        self._read()

    def _read(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        contact_id = self._contact_id

        def work() -> tuple[tuple[RatedMoment, ...], MoodDrop | None]:
            return (
                self._service.list_ratings(contact_id, SHOWN),
                self._service.find_mood_drop(contact_id),
            )

        self._reading = self._lane.run(
            self, work, lambda found: self._view.mood.show_moods(*found), self._reporter.tell
        )

    def _on_changed(self, change: Change) -> None:
        is_ours = change.kinds & {Kind.SENTIMENT, Kind.INTERACTION}
        if is_ours and self._contact_id and self._view.isVisible():
            self._read()
