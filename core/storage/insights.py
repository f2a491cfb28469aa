"""What figures are made of, added up where the rows are: only sums and counts come out.

A figure is asked for one stretch of time after another, which needs nothing that only one database
can do, and lets whoever asks stop in between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, case, cast, func, select
from sqlalchemy.orm import Session, aliased

from core.domain.deal import DealState
from core.domain.insight import SURE_FROM, Grouping, InsightFilter, MoodCounts, RatedMoment
from core.domain.interaction import Direction, InteractionKind
from core.domain.money import Money
from core.domain.sentiment import Mood, Sentiment
from core.storage.kept.tallies import UnratedRow
from core.storage.moods import sentiments
from core.storage.rows.sales_tables import DealRow
from core.storage.rows.tables import (
    CompanyRow,
    ContactCompanyRow,
    ContactRow,
    InteractionRow,
    SentimentRow,
)
from core.storage.rows.view_tables import ContactTagRow
from core.text.field_text import sort_key

Span = tuple[datetime, datetime]
"""From a moment on and before another, UTC."""
_UPSET = (Mood.NEGATIVE.value, Mood.MIXED.value)
MOST_COUNTED = 4_000
"""So many of the newest upset messages tell who is upset: more are thousands of pages to read."""
_CHUNK = 500
MOOD, CERTAINTY = SentimentRow.label.concat(""), SentimentRow.certainty + 0
"""What a rating says, as sums, which can't be looked up.

SQLite would begin with all ratings of one mood that there ever were, instead of with the messages
of a stretch of time, which are in order.
"""
_IS_SURE = CERTAINTY >= SURE_FROM


@dataclass(frozen=True, slots=True)
class MoodSums:
    """Ratings of a stretch of time: counts, and sums for the mean of those that are sure.

    weights, squares: of the certainties and their squares; scores, score_squares: of certainty
    times score and times its square.
    """

    counts: MoodCounts
    weights: float = 0.0
    squares: float = 0.0
    scores: float = 0.0
    score_squares: float = 0.0


def within(span: Span | None) -> tuple[ColumnElement[bool], ...]:
    """Return the condition that a message came within a stretch of time."""
    if span is None:
        return ()
    return (InteractionRow.occurred_at >= span[0], InteractionRow.occurred_at < span[1])


def scope(only: InsightFilter) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions of a filter on interactions."""
    yield from of_people(only, InteractionRow.contact_id)
    if only.channel is not None:
        yield InteractionRow.kind == only.channel.value


def of_people(
    only: InsightFilter,
    contact_id: Any,  # noqa: ANN401 - a column of any table
) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions of a filter on whose it is. contact_id: the column that says so."""
    if only.contact_id is not None:
        yield contact_id == only.contact_id
    if only.company_id is not None:
        of_firm = select(ContactCompanyRow.contact_id)
        yield contact_id.in_(of_firm.where(ContactCompanyRow.company_id == only.company_id))
    if only.tag:
        tagged = select(ContactTagRow.contact_id)
        yield contact_id.in_(tagged.where(ContactTagRow.key == sort_key(only.tag)))


def rated(span: Span | None, only: InsightFilter) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of a customer's rated message; SentimentRow is joined."""
    return (
        *within(span),
        InteractionRow.direction == Direction.INCOMING.value,
        InteractionRow.is_automatic.is_(False),
        *scope(only),
    )


def mood_sums(session: Session, span: Span, only: InsightFilter) -> MoodSums:
    """Return the counts and sums of the ratings of a stretch of time."""
    weight, score = SentimentRow.certainty, SentimentRow.score
    statement = (
        select(
            SentimentRow.label,
            cast(_IS_SURE, Integer),
            func.count(),
            func.sum(weight),
            func.sum(weight * weight),
            func.sum(weight * score),
            func.sum(weight * score * score),
        )
        .select_from(InteractionRow)
        .join(SentimentRow, SentimentRow.interaction_id == InteractionRow.id)
        .where(*rated(span, only))
        .group_by(SentimentRow.label, cast(_IS_SURE, Integer))
    )
    counts, totals = MoodCounts(), [0.0, 0.0, 0.0, 0.0]
    for label, is_sure, count, *sums in session.execute(statement):
        counts += _counts(label, count, is_sure=bool(is_sure))
        if is_sure:
            totals = [total + more for total, more in zip(totals, sums, strict=True)]
    return MoodSums(counts, *totals)


def _counts(label: str, count: int, *, is_sure: bool) -> MoodCounts:
    return MoodCounts(**{label: count}) if is_sure else MoodCounts(unsure=count)


