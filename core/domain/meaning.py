"""What a text means, as a vector, and which records are alike by it."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.change import Kind


@dataclass(frozen=True, slots=True)
class MeaningTask:
    """A record whose passages have no vectors yet.

    passages: the text in order, each short enough for a model to read whole.
    """

    kind: Kind
    id: int
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a record means: one vector a passage, each of signed bytes."""

    kind: Kind
    id: int
    vectors: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class TextVectors:
    """What a text means to a model: one vector a passage, as `Meaning` has them. model: its id."""

    model: str
    passages: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """What the owner answered to a question alike.

    question_id, answer_id: interactions. likeness: of the questions, a cosine.
    """

    question_id: int
    answer_id: int
    question: str
    answer: str
    likeness: float
