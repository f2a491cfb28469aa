"""How long customers waited for an answer, and who waits now."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from core.domain.insight import InsightFilter, Wait
from core.domain.interaction import Direction
from core.storage import insights
from core.storage.insights import Span
from core.storage.tables import InteractionRow, ThreadRow, ThreadSummaryRow


def list_waits(session: Session, span: Span, only: InsightFilter) -> list[Wait]:
    """Return the waits that began in a stretch of time, each with its answer's delay.

    Messages before the same answer are one wait, which begins with the first of them. What the
    owner waved off is no wait.
    """
    answer = aliased(InteractionRow)
    answered_at = (
        select(func.min(answer.occurred_at))
        .where(
            answer.thread_id == InteractionRow.thread_id,
            answer.direction == Direction.OUTGOING.value,
            answer.occurred_at >= InteractionRow.occurred_at,
        )
        .correlate(InteractionRow)
        .scalar_subquery()
    )
    asked = (
        select(
            InteractionRow.id,
            InteractionRow.thread_id,
            InteractionRow.occurred_at,
            answered_at.label("answered_at"),
        )
        .where(*insights.rated(span, only), InteractionRow.thread_id.is_not(None))
        .subquery()
    )
    rows = session.execute(
        select(
            func.min(asked.c.id),
            func.min(asked.c.occurred_at),
            asked.c.answered_at,
            func.max(asked.c.occurred_at),
            ThreadRow.waved_off_at,
        )
        .join(ThreadRow, ThreadRow.id == asked.c.thread_id)
        .group_by(asked.c.thread_id, asked.c.answered_at, ThreadRow.waved_off_at)
    )
    return [
        Wait(message_id, None if answered is None else (answered - began).total_seconds())
        for message_id, began, answered, ended, waved in rows
        if answered is not None or waved is None or ended > waved
    ]


def list_waiting(session: Session, only: InsightFilter) -> list[tuple[int, datetime]]:
    """Return the threads that wait for an answer, and since when: the first message unanswered."""
    answer = aliased(InteractionRow)
    last_answer = (
        select(func.max(answer.occurred_at))
        .where(
            answer.thread_id == ThreadSummaryRow.thread_id,
            answer.direction == Direction.OUTGOING.value,
        )
        .correlate(ThreadSummaryRow)
        .scalar_subquery()
    )
    long_ago = datetime.fromisoformat("0001-01-01T00:00:00+00:00")
    statement = (
        select(ThreadSummaryRow.thread_id, func.min(InteractionRow.occurred_at))
        .join(InteractionRow, InteractionRow.thread_id == ThreadSummaryRow.thread_id)
        .join(ThreadRow, ThreadRow.id == ThreadSummaryRow.thread_id)
        .where(
            ThreadSummaryRow.needs_reply.is_(True),
            *insights.of_people(only, ThreadSummaryRow.contact_id),
            InteractionRow.direction == Direction.INCOMING.value,
            InteractionRow.is_automatic.is_(False),
            InteractionRow.occurred_at > func.coalesce(last_answer, long_ago),
            InteractionRow.occurred_at > func.coalesce(ThreadRow.waved_off_at, long_ago),
        )
        .group_by(ThreadSummaryRow.thread_id)
    )
    if only.channel is not None:
        statement = statement.where(InteractionRow.kind == only.channel.value)
    return [(thread_id, since) for thread_id, since in session.execute(statement)]
