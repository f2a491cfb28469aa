"""Bringing pairs together to groups, so that one bridge between two people doesn't make them one.

Two groups become one where the mean of all pairs across them speaks for it (average linkage), from
the surest pair down.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Sequence

Pair = tuple[int, int]
_MOST_BITS = 20.0


def make_groups(
    pairs: Iterable[tuple[int, int, float]],
    threshold: float,
    bits_of: Callable[[int, int], float],
    apart: Collection[Pair] = (),
) -> list[list[int]]:
    """Return the groups of two and more, each in order.

    pairs: two places and the bits that speak for them. threshold: a probability.
    bits_of: of any two places, for those that no pair names. apart: never in one group.
    """
    lowest = math.log2(threshold / (1 - threshold))
    grouping = _Grouping({(a, b): bits for a, b, bits in pairs}, bits_of, apart)
    for a, b in grouping.pairs_from(lowest):
        one, two = grouping.group_of(a), grouping.group_of(b)
        if one is not two and grouping.mean_bits(one, two) >= lowest:
            grouping.join(one, two)
    return grouping.groups()


class _Grouping:
    """The groups so far; a place that no group names is one by itself."""

    def __init__(
        self,
        known: dict[Pair, float],
        bits_of: Callable[[int, int], float],
        apart: Collection[Pair],
    ) -> None:
        self._known, self._bits_of = known, bits_of
        self._apart = {(min(pair), max(pair)) for pair in apart}
        self._group_of: dict[int, list[int]] = {}

    def pairs_from(self, lowest: float) -> list[Pair]:
        """Return the pairs with at least so many bits, the surest first."""
        sure = [pair for pair, bits in self._known.items() if bits >= lowest]
        return sorted(sure, key=lambda pair: (-self._known[pair], pair))

    def group_of(self, place: int) -> list[int]:
        """Return the group of a place."""
        return self._group_of.setdefault(place, [place])

    def mean_bits(self, one: Sequence[int], two: Sequence[int]) -> float:
        """Return what all pairs across two groups say, far below 0 for what is to stay apart."""
        total = 0.0
        for a in one:
            for b in two:
                pair = (a, b) if a < b else (b, a)
                if pair in self._apart:
                    return -math.inf
                if pair not in self._known:
                    self._known[pair] = self._bits_of(*pair)
                total += max(-_MOST_BITS, min(_MOST_BITS, self._known[pair]))
        return total / (len(one) * len(two))

    def join(self, one: list[int], two: list[int]) -> None:
        """Make two groups one."""
        one.extend(two)
        for place in two:
            self._group_of[place] = one

    def groups(self) -> list[list[int]]:
        """Return the groups of two and more."""
        found = {id(group): group for group in self._group_of.values()}
        return [sorted(group) for group in found.values() if len(group) > 1]
