"""The reader's child process as its parent holds it: frames with a time limit, and a sure end."""

from __future__ import annotations

import contextlib
import queue
import subprocess
import threading
from collections import deque
from typing import Any

from core.paths import child_command, child_environment
from core.pipe import read_frame, write_frame

# So that the child goes on reading while a batch is written: 8,000 mails are as much.
MAX_WAITING_BYTES = 16 * 1024 * 1024
STOP_CHECK_S = 0.05

Frame = dict[str, Any]


class ReaderProcess:
    """One child that answers one request. Use from one thread; close() always.

    Frames are fetched by a thread of its own, because a pipe can't be waited on with a time limit
    on every system.
    """

    def __init__(self, request: Frame, attached: bytes = b"") -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            child_command("ingest"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # A traceback could quote the file's content, which belongs in no log.
            stderr=subprocess.DEVNULL,
            env=child_environment(),
        )
        self._frames: deque[Frame | None] = deque()
        self._waiting_bytes = 0
        self._is_closed = False
        self._changed = threading.Condition()
        self._pump = threading.Thread(target=self._fetch, name="reader", daemon=True)
        self._pump.start()
        assert self._process.stdin is not None  # noqa: S101 - asked for above
        with contextlib.suppress(BrokenPipeError, OSError):
            write_frame(self._process.stdin, request, attached)

    def next_frame(self, timeout_s: float) -> Frame | None:
        """Return the next frame; None when there will be none. Raises queue.Empty in time."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._frames, timeout_s):
                raise queue.Empty
            frame = self._frames.popleft()
            self._waiting_bytes -= _size(frame)
            self._changed.notify_all()
            return frame

    @property
    def is_waited_for(self) -> bool:
        """Whether it has said no more than was taken."""
        return not self._frames

    def close(self) -> None:
        """Kill the child and wait for its end; does nothing the second time."""
        with self._changed:
            if self._is_closed:
                return
            self._is_closed = True
            self._changed.notify_all()
        self._process.kill()
        self._pump.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError, OSError):
                    stream.close()
        self._process.wait()

    def _fetch(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 - asked for above
        frame: Frame | None = {}
        while frame is not None:
            try:
                frame = read_frame(self._process.stdout)
            except (ValueError, OSError):
                frame = None
            self._put(frame)

    def _put(self, frame: Frame | None) -> None:
        with self._changed:
            self._changed.wait_for(
                lambda: self._is_closed or self._waiting_bytes < MAX_WAITING_BYTES
            )
            self._frames.append(frame)
            self._waiting_bytes += _size(frame)
            self._changed.notify_all()


def _size(frame: Frame | None) -> int:
    return len(frame.get("attached", b"")) if frame else 0
