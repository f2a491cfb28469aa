"""Mails from customers, rated by a machine, for the owner to judge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from core.domain.change import Action
from core.domain.interaction import Address, Direction, Interaction, InteractionKind, MailHeaders
from core.domain.sentiment import Mood, Rating, Sentiment
from core.services.inbox_service import InboxService
from core.services.sentiment_service import SentimentService
from core.storage import interactions
from core.storage.database import Database

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def write_in(
    database: Database, *texts: str, is_automatic: bool = False, contact_id: int | None = None
) -> list[int]:
    """File these as mails from customers; return their numbers."""
    ids = []
    with database.writing(Action.ADD_INTERACTION) as session:
        thread = interactions.add_thread(session, "Order", "order")
        for number, text in enumerate(texts):
            mail = Interaction(
                InteractionKind.EMAIL,
                Direction.INCOMING,
                NOON + timedelta(minutes=number),
                subject="Order",
                text=text,
                new_text=text,
                language="en",
                is_automatic=is_automatic,
                contact_id=contact_id,
                headers=MailHeaders(
                    f"{number}-{text[:9]}@a.example", sender=Address("a@a.example")
                ),
            )
            ids.append(interactions.add(session, replace(mail, thread_id=thread)))
    return ids


def rate(
    database: Database,
    message_id: int,
    label: Mood,
    certainty: float = 0.9,
    phrases: tuple[str, ...] = (),
) -> None:
    score = {Mood.NEGATIVE: -certainty, Mood.POSITIVE: certainty}.get(label, 0.0)
    sentiment = Sentiment(label, score, certainty, "qwen", phrases)
    SentimentService(database).save_ratings([Rating(message_id, sentiment)])


def mood_of(database: Database, message_id: int) -> Sentiment | None:
    return InboxService(database).get_interaction(message_id).sentiment


def moods_of(database: Database, message_ids: Sequence[int]) -> list[Sentiment | None]:
    """Return the moods of many, read at once."""
    with database.reading() as session:
        found = interactions.get_many(session, message_ids)
    return [found[one].sentiment for one in message_ids]
