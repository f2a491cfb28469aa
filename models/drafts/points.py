"""One thing that a letter answers, with the facts that do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core.domain.draft import Fact
from core.text.ask_kinds import wants_price
from core.text.asks import Ask
from models.drafts.price_tiers import asked_measure, by_tier, other_tier
from models.drafts.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to answer. facts: that answer it, best first; () when nothing known does.

    is_open: something of it no fact answers, so the letter has to leave that open.
    verdict: whether the first fact says yes or no to it for sure. made_of: what a sum is made of.
    """

    ask: Ask
    facts: tuple[Fact, ...] = ()
    is_open: bool = False
    verdict: Verdict = ""
    made_of: tuple[Fact, ...] = ()


def with_tiers(point: Point, message: str, language: str) -> Point:
    """Return the point with the price that holds for what the letter counts, of several tiers."""
    kept = list(point.facts)
    for part, behind in pairwise(point.facts):
        other = other_tier(part, behind, point.ask, message)
        kept = [fact for fact in kept if fact != other]
    point = replace(point, facts=tuple(kept))
    chosen = {fact: by_tier(fact, point.ask, message, language) for fact in point.facts}
    made_of = tuple(fact for fact, priced in chosen.items() if priced)
    if not made_of:
        return point
    facts = tuple(priced or fact for fact, priced in chosen.items())
    return replace(point, facts=facts, made_of=(*point.made_of, *made_of))


def ask_how_much(points: Sequence[Point], message: str, language: str) -> str:
    """Return of what the letter doesn't say how much it is, where it asks for a price by that."""
    words = (
        asked_measure(fact, point.ask, message, language)
        for point in points
        if wants_price(point.ask)
        for fact in point.facts
    )
    return next(filter(None, words), "")
