"""The engine's process as its client holds it: the pipe, and the thread that reads it."""

from __future__ import annotations

import queue
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from core.paths import child_command, child_environment
from core.pipe import read_frame, write_frame
from models.engine import RuntimeName
from models.inference.runtime import MAPPED_BYTES

Frame = dict[str, Any]

WAKE: Frame = {"wake": True}
ENDED: Frame = {"ended": True}

LARGE_PAGES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
"""Linux: what is allocated in one piece, such as weights, lies in pages of 2 MB if there are any.

All weights are read for each word: looking up small pages took a tenth of the time (decision 066).
"""

ONE_HEAP = {"GLIBC_TUNABLES": "glibc.malloc.arena_max=1"}
"""The same where the weights stay in the file: what else there is takes less so."""


class EngineChild:
    """The process, and the thread that takes its frames from the pipe."""

    def __init__(self, model: Path, runtime: RuntimeName) -> None:
        """model: the file that it will load. runtime: with this library."""
        self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
            child_command("engine"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_memory_settings(model, runtime) | child_environment(),
        )
        self._send_lock = threading.Lock()
        self._frames: queue.SimpleQueue[Frame] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="engine-pipe", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def is_alive(self) -> bool:
        """Return whether the process is there."""
        return self._process.poll() is None

    def send(self, message: Frame, attached: bytes = b"") -> None:
        """Send a frame. Raises BrokenPipeError when the process is gone."""
        with self._send_lock:
            try:
                write_frame(_pipe(self._process.stdin), message, attached)
            except (OSError, ValueError) as error:
                raise BrokenPipeError from error

    def send_soon(self, message: Frame) -> None:
        """Send a frame without caring whether the process is still there."""
        with suppress(BrokenPipeError):
            self.send(message)

    def receive(self, timeout_s: float) -> Frame | None:
        """Return the next frame, WAKE, ENDED, or None when nothing came in time."""
        try:
            return self._frames.get(timeout=max(0.0, timeout_s))
        except queue.Empty:
            return None

    def wake(self) -> None:
        """Make `receive` return at once."""
        self._frames.put(WAKE)

    def end(self) -> int:
        """Kill the process, collect it and its thread; return how it ended, as Popen does."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                _pipe(pipe).close()
        return self._process.returncode

    def _read(self) -> None:
        try:
            while (frame := read_frame(_pipe(self._process.stdout))) is not None:
                self._frames.put(frame)
        except (OSError, ValueError):
            self._process.kill()
        finally:
            self._frames.put(ENDED)


def _memory_settings(model: Path, runtime: RuntimeName) -> dict[str, str]:
    try:
        is_mapped = runtime == "ik" and model.stat().st_size < MAPPED_BYTES
    except OSError:
        is_mapped = False  # it is gone: loading it will say so
    return ONE_HEAP if is_mapped else LARGE_PAGES


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise BrokenPipeError
    return stream
