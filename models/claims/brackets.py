"""Prices that hold up to so much, or from so much on: "up to 3,000 l £165", 200页以内每本45元."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf, nextafter

from models.claims.binding import noun_of, words_of
from models.claims.quantities import CLOCK, COUNT, MONEY, SHARE, Quantity

_CLAUSE = re.compile(r"[;；。|]|(?<!\d)[,，]|[,，](?!\d{3})|:(?=\s)")
_UP_TO = re.compile(
    r"\b(?:up to|at most|no more than|not (?:more|over)(?: than)?|maximum(?: of)?) $"
    r"|(?:不超过|至多|最多)$"
)
_UNDER = re.compile(
    r"\b(?:under|below|less than|fewer than|smaller than) $|(?:不满|不足|少于|低于|小于)$"
)
_UP_TO_AFTER = re.compile(
    r"\s?[^\d\s,，。；]?(?:及?以内|及?以下|之内)|(?: \w+)? or (?:less|fewer|under|below)\b"
)
_FROM = re.compile(r"\b(?:from|at least|minimum(?: of)?) $|(?<!不)满$|不少于$|至少$|达到?$")
_OVER = re.compile(
    r"\b(?:over|above|more than|beyond|larger than|longer than) $|(?:超过|多于|高于|大于)$"
)
_FROM_AFTER = re.compile(
    r"\s?[^\d\s,，。；]?(?:及?以上|起)|(?: \w+)? (?:or|and) (?:more|over|above|up|upwards)\b|\+"
)
_BETWEEN = re.compile(r"\s?(?:to|-|–|~|到|至|and)\s?")
_ABOVE = re.compile(
    r"\b(?:above|over|otherwise)$"
    r"|^\s?(?:above|over|otherwise|beyond|(?:any )?(?:larger|bigger|longer|more))\b"
    r"|^(?:以上|超过|超出|更多|更大|再多)"
)
_BY_STEPS = re.compile(
    r"\b(?:then|thereafter|further|(?<!or )(?<!and )more(?! than)|additional|extra|plus"
    r"|beyond(?! \d)|over that|after that)\b|超出|之后|每多|[加另]"
)
"""Where what is beyond is paid on top (`models.claims.tiers`)."""
_PEOPLE = "people"
_PERSON = re.compile(r" (?:people|persons?|guests?|heads?|diners|visitors|of us)\b")
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
    if _BY_STEPS.search(source, len(label)):
        return
    of = words_of(label)
    of_all = _bound(source, [one for one in quantities if one.start < len(label)], of)
    cuts = {len(label), len(source), *(cut.end() for cut in _CLAUSE.finditer(source, len(label)))}
    last: Bracket | None = None
    for start, end in pairwise(sorted(cuts)):
        here = [one for one in quantities if start <= one.start < end]
        prices = [one.value for one in here if one.unit == MONEY]
        bound = _bound(source, here, of, last.measure if last else "")
        if bound is None and last and last.most < inf and _ABOVE.search(source[start:end].strip()):
            is_above = last.most == int(last.most)
            bound = replace(last, least=last.most, is_above=is_above, most=inf)
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


def _bound(
    source: str, here: Sequence[Quantity], of: frozenset[str], counted: str = ""
) -> Bracket | None:
    """Return the bracket that a clause tells of, without its price.

    counted: by the clause before, of which "four or more" are so many more.
    """
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
        measure = measure_of(source, one) or (counted if one.unit == COUNT else "")
        if measure and _UNDER.search(source, _near(one), one.start):
            return Bracket(0.0, measure, of, most=nextafter(one.value, 0))
        if measure and is_most(source, one):
            return Bracket(0.0, measure, of, most=one.value)
        if measure and is_least(source, one):
            is_above = _OVER.search(source, _near(one), one.start) is not None
            return Bracket(0.0, measure, of, one.value, is_above=is_above)
    return None


def is_most(text: str, one: Quantity) -> bool:
    """Say whether a text names a quantity as the most that something holds for."""
    return bool(
        _UP_TO.search(text, _near(one), one.start)
        or _UNDER.search(text, _near(one), one.start)
        or _UP_TO_AFTER.match(text, one.end)
    )


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
        return "人" if last in "位名" or text.startswith("人", one.end) else last
    following = text[one.end : one.end + 1]
    if _HAN.match(following):
        return "人" if following in "位名" or text.startswith("个人", one.end) else following
    return _PEOPLE if _PERSON.match(text, one.end) else noun_of(text, one)


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
