"""How messages sound, as the model said; can always be worked out anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.sentiment import Mood, Rating, RatingTask, Sentiment
from core.storage import contact_facts, derived, tallies
from core.storage.tables import InteractionRow, SentimentRow
from core.storage.tallies import UnratedRow


def list_unscored(session: Session, limit: int) -> tuple[RatingTask, ...]:
    """Return incoming messages that nobody has rated: people's first, then the newest.

    The text is what the message adds; its subject where it adds nothing.
    """
    rows = session.execute(
        select(
            InteractionRow.id,
            InteractionRow.new_text,
            InteractionRow.subject,
            InteractionRow.language,
        )
        .select_from(UnratedRow)
        .join(InteractionRow, InteractionRow.id == UnratedRow.interaction_id)
        .order_by(
            UnratedRow.is_personal.desc(),
            UnratedRow.occurred_at.desc(),
            UnratedRow.interaction_id.desc(),
        )
        .limit(limit)
    )
    return tuple(
        RatingTask(record_id, new_text or subject, language)
        for record_id, new_text, subject, language in rows
    )


def count_unscored(session: Session) -> int:
    """Return how many messages wait to be rated."""
    return tallies.count(session, tallies.UNRATED)


def save(session: Session, ratings: Sequence[Rating]) -> None:
    """Store ratings in place of earlier ones; those of messages that are gone are dropped."""
    found = session.execute(
        select(InteractionRow.id, InteractionRow.thread_id, InteractionRow.contact_id).where(
            InteractionRow.id.in_([rating.id for rating in ratings])
        )
    ).all()
    known = {row.id for row in found}
    for rating in ratings:
        if rating.id in known:
            session.merge(_to_row(rating))
    session.flush()
    derived.touch_threads(session, {row.thread_id for row in found if row.thread_id})
    contact_facts.touch_contacts(session, {row.contact_id for row in found if row.contact_id})


def get_many(session: Session, interaction_ids: Sequence[int]) -> dict[int, Sentiment]:
    """Return the ratings of those interactions that have one."""
    rows = session.scalars(
        select(SentimentRow).where(SentimentRow.interaction_id.in_(interaction_ids))
    )
    return {
        row.interaction_id: Sentiment(
            Mood(row.label), row.score, row.certainty, row.source, tuple(row.phrases)
        )
        for row in rows
    }


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
    )
