"""Prices with a part that is in, or cheaper, and so much for what goes beyond.

"£620 for 4 weeks, then £45 a week", "10 miles free, then £1.20 a mile", 500亩以内2600元，
超出每亩4元.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from models.claims.brackets import measure_of
from models.claims.patterns import known_quantities
from models.claims.quantities import CLOCK, MONEY, SHARE, Quantity

_BEYOND = re.compile(
    r"\b(?:then|over(?: that)?|above(?: that)?|beyond|further|thereafter|after that|additional"
    r"|extra|another|(?<!or )(?<!and )more(?! than)|(?:each|every) after)\b"
    r"|超出|超过|以外|之后每|每多|每增|以上(?=.{0,8}每)"
)
_SURELY_BEYOND = re.compile(
    r"\b(?:then|beyond|further|thereafter|after that|over that|above that|additional)\b"
    "|超出|以外|之后每|每多|每增"
)
_CLAUSE = re.compile(r"[;；。|]|(?<!\d)[,，]|[,，](?!\d{3})|:(?=\s)")
_PER = re.compile(r"\b(?:each|every|per|an?|another)\b|每|/")
_EACH = re.compile(r"\b(?:each|every|per|apiece|a head)\b|每|/")
_STEP_BEFORE = re.compile(
    r"(?:每(?:多|增加?|超过?)?|\b(?:per|each|every|another|further|additional|extra))\s?$"
)
_FIRST = re.compile(r"\bfirst\b|首|第一")
_NO_MEASURES = (MONEY, SHARE, CLOCK)


@dataclass(frozen=True, slots=True)
class Tier:
    """base: for so many of a unit; rate: for each step beyond those. measure: what is counted."""

    base: float
    within: float
    unit: str
    rate: float
    step: float = 1.0
    measure: str = ""

    def amounts(self, count: float) -> tuple[float, ...]:
        """Return what is beyond, what that costs, and what all of it does."""
        beyond = count - self.within
        if beyond <= 0:
            return ()
        extra = math.ceil(beyond / self.step) * self.rate
        return extra, self.base + extra


def tiers_in(source: str, quantities: Sequence[Quantity]) -> Iterator[Tier]:
    """Yield the tiers of a source of the owner's. quantities: read from it, in order."""
    prices = [one for one in quantities if one.unit == MONEY]
    measures = [one for one in quantities if one.unit not in _NO_MEASURES]
    beyond = _beyond(source, prices)
    if beyond is None or not prices:
        return
    start, end = _clause_at(source, beyond.start())
    near = [one for one in prices if start <= one.start < end] or prices
    rate = min(near, key=lambda one: abs(one.start - beyond.start()) + (one.end < beyond.start()))
    behind = [
        one
        for one in measures
        if beyond.end() <= one.start < rate.start and _STEP_BEFORE.search(source, 0, one.start)
    ]
    before = [one for one in measures if one not in behind and one.number != 1 and one.value > 1]
    is_first = _FIRST.search(source) or any(one.number == 1 or one.value == 1 for one in measures)
    if not before and not is_first:
        return
    # "£260 up to 60 people, £4 for each person more; two hours"
    first = [one for one in before if one.start < end] or before
    least = min(first, key=lambda one: abs(one.start - beyond.start())) if before else None
    bases = [one.value for one in prices if one.start < min(rate.start, beyond.start())]
    yield Tier(
        base=bases[-1] if bases else 0.0,
        within=_size(least) if least else 1.0,
        unit=least.unit if least else "",
        rate=rate.value,
        step=_size(behind[-1]) if behind else 1.0,
        measure=measure_of(source, least) if least else "",
    )


def _beyond(source: str, prices: Sequence[Quantity]) -> re.Match[str] | None:
    """Return the word that says that something is paid on top: "over 20 m £150" doesn't."""
    for found in _BEYOND.finditer(source):
        start, end = _clause_at(source, found.start())
        clause = source[start:end]
        is_priced = any(start <= one.start < end for one in prices)
        before = [one for one in prices if one.end <= start]
        is_first_each = bool(before) and _is_each(source, before[-1])
        is_step = is_priced and _PER.search(clause) and not is_first_each
        if _SURELY_BEYOND.search(clause) or is_step:
            return found
    return None


def _is_each(source: str, price: Quantity) -> bool:
    """Say whether a price is of each piece: "£12 each, over ten £10 each" is paid for all."""
    start, end = _clause_at(source, price.start)
    return _EACH.search(source[start:end]) is not None


def _clause_at(source: str, at: int) -> tuple[int, int]:
    start = max((cut.end() for cut in _CLAUSE.finditer(source, 0, at)), default=0)
    cut = _CLAUSE.search(source, at)
    return start, cut.start() if cut else len(source)


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

    def is_short(
        self, price: float, sizes: Iterable[tuple[str, float]], told: Collection[float]
    ) -> bool:
        """Say whether a price is of so many, where more are asked for and nothing on top is told.

        "150 up to 3 m, then 50 for each": for 5 m a letter must speak of what is beyond.
        """
        sizes = tuple(sizes)
        own = [tier for tier in self.tiers if tier.base == price and tier.measure]
        return bool(own) and all(
            any(measure == tier.measure and size > tier.within for measure, size in sizes)
            and not {tier.rate, *self.amounts} & set(told)
            for tier in own
        )


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
