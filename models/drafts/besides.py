"""What a letter tells besides the answers to its questions: what else of the notes concerns it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.domain.draft import Fact
from core.text.ask_kinds import is_demand, is_of_their_case, wants_price
from core.text.asks import Ask
from models.drafts.aboutness import is_beside, names_what_it_denies, words_of
from models.drafts.concern import chances
from models.drafts.nearest import text_of
from models.drafts.note_parts import is_conditional
from models.drafts.order_sums import COMPUTED, has_money
from models.drafts.points import Point
from models.drafts.relevance import GENERAL
from models.drafts.vectors import Vectors, cosine

MOST_STATED = 300
"""Characters of a letter that asks nothing, taken as its question."""
_CONCERNS, _CONCERNS_ALONE, _MOST_ALONE = 0.9, 0.7, 2
"""The chance from which a part is told that no question found, and where nothing else is told."""
_GIVEN, _GIVEN_CONCERN = "facts", 0.6
"""What somebody gives along with a letter they chose for it; of an owner's pages most are of
something else."""
_MOSTLY = 0.7


def with_concerned(
    points: Sequence[Point],
    parts: Sequence[Fact],
    message: str,
    vectors: Vectors,
    most: int,
) -> list[Point]:
    """Add what else concerns the letter, each to the question that it is nearest to.

    Whether it answers that question nobody knows, so what was open stays open. most: parts that the
    letter may tell.
    """
    asks = [point.ask for point in points] or [Ask(message[:MOST_STATED])]
    if all(is_of_their_case(ask) or is_demand(ask) for ask in asks):
        return list(points)
    told = [fact for point in points for fact in (*point.facts, *point.made_of)]
    untold = [part for part in parts if _may_be_added(part, asks, told)]
    rated = zip(chances(message, asks, untold, vectors), untold, strict=True)
    likely = sorted(rated, key=lambda one: -one[0])
    room = max(0, most - len(told))
    is_priced = any(map(wants_price, asks))
    added: dict[int, list[Fact]] = {}
    for place, (chance, part) in enumerate(likely[:room]):
        is_alone = not told and place < _MOST_ALONE and (is_priced or not has_money(part))
        least = _GIVEN_CONCERN if part.source == _GIVEN else _CONCERNS
        if chance < (min(least, _CONCERNS_ALONE) if is_alone else least):
            continue
        added.setdefault(_nearest_ask(part, asks, vectors), []).append(part)
    points = list(points) or [Point(asks[0])] if added else points
    return [
        replace(point, facts=(*point.facts, *added.get(number, ())))
        for number, point in enumerate(points)
    ]


def _may_be_added(part: Fact, asks: Sequence[Ask], told: Sequence[Fact]) -> bool:
    """Say whether a part may be told without a question that it was found for."""
    return (
        part.source.startswith(GENERAL)
        and not is_conditional(part)
        and any(names_what_it_denies(part, ask) and not is_beside(ask, part) for ask in asks)
        and not (has_money(part) and any(fact.source == COMPUTED for fact in told))
        and not _is_said(part, told)
    )


def _is_said(part: Fact, told: Sequence[Fact]) -> bool:
    """Say whether a part tells next to nothing that isn't told."""
    own = words_of(f"{part.label} {part.value}")
    said = {word for fact in told for word in words_of(f"{fact.label} {fact.value}")}
    return len(own & said) >= _MOSTLY * len(own) or any(part.value in fact.value for fact in told)


def _nearest_ask(part: Fact, asks: Sequence[Ask], vectors: Vectors) -> int:
    """Return the place of the question that a part is nearest to, by words where they say it."""
    own = words_of(f"{part.label} {part.value}")
    shared = [len(own & words_of(ask.text)) for ask in asks]
    held = vectors.of_passages([text_of(part)])
    asked = [vectors.of_question(ask.text) for ask in asks] if held else []
    near = [cosine(held[0], one) if one is not None else 0.0 for one in asked] or [0.0] * len(asks)
    return max(range(len(asks)), key=lambda place: (near[place], shared[place], place))
