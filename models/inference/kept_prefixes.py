"""Remembers what a model had read, so that a prompt which begins alike isn't read again.

Pure bookkeeping: the states are the engine's own bytes, kept in the memory of its process. Those
from before a restart lie in the owner's file until they are needed
(`models.process.prompt_keeper`).
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_WORTH_WRITING = 128
"""Tokens; a prompt of which so few are new is read sooner than it is written."""


@dataclass(frozen=True, slots=True)
class KeptPrefix:
    """A prompt's tokens, and the model's state after them; b"" while that lies elsewhere."""

    tokens: tuple[int, ...]
    state: bytes = b""

    @property
    def name(self) -> str:
        """The same for the same tokens."""
        return hashlib.sha256(array("i", self.tokens).tobytes()).hexdigest()


class KeptPrefixes:
    """The states used last, as many as fit.

    max_bytes: of all states together; one that alone is larger isn't kept.
    """

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._kept: list[KeptPrefix] = []

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[KeptPrefix]:
        """Yield them, the one used last first."""
        return reversed(self._kept)

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

    def remove(self, prefix: KeptPrefix) -> None:
        """Forget one."""
        self._kept = [kept for kept in self._kept if kept is not prefix]

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

    def choose(self, room_bytes: int, written: Mapping[str, int]) -> list[KeptPrefix]:
        """Return which to keep over a restart, the one used last first.

        room_bytes: of all states together. written: names and sizes of those that are kept already;
        one of them stands for all prompts that go on a little differently.
        """
        chosen: list[KeptPrefix] = []
        for kept in self:
            prefix = self._stand_in(kept, written)
            size = written.get(prefix.name, len(prefix.state))
            if prefix not in chosen and 0 < size <= room_bytes:
                chosen.append(prefix)
                room_bytes -= size
        return chosen

    def _stand_in(self, prefix: KeptPrefix, written: Mapping[str, int]) -> KeptPrefix:
        if prefix.name in written:
            return prefix
        enough = len(prefix.tokens) - _WORTH_WRITING
        for kept in self:
            if kept.name in written and count_common(kept.tokens, prefix.tokens) >= enough:
                return kept
        return prefix


def count_common(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many tokens both begin with."""
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    return common
