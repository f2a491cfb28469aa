"""The messages and deals behind a figure."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from core.domain.deal import Deal
from core.domain.insight import SURE_FROM, DealQuestion, MessageLine, MessageQuestion
from core.domain.sentiment import Mood
from core.storage import insights
from core.storage.insights import Span
from core.storage.kept.tallies import UnratedRow
from core.storage.moods import sentiments
from core.storage.rows.sales_tables import DealRow
from core.storage.rows.tables import ContactRow, InteractionRow, SentimentRow, ThreadSummaryRow
from core.storage.sales import deals

SNIPPET_CHARS = 160


def list_messages(
    session: Session, question: MessageQuestion, span: Span | None, limit: int
) -> tuple[MessageLine, ...]:
    """Return the messages that answer the question, the newest first. span: of its period."""
    page = session.scalars(
        _asked(select(InteractionRow.id), question, span)
        .order_by(InteractionRow.occurred_at.desc(), InteractionRow.id.desc())
        .limit(limit)
    ).all()
    return lines_of(session, list(page))


def count_messages(session: Session, question: MessageQuestion, span: Span | None) -> int:
    """Return how many messages answer the question."""
    counted = select(func.count()).select_from(InteractionRow)
    return session.scalar(_asked(counted, question, span)) or 0


def lines_of(session: Session, ids: list[int]) -> tuple[MessageLine, ...]:
    """Return these messages as lines, in the order given; those that are gone are left out."""
    rows = session.execute(
        select(
            InteractionRow.id,
            InteractionRow.thread_id,
            InteractionRow.occurred_at,
            InteractionRow.subject,
            InteractionRow.new_text,
            InteractionRow.counterpart_name,
            InteractionRow.counterpart_key,
            ContactRow.name,
        )
        .join(ContactRow, ContactRow.id == InteractionRow.contact_id, isouter=True)
        .where(InteractionRow.id.in_(ids))
    )
    moods = sentiments.get_many(session, ids)
    found = {}
    for row in rows:
        mood = moods.get(row.id)
        found[row.id] = MessageLine(
            row.id,
            row.thread_id or 0,
            row.occurred_at,
            row.name or row.counterpart_name or row.counterpart_key,
            row.subject,
            " ".join(row.new_text[: 3 * SNIPPET_CHARS].split())[:SNIPPET_CHARS],
            None if mood is None else mood.label,
            () if mood is None else mood.phrases,
        )
    return tuple(found[message_id] for message_id in ids if message_id in found)


def list_newest_of(session: Session, thread_ids: list[int]) -> tuple[MessageLine, ...]:
    """Return the newest message of each of these threads, in their order."""
    rows = session.execute(
        select(ThreadSummaryRow.thread_id, ThreadSummaryRow.last_id).where(
            ThreadSummaryRow.thread_id.in_(thread_ids)
        )
    )
    newest = {row[0]: row[1] for row in rows}
    return lines_of(session, [newest[thread] for thread in thread_ids if thread in newest])


def list_deals(session: Session, question: DealQuestion, limit: int) -> tuple[Deal, ...]:
    """Return the deals that answer the question, the newest first."""
    return deals.list_deals(session, limit, 0, *_deal_conditions(question))


def _deal_conditions(question: DealQuestion) -> Iterator[ColumnElement[bool]]:
    yield DealRow.state == question.state.value
    if question.stage_id:
        yield DealRow.stage_id == question.stage_id
    if question.closed is not None:
        yield DealRow.closed_on >= question.closed.first
        yield DealRow.closed_on <= question.closed.last
    if question.reason is not None:
        yield DealRow.lost_reason == question.reason


def _asked(statement: Select[int], question: MessageQuestion, span: Span | None) -> Select[int]:
    if question.ids:
        return statement.where(InteractionRow.id.in_(question.ids))
    if question.is_unrated:
        joined = UnratedRow.interaction_id == InteractionRow.id
        return statement.join(UnratedRow, joined).where(
            UnratedRow.is_personal.is_(True),
            *insights.within(span),
            *insights.scope(question.filter),
        )
    if question.moods or question.is_unsure:
        joined = SentimentRow.interaction_id == InteractionRow.id
        statement = statement.join(SentimentRow, joined)
        return statement.where(*insights.rated(span, question.filter), *_of_mood(question))
    return statement.where(
        *insights.within(span),
        InteractionRow.is_automatic.is_(False),
        *insights.scope(question.filter),
    )


def _of_mood(question: MessageQuestion) -> Iterator[ColumnElement[bool]]:
    if question.is_unsure:
        yield insights.CERTAINTY < SURE_FROM
        return
    yield insights.CERTAINTY >= SURE_FROM
    if len(question.moods) < len(Mood):
        yield insights.MOOD.in_([mood.value for mood in question.moods])
