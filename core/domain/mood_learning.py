"""What the owner teaches about moods, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.domain.interaction import Interaction
from core.domain.sentiment import Mood, Sentiment


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the owner says of messages: their mood.

    others: messages like the first one that get the same mood, because the owner agreed to it.
    """

    interaction_id: int
    mood: Mood
    others: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LikeMessage:
    """A message that would get another mood after a ruling. likeness: 0.0 to 1.0."""

    interaction_id: int
    excerpt: str
    likeness: float
    was: Mood


@dataclass(frozen=True, slots=True)
class UnsureMessage:
    """A message whose mood the owner should say.

    record: the message with its present rating, None where nothing rated it yet.
    who: the other side. alike: how many others that wait are like it.
    """

    record: Interaction
    who: str
    alike: int = 0

    @property
    def guess(self) -> Sentiment | None:
        """What the program says so far."""
        return self.record.sentiment


@dataclass(frozen=True, slots=True)
class WordRule:
    """What a word means in this business: glad, upset, or nothing at all (neutral). id: 0 new."""

    phrase: str
    mood: Mood
    id: int = 0


@dataclass(frozen=True, slots=True)
class LearningStretch:
    """Some of the owner's answers, one after the other, and how many the program had said, too.

    since, until: UTC, of the first and the last answer.
    """

    since: datetime
    until: datetime
    answers: int
    agreed: int


@dataclass(frozen=True, slots=True)
class StudentFacts:
    """What is known of the student that stands in the file.

    made_at: UTC. examples: rated messages it learned from; rulings: those of them that the owner
    ruled. likeness: share of messages it had not seen on which it agreed with who rated them.
    answers: share of messages that it is sure enough of to answer. agreement: the same as likeness,
    among those. is_used: False when it would be worse than reading. meaning_model: the model whose
    vectors it learned from, "" for one that knows letters and words only.
    """

    made_at: datetime
    examples: int
    rulings: int
    likeness: float
    answers: float
    agreement: float
    is_used: bool
    meaning_model: str = ""


@dataclass(frozen=True, slots=True)
class LearningReport:
    """How the program learns.

    sources: how many ratings stand in the file by who said them ("you", "student", "model").
    """

    stretches: tuple[LearningStretch, ...]
    rulings: int
    sources: tuple[tuple[str, int], ...]
    unsure: int
    student: StudentFacts | None
