"""Makes a backup on the clock, whatever page is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.backup import Backup, BackupReason
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.backup_service import BackupService

EVERY_MS = 30 * 60 * 1000
FIRST_MS = 60 * 1000


class BackupClockScreen(QObject):
    """Works in the import lane, which may take long.

    Signals:
        looked: it was seen to that the newest backup holds everything.
        failed: a backup was not made.
    """

    looked = Signal()
    failed = Signal()

    def __init__(self, parent: QObject, service: BackupService, wiring: Wiring) -> None:
        super().__init__(parent)
        self._service = service
        self._lane, self._reporter = wiring.import_lane, wiring.reporter
        self.clock = QTimer(self)
        self.clock.setInterval(EVERY_MS)
        self.clock.timeout.connect(self.make_if_changed)
        self.clock.start()
        # What was changed before the window was closed last.
        QTimer.singleShot(FIRST_MS, self, self.make_if_changed)

    def make_if_changed(self) -> None:
        """Make a backup unless the newest holds everything; a failure is told."""

        def work() -> Backup | None:
            return self._service.make_if_changed(BackupReason.TIMED)

        self._lane.run(self, work, lambda _made: self.looked.emit(), self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self._reporter.tell(error)
        self.failed.emit()
