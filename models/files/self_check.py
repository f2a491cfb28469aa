"""Tries a model out in a process that is thrown away, before the program relies on the file.

Whatever a file does to the engine - crash it, hang it, eat its memory - happens there.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from core.errors import Cancelled, UserError
from models.engine import GenerationRequest, LoadOptions, Message
from models.hardware import busiest_thread_s
from models.process.client import EngineClient

_IS_TOLD = sys.platform == "linux"
"""Whether the system tells how long a process had a processor."""
_START_S = 5.0 if _IS_TOLD else 8.0
_ASLEEP_S = 8.0
_BYTES_PER_S = 40_000_000.0
_MOST_WAITING = 8.0
"""By the clock it may take so many times as long."""
_LOOK_S = 0.25
_TOKENS = 8
_CONTEXT_TOKENS = 512
_ASK = GenerationRequest(messages=(Message("user", "Say hello."),), max_tokens=_TOKENS)
_NOT_THE_FILES_FAULT = ("adapter-failed", "confinement-missing", "model-out-of-memory")


def self_check(path: Path, options: LoadOptions | None = None) -> None:
    """Load a model and have it write eight tokens, all within a time that its size allows.

    That is processor time where the system tells it, so that a sound file isn't refused because the
    machine is busy; else by the clock. A process that only sleeps is ended, too.

    options: an adapter to load with it, or the pooling of a model that only makes vectors; such a
        one makes one instead of writing.

    Raises UserError("model-check-failed"); "model-out-of-memory" and "confinement-missing" when the
    file may be sound.
    """
    allowed_s = _START_S + path.stat().st_size / _BYTES_PER_S
    options = replace(options or LoadOptions(), context_tokens=_CONTEXT_TOKENS)
    client = EngineClient("self-check", path, options)
    try:
        with _watched(client, allowed_s):
            _try(client, allowed_s * (_MOST_WAITING if _IS_TOLD else 1), options)
    except UserError as error:
        if error.key in _NOT_THE_FILES_FAULT:
            raise
        raise UserError("model-check-failed", file=path.name, reason=error.key) from error
    except Cancelled as error:
        raise UserError("model-check-failed", file=path.name, reason="model-died") from error
    finally:
        client.close()


@contextmanager
def _watched(client: EngineClient, allowed_s: float) -> Iterator[None]:
    """End the process once it had the processor for so long, or does nothing for long."""
    over = threading.Event()

    def watch() -> None:
        spent_s, at = 0.0, time.monotonic()
        while not over.wait(_LOOK_S):
            now_s, now = busiest_thread_s(client.pid), time.monotonic()
            if now_s != spent_s or not now_s:  # it works, or has just been started
                spent_s, at = now_s, now
            if spent_s > allowed_s or now - at > _ASLEEP_S:
                client.retire()
                return

    watcher = threading.Thread(target=watch, name="trial-watch", daemon=True)
    if _IS_TOLD:
        watcher.start()
    try:
        yield
    finally:
        over.set()
        if _IS_TOLD:
            watcher.join()


def _try(client: EngineClient, patience_s: float, options: LoadOptions) -> None:
    deadline = time.monotonic() + patience_s
    client.patience_s = patience_s
    client.count_tokens(("hello",))
    client.patience_s = max(1.0, deadline - time.monotonic())
    if options.pooling:
        client.embed(("hello",))
    else:
        _write(client, deadline)


def _write(client: EngineClient, deadline: float) -> None:
    for _piece in client.generate(_ASK):
        if time.monotonic() > deadline:
            raise UserError("model-failed")
    if not client.stats.tokens and client.stats.end != "end":
        raise UserError("model-failed")
