"""Reads what a model thinks of many items half-way through its layers. In the engine's process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from core.errors import Cancelled, UserError
from models.context import Context
from models.engine import ITEM_MARK, ItemStates, StateRequest

SCORE_SEQUENCES = 32
SCORE_GROUP_TOKENS = 256
"""Read at once, unless one item alone is longer: each token looks at all the group's others."""


class StateReader:
    """One context that computes up to a layer. What all items share is read once and kept."""

    def __init__(
        self, context: Context, layer: int, bos: list[int], tokens: Callable[[str], list[int]]
    ) -> None:
        """bos: what every text begins with. tokens: reads a text as data."""
        self.layer = layer
        self._context, self._bos, self._tokens = context, bos, tokens

    def read(self, request: StateRequest) -> list[ItemStates]:
        """Return the states of each item. Raises Cancelled when it was stopped."""
        before, after = request.prompt.split(ITEM_MARK)
        prefix, end = self._bos + self._tokens(before), self._tokens(after)
        kept = self._context.keep_common(prefix)
        if not self._context.read(prefix[kept:]):
            raise Cancelled
        parts = [[self._tokens(part) for part in item] for item in request.items]
        items = [[token for part in item for token in part] + end for item in parts]
        longest = max(map(len, items), default=0)
        if longest > self._context.room:
            raise UserError("model-prompt-too-long", tokens=longest, room=self._context.room)
        lengths = iter([tuple(len(part) for part in item) for item in parts])
        found: list[ItemStates] = []
        for group in grouped(items, SCORE_GROUP_TOKENS):
            rows = self._context.read_states(group)
            if rows is None:
                raise Cancelled
            found.extend(_summed_up(states, next(lengths)) for states in rows)
        return found


def grouped(
    items: Sequence[list[int]], room: int, most: int = SCORE_SEQUENCES
) -> Iterator[list[list[int]]]:
    """Put items together that fit one batch and the context."""
    group: list[list[int]] = []
    used = 0
    for item in items:
        if group and (used + len(item) > room or len(group) == most):
            yield group
            group, used = [], 0
        group.append(item)
        used += len(item)
    if group:
        yield group


def _summed_up(states: NDArray[np.float32], lengths: tuple[int, ...]) -> ItemStates:
    """Return the last state and the mean of each part's.

    A few words' states are thousands of times longer than others: each counts with its direction.
    """
    states = states / np.sqrt(np.mean(states * states, axis=1, keepdims=True) + 1e-6)
    parts = np.zeros((len(lengths), states.shape[1]), np.float32)
    start = 0
    for number, length in enumerate(lengths):
        if length:
            parts[number] = states[start : start + length].mean(axis=0)
        start += length
    return ItemStates(states[-1], parts, lengths)
