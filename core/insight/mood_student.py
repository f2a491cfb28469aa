"""The student: learns from this owner's own rated mail to say what sounds how, thousands a second.

Where what messages mean is known (`mood_meaning`) it learns from that, and from their letters and
words (`mood_letters`) as far as its own trial says that these help; else from letters alone. Both
begin with what others' texts tell. It is trained on what the local model said (the surer, the
heavier) and on what the owner said (heavier still). Before it may speak it is tried on messages
that it hasn't seen: out of these it is told from which certainty on it may answer, so that answers
taken from it instead of the model's change the whole by hardly more than nothing, and how far its
certainty is to be believed.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.domain.meaning import TextVectors
from core.domain.sentiment import Mood, Sentiment
from core.insight import mood_letters, mood_meaning
from core.insight.logistic import softmax
from core.insight.mood_letters import LetterSense
from core.insight.mood_meaning import MeaningSense, find_meaning_prior
from core.insight.mood_prior import find_prior
from core.text.sentences import split_sentences

MOODS = (Mood.NEGATIVE, Mood.NEUTRAL, Mood.POSITIVE)
LEAST_EXAMPLES = 150
_FOLDS = 3
_RULED_WEIGHT = 4.0
_LEAST_OF_A_LANGUAGE = 30
_BY_LETTERS, _BY_MEANING = (0.92, 0.87), (0.9, 0.85)
"""Macro-F1 that answers of both together must have, the model's alone being 1.0, and the share of
its own answers that must be the model's. Where the two differ and the student is sure, it is right
about as often; by what messages mean still where it is less sure (decisions 052 and 056)."""
_LEAST_ANSWERED = 0.05
_KNOWS_SOMETHING = 0.4
"""The certainty of one of three that is more than none."""
_CERTAIN = 0.9
_LETTER_SHARES = (0.0, 0.15, 0.3, 0.45)
"""How much letters may count beside what messages mean; the trial tells."""
_LEAST_DRAWN = 100
"""So many lessons drawn from everywhere are enough to be tried on."""
_FORMAT = 4

Numbers = NDArray[np.float32]
Places = NDArray[np.int64]
_Learned = tuple[LetterSense, MeaningSense | None]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A rated text.

    is_ruled: the owner said so. vectors: what it means, where that is known. is_drawn: it was
    drawn from everywhere, not read because a student wasn't sure of it.
    """

    text: str
    language: str
    sentiment: Sentiment
    is_ruled: bool = False
    vectors: TextVectors | None = None
    is_drawn: bool = False


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

    heat: of its certainty. sure_from: the certainty from which it answers. languages: in which it
    may.
    """

    sense: LetterSense | MeaningSense
    heat: float
    sure_from: float
    languages: frozenset[str]
    trial: Trial

    def chances(self, texts: Sequence[str], vectors: Sequence[TextVectors | None] = ()) -> Numbers:
        """Return how likely each of MOODS is; a row for each text, of sum 1.0.

        vectors: of each text, where they are known.
        """
        leaning = self.sense.leaning(texts, vectors or [None] * len(texts))
        return softmax(leaning / np.float32(self.heat))

    def answer(
        self,
        texts: Sequence[str],
        languages: Sequence[str],
        vectors: Sequence[TextVectors | None] = (),
        *,
        even_unsure: bool = False,
    ) -> list[Sentiment | None]:
        """Return a rating of each text, None where it had better be read.

        even_unsure: None only where it knows next to nothing.
        """
        if not texts:
            return []
        chances = self.chances(texts, vectors)
        is_sure = chances.max(axis=1) >= (_KNOWS_SOMETHING if even_unsure else self.sure_from)
        sure = [bool(s) and code in self.languages
                for s, code in zip(is_sure, languages, strict=True)]  # fmt: skip
        return [
            self._told(text, row) if speaks else None
            for text, row, speaks in zip(texts, chances, sure, strict=True)
        ]

    def guess(self, texts: Sequence[str]) -> list[Sentiment]:
        """Return a rating of each text, sure or not: for where nobody else can read."""
        return [self._told(text, row) for text, row in zip(texts, self.chances(texts), strict=True)]

    def _told(self, text: str, row: Numbers) -> Sentiment:
        best = int(row.argmax())
        phrases = self._carrying(text, best) if best != 1 else ()
        score = round(float(row[2] - row[0]), 4)
        certainty = round(float(row[best]), 4)
        return Sentiment(MOODS[best], score, certainty, self.sense.source, phrases)

    def _carrying(self, text: str, label: int) -> tuple[str, ...]:
        """Return the sentence that leans to the label most, as it stands in the text.

        Sentences have no vectors of their own, so their letters tell.
        """
        sentences = split_sentences(text)
        if len(sentences) < 2:
            return tuple(sentences)
        sense = self.sense if isinstance(self.sense, LetterSense) else None
        leaning = sense.leaning(sentences, ()) if sense else find_prior().leaning(sentences)
        return (sentences[int(softmax(leaning)[:, label].argmax())],)


def train(lessons: Sequence[Lesson], go_on: Callable[[], bool] = lambda: True) -> Student:
    """Return a student of these lessons, tried on each after learning from others.

    It learns from what messages mean where enough lessons have vectors of one model, and only from
    these. go_on: asked now and then; Cancelled is raised when it says no. Seconds for thousands of
    texts. Raises ValueError for fewer than LEAST_EXAMPLES.
    """
    if len(lessons) < LEAST_EXAMPLES:
        raise ValueError("too few lessons")
    model = _meaning_model(lessons)
    if model:
        lessons = [one for one in lessons if one.vectors is not None and one.vectors.model == model]
    targets = np.array([_target(lesson) for lesson in lessons], dtype=np.float32)
    weights = np.array([_weight(lesson) for lesson in lessons], dtype=np.float32)

    texts = [lesson.text for lesson in lessons]
    vectors = [lesson.vectors for lesson in lessons]

    def learn(chosen: Places) -> _Learned:
        told, heavy = targets[chosen], weights[chosen]
        read = [texts[place] for place in chosen.tolist()]
        letters = mood_letters.learn(read, told, heavy, go_on)
        known = [vectors[place] for place in chosen.tolist()]
        meaning = mood_meaning.learn(model, read, known, told, heavy, go_on) if model else None
        return letters, meaning

    truth = targets.argmax(axis=1)
    tried = _try(lessons, learn)
    meant = (targets + np.eye(len(MOODS), dtype=np.float32)[truth]) / 2
    (_, heat), share = min((_heat(leaning, meant), share) for share, leaning in tried.items())
    chances = softmax(tried[share] / np.float32(heat))
    drawn = _drawn(lessons)
    bounds = _BY_MEANING if model else _BY_LETTERS
    sure_from, trial = _judge(chances[drawn], truth[drawn], *bounds)
    often = Counter(lesson.language for lesson in lessons)
    languages = frozenset(code for code, times in often.items() if times >= _LEAST_OF_A_LANGUAGE)
    letters, meaning = learn(np.arange(len(lessons)))
    if meaning is not None and share:
        meaning = replace(meaning, letters=letters, share=share)
    return Student(meaning or letters, heat, sure_from, languages, trial)


def _try(lessons: Sequence[Lesson], learn: Callable[[Places], _Learned]) -> dict[float, Numbers]:
    """Return how far each lesson leans after learning from others, by how much letters count."""
    folds = np.random.default_rng(len(lessons)).permutation(len(lessons)) % _FOLDS
    by_letters, by_meaning = np.zeros((2, len(lessons), len(MOODS)), np.float32)
    shares: tuple[float, ...] = (1.0,)
    for fold in range(_FOLDS):
        kept = np.flatnonzero(folds == fold)
        letters, meaning = learn(np.flatnonzero(folds != fold))
        asked = [lessons[place] for place in kept.tolist()]
        read = [one.text for one in asked]
        by_letters[kept] = letters.leaning(read, ())
        if meaning is not None:
            by_meaning[kept] = meaning.leaning(read, [one.vectors for one in asked])
            shares = _LETTER_SHARES
    return {share: by_meaning + np.float32(share) * by_letters for share in shares}


def _drawn(lessons: Sequence[Lesson]) -> Places:
    """Return the lessons to be tried on: those drawn from everywhere, if there are enough."""
    drawn = np.flatnonzero([lesson.is_drawn for lesson in lessons])
    return drawn if len(drawn) >= _LEAST_DRAWN else np.arange(len(lessons))


def _meaning_model(lessons: Sequence[Lesson]) -> str:
    """Return whose vectors enough lessons have and something is shipped for, "" for none."""
    found = Counter(lesson.vectors.model for lesson in lessons if lesson.vectors is not None)
    for model, times in found.most_common(1):
        if times >= LEAST_EXAMPLES and find_meaning_prior(model) is not None:
            return model
    return ""


def to_bytes(student: Student) -> bytes:
    """Return the student as bytes, for the encrypted file: what it knows beyond the prior."""
    head = {
        "format": _FORMAT,
        "prior": _mark(student.sense.meaning_model),
        "meaning_model": student.sense.meaning_model,
        "heat": student.heat,
        "sure_from": student.sure_from,
        "languages": sorted(student.languages),
        "trial": [student.trial.likeness, student.trial.answers, student.trial.agreement],
    }
    told = json.dumps(head).encode("ascii")
    return len(told).to_bytes(4, "little") + told + zlib.compress(student.sense.packed(), 1)


def from_bytes(content: bytes) -> Student | None:
    """Return the student, None when the bytes are none that this program wrote."""
    try:
        size = int.from_bytes(content[:4], "little")
        head = json.loads(content[4 : 4 + size])
        body = zlib.decompress(content[4 + size :])
        model = str(head["meaning_model"])
        if (head["format"], head["prior"]) != (_FORMAT, _mark(model)):
            return None
        return Student(
            mood_meaning.unpacked(model, body) if model else mood_letters.unpacked(body),
            float(head["heat"]),
            float(head["sure_from"]),
            frozenset(head["languages"]),
            Trial(*head["trial"]),
        )
    except (ValueError, KeyError, TypeError, IndexError, zlib.error):
        return None


def _mark(model: str) -> int:
    """Return what tells whether a student began with what is shipped now."""
    letters, meaning = find_prior().mark, find_meaning_prior(model)
    return letters if meaning is None else letters ^ meaning.mark


def _target(lesson: Lesson) -> list[float]:
    """Return what the student should have said: soft where the model wasn't sure.

    It has no word for mixed: of such a message each side counts as it leans.
    """
    label, sure = lesson.sentiment.label, lesson.sentiment.certainty
    if label is Mood.MIXED:
        up = (1.0 + lesson.sentiment.score) / 2
        return [1.0 - up, 0.0, up]
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


def _heat(logits: Numbers, targets: Numbers) -> tuple[float, float]:
    """Return by what to divide so that the certainty means what it says, after the surprise.

    targets: half-way between what the model said and how sure it was, for it errs, but less often
    than it says. Who agrees with a model that errs isn't certain to be right.
    """

    def surprise(heat: float) -> float:
        told = np.log(softmax(logits / np.float32(heat)) + 1e-9)
        return -float((targets * told).sum(axis=1).mean())

    return min((surprise(heat), heat) for heat in (0.2 * 1.15**step for step in range(25)))


def _judge(
    chances: Numbers, truth: NDArray[np.int64], like_the_model: float, least_agreement: float
) -> tuple[float, Trial]:
    """Return the certainty from which it may answer, and how it did. See _BY_LETTERS."""
    guesses, certainty = chances.argmax(axis=1), chances.max(axis=1)
    likeness = float((guesses == truth).mean())
    sure_from, best = 1.1, Trial(likeness, 0.0, 0.0)
    for share in range(100, 0, -2):
        limit = float(np.quantile(certainty, 1 - share / 100))
        speaks = certainty >= limit
        both = np.where(speaks, guesses, truth)
        agreement = float((guesses == truth)[speaks].mean())
        if agreement >= least_agreement and _macro_f1(truth, both) >= like_the_model:
            if speaks.all():
                limit = min(limit, _CERTAIN)  # the least certain of few isn't the least that may be
            return limit, Trial(likeness, float(speaks.mean()), agreement)
    return sure_from, best


def _macro_f1(truth: NDArray[np.int64], guesses: NDArray[np.int64]) -> float:
    scores = []
    for label in range(len(MOODS)):
        either = int((truth == label).sum() + (guesses == label).sum())
        if either:
            scores.append(2 * int(((truth == label) & (guesses == label)).sum()) / either)
    return sum(scores) / len(scores)
