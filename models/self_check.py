"""Tries a model out in a process that is thrown away, before the program relies on the file.

Whatever a file does to the engine - crash it, hang it, eat its memory - happens there.
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from core.errors import UserError
from models.client import EngineClient
from models.engine import GenerationRequest, LoadOptions, Message

_START_S = 8.0
_BYTES_PER_S = 40_000_000.0
_TOKENS = 8
_CONTEXT_TOKENS = 512
_ASK = GenerationRequest(messages=(Message("user", "Say hello."),), max_tokens=_TOKENS)
_NOT_THE_FILES_FAULT = ("adapter-failed", "confinement-missing", "model-out-of-memory")


def self_check(path: Path, options: LoadOptions | None = None) -> None:
    """Load a model and have it write eight tokens, all within a time that its size allows.

    options: an adapter to load with it, or the pooling of a model that only makes vectors; such a
        one makes one instead of writing.

    Raises UserError("model-check-failed"); "model-out-of-memory" and "confinement-missing" when the
    file may be sound.
    """
    deadline = time.monotonic() + _START_S + path.stat().st_size / _BYTES_PER_S
    options = replace(options or LoadOptions(), context_tokens=_CONTEXT_TOKENS)
    client = EngineClient("self-check", path, options)
    try:
        client.patience_s = deadline - time.monotonic()
        client.count_tokens(("hello",))
        client.patience_s = max(1.0, deadline - time.monotonic())
        if options.pooling:
            client.embed(("hello",))
        else:
            _write(client, deadline)
    except UserError as error:
        if error.key in _NOT_THE_FILES_FAULT:
            raise
        raise UserError("model-check-failed", file=path.name, reason=error.key) from error
    finally:
        client.close()


def _write(client: EngineClient, deadline: float) -> None:
    for _piece in client.generate(_ASK):
        if time.monotonic() > deadline:
            raise UserError("model-failed")
    if not client.stats.tokens and client.stats.end != "end":
        raise UserError("model-failed")
