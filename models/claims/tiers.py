"""Prices with a part that is in, or cheaper, and so much for what goes beyond.

"£620 for 4 weeks, then £45 a week", "10 miles free, then £1.20 a mile", 500亩以内2600元，
超出每亩4元.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from models.claims.patterns import known_quantities
from models.claims.quantities import CLOCK, MONEY, SHARE, Quantity

_BEYOND = re.compile(
    r"\b(?:then|over(?: that)?|above(?: that)?|beyond|further|thereafter|after that|additional)\b"
    "|超出|超过|以外|之后每|每多"
)
_FIRST = re.compile(r"\bfirst\b|首|第一")
_NO_MEASURES = (MONEY, SHARE, CLOCK)


@dataclass(frozen=True, slots=True)
class Tier:
    """base: for so many of a unit; rate: for each step beyond those."""

    base: float
    within: float
    unit: str
    rate: float
    step: float = 1.0

    def amounts(self, count: float) -> tuple[float, ...]:
        """Return what is beyond, what that costs, and what all of it does."""
        beyond = count - self.within
        if beyond <= 0:
            return ()
        extra = math.ceil(beyond / self.step) * self.rate
        return extra, self.base + extra


def tiers_in(source: str, quantities: Sequence[Quantity]) -> Iterator[Tier]:
    """Yield the tiers of a source of the owner's. quantities: read from it, in order."""
    beyond = _BEYOND.search(source)
    prices = [one for one in quantities if one.unit == MONEY]
    measures = [one for one in quantities if one.unit not in _NO_MEASURES]
    if beyond is None or not prices:
        return
    rate = min(prices, key=lambda one: abs(one.start - beyond.start()) + (one.end < beyond.start()))
    behind = [one for one in measures if beyond.end() <= one.start < rate.start]
    before = [one for one in measures if one not in behind and one.number != 1 and one.value > 1]
    is_first = _FIRST.search(source) or any(one.number == 1 or one.value == 1 for one in measures)
    if not before and not is_first:
        return
    least = min(before, key=lambda one: abs(one.start - beyond.start())) if before else None
    bases = [one.value for one in prices if one.start < min(rate.start, beyond.start())]
    yield Tier(
        base=bases[-1] if bases else 0.0,
        within=_size(least) if least else 1.0,
        unit=least.unit if least else "",
        rate=rate.value,
        step=_size(behind[-1]) if behind else 1.0,
    )


def _size(one: Quantity) -> float:
    return one.number or one.value


class Beyond(NamedTuple):
    """amounts: what is asked for costs. rests: how much of it is beyond.

    mistaken: what it would cost if nothing were within.
    """

    amounts: frozenset[float]
    rests: frozenset[float]
    mistaken: frozenset[float]
    tiers: tuple[Tier, ...] = ()

    def amounts_of(self, counts: Iterable[Quantity]) -> set[float]:
        """Return where what a letter itself counts leads."""
        return {
            amount
            for one in counts
            for tier in self.tiers
            if one.unit not in _NO_MEASURES and (not tier.unit or one.unit == tier.unit)
            for amount in tier.amounts(_size(one))
        }


def beyond_tiers(sources: Iterable[str], asked: Sequence[Quantity]) -> Beyond:
    """Return where what is asked for leads by the owner's prices. sources: the owner's."""
    tiers = [tier for one in sources for tier in tiers_in(one, known_quantities(one))]
    amounts: set[float] = set()
    rests: set[float] = set()
    mistaken: set[float] = set()
    for tier in tiers:
        for one in asked:
            if one.unit in _NO_MEASURES or (tier.unit and one.unit != tier.unit):
                continue
            amounts.update(tier.amounts(_size(one)))
            if _size(one) > tier.within:
                rests.add(_size(one) - tier.within)
                mistaken.add(_size(one) / tier.step * tier.rate)
    return Beyond(frozenset(amounts), frozenset(rests), frozenset(mistaken - amounts), tuple(tiers))
