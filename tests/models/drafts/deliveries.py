"""A question about delivery, and a writer that answers it."""

from __future__ import annotations

from core.domain.draft import (
    DraftPiece,
    DraftRequest,
    DraftResult,
)
from models.drafts.draft_writer import DraftWriter
from models.fake_engine import FakeEngine
from tests.models.letters import make_request

OPENING = "Dear Maria,\n\nThank you for your message."
SAID = "The delivery costs £30 flat."
LETTER = f"{OPENING} {SAID}\n\nBest regards,\nKen Ward"
ASKED = "How much is delivery?"


def delivery(message: str = ASKED, *, language: str = "en", steer: str = "") -> DraftRequest:
    facts = {"Delivery": "£30 flat"}
    return make_request(message, facts=facts, language=language, steer=steer)


def write(engine: FakeEngine, request: DraftRequest) -> tuple[list[DraftPiece], DraftResult]:
    pieces = list(DraftWriter(lambda: engine).stream(request))
    result = pieces[-1].result
    assert result is not None
    return pieces, result
