"""Feels whether the GUI thread stalls, and how much of a stall was our own doing."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QTimer

BEAT_MS = 5


@dataclass(frozen=True)
class Stall:
    """A wait of the event loop. seconds: on the wall; own: of processor time in this process."""

    seconds: float
    own: float


class Heart:
    """Beats every 5 ms while the event loop runs. GUI thread only."""

    def __init__(self) -> None:
        self.stalls: list[Stall] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._wall, self._own = time.monotonic(), time.process_time()
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        wall, own = time.monotonic(), time.process_time()
        self.stalls.append(Stall(wall - self._wall, own - self._own))
        self._wall, self._own = wall, own

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
