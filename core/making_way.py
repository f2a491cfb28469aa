"""Whoever computes where nobody looks makes way for the window.

Its lanes share Python's lock with the window's own thread. Who computes on in one of them is given
the lock again and again between two lines of the window's, and each time the window waits until the
lock is back and a processor is free: what takes it 20 ms takes 80 then. So they wait while the
window is at work, at points that each passes often. Processes that nobody waits for step back.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_SIGN_S = 0.0003
"""Who has used so much of a processor since the last look is at work: a timer's tick takes less."""
_LOOK_S = 0.001
_SHARE = 0.1
"""Of a processor: whoever uses less between two looks rests. Who waits for the lock uses more."""
_LONGEST_S, _GOES_ON_S = 0.05, 0.005
"""Nobody waits longer, and whoever did goes on for so long: some windows are always at work."""

_LOWER = 10
"""Beside another program it has a third of a processor then. Ten do the window more good, but then
beside many programs a backlog hardly moves (decision 050)."""


class _Seen(threading.local):
    """What a thread saw when it looked last, and until when it need not wait."""

    spent_s = free_until = 0.0


class First:
    """The thread that makes this, while others make way for it.

    spent_s: tells how much of a processor the thread has used so far, in seconds.
    """

    def __init__(self, spent_s: Callable[[], float]) -> None:
        self._ident, self._spent_s, self._seen = threading.get_ident(), spent_s, _Seen()

    def make_way(self) -> None:
        """Wait while the thread is at work, at most some hundredths of a second. Any thread."""
        if threading.get_ident() == self._ident:
            return
        seen = self._seen
        before, seen.spent_s = seen.spent_s, self._spent_s()
        if seen.spent_s - before > _SIGN_S and time.monotonic() >= seen.free_until:
            self._wait(seen)

    def _wait(self, seen: _Seen) -> None:
        began = now = time.monotonic()
        while now < began + _LONGEST_S:
            time.sleep(_LOOK_S)
            since, before = now, seen.spent_s
            now, seen.spent_s = time.monotonic(), self._spent_s()
            if seen.spent_s - before < _SHARE * (now - since):
                return
        seen.free_until = now + _GOES_ON_S


class _Modules:
    """Asked first where Python finds modules; knows none, but who loads many makes way at each."""

    def find_spec(self, _name: str, _path: object = None, _target: object = None) -> None:
        make_way()


_first: list[First] = []


@contextmanager
def going_first() -> Iterator[None]:
    """Have all other threads make way for this one until the block ends."""
    modules = _Modules()
    if hasattr(time, "pthread_getcpuclockid"):  # neither on Windows nor on macOS
        clock = time.pthread_getcpuclockid(threading.get_ident())
        _first.append(First(lambda: time.clock_gettime(clock)))
        sys.meta_path.insert(0, modules)
    try:
        yield
    finally:
        _first.clear()
        if modules in sys.meta_path:
            sys.meta_path.remove(modules)


def make_way() -> None:
    """Wait while the window's thread is at work, some hundredths of a second at most.

    For whoever computes for long, at a point passed often: it takes a microsecond. Any thread.
    """
    for first in _first:
        first.make_way()


def step_back() -> None:
    """Have this thread, and those it starts, get the processor after the window and its like.

    Only where a thread has a rank of its own: elsewhere all of the process would step back.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            os.nice(_LOWER)
