"""Connects the offline card to what the system shows of our processes."""

from __future__ import annotations

from PySide6.QtCore import QObject

from core.services.offline_service import OfflineService
from desktop.views.offline_section import OfflineSection
from desktop.wiring import Wiring


class OfflineScreen(QObject):
    """Looks when the card comes into sight, and when asked."""

    def __init__(self, view: OfflineSection, service: OfflineService, wiring: Wiring) -> None:
        super().__init__(view)
        self._view, self._service = view, service
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        view.opened.connect(self.look)
        view.look_requested.connect(self.look)

    def look(self) -> None:
        """Look at our processes and show them."""
        self._lane.run(self, self._service.look, self._view.show_facts, self._reporter.tell)
