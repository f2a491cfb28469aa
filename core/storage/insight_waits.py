"""How long customers waited for an answer, and who waits now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Subquery, case, func, select
from sqlalchemy.orm import Session, aliased

from core.domain.insight import InsightFilter, Wait
from core.domain.interaction import Direction
from core.storage import insights
from core.storage.insights import Span
from core.storage.rows.tables import InteractionRow, ThreadRow, ThreadSummaryRow

_NO_BEGINNING = datetime(1971, 1, 1, tzinfo=UTC)
"""A stretch of time that begins before this has no beginning: nothing that waits is as old."""
_LONG_AGO = datetime.fromisoformat("0001-01-01T00:00:00+00:00")


def list_answered(session: Session, span: Span, only: InsightFilter) -> list[Wait]:
    """Return the waits that began in a stretch of time and were answered since.

    Messages before the same answer are one wait, which begins with the first of them.
    """
    asked = _asked(span, only)
    rows = session.execute(
        select(func.min(asked.c.id), func.min(asked.c.occurred_at), asked.c.answered_at)
        .where(asked.c.answered_at.is_not(None))
        .group_by(asked.c.thread_id, asked.c.answered_at)
    )
    return [
        Wait(message_id, (answered - began).total_seconds()) for message_id, began, answered in rows
    ]


def find_unanswered(
    session: Session, span: Span, only: InsightFilter, limit: int
) -> tuple[int, tuple[int, ...]]:
    """Return how many waits that began then have no answer, and the newest of their messages.

    What the owner waved off is no wait.
    """
    asked = _asked(span, only)
    waits = (
        select(func.min(asked.c.id).label("id"))
        .join(ThreadRow, ThreadRow.id == asked.c.thread_id)
        .where(asked.c.answered_at.is_(None))
        .group_by(asked.c.thread_id, ThreadRow.waved_off_at)
        .having(func.max(asked.c.occurred_at) > func.coalesce(ThreadRow.waved_off_at, _LONG_AGO))
        .subquery()
    )
    count = session.scalar(select(func.count()).select_from(waits)) or 0
    ids = session.scalars(select(waits.c.id).order_by(waits.c.id.desc()).limit(limit))
    return count, tuple(ids)


def _asked(span: Span, only: InsightFilter) -> Subquery:
    """Return the customers' messages, each with the moment of the owner's next answer."""
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
    return (
        select(
            InteractionRow.id,
            InteractionRow.thread_id,
            InteractionRow.occurred_at,
            answered_at.label("answered_at"),
        )
        .where(*insights.rated(span, only), InteractionRow.thread_id.is_not(None))
        .subquery()
    )


def count_waiting(session: Session, only: InsightFilter, spans: Sequence[Span]) -> list[int]:
    """Return how many threads wait for an answer since each of these stretches of time.

    Who wrote last before a stretch that has no beginning was over waits since then: of those, who
    may be nearly all, no message is looked at.
    """
    are_open = [begin < _NO_BEGINNING and only.channel is None for begin, _ in spans]
    looked_from = min(
        end if is_open else begin for (begin, end), is_open in zip(spans, are_open, strict=True)
    )
    waiting = _waiting(only, looked_from)
    within = (
        func.sum(case(((waiting.c.since >= begin) & (waiting.c.since < end), 1), else_=0))
        for begin, end in spans
    )
    counts = [count or 0 for count in session.execute(select(*within)).one()]
    if not any(are_open):
        return counts
    long_ago = select(func.count()).where(
        ThreadSummaryRow.needs_reply.is_(True),
        ThreadSummaryRow.last_at < looked_from,
        *insights.of_people(only, ThreadSummaryRow.contact_id),
    )
    earlier = session.scalar(long_ago) or 0
    return [count + earlier * is_open for count, is_open in zip(counts, are_open, strict=True)]


def list_waiting(session: Session, only: InsightFilter, span: Span, limit: int) -> list[int]:
    """Return the threads that wait since a stretch of time, those waiting longest first."""
    waiting = _waiting(only, span[0])
    rows = session.scalars(
        select(waiting.c.thread_id)
        .where(waiting.c.since >= span[0], waiting.c.since < span[1])
        .order_by(waiting.c.since, waiting.c.thread_id)
        .limit(limit)
    )
    return list(rows)


def _waiting(only: InsightFilter, looked_from: datetime) -> Any:  # noqa: ANN401 - a subquery of two columns
    """Return the threads that wait, and since when: the first message without an answer.

    looked_from: only those whose last message isn't older.
    """
    # As a sum it can't be looked up: SQLite would begin with all messages that there are, instead
    # of with the threads that wait, which have an index of their own.
    thread_id = ThreadSummaryRow.thread_id + 0
    answer = aliased(InteractionRow)
    last_answer = (
        select(func.max(answer.occurred_at))
        .where(
            answer.thread_id == thread_id,
            answer.direction == Direction.OUTGOING.value,
        )
        .correlate(ThreadSummaryRow)
        .scalar_subquery()
    )
    statement = (
        select(thread_id.label("thread_id"), func.min(InteractionRow.occurred_at).label("since"))
        .join(InteractionRow, InteractionRow.thread_id == thread_id)
        .join(ThreadRow, ThreadRow.id == thread_id)
        .where(
            ThreadSummaryRow.needs_reply.is_(True),
            ThreadSummaryRow.last_at >= looked_from,
            *insights.of_people(only, ThreadSummaryRow.contact_id),
            InteractionRow.direction == Direction.INCOMING.value,
            InteractionRow.is_automatic.is_(False),
            InteractionRow.occurred_at > func.coalesce(last_answer, _LONG_AGO),
            InteractionRow.occurred_at > func.coalesce(ThreadRow.waved_off_at, _LONG_AGO),
        )
        .group_by(thread_id)
    )
    if only.channel is not None:
        statement = statement.where(InteractionRow.kind == only.channel.value)
    return statement.subquery()
