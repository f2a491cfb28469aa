"""Rating what customers wrote, a slice at a time, so that nothing else waits long."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from core.domain.change import Change, Kind
from core.domain.mood_learning import WordRule
from core.domain.ports import SentimentScorer
from core.domain.sentiment import Rating, RatingTask
from core.storage.database import Database, Session
from core.storage.finding import meanings
from core.storage.moods import mood_words, sentiments
from core.text.heard import listen

SLICE = 16
_READ_AT_ONCE = 500


class SentimentService:
    """Finds what waits to be rated and keeps the ratings. Data lane only.

    Whoever rates moves between lanes: what waits (`MoodCascade.next`), the scorer, `save_ratings`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_unscored(self, limit: int = SLICE) -> tuple[RatingTask, ...]:
        """Return people's messages to rate, newest first, as they are to be heard."""
        with self._database.reading() as session:
            return _heard(session, sentiments.list_unscored(session, limit))

    def list_unscored_ids(self, limit: int | None = None) -> tuple[int, ...]:
        """Return the numbers of the messages that wait, newest first; limit: at most so many."""
        with self._database.reading() as session:
            return sentiments.list_unscored_ids(session, limit)

    def list_waiting(
        self, message_ids: Sequence[int], meaning_model: str = ""
    ) -> tuple[RatingTask, ...]:
        """Return those of these messages that wait, in this order, as they are to be heard.

        meaning_model: tell what they mean to it, too, where that is known.
        """
        with self._database.reading() as session:
            tasks = sentiments.list_tasks(session, message_ids, is_waiting=True)
            return _heard(session, tasks, meaning_model)

    def list_rated(self, message_ids: Sequence[int], meaning_model: str) -> tuple[RatingTask, ...]:
        """Return these messages, rated or not, as `list_waiting` does."""
        with self._database.reading() as session:
            tasks = sentiments.list_tasks(session, message_ids)
            return _heard(session, tasks, meaning_model)

    def list_ratings(self, message_ids: Sequence[int]) -> Iterator[Rating]:
        """Yield how these messages are rated now, in this order; none where nobody rated."""
        for start in range(0, len(message_ids), _READ_AT_ONCE):
            some = message_ids[start : start + _READ_AT_ONCE]
            with self._database.reading() as session:
                known = sentiments.get_many(session, some)
            yield from (Rating(one, known[one]) for one in some if one in known)

    def count_unscored(self) -> int:
        """Return how many messages wait to be rated."""
        with self._database.reading() as session:
            return sentiments.count_unscored(session)

    def save_ratings(self, ratings: Sequence[Rating]) -> Change:
        """Keep the ratings; the inbox shows them at once."""
        self.keep(ratings)
        return Change(frozenset({Kind.SENTIMENT}), tuple(rating.id for rating in ratings))

    def keep(
        self, ratings: Sequence[Rating], still_waiting: Collection[int] = ()
    ) -> tuple[Rating, ...]:
        """Keep the ratings and return them as they are kept.

        What they quote is led back to what stands in the messages. The owner's word stays in front.
        still_waiting: messages that are to be read by another nevertheless.
        """
        with self._database.writing_results() as session:
            rules = mood_words.list_rules(session)
            texts = {
                task.id: task.text
                for task in sentiments.list_tasks(session, [rating.id for rating in ratings])
            }
            told = tuple(_as_written(one, texts.get(one.id, ""), rules) for one in ratings)
            sentiments.save(session, told, still_waiting)
        return told

    def rate_all(
        self, scorer: SentimentScorer, progress: Callable[[int, int], None] | None = None
    ) -> Iterator[Rating]:
        """Let a model rate all that waits, and yield each rating once it is on disk.

        progress: called after each slice with how many are done and how many there are.
        Raises what the scorer raises; slices done by then stay.
        """
        total = self.count_unscored()
        done = 0
        while tasks := self.list_unscored():
            ratings = self.keep(tuple(scorer.score(tasks)))
            done += len(ratings)
            if progress is not None:
                progress(done, total)
            yield from ratings


def _heard(
    session: Session, tasks: Sequence[RatingTask], meaning_model: str = ""
) -> tuple[RatingTask, ...]:
    rules = mood_words.list_rules(session)
    known = meanings.find_of_messages(session, meaning_model, [task.id for task in tasks])
    told = []
    for task in tasks:
        heard = listen(task.text, rules)
        # The vectors are of what was written: where the owner's words count they would gainsay.
        vectors = known.get(task.id) if not heard.words else None
        told.append(replace(task, text=heard.text, vectors=vectors))
    return tuple(told)


def _as_written(rating: Rating, text: str, rules: Sequence[WordRule]) -> Rating:
    """Return the rating of what was heard as one of what was written."""
    heard = listen(text, rules)
    if not heard.words:
        return rating
    sentiment = rating.sentiment
    phrases = (heard.original(phrase) for phrase in sentiment.phrases)
    topics = (replace(one, phrase=heard.original(one.phrase)) for one in sentiment.topics)
    told = replace(
        sentiment,
        phrases=tuple(filter(None, phrases)),
        words=heard.words,
        topics=tuple(topic for topic in topics if topic.phrase),
    )
    return replace(rating, sentiment=told)
