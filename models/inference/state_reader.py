"""Reads what a model thinks of many items half-way through its layers. In the engine's process."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from core.errors import Cancelled, UserError
from core.making_way import step_back
from models.engine import ITEM_MARK, ItemStates, StateRequest
from models.inference.context import Context

SCORE_SEQUENCES = 32
SCORE_GROUP_TOKENS = 256
"""Read at once, unless one item alone is longer: each token looks at all the group's others."""
_GROUP_TOKENS = 128
"""Where groups are read side by side: as fast a token, and fewer threads are left without one."""


class StateReader:
    """Contexts that compute up to a layer, side by side. What all items share each reads once.

    Two threads that share every step wait for each other; two that read a group each don't. They
    step back behind whatever a person waits for.
    """

    def __init__(
        self,
        contexts: Sequence[Context],
        layer: int,
        bos: list[int],
        tokens: Callable[[str], list[int]],
    ) -> None:
        """bos: what every text begins with. tokens: reads a text as data."""
        self.layer = layer
        self._contexts, self._bos, self._tokens = list(contexts), bos, tokens
        self._threads = ThreadPoolExecutor(len(contexts), initializer=step_back)

    def read(self, request: StateRequest) -> list[ItemStates]:
        """Return the states of each item. Raises Cancelled when it was stopped."""
        before, after = request.prompt.split(ITEM_MARK)
        prefix, end = self._bos + self._tokens(before), self._tokens(after)
        parts = [[self._tokens(part) for part in item] for item in request.items]
        items = [[token for part in item for token in part] + end for item in parts]
        longest, room = max(map(len, items), default=0), self._contexts[0].room - len(prefix)
        if longest > room:
            raise UserError("model-prompt-too-long", tokens=longest, room=room)
        share = math.ceil(sum(map(len, items)) / len(self._contexts))
        groups = grouped(items, min(_GROUP_TOKENS, share))
        free = list(self._contexts)

        def read(group: list[list[int]]) -> list[NDArray[np.float32]]:
            context = free.pop()  # there are as many as threads
            try:
                return _read_after(context, prefix, group)
            finally:
                free.append(context)

        found = [states for rows in self._threads.map(read, groups) for states in rows]
        return [
            _summed_up(states, tuple(len(part) for part in item))
            for states, item in zip(found, parts, strict=True)
        ]


def _read_after(
    context: Context, prefix: list[int], group: list[list[int]]
) -> list[NDArray[np.float32]]:
    """Return the states of each item of a group, read after what all share."""
    kept = context.keep_common(prefix)
    rows = context.read_states(group) if context.read(prefix[kept:]) else None
    if rows is None:
        raise Cancelled
    return rows


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
