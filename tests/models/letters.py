"""Requests for drafts that the tests share."""

from __future__ import annotations

from datetime import UTC, datetime

from core.domain.draft import DraftRequest, Fact, Turn
from core.domain.interaction import Direction


def make_turn(
    text: str, *, direction: Direction = Direction.INCOMING, who: str = "Maria Lopez", day: int = 2
) -> Turn:
    return Turn(direction, who, datetime(2026, 3, day, tzinfo=UTC), text)


def make_request(
    text: str = "How much are 4 oak chairs with delivery?",
    *,
    facts: dict[str, str] | None = None,
    language: str = "en",
    name: str = "Maria Lopez",
    steer: str = "",
) -> DraftRequest:
    known = {"Oak chair": "£85 each", "Delivery": "£30 flat"} if facts is None else facts
    return DraftRequest(
        conversation=(make_turn(text, who=name),),
        facts=tuple(Fact(label, value, "note: Prices") for label, value in known.items()),
        language=language,
        recipient_name=name,
        sign="Ken Ward",
        steer=steer,
    )
