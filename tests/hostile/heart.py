"""Feels whether the GUI thread stalls, and how much of a stall was our own doing."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QTimer

BEAT_MS = 5


@dataclass(frozen=True)
class Stall:
    """A wait of the event loop.

    seconds: on the wall. own: of processor time in this process, all its threads together.
    gui: of processor time in the GUI thread alone.
    """

    seconds: float
    own: float
    gui: float


class Heart:
    """Beats every 5 ms while the event loop runs. GUI thread only."""

    def __init__(self) -> None:
        self.stalls: list[Stall] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._last = _clocks()
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        now = _clocks()
        self.stalls.append(Stall(*(new - old for new, old in zip(now, self._last, strict=True))))
        self._last = now

    def take(self) -> Stall:
        """Return the longest stall since the last call that this process worked through.

        On a busy machine a process waits for its turn; that is nobody's fault here.
        """
        longest = max(self.stalls, key=lambda stall: min(stall.seconds, stall.own))
        self.stalls.clear()
        return longest

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()


def _clocks() -> tuple[float, float, float]:
    return time.monotonic(), time.process_time(), time.thread_time()
