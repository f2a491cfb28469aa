"""The student: learns from this owner's own rated mail to say what sounds how, thousands a second.

A linear model over hashed letters and words (`mood_features`). It begins with what others' texts
tell (`mood_prior`) and is trained on what the local model said (the surer, the heavier) and on what
the owner said (heavier still). Before it may speak it is tried
on messages that it hasn't seen: out of these it is told from which certainty on it may answer, so
that answers taken from it instead of the model's change the whole by hardly more than nothing, and
how far its certainty is to be believed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.domain.sentiment import STUDENT, Mood, Sentiment
from core.errors import Cancelled
from core.insight.mood_features import BITS, Rows, look, scaled
from core.insight.mood_prior import Prior, find_prior
from core.text.sentences import split_sentences

MOODS = (Mood.NEGATIVE, Mood.NEUTRAL, Mood.POSITIVE)
LEAST_EXAMPLES = 150
_FOLDS = 3
_ROUNDS = 6
_STRIDE, _BIAS_STRIDE, _FIRST_STRIDE = 0.5, 0.01, 0.01
_RULED_WEIGHT = 4.0
_LEAST_OF_A_LANGUAGE = 30
_LIKE_THE_MODEL, _LEAST_AGREEMENT = 0.92, 0.87
"""Macro-F1 that answers of both together must have, the model's alone being 1.0, and the share of
its own answers that must be the model's. Where the two differ and the student is sure, it is right
about as often (decision 052)."""
_LEAST_ANSWERED = 0.05
_LEARNED = 1e-3
"""How far a weight that counts as learned lies from the prior's."""
_FORMAT = 2


@dataclass(frozen=True, slots=True)
class Lesson:
    """A rated text. is_ruled: the owner said so."""

    text: str
    language: str
    sentiment: Sentiment
    is_ruled: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """How a student did on messages that it hadn't seen: see `core.domain.mood_learning`."""

    likeness: float
    answers: float
    agreement: float

    @property
    def is_worth_it(self) -> bool:
        """Whether it may answer enough to be of use."""
        return self.answers >= _LEAST_ANSWERED


