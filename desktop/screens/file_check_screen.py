"""Looks through a large file while somebody works, a part at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from core.domain.file_check import FileCheckState
from core.errors import UserError
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.file_check_service import FileCheckService

FIRST_MS, BETWEEN_MS = 5_000, 60


class FileCheckScreen(QObject):
    """Works in the import lane, between imports; leaves most of the time to others."""

    def __init__(self, parent: QObject, service: FileCheckService, wiring: Wiring) -> None:
        super().__init__(parent)
        self._service, self._lane = service, wiring.import_lane
        self._reporter = wiring.reporter
        self._is_leaving = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FIRST_MS)
        self._timer.timeout.connect(self._go_on)
        if service.is_due:
            self._timer.start()

    def leave(self) -> None:
        """Stop where it is: the window closes."""
        self._is_leaving = True
        self._timer.stop()

    def _go_on(self) -> None:
        if not self._is_leaving:
            self._lane.run(self, self._look, self._on_looked, self._reporter.tell)

    def _look(self) -> FileCheckState:
        """Look at the next part; runs in the lane."""
        return self._service.go_on(lambda: not self._is_leaving)

    def _on_looked(self, state: FileCheckState) -> None:
        if state.is_damaged:
            self._reporter.tell(UserError("damage-found"))
        elif not state.is_over and not self._is_leaving:
            self._timer.start(BETWEEN_MS)
