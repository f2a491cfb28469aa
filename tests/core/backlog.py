"""A large backlog: texts that sound glad, sad or plain, who rates them, and what can be learned."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

from core.domain.sentiment import Mood, Rating, RatingTask, Sentiment
from core.insight.mood_student import Lesson
from core.services.sentiment_service import SentimentService
from core.storage.database import Database
from tests.core.taught import write_in

GLAD = ("wonderful", "lovely", "perfect", "thank you so much", "delighted")
SAD = ("broken", "awful", "too late again", "a disgrace", "refund me now")
PLAIN = ("what is the price", "please send the list", "we are open on monday", "the room is blue")
THINGS = ("kettle", "parcel", "booking", "invoice", "chair", "lamp", "delivery", "phone call")


def texts_of(words: Sequence[str], count: int) -> list[str]:
    return [
        f"The {THINGS[n % 8]} number {n}: {words[n % len(words)]}, {THINGS[n % 7]}."
        for n in range(count)
    ]


def label_of(text: str) -> Mood:
    if any(word in text for word in GLAD):
        return Mood.POSITIVE
    return Mood.NEGATIVE if any(word in text for word in SAD) else Mood.NEUTRAL


def sentiment_of(text: str, source: str = "qwen") -> Sentiment:
    label = label_of(text)
    score = {Mood.NEGATIVE: -0.9, Mood.POSITIVE: 0.9}.get(label, 0.0)
    return Sentiment(label, score, 0.93, source)


class Reader:
    """A model that is right about these texts; counts what it read."""

    def __init__(self) -> None:
        self.read: list[int] = []

    def score(self, tasks: Sequence[RatingTask]) -> Iterator[Rating]:
        for task in tasks:
            self.read.append(task.id)
            yield Rating(task.id, sentiment_of(task.text))


def write_rated(database: Database, texts: Sequence[str]) -> list[int]:
    ids = write_in(database, *texts)
    told = [Rating(one, sentiment_of(text)) for one, text in zip(ids, texts, strict=True)]
    SentimentService(database).save_ratings(told)
    return ids


def lessons(count: int) -> list[Lesson]:
    texts = [text for words in (GLAD, SAD, PLAIN) for text in texts_of(words, count // 3)]
    return [Lesson(text, "en", sentiment_of(text)) for text in texts]


def by_chance(text: str) -> str:
    """Return a glad or a sad word, whatever the text says."""
    return (GLAD, SAD)[zlib.crc32(text.encode()) % 2][0]
