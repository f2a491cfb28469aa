"""How long the window stood still: the time in which its event loop did not turn.

A timer beats every few milliseconds; what a beat is late by, the loop was held up for. The same is
told in processor time of the thread, which is the steadier measure where others use the machine.
"""

from __future__ import annotations

import statistics
import sys
import threading
import time
import traceback

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 4
_LOOK_S, _WORTH_S, _DEEP = 0.01, 0.03, 14


class StallMeter(QObject):
    """Measures the loop of the thread that starts it, until it is stopped."""

    def __init__(self) -> None:
        super().__init__()
        self.late_ms: list[float] = []
        self.busy_ms: list[float] = []
        self._at = self._busy = 0.0
        self._beats = QTimer(self)
        self._beats.setTimerType(Qt.TimerType.PreciseTimer)
        self._beats.timeout.connect(self._beat)

    def start(self) -> None:
        self._at, self._busy = time.perf_counter(), time.thread_time()
        self._beats.start(BEAT_MS)

    def stop(self) -> None:
        self._beats.stop()

    @property
    def last_beat(self) -> float:
        """When it beat last, by the performance counter."""
        return self._at

    @property
    def is_on(self) -> bool:
        """Whether it measures now."""
        return self._beats.isActive()

    def _beat(self) -> None:
        at, busy = time.perf_counter(), time.thread_time()
        self.late_ms.append(max(0.0, (at - self._at) * 1000 - BEAT_MS))
        self.busy_ms.append((busy - self._busy) * 1000)
        self._at, self._busy = at, busy

    def told(self) -> dict[str, float]:
        """Return the longest time between two beats and its 99th percentile, in milliseconds."""
        return {
            "beats": len(self.late_ms),
            "longest_ms": round(max(self.late_ms, default=0.0), 1),
            "p99_ms": round(percentile(self.late_ms, 99), 1),
            "longest_cpu_ms": round(max(self.busy_ms, default=0.0), 1),
            "p99_cpu_ms": round(percentile(self.busy_ms, 99), 1),
        }


class Culprits:
    """Looks on from a thread what the window's thread does while it stands still, for developers.

    What it sees is Python's part: a call into Qt is seen as the line that made it.
    """

    def __init__(self, meter: StallMeter) -> None:
        self._meter, self._main = meter, threading.get_ident()
        self._seen: list[tuple[float, str]] = []
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look_on, daemon=True)
        self._thread.start()

    def stop(self) -> list[tuple[float, str]]:
        """Return the stalls seen, the longest first: how long so far, and where it was."""
        self._is_over.set()
        self._thread.join()
        return sorted(self._seen, reverse=True)

    def _look_on(self) -> None:
        since = 0.0
        while not self._is_over.wait(_LOOK_S):
            late = time.perf_counter() - self._meter.last_beat
            if late < _WORTH_S or not self._meter.is_on:
                continue
            frames = traceback.extract_stack(sys._current_frames()[self._main])[-_DEEP:]
            where = " < ".join(f"{f.filename.rsplit('/', 1)[-1]}:{f.lineno}" for f in frames[::-1])
            if self._meter.last_beat == since:
                self._seen[-1] = (late, f"{self._seen[-1][1]}\n      {where}")
            else:
                self._seen.append((late, where))
            since = self._meter.last_beat


def percentile(values: list[float], which: int) -> float:
    """Return the bound that so many per cent keep; which: 1 to 99."""
    if len(values) < 2:
        return max(values, default=0.0)
    return statistics.quantiles(values, n=100, method="inclusive")[which - 1]
