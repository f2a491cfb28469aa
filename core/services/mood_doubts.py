"""What a student wasn't sure of: messages that have its word and wait for the model's.

The model reads a small share of a backlog before every message has a word, and all the rest of
these afterwards. Where a word is least sure, reading is worth most. A short text costs least, but
students learn most from long ones: so its length counts, and not in full.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush

_READ_AT_FIRST = 0.1
"""Of the text that a student was asked about, the share that the model reads meanwhile. Decision
083 tells what other shares cost and bring."""
_BESIDE = 20
"""What reading any message takes beside its own text, in bytes of text."""

Doubt = tuple[int, float, int]
"""A message's number, how sure its word is (0.0 to 1.0), and its length: bytes of UTF-8, in which
reading an English and a Chinese text costs about the same."""


class Doubts:
    """Of one run through a backlog. Whoever has a message read says so by `settle`."""

    def __init__(self, known: Iterable[Doubt] = ()) -> None:
        self._sizes: dict[int, int] = {}
        self._worth: dict[int, float] = {}
        self._order: list[tuple[float, int]] = []
        self._asked = self._read = 0
        for one in known:
            self._worth[one[0]], self._sizes[one[0]] = _worth(one), one[2]
        self._order = [(-worth, number) for number, worth in self._worth.items()]
        heapify(self._order)

    def __contains__(self, number: int) -> bool:
        return number in self._sizes

    def __iter__(self) -> Iterator[int]:
        return iter(self._sizes)

    def __len__(self) -> int:
        return len(self._sizes)

    @property
    def is_due(self) -> bool:
        """Whether the model has read less than its share of what a student was asked."""
        return bool(self._worth) and self._read < _READ_AT_FIRST * self._asked

    def add(self, doubt: Doubt) -> None:
        """Note a message, or how sure its word is now."""
        number, _, size = doubt
        worth = _worth(doubt)
        self._sizes[number], self._worth[number] = size, worth
        heappush(self._order, (-worth, number))

    def note_asked(self, size: int) -> None:
        """A student was asked about so many bytes of text."""
        self._asked += size

    def take(self, limit: int) -> tuple[int, ...]:
        """Return those that are most worth reading; each is returned once."""
        found: list[int] = []
        while self._order and len(found) < limit:
            worth, number = heappop(self._order)
            if self._worth.get(number) == -worth:  # else it was settled, or is further down
                del self._worth[number]
                self._read += self._sizes[number] + _BESIDE
                found.append(number)
        return tuple(found)

    def settle(self, numbers: Iterable[int]) -> None:
        """These wait no more."""
        for number in numbers:
            self._sizes.pop(number, None)
            self._worth.pop(number, None)


def _worth(doubt: Doubt) -> float:
    _, sure, size = doubt
    return (1.0 - sure) / math.sqrt(size + _BESIDE)
