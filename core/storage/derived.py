"""What follows from the rows and is kept beside them: search index and inbox summaries.

Whoever changes a row touches it here; before the transaction ends `refresh` works the touched
records out anew, so that index and summaries never differ from what they are made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.interaction import Direction
from core.domain.sentiment import Mood
from core.storage import search
from core.storage.tables import (
    ChannelRow,
    CompanyRow,
    ContactCompanyRow,
    ContactRow,
    InteractionRow,
    KnowledgeNoteRow,
    SentimentRow,
    ThreadRow,
    ThreadSummaryRow,
)

_CHUNK = 400
SNIPPET_CHARS = 140
# Table -> which of its columns names the record that must be worked out anew.
_OWNERS: dict[str, tuple[tuple[Kind | None, str], ...]] = {
    "contacts": ((Kind.CONTACT, "id"),),
    "channels": ((Kind.CONTACT, "contact_id"),),
    "contact_companies": ((Kind.CONTACT, "contact_id"),),
    "companies": ((Kind.COMPANY, "id"),),
    "interactions": ((Kind.INTERACTION, "id"), (None, "thread_id")),
    "threads": ((None, "id"),),
    "knowledge_notes": ((Kind.NOTE, "id"),),
}


def is_source(table_name: str) -> bool:
    """Say whether index or summaries are made of this table's rows."""
    return table_name in _OWNERS


def touch(session: Session, table_name: str, row: Mapping[str, Any]) -> None:
    """Note that this row was created, changed or deleted in the session."""
    touched: dict[Kind | None, set[int]] = session.info.setdefault("touched", {})
    for kind, column in _OWNERS.get(table_name, ()):
        value = row.get(column)
        if value is not None:
            touched.setdefault(kind, set()).add(value)


def touch_threads(session: Session, thread_ids: Iterable[int]) -> None:
    """Note that these threads' summaries must be worked out anew."""
    session.info.setdefault("touched", {}).setdefault(None, set()).update(thread_ids)


def refresh(session: Session) -> None:
    """Work out anew all that was touched; call once, before the transaction ends."""
    touched: dict[Kind | None, set[int]] = session.info.pop("touched", {})
    for kind, maker in _ENTRY_MAKERS.items():
        for ids in _chunks(touched.get(kind, ())):
            search.remove(session, [(kind, record_id) for record_id in ids])
            search.replace(session, maker(session, ids))
    for ids in _chunks(touched.get(None, ())):
        _refresh_threads(session, ids)


def _chunks(ids: Iterable[int]) -> Iterable[Sequence[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))


def _contact_entries(session: Session, ids: Sequence[int]) -> list[search.IndexEntry]:
    reach: dict[int, list[str]] = {}
    for contact_id, value, key in session.execute(
        select(ChannelRow.contact_id, ChannelRow.value, ChannelRow.key).where(
            ChannelRow.contact_id.in_(ids)
        )
    ):
        reach.setdefault(contact_id, []).extend((value, key))
    for contact_id, name, role in session.execute(
        select(ContactCompanyRow.contact_id, CompanyRow.name, ContactCompanyRow.role)
        .join(CompanyRow, CompanyRow.id == ContactCompanyRow.company_id)
        .where(ContactCompanyRow.contact_id.in_(ids))
    ):
        reach.setdefault(contact_id, []).extend((name, role))
    return [
        search.IndexEntry(
            Kind.CONTACT,
            row.id,
            row.name,
            " ".join([*reach.get(row.id, ()), row.notes, *row.tags, *(d[1] for d in row.details)]),
        )
        for row in session.scalars(select(ContactRow).where(ContactRow.id.in_(ids)))
    ]


def _company_entries(session: Session, ids: Sequence[int]) -> list[search.IndexEntry]:
    return [
        search.IndexEntry(
            Kind.COMPANY,
            row.id,
            row.name,
            " ".join([row.domain, row.notes, *(detail[1] for detail in row.details)]),
        )
        for row in session.scalars(select(CompanyRow).where(CompanyRow.id.in_(ids)))
    ]


def _interaction_entries(session: Session, ids: Sequence[int]) -> list[search.IndexEntry]:
    rows = session.execute(
        select(
            InteractionRow.id,
            InteractionRow.subject,
            InteractionRow.text,
            InteractionRow.counterpart_name,
            InteractionRow.counterpart_key,
        ).where(InteractionRow.id.in_(ids))
    )
    return [
        search.IndexEntry(Kind.INTERACTION, record_id, subject, f"{name} {address} {body}")
        for record_id, subject, body, name, address in rows
    ]


def _note_entries(session: Session, ids: Sequence[int]) -> list[search.IndexEntry]:
    rows = session.scalars(select(KnowledgeNoteRow).where(KnowledgeNoteRow.id.in_(ids)))
    return [search.IndexEntry(Kind.NOTE, row.id, row.title, row.text) for row in rows]


_ENTRY_MAKERS = {
    Kind.CONTACT: _contact_entries,
    Kind.COMPANY: _company_entries,
    Kind.INTERACTION: _interaction_entries,
    Kind.NOTE: _note_entries,
}


def _refresh_threads(session: Session, ids: Sequence[int]) -> None:
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
    snippets = _snippets(session, [summary.last_id for summary in summaries])
    for summary in summaries:
        summary.snippet = snippets.get(summary.last_id, "")
    session.add_all(summaries)
    session.flush()


def _summary(thread_id: int, rows: list[Any], waved_off_at: datetime | None) -> ThreadSummaryRow:
    last = rows[-1]
    incoming = [row for row in rows if row.direction == Direction.INCOMING]
    other = next((row for row in reversed(incoming)), last)
    rated = next((row for row in reversed(incoming) if row.label is not None), None)
    waits = (
        last.direction == Direction.INCOMING
        and not last.is_automatic
        and (waved_off_at is None or last.occurred_at > waved_off_at)
    )
    return ThreadSummaryRow(
        thread_id=thread_id,
        last_id=last.id,
        last_at=last.occurred_at,
        message_count=len(rows),
        snippet="",
        with_name=other.counterpart_name,
        with_email=other.counterpart_key,
        contact_id=next((row.contact_id for row in reversed(rows) if row.contact_id), None),
        mood_id=None if rated is None else rated.id,
        is_upset=rated is not None and rated.label in (Mood.NEGATIVE, Mood.MIXED),
        needs_reply=waits,
        is_automatic=all(row.is_automatic for row in incoming) and bool(incoming),
    )


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