def count_people(session: Session, span: Span, only: InsightFilter) -> int:
    """Return how many people wrote the rated messages: contacts, and unknown addresses."""
    who = func.count(InteractionRow.contact_id.distinct())
    others = func.count(
        case((InteractionRow.contact_id.is_(None), InteractionRow.counterpart_key)).distinct()
    )
    statement = (
        select(who, others)
        .select_from(InteractionRow)
        .join(SentimentRow, SentimentRow.interaction_id == InteractionRow.id)
        .where(*rated(span, only))
    )
    known, unknown = session.execute(statement).one()
    return int(known) + int(unknown)


def count_unrated(session: Session, span: Span, only: InsightFilter) -> int:
    """Return how many messages of people wait to be rated."""
    statement = select(func.count()).select_from(UnratedRow)
    statement = statement.where(
        UnratedRow.is_personal.is_(True),
        UnratedRow.occurred_at >= span[0],
        UnratedRow.occurred_at < span[1],
    )
    conditions = tuple(scope(only))
    if conditions:
        joined = InteractionRow.id == UnratedRow.interaction_id
        statement = statement.join(InteractionRow, joined).where(*conditions)
    return session.scalar(statement) or 0


def group_moods(
    session: Session, span: Span, only: InsightFilter, by: Grouping, keys: Sequence[Any] = ()
) -> dict[Any, MoodCounts]:
    """Return the counts of each group; keys: of these groups only.

    A group is a kind, a contact's id, a company's id or a tag's key.
    """
    key = _key_of(by)
    statement = (
        select(key, SentimentRow.label, cast(_IS_SURE, Integer), func.count())
        .select_from(InteractionRow)
        .join(SentimentRow, SentimentRow.interaction_id == InteractionRow.id)
        .where(*rated(span, only))
        .group_by(key, SentimentRow.label, cast(_IS_SURE, Integer))
    )
    if keys:
        statement = statement.where(key.in_(keys))
    found: dict[Any, MoodCounts] = {}
    for group, label, is_sure, count in session.execute(_joined(statement, by)):
        if group is not None:
            more = _counts(label, count, is_sure=bool(is_sure))
            found[group] = found.get(group, MoodCounts()) + more
    return found


def _key_of(by: Grouping) -> Any:  # noqa: ANN401 - a column of any type
    return {
        Grouping.CHANNEL: InteractionRow.kind,
        Grouping.CONTACT: InteractionRow.contact_id,
        Grouping.COMPANY: ContactCompanyRow.company_id,
        Grouping.TAG: ContactTagRow.key,
    }[by]


def _joined(statement: Select[Any], by: Grouping) -> Select[Any]:
    if by is Grouping.COMPANY:
        return statement.join(
            ContactCompanyRow, ContactCompanyRow.contact_id == InteractionRow.contact_id
        )
    if by is Grouping.TAG:
        return statement.join(ContactTagRow, ContactTagRow.contact_id == InteractionRow.contact_id)
    return statement


def group_names(session: Session, by: Grouping, keys: Sequence[Any]) -> dict[Any, str]:
    """Return the names of these groups; of channels the words themselves."""
    if by is Grouping.CHANNEL:
        return {key: str(key) for key in keys}
    statements: dict[Grouping, Any] = {
        Grouping.CONTACT: select(ContactRow.id, ContactRow.name).where(ContactRow.id.in_(keys)),
        Grouping.COMPANY: select(CompanyRow.id, CompanyRow.name).where(CompanyRow.id.in_(keys)),
        Grouping.TAG: select(ContactTagRow.key, func.min(ContactTagRow.name))
        .where(ContactTagRow.key.in_(keys))
        .group_by(ContactTagRow.key),
    }
    return {row[0]: row[1] for row in session.execute(statements[by])}


def upset_messages(
    session: Session, span: Span, only: InsightFilter, limit: int
) -> dict[int, Sentiment]:
    """Return how the newest messages that sound upset or mixed were rated, the newest first."""
    ids = session.scalars(
        select(InteractionRow.id)
        .join(SentimentRow, SentimentRow.interaction_id == InteractionRow.id)
        .where(*rated(span, only), MOOD.in_(_UPSET), _IS_SURE)
        .order_by(InteractionRow.occurred_at.desc(), InteractionRow.id.desc())
        .limit(limit)
    ).all()
    found: dict[int, Sentiment] = {}
    for start in range(0, len(ids), _CHUNK):
        found |= sentiments.get_many(session, ids[start : start + _CHUNK])
    return {message_id: found[message_id] for message_id in ids}


