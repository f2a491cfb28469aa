"""What the inbox shows of each thread, worked out from its messages and their moods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.domain.interaction import Direction
from core.domain.sentiment import is_surely_upset
from core.storage.rows import fresh
from core.storage.rows.row_writer import Writer
from core.storage.rows.tables import InteractionRow, SentimentRow, ThreadRow, ThreadSummaryRow

SNIPPET_CHARS = 140
_CHUNK = 400
_SUMMARIES = Writer(ThreadSummaryRow)


class _Message(NamedTuple):
    """What a summary is made of; a message that is new has no mood yet."""

    occurred_at: datetime
    id: int
    direction: str
    is_automatic: bool
    contact_id: int | None
    counterpart_key: str
    counterpart_name: str
    new_text: str
    text: str
    label: str | None = None
    score: float = 0.0
    certainty: float = 0.0


_MESSAGE_COLUMNS = _Message._fields[: _Message._fields.index("label")]


def bring_up_to_date(session: Session, made: fresh.Rows, touched: Set[int]) -> set[int]:
    """Sum up the threads that are new, have new messages or were touched.

    Return the contacts they were and are about.
    """
    threads: dict[int | None, list[Mapping[str, Any]]] = {}
    for row in made.get("interactions", {}).values():
        threads.setdefault(row["thread_id"], []).append(row)
    known = set(touched)
    summaries = []
    for thread_id, rows in threads.items():
        if thread_id in made.get("threads", {}) and thread_id not in touched:
            summaries.append(_of_new(thread_id, rows))
        elif thread_id is not None:
            known.add(thread_id)
    people = _write(session, summaries)
    ordered = sorted(known)
    for start in range(0, len(ordered), _CHUNK):
        people |= _refresh(session, ordered[start : start + _CHUNK])
    return people


def _of_new(thread_id: int, messages: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the summary of a thread whose messages are all new."""
    rows = sorted(_Message(*map(row.__getitem__, _MESSAGE_COLUMNS)) for row in messages)
    summary = _summary(thread_id, rows, None)
    return {**summary, "snippet": _snippet(rows[-1].new_text or rows[-1].text)}


def _refresh(session: Session, ids: Sequence[int]) -> set[int]:
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
            SentimentRow.score,
            SentimentRow.certainty,
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
    return people | _write(session, summaries)


def _write(session: Session, summaries: Sequence[Mapping[str, Any]]) -> set[int]:
    if summaries:
        _SUMMARIES.write(session.connection(), summaries)
    return {row["contact_id"] for row in summaries} - {None}


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
        "is_upset": rated is not None
        and is_surely_upset(rated.label, rated.score, rated.certainty),
        "needs_reply": waits,
        "is_automatic": all(row.is_automatic for row in incoming) and bool(incoming),
    }


def _snippets(session: Session, interaction_ids: Sequence[int]) -> dict[int, str]:
    rows = session.execute(
        select(InteractionRow.id, InteractionRow.new_text, InteractionRow.text).where(
            InteractionRow.id.in_(interaction_ids)
        )
    )
    return {record_id: _snippet(new_text or whole) for record_id, new_text, whole in rows}


def _snippet(text: str) -> str:
    return " ".join(text[: SNIPPET_CHARS * 2].split())[:SNIPPET_CHARS]
