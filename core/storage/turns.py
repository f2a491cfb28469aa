"""Whose turn it is to write, among the threads of this process: first come, first served.

SQLite lets one write at a time, and has the others try again every tenth of a second until they
give up: who writes one transaction after the other, as an import does, is hardly ever met between
two of them.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from core.errors import UserError

PATIENCE_S = 10.0
"""How long a turn is waited for: longer than any transaction takes."""


class Turns:
    """A queue of those who write. Any thread; who has a turn must not ask for another."""

    def __init__(self) -> None:
        self._moved = threading.Condition()
        self._queue: deque[object] = deque()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait until it is one's turn; it is over with the block.

        Raises UserError("database-at-work") when it doesn't come.
        """
        mine = object()
        try:
            with self._moved:
                self._queue.append(mine)
                if not self._moved.wait_for(lambda: self._queue[0] is mine, PATIENCE_S):
                    raise UserError("database-at-work")
            yield
        finally:
            with self._moved:
                self._queue.remove(mine)
                self._moved.notify_all()

    @property
    def is_wanted(self) -> bool:
        """Whether somebody writes or waits for it."""
        return bool(self._queue)

    @property
    def is_awaited(self) -> bool:
        """Whether somebody waits for the end of who writes now."""
        return len(self._queue) > 1
