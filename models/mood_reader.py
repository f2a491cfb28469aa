"""Says how messages sound, from what the model thinks of them half-way through (decision 039).

One reading of a message gives everything: a light head (`models.sentiment_head`) on the state at
its end and on the mean of its words' states says how the whole sounds, another one on the mean of
each clause how the clause does. So the clauses that carried the mood, and what the writer thinks of
each topic, cost nothing more. Rules:

* Of a long message the beginning and the end are read, where people say what they feel; the
  certainty falls by half of the share that was not read.
* Where one clause clearly praises and another clearly complains, and the whole isn't lopsided, the
  mood is mixed. Courtesies ("thank you", 谢谢) don't count.
* In a language that the heads weren't trained on the certainty is lowered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.domain.sentiment import Mood, Sentiment, TopicMood
from core.text.clauses import split_clauses
from core.text.language import detect_language
from core.text.sentences import split_parts
from models.courtesies import is_courtesy
from models.engine import Engine, ItemStates, StateRequest
from models.mood_topics import find_topics
from models.prompts import as_data
from models.sentiment_head import Head, MoodHeads

MOODS = (Mood.NEGATIVE, Mood.NEUTRAL, Mood.POSITIVE)
_READ_BYTES = 720
_LANGUAGES = ("en", "zh", "")
_ELSEWHERE = 0.7
"""Of the certainty, in a language that the heads weren't trained on."""
_CLEAR = 0.7
_LOPSIDED = 0.85
_MAX_PHRASES = 3
_MOST_OF_IT = 0.7
"""Of what speaks for a mood, the phrases hold this share, if so few can."""

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A message as it was read.

    clauses: verbatim stretches of it. share: how far they can speak for it (0.5 to 1.0).
    states: None when there is nothing to read.
    """

    text: str
    clauses: tuple[str, ...]
    share: float
    states: ItemStates | None

    def vector(self) -> Numbers:
        """Return what the head for whole messages takes. There are states."""
        states = self.states
        if states is None:
            raise ValueError("nothing was read")
        lengths = np.array(states.lengths, np.float32)
        mean = lengths @ states.parts / max(1.0, float(lengths.sum()))
        return np.concatenate([states.last, mean]).astype(np.float32)


def read(engine: Engine, heads: MoodHeads, texts: Sequence[str]) -> Iterator[Reading]:
    """Yield each text as it was read. Raises as `models.engine.Engine.read_states`."""
    cut = [_clauses(text) for text in texts]
    items = tuple(tuple(cleaned for _, cleaned in clauses) for clauses, _ in cut if clauses)
    states = engine.read_states(StateRequest(heads.prompt, items, heads.layer)) if items else None
    for text, (clauses, share) in zip(texts, cut, strict=True):
        found = next(states) if clauses and states is not None else None
        yield Reading(text, tuple(verbatim for verbatim, _ in clauses), share, found)


def judge(reading: Reading, heads: MoodHeads, head: Head, source: str, language: str) -> Sentiment:
    """Return how a message sounds. head: for the whole, the shipped one or the owner's."""
    if reading.states is None:
        return Sentiment(Mood.NEUTRAL, 0.0, 0.0, source)
    whole = head.chances(reading.vector()[None, :])[0]
    parts = heads.part.chances(reading.states.parts)
    score = round(float(whole[2] - whole[0]), 4)
    share = reading.share * _language_share(reading.text, language)
    topics = _topics(reading, heads.part)
    clear = _clear_sides(reading, parts)
    if min(clear) >= _CLEAR and max(whole[0], whole[2]) < _LOPSIDED:
        certainty = round(min(clear) * share, 4)
        phrases = _phrases(reading, parts, -1)[:1] + _phrases(reading, parts, 1)[:1]
        return Sentiment(Mood.MIXED, score, certainty, source, tuple(phrases), topics=topics)
    best = int(whole.argmax())
    phrases = _phrases(reading, parts, best - 1)
    certainty = round(float(whole[best]) * share, 4)
    return Sentiment(MOODS[best], score, certainty, source, tuple(phrases), topics=topics)


def _clauses(text: str) -> tuple[list[tuple[str, str]], float]:
    """Return the clauses to read, each verbatim and as data, and how far they can speak."""
    halves, share = _halves(text)
    found: list[tuple[str, str]] = []
    for clause in (clause for half in halves for clause in split_clauses(half)):
        space = clause[: len(clause) - len(clause.lstrip())]
        cleaned = as_data(clause)
        if cleaned:
            found.append((clause, (space[:1] if found else "") + cleaned))
    return found, share


def _halves(text: str) -> tuple[list[str], float]:
    size = len(text.encode("utf-8", "replace"))
    if size <= _READ_BYTES:
        return [text], 1.0
    parts = split_parts(text, _READ_BYTES // 2)
    if len(parts) <= 2:
        return parts, 1.0
    read = len(parts[0]) + len(parts[-1])
    return [parts[0], parts[-1]], (1 + read / max(1, len(text))) / 2


def _language_share(text: str, language: str) -> float:
    return 1.0 if (language or detect_language(text)) in _LANGUAGES else _ELSEWHERE


def _clear_sides(reading: Reading, parts: Numbers) -> tuple[float, float]:
    """Return how sure the surest complaint and the surest praise among the clauses are."""
    telling = [
        row
        for clause, row in zip(reading.clauses, parts, strict=True)
        if not is_courtesy(clause.strip())
    ]
    if len(telling) < 2:
        return 0.0, 0.0
    sides = np.array(telling).max(axis=0)
    return float(sides[0]), float(sides[2])


def _phrases(reading: Reading, parts: Numbers, side: int) -> list[str]:
    """Return the clauses that speak for a side, in the order of the text.

    side: -1 complaint, 1 praise; 0 none, which no words carry.
    """
    if side == 0 or reading.states is None:
        return []
    leaning = (parts[:, 2] - parts[:, 0]) * np.array(reading.states.lengths) * side
    order = [int(number) for number in np.argsort(-leaning, kind="stable")]
    chosen = order[:1]
    total = float(np.maximum(leaning, 0).sum())
    for number in order[1:_MAX_PHRASES]:
        if leaning[number] <= 0 or float(leaning[chosen].sum()) >= _MOST_OF_IT * total:
            break
        chosen.append(number)
    return [reading.clauses[number].strip() for number in sorted(chosen)]


def _topics(reading: Reading, head: Head) -> tuple[TopicMood, ...]:
    """Return what the writer thinks of each topic, where they speak of several."""
    if reading.states is None:
        return ()
    by_topic: dict[str, list[int]] = {}
    topics: tuple[str, ...] = ()
    for number, clause in enumerate(reading.clauses):
        topics = find_topics(clause) or topics
        for topic in topics:
            by_topic.setdefault(topic, []).append(number)
    if len(by_topic) < 2:
        return ()
    moods = []
    for name, numbers in by_topic.items():
        lengths = np.array([reading.states.lengths[number] for number in numbers], np.float32)
        mean = lengths @ reading.states.parts[numbers] / max(1.0, float(lengths.sum()))
        chances = head.chances(mean[None, :])[0]
        label = int(chances.argmax())
        leaning = head.chances(reading.states.parts[numbers])[:, label]
        phrase = reading.clauses[numbers[int(leaning.argmax())]].strip()
        moods.append(TopicMood(name, MOODS[label], phrase))
    return tuple(moods)
