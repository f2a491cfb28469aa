"""How messages sound: as a machine said, or as the owner did."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import LargeBinary, cast, func, select
from sqlalchemy.orm import Session

from core.domain.sentiment import Mood, Rating, RatingTask, Sentiment, TopicMood
from core.storage.kept import contact_facts, derived, tallies
from core.storage.kept.tallies import UnratedRow
from core.storage.moods import mood_effects
from core.storage.rows.tables import InteractionRow, SentimentRow

_TEXTS = (
    InteractionRow.id,
    InteractionRow.new_text,
    InteractionRow.subject,
    InteractionRow.language,
)


def list_unscored(session: Session, limit: int) -> tuple[RatingTask, ...]:
    """Return incoming messages that nobody has rated, the newest first.

    The text is what the message adds; its subject where it adds nothing.
    """
    rows = session.execute(
        select(*_TEXTS)
        .select_from(UnratedRow)
        .join(InteractionRow, InteractionRow.id == UnratedRow.interaction_id)
        .order_by(
            UnratedRow.is_personal.desc(),
            UnratedRow.occurred_at.desc(),
            UnratedRow.interaction_id.desc(),
        )
        .limit(limit)
    )
    return _tasks(rows)


def list_tasks(
    session: Session, message_ids: Sequence[int], *, is_waiting: bool = False
) -> tuple[RatingTask, ...]:
    """Return these messages as `list_unscored` does, in this order; without those that are gone.

    is_waiting: also without those that are rated.
    """
    statement = select(*_TEXTS).where(InteractionRow.id.in_(message_ids))
    if is_waiting:
        statement = statement.join(UnratedRow, UnratedRow.interaction_id == InteractionRow.id)
    found = {task.id: task for task in _tasks(session.execute(statement))}
    return tuple(found[one] for one in message_ids if one in found)


def list_unscored_ids(session: Session, limit: int | None = None) -> tuple[int, ...]:
    """Return the numbers of the messages that wait, the newest first; limit: at most so many."""
    return tuple(
        session.scalars(
            select(UnratedRow.interaction_id)
            .order_by(
                UnratedRow.is_personal.desc(),
                UnratedRow.occurred_at.desc(),
                UnratedRow.interaction_id.desc(),
            )
            .limit(limit)
        )
    )


def _tasks(rows: Iterable[Any]) -> tuple[RatingTask, ...]:
    return tuple(
        RatingTask(record_id, new_text or subject, language)
        for record_id, new_text, subject, language in rows
    )


def count_unscored(session: Session) -> int:
    """Return how many messages wait to be rated."""
    return tallies.count(session, tallies.UNRATED)


def save(session: Session, ratings: Sequence[Rating], still_waiting: Collection[int] = ()) -> None:
    """Store a machine's ratings in place of earlier ones of a machine's.

    Those of messages that are gone are dropped; where the owner ruled, their word stays in front.
    still_waiting: messages that are to be read by another nevertheless.
    """
    found = session.execute(
        select(InteractionRow.id, InteractionRow.thread_id, InteractionRow.contact_id).where(
            InteractionRow.id.in_([rating.id for rating in ratings])
        )
    ).all()
    known = {row.id for row in found}
    rulings = mood_effects.find_many(session, known)
    rated = set(
        session.scalars(
            select(SentimentRow.interaction_id).where(SentimentRow.interaction_id.in_(known))
        )
    )
    for rating in ratings:
        if rating.id in known:
            row = _to_row(rating)
            if rating.id in rated:
                row = session.merge(row)  # a question each
            else:
                session.add(row)
            if rating.id in rulings:
                mood_effects.put_in_front(row, rulings[rating.id])
    session.flush()
    tallies.wait_no_more(session, known)
    tallies.wait_again(session, still_waiting)  # who is rated waits no more, says a trigger
    derived.touch_threads(session, {row.thread_id for row in found if row.thread_id})
    contact_facts.touch_contacts(session, {row.contact_id for row in found if row.contact_id})


def get_many(session: Session, interaction_ids: Sequence[int]) -> dict[int, Sentiment]:
    """Return the ratings of those interactions that have one."""
    rows = session.scalars(
        select(SentimentRow).where(SentimentRow.interaction_id.in_(interaction_ids))
    )
    return {row.interaction_id: to_record(row) for row in rows}


def list_ids_by(session: Session, sources: Collection[str], before: datetime) -> list[int]:
    """Return the numbers of the messages that these rated before a time."""
    return list(
        session.scalars(
            select(SentimentRow.interaction_id)
            .where(SentimentRow.source.in_(sources), SentimentRow.made_at < before)
            .order_by(SentimentRow.interaction_id)
        )
    )


def list_doubts(session: Session, sources: Collection[str]) -> list[tuple[int, float, int]]:
    """Return messages that these rated and that wait all the same: number, certainty, bytes."""
    size = func.length(cast(InteractionRow.new_text, LargeBinary))
    rows = session.execute(
        select(SentimentRow.interaction_id, SentimentRow.certainty, size)
        .join(UnratedRow, UnratedRow.interaction_id == SentimentRow.interaction_id)
        .join(InteractionRow, InteractionRow.id == SentimentRow.interaction_id)
        .where(SentimentRow.source.in_(sources))
    )
    return [(number, certainty, length or 0) for number, certainty, length in rows]


def count_by_source(session: Session) -> dict[str, int]:
    """Return how many ratings there are by each source."""
    rows = session.execute(select(SentimentRow.source, func.count()).group_by(SentimentRow.source))
    return dict(rows.all())


def to_record(row: SentimentRow) -> Sentiment:
    """Return a row as a record."""
    return Sentiment(
        Mood(row.label),
        row.score,
        row.certainty,
        row.source,
        tuple(row.phrases),
        tuple(row.words),
        tuple(TopicMood(topic, Mood(mood), phrase) for topic, mood, phrase in row.topics),
    )


def _to_row(rating: Rating) -> SentimentRow:
    sentiment = rating.sentiment
    return SentimentRow(
        interaction_id=rating.id,
        label=sentiment.label.value,
        score=sentiment.score,
        certainty=sentiment.certainty,
        phrases=list(sentiment.phrases),
        source=sentiment.source,
        made_at=datetime.now(UTC),
        words=list(sentiment.words),
        topics=[[one.topic, one.label.value, one.phrase] for one in sentiment.topics],
        machine=None,
    )