@dataclass(frozen=True, slots=True, eq=False)
class Student:
    """What was learned.

    weights: one row a column of the features. scale: how much a column tells. heat: of its
    certainty. sure_from: the certainty from which it answers. languages: in which it may.
    """

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    scale: NDArray[np.float32]
    heat: float
    sure_from: float
    languages: frozenset[str]
    trial: Trial

    def chances(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return how likely each of MOODS is; a row for each text, of sum 1.0."""
        rows = scaled(look(texts), self.scale)
        return _softmax((rows.times(self.weights) + self.bias) / np.float32(self.heat))

    def answer(self, texts: Sequence[str], languages: Sequence[str]) -> list[Sentiment | None]:
        """Return a rating of each text, None where it had better be read."""
        if not texts:
            return []
        chances = self.chances(texts)
        is_sure = chances.max(axis=1) >= self.sure_from
        sure = [bool(s) and code in self.languages
                for s, code in zip(is_sure, languages, strict=True)]  # fmt: skip
        return [
            self._told(text, row) if speaks else None
            for text, row, speaks in zip(texts, chances, sure, strict=True)
        ]

    def guess(self, texts: Sequence[str]) -> list[Sentiment]:
        """Return a rating of each text, sure or not: for where nobody else can read."""
        return [self._told(text, row) for text, row in zip(texts, self.chances(texts), strict=True)]

    def _told(self, text: str, row: NDArray[np.float32]) -> Sentiment:
        best = int(row.argmax())
        phrases = self._carrying(text, best) if best != 1 else ()
        score = round(float(row[2] - row[0]), 4)
        return Sentiment(MOODS[best], score, round(float(row[best]), 4), STUDENT, phrases)

    def _carrying(self, text: str, label: int) -> tuple[str, ...]:
        """Return the sentence that leans to the label most, as it stands in the text."""
        sentences = split_sentences(text)
        if len(sentences) < 2:
            return tuple(sentences)
        leaning = self.chances(sentences)[:, label]
        return (sentences[int(leaning.argmax())],)


def train(lessons: Sequence[Lesson], go_on: Callable[[], bool] = lambda: True) -> Student:
    """Return a student of these lessons, tried on each after learning from others.

    go_on: asked now and then; Cancelled is raised when it says no. Seconds for thousands of texts.
    Raises ValueError for fewer than LEAST_EXAMPLES.
    """
    if len(lessons) < LEAST_EXAMPLES:
        raise ValueError("too few lessons")
    seen = look([lesson.text for lesson in lessons])
    prior = find_prior()
    rows = scaled(seen, prior.scale)
    targets = np.array([_target(lesson) for lesson in lessons], dtype=np.float32)
    weights = np.array([_weight(lesson) for lesson in lessons], dtype=np.float32)
    folds = np.random.default_rng(len(lessons)).permutation(len(lessons)) % _FOLDS
    tried = np.zeros_like(targets)
    for fold in range(_FOLDS):
        learned, kept = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        table, bias = fit(rows.pick(learned), targets[learned], weights[learned], prior, go_on)
        tried[kept] = rows.pick(kept).times(table) + bias
    truth = targets.argmax(axis=1)
    heat = _heat(tried, truth)
    sure_from, trial = _judge(_softmax(tried / np.float32(heat)), truth)
    table, bias = fit(rows, targets, weights, prior, go_on)
    languages = [lesson.language for lesson in lessons]
    often = {code for code in languages if languages.count(code) >= _LEAST_OF_A_LANGUAGE}
    return Student(table, bias, prior.scale, heat, sure_from, frozenset(often), trial)


def to_bytes(student: Student) -> bytes:
    """Return the student as bytes, for the encrypted file: what it knows beyond the prior."""
    prior = find_prior()
    used = np.flatnonzero(np.abs(student.weights - prior.weights).max(axis=1) > _LEARNED)
    head = {
        "format": _FORMAT,
        "prior": prior.mark,
        "used": len(used),
        "bias": [float(value) for value in student.bias],
        "heat": student.heat,
        "sure_from": student.sure_from,
        "languages": sorted(student.languages),
        "trial": [student.trial.likeness, student.trial.answers, student.trial.agreement],
    }
    told = json.dumps(head).encode("ascii")
    body = used.astype("<u4").tobytes() + student.weights[used].astype("<f2").tobytes()
    return len(told).to_bytes(4, "little") + told + zlib.compress(body, 1)


def from_bytes(content: bytes) -> Student | None:
    """Return the student, None when the bytes are none that this program wrote."""
    try:
        size = int.from_bytes(content[:4], "little")
        head = json.loads(content[4 : 4 + size])
        body = zlib.decompress(content[4 + size :])
        prior = find_prior()
        if (head["format"], head["prior"]) != (_FORMAT, prior.mark):
            return None
        count = int(head["used"])
        used = np.frombuffer(body, "<u4", count)
        values = np.frombuffer(body, "<f2", count * len(MOODS), used.nbytes)
        weights = prior.weights.copy()
        weights[used] = values.reshape(count, len(MOODS))
        return Student(
            weights,
            np.array(head["bias"], dtype=np.float32),
            prior.scale,
            float(head["heat"]),
            float(head["sure_from"]),
            frozenset(head["languages"]),
            Trial(*head["trial"]),
        )
    except (ValueError, KeyError, TypeError, IndexError, zlib.error):
        return None


def _target(lesson: Lesson) -> list[float]:
    """Return what the student should have said: soft where the model wasn't sure."""
    label, sure = lesson.sentiment.label, lesson.sentiment.certainty
    if label is Mood.MIXED:
        return [0.5, 0.0, 0.5]
    best = MOODS.index(label)
    if lesson.is_ruled:
        return [float(number == best) for number in range(3)]
    sure = min(max(sure, 0.34), 0.98)
    score = lesson.sentiment.score
    rest = 1.0 - sure
    if best == 1:
        up = min(max((rest + score) / 2, 0.0), rest)
        return [rest - up, sure, up]
    other = min(max(sure - abs(score), 0.0), rest)
    return [sure, rest - other, other] if best == 0 else [other, rest - other, sure]


def _weight(lesson: Lesson) -> float:
    return _RULED_WEIGHT if lesson.is_ruled else 0.3 + 0.7 * lesson.sentiment.certainty


def no_start() -> Prior:
    """Return the prior of somebody who knows nothing."""
    columns = 1 << BITS
    zeros = np.zeros((columns, len(MOODS)), np.float32)
    return Prior(zeros, np.zeros(len(MOODS), np.float32), np.ones(columns, np.float32), 0)


def fit(
    rows: Rows,
    targets: NDArray[np.float32],
    weights: NDArray[np.float32],
    start: Prior,
    go_on: Callable[[], bool] = lambda: True,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return weights and bias of a logistic regression that begins with the start's.

    Row by row, each column with a stride of its own (Adagrad): a row touches some hundreds of the
    columns, so this is far quicker than going down the slope of all rows at once.
    """
    table, bias = start.weights.copy(), start.bias.copy()
    strides = np.full(table.shape, _FIRST_STRIDE, dtype=np.float32)
    ends = rows.ends.tolist()
    order = np.random.default_rng(len(rows))
    for _ in range(_ROUNDS):
        for number in order.permutation(len(rows)).tolist():
            if number % 64 == 0 and not go_on():
                raise Cancelled
            part = slice(ends[number - 1] if number else 0, ends[number])
            columns, values = rows.columns[part], rows.values[part]
            logits = values @ table[columns] + bias
            raised = np.exp(logits - logits.max())
            wrong = (raised / raised.sum() - targets[number]) * weights[number]
            push = values[:, None] * wrong
            strides[columns] += push**2
            table[columns] -= _STRIDE * push / np.sqrt(strides[columns])
            bias -= _BIAS_STRIDE * wrong
    return table, bias


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def _heat(logits: NDArray[np.float32], truth: NDArray[np.int64]) -> float:
    """Return by what to divide so that the certainty means what it says."""
    rows = np.arange(len(truth))

    def surprise(heat: float) -> float:
        return -float(np.log(_softmax(logits / np.float32(heat))[rows, truth] + 1e-9).mean())

    return min((0.2 * 1.15**step for step in range(25)), key=surprise)


def _judge(chances: NDArray[np.float32], truth: NDArray[np.int64]) -> tuple[float, Trial]:
    """Return the certainty from which it may answer, and how it did."""
    guesses, certainty = chances.argmax(axis=1), chances.max(axis=1)
    likeness = float((guesses == truth).mean())
    sure_from, best = 1.1, Trial(likeness, 0.0, 0.0)
    for share in range(100, 0, -2):
        limit = float(np.quantile(certainty, 1 - share / 100))
        speaks = certainty >= limit
        both = np.where(speaks, guesses, truth)
        agreement = float((guesses == truth)[speaks].mean())
        if agreement >= _LEAST_AGREEMENT and _macro_f1(truth, both) >= _LIKE_THE_MODEL:
            return limit, Trial(likeness, float(speaks.mean()), agreement)
    return sure_from, best


def _macro_f1(truth: NDArray[np.int64], guesses: NDArray[np.int64]) -> float:
    scores = []
    for label in range(len(MOODS)):
        either = int((truth == label).sum() + (guesses == label).sum())
        if either:
            scores.append(2 * int(((truth == label) & (guesses == label)).sum()) / either)
    return sum(scores) / len(scores)
