"""Requests as frames of plain values, cut so that none takes long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from models import hardware
from models.engine import (
    GenerationRequest,
    ItemStates,
    LoadOptions,
    RuntimeName,
    ScoreRequest,
    StateRequest,
)

_SLICE_ITEMS = 16
_SLICE_BYTES = 6000

Item = TypeVar("Item")


def load_frame(path: Path, options: LoadOptions, runtime: RuntimeName) -> dict[str, Any]:
    """Return what has a model loaded with this library."""
    threads = options.threads or hardware.physical_cores()
    told = asdict(options) | {"threads": threads, "runtime": runtime}
    return {"do": "load", "path": str(path), **told}


def generate_frame(request: GenerationRequest) -> dict[str, Any]:
    """Return what asks for text."""
    frame = asdict(request)
    frame["messages"] = [[message.role, message.text] for message in request.messages]
    return {"do": "generate", **frame}


def score_frame(request: ScoreRequest) -> dict[str, Any]:
    """Return what asks how likely the labels are."""
    return {
        "do": "score",
        "messages": [[message.role, message.text] for message in request.messages],
        "items": list(request.items),
        "labels": list(request.labels),
    }


def states_frame(request: StateRequest) -> dict[str, Any]:
    """Return what asks for states."""
    return {"do": "states", **asdict(request)}


def pack_states(found: Sequence[ItemStates]) -> bytes:
    """Return the numbers of all items, two bytes each: an item's last state, then its parts'."""
    import numpy as np  # noqa: PLC0415 - large; most requests are for words

    rows = [np.vstack([states.last[None, :], states.parts]) for states in found]
    return np.vstack(rows).astype(np.float16).tobytes() if rows else b""


def unpack_states(frame: dict[str, Any]) -> list[ItemStates]:
    """Return the states that an answer holds."""
    lengths = [tuple(int(length) for length in item) for item in frame["lengths"]]
    count = sum(1 + len(item) for item in lengths)
    if not count:
        return []
    import numpy as np  # noqa: PLC0415 - as above

    rows = np.frombuffer(frame["attached"], np.float16).astype(np.float32).reshape(count, -1)
    found, start = [], 0
    for item in lengths:
        end = start + 1 + len(item)
        found.append(ItemStates(rows[start], rows[start + 1 : end], item))
        start = end
    return found


def slices(items: Sequence[Item], size_of: Callable[[Item], int]) -> Iterator[tuple[Item, ...]]:
    """Cut the items so that each slice takes a few seconds at most. size_of: in bytes."""
    group: list[Item] = []
    size = 0
    for item in items:
        length = size_of(item)
        if group and (len(group) == _SLICE_ITEMS or size + length > _SLICE_BYTES):
            yield tuple(group)
            group, size = [], 0
        group.append(item)
        size += length
    if group:
        yield tuple(group)


def text_bytes(text: str) -> int:
    """Return how long a text is in UTF-8."""
    return len(text.encode("utf-8", "replace"))
