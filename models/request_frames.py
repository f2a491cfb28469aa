"""Requests as frames of plain values, cut so that none takes long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from models import hardware
from models.engine import GenerationRequest, LoadOptions, RuntimeName, ScoreRequest

_SLICE_ITEMS = 16
_SLICE_BYTES = 6000


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


def slices(items: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Cut the items so that each slice takes a few seconds at most."""
    group: list[str] = []
    size = 0
    for item in items:
        length = len(item.encode("utf-8", "replace"))
        if group and (len(group) == _SLICE_ITEMS or size + length > _SLICE_BYTES):
            yield tuple(group)
            group, size = [], 0
        group.append(item)
        size += length
    if group:
        yield tuple(group)
