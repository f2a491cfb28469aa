"""What became of drafts, and what the owner answered to whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from core.domain.draft import DraftState
from core.domain.draft_learning import Answered, DraftOutcome
from core.domain.interaction import Direction, InteractionKind
from core.storage.rows.tables import DraftRow, InteractionRow

_CHUNK = 200
_LETTERS = (InteractionKind.EMAIL.value, InteractionKind.CHAT.value)


def list_outcomes(session: Session, since: datetime) -> list[DraftOutcome]:
    """Return what became of every draft that was put before the owner since then."""
    rows = session.execute(
        select(
            DraftRow.created_at,
            DraftRow.state,
            DraftRow.result["text"].as_string(),
            InteractionRow.text,
        )
        .join(InteractionRow, InteractionRow.id == DraftRow.reply_id, isouter=True)
        .where(DraftRow.created_at >= since, DraftRow.state != DraftState.PREPARED.value)
    )
    return [DraftOutcome(at, DraftState(state), text, sent) for at, state, text, sent in rows]


def iterate_answers(session: Session, *, only_drafts: bool) -> Iterator[Answered]:
    """Yield what the owner answered to what customers wrote, the newest first.

    only_drafts: what began as a draft. Else also every letter that follows directly on a
    customer's in its conversation.
    """
    answer, asked, between = (aliased(InteractionRow) for _ in range(3))
    previous = (
        select(between.id)
        .where(
            between.thread_id == answer.thread_id,
            or_(
                between.occurred_at < answer.occurred_at,
                (between.occurred_at == answer.occurred_at) & (between.id < answer.id),
            ),
        )
        .order_by(between.occurred_at.desc(), between.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    is_letter = answer.kind.in_(_LETTERS)
    rows = session.execute(
        select(asked.new_text, asked.text, answer.new_text, answer.text)
        .join_from(answer, DraftRow, DraftRow.reply_id == answer.id, isouter=not only_drafts)
        .join(asked, asked.id == func.coalesce(DraftRow.interaction_id, previous))
        .where(
            # Written into the statement: only so does SQLite see that the index is of these.
            answer.direction == literal(Direction.OUTGOING.value, literal_execute=True),
            answer.is_automatic.is_(False),
            asked.direction == Direction.INCOMING.value,
            asked.is_automatic.is_(False),
            or_(DraftRow.id.is_not(None), is_letter),
        )
        .order_by(answer.occurred_at.desc(), answer.id.desc())
    )
    for new_asked, whole_asked, new_answer, whole_answer in rows.yield_per(_CHUNK):
        yield Answered(new_asked or whole_asked, new_answer or whole_answer)
