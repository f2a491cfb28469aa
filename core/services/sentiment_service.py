"""Rating what customers wrote, a slice at a time, so that nothing else waits long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from core.domain.change import Change, Kind
from core.domain.ports import SentimentScorer
from core.domain.sentiment import Rating, RatingTask
from core.storage import sentiments
from core.storage.database import Database

SLICE = 16


class SentimentService:
    """Finds what waits to be rated and keeps the ratings. Data lane only.

    A window moves between lanes itself: list_unscored, the scorer, save_ratings. The command line
    has one thread and calls `rate_all`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_unscored(self, limit: int = SLICE) -> tuple[RatingTask, ...]:
        """Return messages to rate: people's before automatic ones, newest first."""
        with self._database.reading() as session:
            return sentiments.list_unscored(session, limit)

    def count_unscored(self) -> int:
        """Return how many messages wait to be rated."""
        with self._database.reading() as session:
            return sentiments.count_unscored(session)

    def save_ratings(self, ratings: Sequence[Rating]) -> Change:
        """Keep the ratings; the inbox shows them at once."""
        with self._database.writing_results() as session:
            sentiments.save(session, ratings)
        return Change(frozenset({Kind.SENTIMENT}), tuple(rating.id for rating in ratings))

    def rate_all(
        self, scorer: SentimentScorer, progress: Callable[[int, int], None] | None = None
    ) -> Iterator[Rating]:
        """Rate all that waits, slice by slice, and yield each rating once it is on disk.

        progress: called after each slice with how many are done and how many there are.
        Raises what the scorer raises; slices done by then stay.
        """
        total = self.count_unscored()
        done = 0
        while tasks := self.list_unscored():
            ratings = tuple(scorer.score(tasks))
            self.save_ratings(ratings)
            done += len(ratings)
            if progress is not None:
                progress(done, total)
            yield from ratings
