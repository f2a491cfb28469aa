"""Connects the offline card to what the system shows of our processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.paths import program_command
from desktop.background import Job
from desktop.views.privacy.offline_section import OfflineSection
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.offline_service import OfflineService


class OfflineScreen(QObject):
    """Looks when the card comes into sight and when asked; the proof takes the import lane."""

    def __init__(self, view: OfflineSection, service: OfflineService, wiring: Wiring) -> None:
        super().__init__(view)
        self._view, self._service = view, service
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        view.opened.connect(self.look)
        view.look_requested.connect(self.look)
        view.proof_requested.connect(self._on_prove)
        view.stop_requested.connect(self._on_stop)
        self.tour = program_command("demo", "--short")
        self._import_lane = wiring.import_lane
        self._job: Job | None = None

    def look(self) -> None:
        """Look at our processes and show them."""
        self._lane.run(self, self._service.look, self._view.show_facts, self._reporter.tell)

    def _on_prove(self) -> None:
        self._view.show_proving(is_proving=True)
        box: list[Job] = []

        def should_stop() -> bool:
            return bool(box) and box[0].is_stopped

        self._job = self._import_lane.run(
            self,
            lambda: self._service.prove(self.tour, should_stop),
            self._view.show_proof,
            self._on_error,
        )
        box.append(self._job)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _on_error(self, error: Exception) -> None:
        self._view.show_proving(is_proving=False)
        self._reporter.tell(error)
