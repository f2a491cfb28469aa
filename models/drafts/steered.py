"""What the owner's line wishes of a letter's content: what it should tell of, and what not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from core.domain.draft import DraftRequest, Fact, Steering
from core.text.ask_kinds import wants_price
from core.text.asks import Ask
from models.claims.patterns import known_quantities
from models.claims.quantities import MONEY
from models.drafts.aboutness import words_of
from models.drafts.relevance import bearing

_MOST_NAMED = 2
_PRICE = re.compile(r"(?i)\b(?:prices?|costs?|amounts?|money)\b|价|多少钱|金额|费用")


def steered(request: DraftRequest, steering: Steering) -> DraftRequest:
    """Return the request with the line's tone, length, language, and of it what is to be said."""
    return replace(
        request,
        steer=steering.say,
        tone=steering.tone or request.tone,
        length=steering.length or request.length,
        language=steering.language or request.language,
    )


def find_topic(topic: str, parts: Sequence[Fact], request: DraftRequest) -> tuple[Fact, ...]:
    """Return the parts of notes that tell of what the owner wants mentioned, best first."""
    named = (part for part in parts if words_of(topic) & words_of(part.label))
    return bearing(Ask(topic), parts, "", request.length) or tuple(islice(named, _MOST_NAMED))


def without_silent(parts: Sequence[Fact], steering: Steering) -> tuple[Fact, ...]:
    """Return the parts that tell of nothing which the letter should be silent about."""
    return tuple(
        part for part in parts if not any(_tells_of(part, topic) for topic in steering.silent)
    )


def is_silent(ask: Ask, steering: Steering) -> bool:
    """Say whether the customer asks what the letter should be silent about."""
    asked = words_of(ask.text)
    return any(
        bool(words_of(topic) & asked) or (_PRICE.search(topic) is not None and wants_price(ask))
        for topic in steering.silent
    )


def _tells_of(part: Fact, topic: str) -> bool:
    told = f"{part.label} {part.value}"
    if words_of(topic) & words_of(told):
        return True
    has_price = any(one.unit == MONEY for one in known_quantities(told))
    return has_price and _PRICE.search(topic) is not None
