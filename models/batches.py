"""Requests over many items, slice by slice, as the client of an engine's process asks them.

Between two slices another request may come in. A process that dies is started once more for the
slice. A stop that comes when a slice is answered ends the request before the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from core.errors import UserError
from models.engine import ItemStates, ScoreRequest, StateRequest
from models.request_frames import score_frame, slices, states_frame, text_bytes, unpack_states

Ask = Callable[[dict[str, Any], int], dict[str, Any]]
"""Sends a frame, after the request of that number, and returns the one that answers it.

Raises UserError, or Cancelled, also when the request before it was stopped.
"""


def score(ask: Ask, request: ScoreRequest) -> Iterator[tuple[float, ...]]:
    """Yield per item the log-probability of each label."""
    last = 0
    for items in slices(request.items, text_bytes):
        answer = _ask_twice(ask, score_frame(replace(request, items=items)), last)
        last = answer["id"]
        for row in answer["scores"]:
            yield tuple(float(value) for value in row)


def read_states(ask: Ask, request: StateRequest) -> Iterator[ItemStates]:
    """Yield per item what the model thinks of it."""
    last = 0
    for items in slices(request.items, lambda item: sum(map(text_bytes, item))):
        answer = _ask_twice(ask, states_frame(replace(request, items=items)), last)
        last = answer["id"]
        yield from unpack_states(answer)


def _ask_twice(ask: Ask, frame: dict[str, Any], last: int) -> dict[str, Any]:
    try:
        return ask(frame, last)
    except UserError as error:
        if error.key != "model-died":
            raise
        return ask(frame, last)
