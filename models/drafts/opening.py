"""The first sentence of a letter; it never says more than the customer has said."""

from __future__ import annotations

from core.domain.draft import DraftKind, DraftRequest, Length
from core.text.asks import is_lost, is_praise
from models.drafts.letter import acknowledgement, delight, joined, opening, sorry
from models.drafts.plan import Plan, last_message


def opening_of(request: DraftRequest, plan: Plan) -> str:
    """Return the first sentence, "" where a short letter begins with its answer."""
    language, manner, tone = request.language, request.manner, request.tone
    is_later = request.kind is DraftKind.LATER
    is_short = request.length is Length.SHORT and not is_later
    if plan.situation == "upset":
        return sorry(language, "" if is_short else plan.grievance, manner)
    if plan.situation == "thanks":
        if not is_praise(last_message(request)):
            return opening(language, "thanks", manner)
        praise = opening(language, "praise", manner)
        return praise if is_short else joined(praise, delight(language), language)
    is_told = bool(request.steer or plan.mentioned or any(point.facts for point in plan.points))
    says_nothing = not plan.points and not is_told and not is_later
    if says_nothing and not is_lost(last_message(request)):
        return acknowledgement(language)
    # What follows is what counts.
    return "" if is_short else opening(language, "plain", manner, tone)
