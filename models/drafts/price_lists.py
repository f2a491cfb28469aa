"""Lists of prices: several things in one line, and what a page says of all its prices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.domain.draft import Fact
from core.text.ask_kinds import wants_price
from core.text.language import has_han
from core.text.price_words import tells_of_all_prices
from models.drafts.aboutness import words_of
from models.drafts.note_parts import is_titled
from models.drafts.order_sums import has_money, means_all, priced_thing
from models.drafts.points import Point

_LEAD = re.compile("[^:：.。!?;；,，£$€¥]{2,40}[:：]\\s*")
_COMMA = re.compile(r"[,，]\s*(?!\d)|[;；]\s*")
_LEAST_LISTED = 2
_PRICED = re.compile(
    r"(?i)(?!.*(?:\b(?:more|extra|plus|over|above|under|below|up to|from|each|every|if|per|off|"
    r"less)\b"
    r"|[满以超另加再收退减送押扣赔每到]|起(?!$))) ?"
    r"[^\d£$€¥,，;；:：]{2,40}?(?:[£$€¥] ?\d+(?:\.\d+)?|\d+(?:\.\d+)? ?元起?)"
)
"""A thing with its price and nothing else."""


def listed(part: Fact) -> tuple[Fact, ...]:
    """Return the things of a price list in one line, each with its price; else the part itself.

    "Small box £1.90, large box £2.60" are two; "from 5 pieces £20" or "£3 more" is none by itself.
    """
    lead = _LEAD.match(part.value)
    start = lead.end() if lead else 0
    pieces = _COMMA.split(part.value[start:].rstrip(".。"))
    if len(pieces) < _LEAST_LISTED or not all(map(_PRICED.fullmatch, pieces)):
        return (part,)
    return tuple(replace(part, value=part.value[:start] + piece) for piece in pieces)


def one_by_one(parts: Sequence[Fact], message: str) -> list[Fact]:
    """Return the parts with lists in their pieces; without lists of what the letter doesn't name.

    What a broken pot costs is not what a pot costs.
    """
    said = words_of(message)
    return [
        one
        for part in parts
        for one in (listed(part) if is_titled(part) or words_of(part.label) & said else (part,))
    ]


def narrowed(point: Point, message: str) -> Point:
    """Return the point with what the letter names of a list of prices, where it names any of it."""
    if not wants_price(point.ask):
        return point
    said = f"{point.ask.context} {point.ask.text}"
    said = f"{message} {said}" if means_all(point.ask.text) else said
    facts = tuple(_named_of(fact, words_of(said)) for fact in point.facts)
    return replace(point, facts=facts)


def _named_of(part: Fact, said: set[str]) -> Fact:
    """Return a list with the things that words name, all of it where they name none.

    A large box is no small one; who says a suit may mean the jacket or all of it.
    """
    pieces = listed(part)
    shared = {piece: words_of(priced_thing(piece)) & said for piece in pieces}
    whole = [shared[piece] for piece in pieces if words_of(priced_thing(piece)) <= said]
    named = [
        piece
        for piece in pieces
        if shared[piece] and not any(shared[piece] < other for other in whole)
    ]
    if len(pieces) < _LEAST_LISTED or not named or len(named) == len(pieces):
        return part
    lead = _LEAD.match(part.value)
    start = lead.end() if lead else 0
    comma = "，" if has_han(part.value) else ", "
    return replace(
        part, value=part.value[:start] + comma.join(piece.value[start:] for piece in named)
    )


def with_page_terms(points: Sequence[Point], parts: Sequence[Fact]) -> list[Point]:
    """Give the prices of a page what the page says of all of them: "All prices are per week"."""
    told: set[Fact] = set()
    termed = []
    for point in points:
        pages = {
            fact.source
            for fact in (*point.facts, *point.made_of)
            if wants_price(point.ask) and has_money(fact)
        }
        terms = tuple(
            part
            for part in parts
            if part.source in pages
            and part not in told
            and part not in point.facts
            and tells_of_all_prices(part.value)
        )
        told.update(terms)
        termed.append(replace(point, facts=(*point.facts, *terms)) if terms else point)
    return termed