def count_activity(
    session: Session, span: Span, only: InsightFilter
) -> list[tuple[InteractionKind, Direction, int]]:
    """Return how many interactions there were of each kind and direction; no automatic mail."""
    rows = session.execute(
        select(InteractionRow.kind, InteractionRow.direction, func.count())
        .where(*within(span), InteractionRow.is_automatic.is_(False), *scope(only))
        .group_by(InteractionRow.kind, InteractionRow.direction)
    )
    return [(InteractionKind(kind), Direction(way), count) for kind, way, count in rows]


def closed_deals(
    session: Session, first: date, last: date
) -> list[tuple[date, DealState, int, Money | None]]:
    """Return days on which deals were won or lost: how many, and their sum in each currency."""
    rows = session.execute(
        select(
            DealRow.closed_on,
            DealRow.state,
            DealRow.currency,
            func.count(),
            func.count(DealRow.amount_minor),
            func.sum(DealRow.amount_minor),
        )
        .where(
            DealRow.state.in_((DealState.WON.value, DealState.LOST.value)),
            DealRow.closed_on >= first,
            DealRow.closed_on <= last,
        )
        .group_by(DealRow.closed_on, DealRow.state, DealRow.currency)
        .order_by(DealRow.closed_on)
    )
    return [
        (day, DealState(state), count, Money(added or 0, currency) if priced else None)
        for day, state, currency, count, priced, added in rows
        if day is not None
    ]


def lost_reasons(session: Session, first: date, last: date) -> list[tuple[str, int]]:
    """Return why deals were lost, in the owner's words, the commonest first."""
    rows = session.execute(
        select(DealRow.lost_reason, func.count())
        .where(
            DealRow.state == DealState.LOST.value,
            DealRow.lost_reason != "",
            DealRow.closed_on >= first,
            DealRow.closed_on <= last,
        )
        .group_by(DealRow.lost_reason)
        .order_by(func.count().desc(), DealRow.lost_reason)
    )
    return [(reason, count) for reason, count in rows]


def upset_contacts(session: Session, since: datetime, least: int, limit: int) -> list[int]:
    """Return contacts with at least so many upset messages since then, the most upset first.

    Counted are the newest MOST_COUNTED of those messages.
    """
    # As a sum it can't be looked up: SQLite would begin with all messages of all contacts, instead
    # of with the last days. Of those the index and the moods are enough; a message itself, long as
    # it may be, is only looked at if it is upset.
    contact_id = InteractionRow.contact_id + 0
    recent = aliased(InteractionRow)
    upset = (
        select(SentimentRow.interaction_id)
        .join(recent, recent.id == SentimentRow.interaction_id)
        .where(recent.occurred_at >= since, MOOD.in_(_UPSET))
        .order_by(recent.occurred_at.desc(), recent.id.desc())
        .limit(MOST_COUNTED)
    )
    rows = session.scalars(
        select(contact_id)
        .where(
            InteractionRow.id.in_(upset),
            InteractionRow.direction == Direction.INCOMING.value,
            InteractionRow.is_automatic.is_(False),
            contact_id.is_not(None),
        )
        .group_by(contact_id)
        .having(func.count() >= least)
        .order_by(func.count().desc(), contact_id)
        .limit(limit)
    )
    return [one for one in rows if one is not None]


def last_ratings(
    session: Session, contact_ids: Sequence[int], limit: int
) -> dict[int, tuple[RatedMoment, ...]]:
    """Return each contact's last rated messages, the oldest of them first; all by one question."""
    own = aliased(InteractionRow)
    last = (
        select(own.id)
        .join(SentimentRow, SentimentRow.interaction_id == own.id)
        .where(
            own.contact_id == ContactRow.id,
            own.direction == Direction.INCOMING.value,
            own.is_automatic.is_(False),
        )
        .order_by(own.occurred_at.desc(), own.id.desc())
        .limit(limit)
        .correlate(ContactRow)
    )
    rows = session.execute(
        select(
            ContactRow.id,
            InteractionRow.id,
            InteractionRow.occurred_at,
            SentimentRow.score,
            SentimentRow.certainty,
        )
        .select_from(ContactRow)
        .join(InteractionRow, InteractionRow.id.in_(last))
        .join(SentimentRow, SentimentRow.interaction_id == InteractionRow.id)
        .where(ContactRow.id.in_(contact_ids))
    )
    found = defaultdict[int, list[RatedMoment]](list)
    for contact_id, message_id, at, score, certainty in rows:
        found[contact_id].append(RatedMoment(message_id, at, score, certainty))
    return {
        contact_id: tuple(sorted(moments, key=lambda one: (one.at, one.message_id)))
        for contact_id, moments in found.items()
    }
