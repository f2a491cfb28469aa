"""How a message sounds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.domain.meaning import TextVectors

YOU, STUDENT, MEANING_STUDENT = "you", "student", "student-meaning"
"""Sources of a rating beside the models: the owner's word, and what was learned from this file by
letters and words, or by what messages mean."""
STUDENTS = (STUDENT, MEANING_STUDENT)
UNSURE_BELOW = 0.6
"""A machine's rating with less certainty than this waits for the owner's word."""


class Mood(StrEnum):
    """The four words a person reads."""

    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"
    MIXED = "mixed"


def is_surely_upset(label: str | None, score: float, certainty: float) -> bool:
    """Say whether a writer surely complains, be it with some praise that the complaint outweighs.

    What is said of a person on Home must hold: who may be upset waits like others, and their
    message is among those that the owner is asked about. label: None where nobody has rated it.
    """
    complains = label == Mood.NEGATIVE or (label == Mood.MIXED and score < 0)
    return complains and certainty >= UNSURE_BELOW


@dataclass(frozen=True, slots=True)
class TopicMood:
    """What a writer thinks of one of the things a message speaks of.

    topic: its name, as in `resources/moods/topics.txt`. phrase: a verbatim part of the text.
    """

    topic: str
    label: Mood
    phrase: str


@dataclass(frozen=True, slots=True)
class Sentiment:
    """How a message sounds.

    score: -1.0 (angry) to 1.0 (delighted).
    certainty: 0.0 to 1.0, how far the label can be relied on.
    phrases: words that carried it, each a verbatim part of the text; may be empty.
    source: who says so: YOU, one of STUDENTS, or the catalogue id of a model.
    words: what the owner wrote in their word list that was heeded, as it stands in the text.
    topics: what the writer thinks of each, where the message speaks of several.
    """

    label: Mood
    score: float
    certainty: float
    source: str
    phrases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    topics: tuple[TopicMood, ...] = ()


@dataclass(frozen=True, slots=True)
class RatingTask:
    """A text that waits to be rated. id is the interaction's, or the caller's own number.

    vectors: what it means, where that is known.
    """

    id: int
    text: str
    language: str = ""
    vectors: TextVectors | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """The answer to a RatingTask with the same id."""

    id: int
    sentiment: Sentiment


@dataclass(frozen=True, slots=True)
class MoodExample:
    """A text whose mood the owner told, for a model to learn from.

    weight: 1.0 as a rule. id: the message's. state: what the model makes of the text, as
    `SentimentScorer.states` told it once; b"" when it isn't known.
    """

    text: str
    mood: Mood
    weight: float = 1.0
    id: int = 0
    state: bytes = b""
