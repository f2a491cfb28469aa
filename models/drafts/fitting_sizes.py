"""Of a thing that comes in sizes the letter tells the one that fits what the customer counts.

"Who are 41 wants the coach of 53 seats, not that of 33"; of a tank of 4,500 litres the price for up
to 6,000 is told, and for a wall of 3.6 m the awning of 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.domain.draft import Fact
from core.text.ask_kinds import wants_price
from models.claims.brackets import measure_of
from models.claims.patterns import known_quantities
from models.claims.quantities import CLOCK, COUNT, DAY, HOUR, MONEY, SHARE, YEAR, Quantity
from models.claims.sources import plain
from models.drafts.aboutness import words_of
from models.drafts.note_parts import is_titled
from models.drafts.order_sums import has_money
from models.drafts.points import Point
from models.drafts.price_tiers import size_asked

_NO_SIZES = (MONEY, SHARE, CLOCK, DAY, HOUR, YEAR)
_PRICE = re.compile(r"[£$€¥]\s?\d|\d+(?:\.\d+)?\s?元")
_HOLDS = re.compile(
    r"(?i)\b(?:feeds|seats|sleeps|serves|fits|holds|room for)(?: up to)? (\d+|\w+)\b"
    r"|[供可][坐住容]?(\d+)人"
)
_FOR_PEOPLE = ("people", "person", "seat", "guest", "人", "座")
_PEOPLE = ("people", "guest", "人")
_HEADS = re.compile(
    r"(?i)\b(\d+|\w+) (?:supporters|players|pupils|students|passengers|visitors|fans|of us)\b"
    r"|\bwe are (\d+|\w+)(?=\s?(?:[.,;!?]|$|people\b|in all\b|and (?:would|want|need)\b))"
    r"|(\d+|[二两三四五六七八九十]+)[个名](?:球迷|学生|客人|老师|游客|队员)"
)
"""Who comes. Adults come with children, and friends with who writes: those tell no number."""
_OTHERS = re.compile(
    r"(?i)\b(?:adults|grown-ups|children|kids|babies|toddlers|friends|colleagues|family)\b"
    r"|大人|成人|孩子|小孩|宝宝|朋友|同事|家人"
)
_JOINED = re.compile(r"(?<=\d)-(?=[a-z])")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Size:
    """How large one of several things of a kind is. kin: words by which it is called."""

    part: Fact
    measure: str
    value: float
    kin: frozenset[str]


def with_fitting(points: Sequence[Point], parts: Sequence[Fact], message: str) -> list[Point]:
    """Return the points with what fits in place of what is too small, or larger than needed.

    Nothing changes where the letter counts nothing of the kind, or several things. Who asks for a
    price, or would be told nothing, and counts what only one kind of thing is measured by is told
    which one fits.
    """
    sizes = [size for part in parts if has_money(part) for size in _sizes(part)]
    told = {fact for point in points for fact in point.facts}
    fitted = [_fitted(point, sizes, told, message) for point in points]
    place = next((at for at, point in enumerate(fitted) if wants_price(point.ask)), -1)
    if place < 0 and not told and fitted:
        place = 0
    if place < 0:
        return fitted
    texts = (fitted[place].ask.text, fitted[place].ask.context, message)
    found = [_fit(size, sizes, texts) for size in sizes]
    kinds = {
        fit: {size.part for size in sizes if _is_kin(size, _of(fit, sizes))} for fit in found if fit
    }
    new = [fit for fit, kind in kinds.items() if not kind & told]
    if len(kinds) != 1 or not new:
        return fitted
    point = fitted[place]
    fitted[place] = replace(point, facts=(*point.facts, *new))
    return fitted


def _of(part: Fact, sizes: Sequence[_Size]) -> _Size:
    return next(size for size in sizes if size.part == part)


def _fitted(point: Point, sizes: Sequence[_Size], told: set[Fact], message: str) -> Point:
    facts = list(point.facts)
    for fact in point.facts:
        for own in (size for size in sizes if size.part == fact):
            fit = _fit(own, sizes, (point.ask.text, point.ask.context, message))
            if fit is None or fit == fact or fact not in facts:
                continue
            place = facts.index(fact)
            facts[place : place + 1] = [] if fit in told else [fit]
            told.add(fit)
    return replace(point, facts=tuple(facts))


def _fit(own: _Size, sizes: Sequence[_Size], texts: Sequence[str]) -> Fact | None:
    """Return the smallest of a kind that is large enough; None where that isn't to be told."""
    kind = [one for one in sizes if one.measure == own.measure and _is_kin(one, own)]
    if len({one.value for one in kind}) < _LEAST or len({one.part for one in kind}) < _LEAST:
        return None
    needed = _needed(own.measure, texts)
    enough = [one for one in kind if needed is not None and one.value >= needed]
    return min(enough, key=lambda one: one.value).part if enough else None


def _is_kin(one: _Size, other: _Size) -> bool:
    """Say whether two are called by the same words but for their size."""
    return one.part.source == other.part.source and (
        one.kin == other.kin or bool(one.kin & other.kin)
    )


def _sizes(part: Fact) -> Iterator[_Size]:
    """Yield how large what a part prices is: by what stands before the price, or whom it holds."""
    head = _parted(_PRICE.split(part.value)[0] if is_titled(part) else part.label)
    found = [one for one in known_quantities(head) if one.unit not in _NO_SIZES]
    kin = frozenset(word for word in words_of(head) if not any(map(str.isdigit, word)))
    largest: dict[str, float] = {}
    for one in found:
        if measure := _measure(head, one):
            largest[measure] = max(one.value, largest.get(measure, 0))
    whole = _parted(f"{part.label}: {part.value}")
    for one in known_quantities(whole):
        if measure_of(whole, one) in ("people", "人") and "people" not in largest:
            largest["people"] = one.value
    if (holds := _HOLDS.search(whole)) and (counted := known_quantities(holds[1] or holds[2])):
        largest.setdefault("people", counted[0].value)
    yield from (_Size(part, measure, value, kin) for measure, value in largest.items())


def _parted(text: str) -> str:
    """Return a text in small letters, "33-seat" as two words."""
    return _JOINED.sub(" ", plain(text))


def _measure(text: str, one: Quantity) -> str:
    measure = measure_of(text, one)
    if one.unit == COUNT and not measure:
        return ""
    return "people" if measure.startswith(_FOR_PEOPLE) else measure


def _needed(measure: str, texts: Sequence[str]) -> float | None:
    """Return how much the nearest of the texts counts of it."""
    if measure != "people":
        size = size_asked(measure, texts)
        return size.value if size else None
    for text in texts:
        counts = {size.value for name in _PEOPLE if (size := size_asked(name, (text,)))}
        for found in _HEADS.finditer(plain(text)):
            said = next(filter(None, found.groups()))
            counts |= {one.value for one in known_quantities(said)}
        if counts and _OTHERS.search(text):
            return None
        if counts:
            return counts.pop() if len(counts) == 1 else None
    return None
