"""Messages as candidates: those whose mood is not sure, and those that machines rated."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from core.domain.mood_learning import UnsureMessage
from core.domain.sentiment import UNSURE_BELOW, YOU, Sentiment
from core.storage import interactions
from core.storage.kept.tallies import UnratedRow
from core.storage.moods import sentiments
from core.storage.rows.tables import InteractionRow, SentimentRow


class RatedText(NamedTuple):
    """A message that a machine rated: its number, what it adds, and the rating."""

    id: int
    text: str
    language: str
    sentiment: Sentiment


def _is_unsure() -> tuple[ColumnElement[bool], ...]:
    # The owner's word is wholly certain, so a low certainty is always a machine's.
    return (SentimentRow.certainty < UNSURE_BELOW,)


def list_unsure(
    session: Session, limit: int, *, with_unrated: bool = False
) -> tuple[UnsureMessage, ...]:
    """Return the newest messages whose rating is unsure; with_unrated: and those without one."""
    ids = list(
        session.scalars(
            select(SentimentRow.interaction_id)
            .where(*_is_unsure())
            .order_by(SentimentRow.interaction_id.desc())
            .limit(limit)
        )
    )
    if with_unrated:
        ids += session.scalars(
            select(UnratedRow.interaction_id)
            .order_by(UnratedRow.is_personal.desc(), UnratedRow.occurred_at.desc())
            .limit(limit)
        )
    records = interactions.get_many(session, ids)
    names = dict(
        session.execute(
            select(InteractionRow.id, InteractionRow.counterpart_name).where(
                InteractionRow.id.in_(ids)
            )
        ).all()
    )
    return tuple(
        UnsureMessage(records[one], names.get(one, ""))
        for one in dict.fromkeys(ids)
        if one in records
    )


def count(session: Session) -> int:
    """Return how many ratings are unsure."""
    statement = select(func.count()).select_from(SentimentRow).where(*_is_unsure())
    return session.scalar(statement) or 0


def count_rated(session: Session, *, sources: Collection[str] = (), upto: int) -> int:
    """Return how many messages machines rated, at most so many. sources: left out, too."""
    found = (
        select(SentimentRow.interaction_id)
        .where(SentimentRow.source.not_in((YOU, *sources)))
        .limit(upto)
        .subquery()
    )
    return session.scalar(select(func.count()).select_from(found)) or 0


def list_ruled(session: Session, limit: int) -> list[RatedText]:
    """Return the newest messages that the owner ruled."""
    return _rated(session, limit, SentimentRow.source == YOU)


def list_rated(
    session: Session, limit: int, *, sources: Collection[str] = (), without: Collection[int] = ()
) -> list[RatedText]:
    """Return the newest messages that machines rated. sources: leave those by these out, too."""
    return _rated(
        session,
        limit,
        SentimentRow.source.not_in((YOU, *sources)),
        SentimentRow.interaction_id.not_in(without),
    )


def _rated(session: Session, limit: int, *conditions: ColumnElement[bool]) -> list[RatedText]:
    rows = session.execute(
        select(
            SentimentRow, InteractionRow.new_text, InteractionRow.subject, InteractionRow.language
        )
        .join(InteractionRow, InteractionRow.id == SentimentRow.interaction_id)
        .where(InteractionRow.is_automatic.is_(False), *conditions)
        .order_by(SentimentRow.interaction_id.desc())
        .limit(limit)
    )
    return [
        RatedText(row.interaction_id, text or subject, language, sentiments.to_record(row))
        for row, text, subject, language in rows
    ]
