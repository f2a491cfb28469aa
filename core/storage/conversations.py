"""The inbox: threads as their summaries tell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.interaction import Conversation
from core.errors import UserError
from core.storage import contacts
from core.storage.finding import search
from core.storage.kept import tallies
from core.storage.moods import sentiments
from core.storage.rows.tables import InteractionRow, ThreadRow, ThreadSummaryRow

_MOST_HITS = 2000  # the newest messages that a search goes through


class InboxFilter(StrEnum):
    """Which conversations to show."""

    ALL = "all"
    NEEDS_REPLY = "needs-reply"
    UPSET = "upset"
    AUTOMATIC = "automatic"


def list_conversations(
    session: Session, only: InboxFilter, query: str, limit: int, offset: int
) -> tuple[Conversation, ...]:
    """Return conversations, newest first."""
    order = (ThreadSummaryRow.last_at.desc(), ThreadSummaryRow.thread_id.desc())
    # Numbers first: the rows before the page are counted in the index and never looked up.
    page = session.scalars(
        select(ThreadSummaryRow.thread_id)
        .where(*_conditions(session, only, query))
        .order_by(*order)
        .limit(limit)
        .offset(offset)
    ).all()
    return list_of(session, page)


def list_of(session: Session, thread_ids: Sequence[int]) -> tuple[Conversation, ...]:
    """Return these conversations in this order; those that are gone are left out."""
    statement = (
        select(ThreadSummaryRow, ThreadRow.subject)
        .join(ThreadRow, ThreadRow.id == ThreadSummaryRow.thread_id)
        .where(ThreadSummaryRow.thread_id.in_(thread_ids))
    )
    found = {row.thread_id: (row, subject) for row, subject in session.execute(statement)}
    return tuple(_to_records(session, [found[one] for one in thread_ids if one in found]))


def count(session: Session, only: InboxFilter, query: str) -> int:
    """Return how many conversations `list_conversations` would give without a limit."""
    if not query.strip():
        return tallies.count(session, only.value)
    statement = select(func.count()).select_from(ThreadSummaryRow)
    return session.scalar(statement.where(*_conditions(session, only, query))) or 0


def get(session: Session, thread_id: int) -> Conversation:
    """Return one conversation. Raises UserError("no-such-record")."""
    row = session.get(ThreadSummaryRow, thread_id)
    thread = session.get(ThreadRow, thread_id)
    if row is None or thread is None:
        raise UserError("no-such-record", kind="thread", id=thread_id)
    return _to_records(session, [(row, thread.subject)])[0]


def _conditions(session: Session, only: InboxFilter, query: str) -> Iterator[ColumnElement[bool]]:
    if only is InboxFilter.NEEDS_REPLY:
        yield ThreadSummaryRow.needs_reply.is_(True)
    elif only is InboxFilter.UPSET:
        yield ThreadSummaryRow.is_upset.is_(True)
    elif only is InboxFilter.AUTOMATIC:
        yield ThreadSummaryRow.is_automatic.is_(True)
    if query.strip():
        question = search.question_of(query)
        mails = search.find_ids(session, question, Kind.INTERACTION, _MOST_HITS)
        threads = select(InteractionRow.thread_id).where(InteractionRow.id.in_(mails))
        yield ThreadSummaryRow.thread_id.in_(threads)


def _to_records(session: Session, rows: list[tuple[ThreadSummaryRow, str]]) -> list[Conversation]:
    people = contacts.get_many(session, {row.contact_id for row, _ in rows if row.contact_id})
    moods = sentiments.get_many(session, [row.mood_id for row, _ in rows if row.mood_id])
    records = []
    for row, subject in rows:
        contact = people.get(row.contact_id or 0)
        companies = () if contact is None else contact.companies
        records.append(
            Conversation(
                thread_id=row.thread_id,
                subject=subject,
                snippet=row.snippet,
                last_at=row.last_at,
                message_count=row.message_count,
                with_name=row.with_name if contact is None else contact.name,
                with_email=row.with_email,
                contact_id=row.contact_id,
                company_name=companies[0].company_name if companies else "",
                mood=moods.get(row.mood_id or 0),
                needs_reply=row.needs_reply,
                is_automatic=row.is_automatic,
            )
        )
    return records
