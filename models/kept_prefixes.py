"""Remembers what a model had read, so that a prompt which begins alike isn't read again.

Pure bookkeeping: the states are the engine's own bytes, kept in the memory of its process.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptPrefix:
    """A prompt's tokens, and the model's state after them."""

    tokens: tuple[int, ...]
    state: bytes


class KeptPrefixes:
    """The states used last, as many as fit.

    max_bytes: of all states together; one that alone is larger isn't kept.
    """

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._kept: list[KeptPrefix] = []

    def __len__(self) -> int:
        return len(self._kept)

    def add(self, prefix: KeptPrefix) -> None:
        """Keep it; forget those that it begins with, and the ones not used for longest."""
        others = [
            kept
            for kept in self._kept
            if count_common(kept.tokens, prefix.tokens) < len(kept.tokens)
        ]
        self._kept = [*others, prefix]
        while self._kept and sum(len(kept.state) for kept in self._kept) > self._max_bytes:
            del self._kept[0]

    def find(self, tokens: Sequence[int], *, more_than: int) -> KeptPrefix | None:
        """Return what shares the most tokens with these, more than so many; None if nothing."""
        best, most = None, more_than
        for kept in self._kept:
            common = count_common(kept.tokens, tokens)
            if common > most:
                best, most = kept, common
        if best is not None:
            self._kept.remove(best)
            self._kept.append(best)
        return best


def count_common(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many tokens both begin with."""
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    return common
