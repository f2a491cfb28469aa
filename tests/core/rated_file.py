"""A small file of rated messages, filled by hand, for tests of figures."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.insight import (
    Period,
)
from core.domain.interaction import Address, Direction, Interaction, InteractionKind
from core.domain.sentiment import Mood, Rating, Sentiment
from core.services.contact_service import ContactService
from core.services.insight_service import InsightService
from core.services.sentiment_service import SentimentService
from core.storage import interactions
from core.storage.database import Database, Session

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 31, 15, tzinfo=UTC)
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
SCORES = {Mood.POSITIVE: 0.8, Mood.NEUTRAL: 0.0, Mood.NEGATIVE: -0.8, Mood.MIXED: -0.1}


class Desk:
    """A small file that is filled by hand, in as few transactions as can be."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._insights = InsightService(database, BERLIN, lambda: NOW)
        self._numbers: Iterator[int] = itertools.count(1)
        self._writing: AbstractContextManager[Session] | None = None
        self._session: Session | None = None
        self._ratings: list[Rating] = []

    @property
    def insights(self) -> InsightService:
        self.settle()
        return self._insights

    def settle(self) -> None:
        """Put on disk what was said so far."""
        if self._writing is not None:
            self._writing.__exit__(None, None, None)
            self._writing = self._session = None
        if self._ratings:
            SentimentService(self.database).save_ratings(self._ratings)
            self._ratings = []

    def _open(self) -> Session:
        if self._session is None:
            self._writing = self.database.writing(Action.ADD_INTERACTION)
            self._session = self._writing.__enter__()
        return self._session

    def person(self, name: str, company: str = "", *tags: str) -> int:
        self.settle()
        number = next(self._numbers)
        person = Contact(
            name,
            channels=(Channel(ChannelKind.EMAIL, f"p{number}@firm.example"),),
            companies=(CompanyLink(company),) if company else (),
            tags=tags,
        )
        return ContactService(self.database).add(person).id

    def thread(self) -> int:
        return interactions.add_thread(self._open(), "Chairs", "chairs")

    def message(
        self,
        at: datetime,
        mood: Mood | None = None,
        *,
        who: int | None = None,
        thread: int | None = None,
        kind: InteractionKind = InteractionKind.EMAIL,
        way: Direction = Direction.INCOMING,
        phrases: tuple[str, ...] = (),
        certainty: float = 0.9,
        is_automatic: bool = False,
    ) -> int:
        record = Interaction(
            kind,
            way,
            at,
            subject="Chairs",
            text="A text.",
            new_text="A text.",
            is_automatic=is_automatic,
            contact_id=who,
            thread_id=self.thread() if thread is None else thread,
        )
        number = interactions.add(
            self._open(),
            record,
            counterpart=Address("x@y.example"),
            counterpart_key="x@y.example",
        )
        if mood is not None:
            rated = Sentiment(mood, SCORES[mood], certainty, "test", phrases)
            self._ratings.append(Rating(number, rated))
        return number


def at(day: int, hour: int = 12, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)
