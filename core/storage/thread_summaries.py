"""What the inbox shows of each thread, worked out from its messages and their moods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.domain.interaction import Direction
from core.domain.sentiment import Mood
from core.storage.row_writer import Writer
from core.storage.tables import InteractionRow, SentimentRow, ThreadRow, ThreadSummaryRow

SNIPPET_CHARS = 140
_SUMMARIES = Writer(ThreadSummaryRow)


def refresh(session: Session, ids: Sequence[int]) -> set[int]:
    """Work these threads' summaries out anew; return the contacts they were and are about."""
    people = _people_of(session, ids)
    session.execute(delete(ThreadSummaryRow).where(ThreadSummaryRow.thread_id.in_(ids)))
    waved = dict(
        session.execute(
            select(ThreadRow.id, ThreadRow.waved_off_at).where(ThreadRow.id.in_(ids))
        ).all()
    )
    rows = session.execute(
        select(
            InteractionRow.thread_id,
            InteractionRow.id,
            InteractionRow.occurred_at,
            InteractionRow.direction,
            InteractionRow.is_automatic,
            InteractionRow.contact_id,
            InteractionRow.counterpart_key,
            InteractionRow.counterpart_name,
            SentimentRow.label,
        )
        .join(SentimentRow, SentimentRow.interaction_id == InteractionRow.id, isouter=True)
        .where(InteractionRow.thread_id.in_(ids))
        .order_by(InteractionRow.thread_id, InteractionRow.occurred_at, InteractionRow.id)
    )
    summaries = [
        _summary(thread_id, list(group), waved.get(thread_id))
        for thread_id, group in groupby(rows, key=lambda row: row.thread_id)
    ]
    snippets = _snippets(session, [summary["last_id"] for summary in summaries])
    for summary in summaries:
        summary["snippet"] = snippets.get(summary["last_id"], "")
    if summaries:
        _SUMMARIES.write(session.connection(), summaries)
    return people | {row["contact_id"] for row in summaries} - {None}


def _people_of(session: Session, ids: Sequence[int]) -> set[int]:
    people = select(ThreadSummaryRow.contact_id).where(ThreadSummaryRow.thread_id.in_(ids))
    return {contact_id for contact_id in session.scalars(people) if contact_id is not None}


def _summary(thread_id: int, rows: list[Any], waved_off_at: datetime | None) -> dict[str, Any]:
    last = rows[-1]
    incoming = [row for row in rows if row.direction == Direction.INCOMING]
    other = next((row for row in reversed(incoming)), last)
    rated = next((row for row in reversed(incoming) if row.label is not None), None)
    waits = (
        last.direction == Direction.INCOMING
        and not last.is_automatic
        and (waved_off_at is None or last.occurred_at > waved_off_at)
    )
    return {
        "thread_id": thread_id,
        "last_id": last.id,
        "last_at": last.occurred_at,
        "message_count": len(rows),
        "snippet": "",
        "with_name": other.counterpart_name,
        "with_email": other.counterpart_key,
        "contact_id": next((row.contact_id for row in reversed(rows) if row.contact_id), None),
        "mood_id": None if rated is None else rated.id,
        "is_upset": rated is not None and rated.label in (Mood.NEGATIVE, Mood.MIXED),
        "needs_reply": waits,
        "is_automatic": all(row.is_automatic for row in incoming) and bool(incoming),
    }


def _snippets(session: Session, interaction_ids: Sequence[int]) -> dict[int, str]:
    rows = session.execute(
        select(InteractionRow.id, InteractionRow.new_text, InteractionRow.text).where(
            InteractionRow.id.in_(interaction_ids)
        )
    )
    return {
        record_id: " ".join((new_text or whole)[: SNIPPET_CHARS * 2].split())[:SNIPPET_CHARS]
        for record_id, new_text, whole in rows
    }
