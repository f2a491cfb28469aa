"""Reads, while nothing else is done, what is written in files that came with messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from core.domain.change import Change, Kind
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.file_text_service import FileTextService

SETTLE_MS = 1500
NEXT_SLICE_MS = 60


class FileReadingScreen(QObject):
    """A slice at a time in the lane of imports, so that nothing waits for it."""

    def __init__(
        self, parent: QObject, service: FileTextService, wiring: Wiring, *, may_read: bool
    ) -> None:
        """may_read: somebody who only looks leaves the file as it is."""
        super().__init__(parent)
        self._service, self._may_read = service, may_read
        self._lane, self._reporter = wiring.import_lane, wiring.reporter
        self._is_reading = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.read)
        wiring.changes.changed.connect(self._on_changed)
        self._timer.start(SETTLE_MS)

    def read(self) -> None:
        """Read a slice, and go on while there is more."""
        if self._may_read and not self._is_reading:
            self._is_reading = True
            self._lane.run(self, self._service.read_some, self._on_read, self._on_failed)

    def _on_read(self, has_more: bool) -> None:  # noqa: FBT001 - a callback
        self._is_reading = False
        if has_more:
            self._timer.start(NEXT_SLICE_MS)

    def _on_failed(self, error: Exception) -> None:
        self._is_reading = False
        self._reporter.tell(error)

    def _on_changed(self, change: Change) -> None:
        if Kind.INTERACTION in change.kinds:
            self._timer.start(SETTLE_MS)
