"""How far an export is, and whether it shall go on."""

from __future__ import annotations

import time

from core.domain.exporting import ExportProgress, ProgressCallback, StopQuestion
from core.errors import Cancelled

_TOLD_EVERY_S = 0.05


class Course:
    """Counts what was written and what was read back, tells of it, and stops when asked to."""

    def __init__(
        self, progress: ProgressCallback | None = None, should_stop: StopQuestion | None = None
    ) -> None:
        self._progress, self.should_stop = progress, should_stop
        self.total, self._done, self._told_at = 0, 0, 0.0

    def begin(self, total: int) -> None:
        """Say how many rows there are to write."""
        self.total, self._done = total, 0

    def go_on(self, count: int = 1) -> None:
        """Note that so many rows were written. Raises Cancelled."""
        self._done += count
        self._tell(self._done, max(self.total, self._done), is_checking=False)

    def check(self, done: int, total: int) -> None:
        """Note that so much of what was written was read back. Raises Cancelled."""
        self._tell(done, total, is_checking=True)

    def _tell(self, done: int, total: int, *, is_checking: bool) -> None:
        now = time.monotonic()
        if now - self._told_at < _TOLD_EVERY_S:
            return
        self._told_at = now
        if self.should_stop is not None and self.should_stop():
            raise Cancelled
        if self._progress is not None:
            self._progress(ExportProgress(done, total, is_checking))
