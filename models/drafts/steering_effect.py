"""Says of a wish for tone, length or wording that it changed nothing in this draft, and why.

A letter may hold only what has to be said, or only sentences that are the program's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.domain.draft import (
    ALL_TOLD,
    FIXED_WORDS,
    SHORTEST,
    DraftKind,
    DraftRequest,
    Fact,
    Length,
    Steering,
    Tone,
)
from models.drafts.letter import closing, greeting
from models.drafts.opening import opening_of
from models.drafts.plan import Plan, make_plan
from models.drafts.vectors import Vectors
from models.drafts.wording import Worded


def unmet(
    request: DraftRequest,
    steering: Steering,
    plan: Plan,
    worded: Worded,
    vectors: Vectors | None = None,
) -> Iterator[str]:
    """Yield the key of each wish that this draft could not be seen to follow.

    vectors: those that the plan was made with.
    """
    if request.kind is not DraftKind.ANSWER:
        return
    usual = replace(request, tone=Tone.USUAL, length=Length.USUAL)
    if request.length is not Length.USUAL:
        same = replace(request, length=Length.USUAL)
        is_same = _told(plan) == _told(make_plan(same, steering, vectors))
        is_same = is_same and opening_of(request, plan) == opening_of(same, plan)
        if is_same:
            yield SHORTEST if request.length is Length.SHORT else ALL_TOLD
    is_toned = request.tone is not Tone.USUAL and _frame(request, plan) != _frame(
        replace(usual, length=request.length), plan
    )
    wishes_words = bool(steering.manner) or request.tone is not Tone.USUAL
    if wishes_words and not is_toned and not worded.is_reworded:
        yield FIXED_WORDS


def _told(plan: Plan) -> list[Fact]:
    """Return what of the notes comes into a letter."""
    return [*plan.mentioned, *(fact for point in plan.points for fact in point.facts)]


def _frame(request: DraftRequest, plan: Plan) -> tuple[str, ...]:
    """Return what the program itself begins and ends the letter with."""
    tongue, tone, manner = request.language, request.tone, request.manner
    return (
        greeting(tongue, request.recipient_name, tone, manner),
        opening_of(request, plan),
        closing(tongue, request.sign, tone, manner),
    )
