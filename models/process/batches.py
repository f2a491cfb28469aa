"""Requests over many items, slice by slice, as the client of an engine's process asks them.

Between two slices another request may come in. A process that dies is started once more for the
slice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from core.errors import UserError
from models.engine import ItemStates, ScoreRequest, StateRequest
from models.process.request_frames import (
    score_frame,
    slices,
    states_frame,
    text_bytes,
    unpack_states,
)

Ask = Callable[[dict[str, Any]], dict[str, Any]]
"""Sends a frame and returns the one that answers it, or raises UserError.

Raises Cancelled when the work was stopped, at an earlier slice or between two of them, too.
"""


def score(ask: Ask, request: ScoreRequest) -> Iterator[tuple[float, ...]]:
    """Yield per item the log-probability of each label."""
    for items in slices(request.items, text_bytes):
        answer = _ask_twice(ask, score_frame(replace(request, items=items)))
        for row in answer["scores"]:
            yield tuple(float(value) for value in row)


def read_states(ask: Ask, request: StateRequest) -> Iterator[ItemStates]:
    """Yield per item what the model thinks of it."""
    for items in slices(request.items, lambda item: sum(map(text_bytes, item))):
        yield from unpack_states(_ask_twice(ask, states_frame(replace(request, items=items))))


def embed(ask: Ask, texts: Sequence[str]) -> Iterator[tuple[float, ...]]:
    """Yield the vector of each text."""
    for some in slices(texts, text_bytes):
        for row in ask({"do": "embed", "texts": some})["vectors"]:
            yield tuple(float(value) for value in row)


def _ask_twice(ask: Ask, frame: dict[str, Any]) -> dict[str, Any]:
    try:
        return ask(frame)
    except UserError as error:
        if error.key != "model-died":
            raise
        return ask(frame)
