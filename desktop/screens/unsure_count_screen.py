"""Says below the inbox how many moods wait for the owner's word."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from core.domain.change import Change, Kind
from core.domain.model import ModelStatus
from core.domain.ports import ModelHost
from core.services.teaching_service import TeachingService
from desktop.views.inbox.backlog_view import BacklogView
from desktop.wiring import Wiring

SETTLE_MS = 400


class UnsureCountScreen(QObject):
    """Counts anew a moment after moods or messages changed."""

    def __init__(
        self, view: BacklogView, service: TeachingService, host: ModelHost, wiring: Wiring
    ) -> None:
        super().__init__(view)
        self._view, self._service, self._host = view, service, host
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.count)
        self._settling.start()
        view.unsure_requested.connect(wiring.actions.go_unsure.trigger)
        wiring.changes.changed.connect(self._on_changed)

    def count(self) -> None:
        """Count; without a model what was never rated waits too."""
        self._lane.run(self, self._count, self._view.show_unsure, self._reporter.tell)

    def _count(self) -> int:
        """Ask in the lane: what knows of models may have to be loaded first."""
        has_model = self._host.state().status is not ModelStatus.MISSING
        return self._service.count_unsure(with_unrated=not has_model)

    def _on_changed(self, change: Change) -> None:
        if change.kinds & {Kind.SENTIMENT, Kind.INTERACTION}:
            self._settling.start()
