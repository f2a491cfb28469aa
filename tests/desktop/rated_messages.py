"""Rated messages of one customer, for tests of figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.interaction import Address, Direction, Interaction, InteractionKind
from core.domain.sentiment import Mood, Rating, Sentiment
from core.storage import interactions
from core.storage.database import Database
from desktop.desk import Desk

NOON = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
SCORES = {Mood.POSITIVE: 0.8, Mood.NEUTRAL: 0.0, Mood.NEGATIVE: -0.8, Mood.MIXED: -0.1}
DROP = (*(Mood.POSITIVE,) * 9, *(Mood.NEGATIVE,) * 3)


def add_maya(desk: Desk) -> int:
    """Store a customer with a company; return her id."""
    person = Contact(
        "Maya Okafor",
        channels=(Channel(ChannelKind.EMAIL, "maya@bakery.example"),),
        companies=(CompanyLink("Harbour Bakery"),),
    )
    return desk.contacts.add(person).id


def writer(desk: Desk, database: Database, maya: int) -> Callable[..., None]:
    """Return a function that files rated messages of hers, one a day, the last one yesterday."""

    def write(*moods: Mood, kind: InteractionKind = InteractionKind.EMAIL) -> None:
        ratings = []
        with database.writing(Action.ADD_INTERACTION) as session:
            for place, mood in enumerate(moods):
                at = NOON - timedelta(days=len(moods) - place)
                thread = interactions.add_thread(session, "Chairs", "chairs")
                record = Interaction(
                    kind, Direction.INCOMING, at, "Chairs", "Text", "Text", "en",
                    contact_id=maya, thread_id=thread,
                )  # fmt: skip
                number = interactions.add(
                    session,
                    record,
                    counterpart=Address("maya@bakery.example", "Maya Okafor"),
                    counterpart_key="maya@bakery.example",
                )
                phrases = ("=late delivery",) if mood is Mood.NEGATIVE else ()
                ratings.append(Rating(number, Sentiment(mood, SCORES[mood], 0.9, "test", phrases)))
        desk.sentiments.save_ratings(ratings)

    return write
