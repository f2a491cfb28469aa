"""Prices that hold up to so much, or from so much on: "up to 3,000 l £165", 200页以内每本45元."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf, nextafter

from models.claims.binding import noun_of, words_of
from models.claims.quantities import CLOCK, COUNT, MONEY, SHARE, Quantity

_CLAUSE = re.compile(r"[;；。]|[,，](?!\d{3})|:(?=\s)")
_UP_TO = re.compile(r"\b(?:up to|under|less than|at most|no more than) $|不超过$")
_UP_TO_AFTER = re.compile(r"\s?[^\d\s，。；]?(?:以内|以下|之内)|(?: \w+)? or (?:less|fewer)\b")
_FROM = re.compile(r"\b(?:from|at least) $|满$")
_OVER = re.compile(r"\b(?:over|above|more than) $|超过$")
_FROM_AFTER = re.compile(r"\s?[^\d\s，。；]?以上|(?: \w+)? (?:or|and) (?:more|over)\b")
_BETWEEN = re.compile(r"\s?(?:to|-|–|到|至)\s?")
_ABOVE = re.compile(r"\b(?:above|over|otherwise)$|^\s?(?:above|over|otherwise)\b")
_BY_STEPS = re.compile(
    r"\b(?:then|thereafter|further|more|additional|extra|plus|beyond|over that|after that)\b"
    r"|超出|之后|每多|[加另]"
)
"""Where what is beyond is paid on top (`models.claims.tiers`)."""
_NO_MEASURES = (MONEY, SHARE, CLOCK)
_BEFORE = 14
"""Letters: as many as "no more than" and the blanks around it have."""
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Bracket:
    """A price and for how much it holds: from least (or above it) up to most.

    measure: what is counted: a unit, or the noun of a count. of: whose price it is.
    """

    price: float
    measure: str
    of: frozenset[str]
    least: float = 0.0
    is_above: bool = False
    most: float = inf

    def holds(self, size: float) -> bool:
        """Say whether so much lies within."""
        is_enough = size > self.least if self.is_above else size >= self.least
        return is_enough and size <= self.most


def brackets_of(source: str, label: str, quantities: Sequence[Quantity]) -> Iterator[Bracket]:
    """Yield the brackets of a fact. source: begins with the label. quantities: read from it."""
    if _BY_STEPS.search(source):
        return
    of = words_of(label)
    of_all = _bound(source, [one for one in quantities if one.start < len(label)], of)
    cuts = {len(label), len(source), *(cut.end() for cut in _CLAUSE.finditer(source, len(label)))}
    last: Bracket | None = None
    for start, end in pairwise(sorted(cuts)):
        here = [one for one in quantities if start <= one.start < end]
        prices = [one.value for one in here if one.unit == MONEY]
        bound = _bound(source, here, of)
        if bound is None and last and last.most < inf and _ABOVE.search(source[start:end].strip()):
            bound = replace(last, least=last.most, is_above=True, most=inf)
        bound = bound or of_all
        if len(prices) != 1:
            last = None
            continue
        if last and not last.measure and bound and bound.most == inf:
            # "80 each, from eight on 70": the first one is of fewer than eight.
            yield replace(last, measure=bound.measure, most=nextafter(bound.least, 0))
        last = replace(bound or Bracket(0.0, "", of), price=prices[0])
        if last.measure:
            yield last


def _bound(source: str, here: Sequence[Quantity], of: frozenset[str]) -> Bracket | None:
    """Return the bracket that a clause tells of, without its price."""
    sizes = [one for one in here if one.unit not in _NO_MEASURES]
    for left, right in pairwise(sizes):
        measure = measure_of(source, right)
        if (
            measure
            and left.value < right.value
            and _BETWEEN.fullmatch(source, left.end, right.start)
        ):
            return Bracket(0.0, measure, of, left.value, most=right.value)
    for one in sizes:
        measure = measure_of(source, one)
        if measure and is_most(source, one):
            return Bracket(0.0, measure, of, most=one.value)
        if measure and is_least(source, one):
            is_above = _OVER.search(source, _near(one), one.start) is not None
            return Bracket(0.0, measure, of, one.value, is_above=is_above)
    return None


def is_most(text: str, one: Quantity) -> bool:
    """Say whether a text names a quantity as the most that something holds for."""
    return bool(_UP_TO.search(text, _near(one), one.start) or _UP_TO_AFTER.match(text, one.end))


def is_least(text: str, one: Quantity) -> bool:
    """Say whether a text names a quantity as that from which, or above which, something holds."""
    return bool(
        _FROM.search(text, _near(one), one.start)
        or _OVER.search(text, _near(one), one.start)
        or _FROM_AFTER.match(text, one.end)
    )


def _near(one: Quantity) -> int:
    """Return from where on the words before a quantity are looked at."""
    return max(0, one.start - _BEFORE)


def measure_of(text: str, one: Quantity) -> str:
    """Return what a quantity counts: its unit, or its noun; "" where it has none."""
    if one.unit != COUNT:
        return "" if one.unit in _NO_MEASURES else one.unit
    last = text[one.end - 1]
    if _HAN.match(last):
        return last
    following = text[one.end : one.end + 1]
    return following if _HAN.match(following) else noun_of(text, one)


def is_of_another_bracket(
    price: float, sizes: Collection[tuple[str, float]], brackets: Sequence[Bracket]
) -> bool:
    """Say whether of none of the sizes this price holds, and of one of them another does.

    sizes: with what they measure.
    """
    own = [one for one in brackets if one.price == price]
    told = [
        (bracket, size) for bracket in own for measure, size in sizes if measure == bracket.measure
    ]
    return (
        bool(told)
        and not any(_is_right(bracket, size, brackets) for bracket, size in told)
        and any(
            other.price != price and other.holds(size)
            for bracket, size in told
            for other in _family(bracket, brackets)
        )
    )


def _is_right(bracket: Bracket, size: float, brackets: Sequence[Bracket]) -> bool:
    """Say whether a size is within, and within no narrower bracket of the same thing."""
    return bracket.holds(size) and not any(
        other.holds(size) and (other.most < bracket.most or other.least > bracket.least)
        for other in _family(bracket, brackets)
    )


def _family(bracket: Bracket, brackets: Sequence[Bracket]) -> list[Bracket]:
    """Return the brackets of the same thing; "6 to 9 m" alone is of what stands beside it."""
    return [
        one
        for one in brackets
        if one.measure == bracket.measure and (one.of == bracket.of or not (one.of and bracket.of))
    ]
