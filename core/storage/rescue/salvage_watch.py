"""Tells how far a salvage is, and ends it when the person asks for that."""

from __future__ import annotations

import time
from collections.abc import Callable

from core.domain.backup import SalvageProgress, SalvageStep
from core.errors import Cancelled

_TELL_EVERY_S = 0.05


class SalvageWatch:
    """Carried along by whoever works, and told of every page and record.

    progress: called when a step begins, and then at most every 50 ms, in the thread that works.
    should_stop: asked each time; Cancelled is raised then.
    """

    def __init__(
        self,
        progress: Callable[[SalvageProgress], object] = lambda _: None,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> None:
        self._progress, self._should_stop = progress, should_stop
        self._step, self._done, self._total, self._told_at = SalvageStep.LOOKING, 0, 0, 0.0

    def begin(self, step: SalvageStep, total: int = 0) -> None:
        """Note that this step begins, of so many pages or records; 0 for nobody knows."""
        self._step, self._done, self._total = step, 0, total
        self._ask()
        self._tell()

    def go_on(self, count: int = 1) -> None:
        """Note that so many more are done."""
        self._done += count
        self._ask()
        if time.monotonic() - self._told_at > _TELL_EVERY_S:
            self._tell()

    def _ask(self) -> None:
        if self._should_stop():
            raise Cancelled

    def _tell(self) -> None:
        self._told_at = time.monotonic()
        self._progress(SalvageProgress(self._step, self._done, self._total))
