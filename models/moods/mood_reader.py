"""Says how messages sound, from what the model thinks of them half-way through (decision 039).

One reading of a message gives everything: a light head (`models.moods.sentiment_head`) on the state
at its end and on the mean of its words' states says how the whole sounds, another one on the mean
of each clause how the clause does. So the clauses that carried the mood, and what the writer thinks
of each topic, cost nothing more. Rules:

* A long message is read in pieces. Of one that is longer still the beginning and the end are read;
  the certainty falls by half of the share that was not read.
* Of a message of several clauses these have most of the say, the clearer ones the more
  (`models.moods.clauses`). Courtesies ("thank you", 谢谢) don't count.
* Where one clause of a short message clearly praises and another clearly complains, and the whole
  isn't lopsided, the mood is mixed.
* In a language that the heads weren't trained on the certainty is lowered.
* Where it is known what the whole means to the search's model, that counts, too (decision 056).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from core.domain.meaning import TextVectors
from core.domain.sentiment import Mood, Sentiment, TopicMood
from core.insight.mood_meaning import find_meaning_prior
from core.insight.mood_prior import find_prior
from core.text.clauses import split_clauses
from core.text.language import detect_language
from core.text.sentences import split_parts
from models.engine import Engine, ItemStates, StateRequest, Work
from models.moods.clauses import evidence, says_several_things
from models.moods.courtesies import is_courtesy
from models.moods.sentiment_head import Head, MoodHeads
from models.moods.topics import find_topics
from models.prompts import as_data

MOODS = (Mood.NEGATIVE, Mood.NEUTRAL, Mood.POSITIVE)
_WORDS = (*MOODS, Mood.MIXED)
_PIECE_BYTES, _MOST_PIECES = 1440, 3
_LANGUAGES = ("en", "zh", "")
_ELSEWHERE = 0.7
"""Of the certainty, in a language that the heads weren't trained on."""
_LETTERS = 0.15
"""How much the letters and words of a short message count beside what the model thinks."""
_WHOLE, _MEANING = 0.9, 0.3
"""How much the whole counts where it is known what it means, and how much that does."""
_CLAUSES = 0.6
"""How much the clauses of a longer message count, beside the whole."""
_LEAST = 0.01
"""Of a chance, where two are compared."""
_CLEAR = 0.7
_LOPSIDED = 0.85
_FEW_PHRASES, _MOST_PHRASES, _SHORT_BYTES = 3, 6, 120
"""More than a few phrases are shown only as long as they are short together (UTF-8)."""
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

    @property
    def telling(self) -> list[int]:
        """The clauses that are more than polite."""
        return [n for n, clause in enumerate(self.clauses) if not is_courtesy(clause.strip())]

    def vector(self) -> Numbers:
        """Return what the head for whole messages takes. There are states."""
        states = self.states
        if states is None:
            raise ValueError("nothing was read")
        lengths = np.array(states.lengths, np.float32)
        mean = lengths @ states.parts / max(1.0, float(lengths.sum()))
        return np.concatenate([states.last, mean]).astype(np.float32)


def read(
    engine: Engine, heads: MoodHeads, texts: Sequence[str], work: Work | None = None
) -> Iterator[Reading]:
    """Yield each text as it was read. Raises as `models.engine.Engine.read_states`."""
    cut = [_pieces(text) for text in texts]
    items = tuple(tuple(cleaned for _, cleaned in piece) for pieces, _ in cut for piece in pieces)
    request = StateRequest(heads.prompt, items, heads.layer)
    states = engine.read_states(request, work) if items else None
    for text, (pieces, share) in zip(texts, cut, strict=True):
        found = list(islice(states, len(pieces))) if states is not None else []
        clauses = tuple(verbatim for piece in pieces for verbatim, _ in piece)
        yield Reading(text, clauses, share, _joined(found) if found else None)


def judge(
    reading: Reading,
    heads: MoodHeads,
    head: Head,
    source: str,
    language: str,
    vectors: TextVectors | None = None,
) -> Sentiment:
    """Return how a message sounds. head: for the whole, the shipped one or the owner's.

    vectors: what it means to an embedding model, where that is known.
    """
    if reading.states is None:
        return Sentiment(Mood.NEUTRAL, 0.0, 0.0, source)
    told = chances(reading, heads, head, vectors)
    parts = heads.part.chances(reading.states.parts)
    label, sure = _WORDS[int(told.argmax())], float(told.max())
    clear = _clear_sides(parts[reading.telling])
    if not told[3] and clear >= _CLEAR and max(told[0], told[2]) < _LOPSIDED:
        label, sure = Mood.MIXED, clear
    if label is Mood.MIXED:
        phrases = _phrases(reading, parts, -1)[:1] + _phrases(reading, parts, 1)[:1]
    else:
        phrases = _phrases(reading, parts, MOODS.index(label) - 1)
    return Sentiment(
        label,
        round(float(told[2] - told[0]), 4),
        round(sure * reading.share * _language_share(reading.text, language), 4),
        source,
        tuple(phrases),
        topics=_topics(reading, heads.part),
    )


def chances(
    reading: Reading, heads: MoodHeads, head: Head, vectors: TextVectors | None = None
) -> Numbers:
    """Return how likely each of MOODS is for what was read, and mixed.

    A short message is judged as a whole, by its meaning or else its letters, too; its chance of
    being mixed is 0.0.
    """
    states = reading.states
    vector = reading.vector()[None, :]
    whole = head.chances(vector)[0]
    meaning = _meaning(vectors)
    lengths = [states.lengths[number] for number in reading.telling] if states else []
    if states is None or not says_several_things(lengths):
        if meaning is None:
            told = _together(whole, 1.0, _LETTERS * find_prior().leaning([reading.text])[0])
        else:
            told = _together(whole, _WHOLE, _MEANING * meaning)
        return np.append(told, 0).astype(np.float32)
    shipped = heads.whole.chances(vector)[0]
    parts = heads.part.chances(states.parts[reading.telling])
    told = heads.several.chances(evidence(shipped, parts, lengths)[None, :])[0]
    # What the owner taught counts for as much as it does for a short message.
    told[:3] *= (whole + _LEAST) / (shipped + _LEAST)
    told = _CLAUSES * told / told.sum() + (1 - _CLAUSES) * np.append(whole, 0)
    return np.asarray(told, np.float32)


def _meaning(vectors: TextVectors | None) -> Numbers | None:
    """Return how far a message leans to each label by what it means."""
    prior = find_meaning_prior(vectors.model) if vectors is not None else None
    return prior.leaning(vectors) if prior is not None and vectors is not None else None


def _together(chances: Numbers, share: float, leaning: Numbers) -> Numbers:
    """Return chances that something else leans on. share: how much they count themselves."""
    told = np.maximum(chances, 1e-6) ** share * np.exp(leaning - leaning.max())
    return np.asarray(told / told.sum(), np.float32)


def _pieces(text: str) -> tuple[list[list[tuple[str, str]]], float]:
    """Return the pieces to read, each clause verbatim and as data, and how far they can speak."""
    parts = split_parts(text, _PIECE_BYTES)
    read = parts if len(parts) <= _MOST_PIECES else [*parts[: _MOST_PIECES - 1], parts[-1]]
    share = 1.0 if read == parts else (1 + sum(map(len, read)) / max(1, len(text))) / 2
    pieces = [_clauses(part) for part in read]
    return [piece for piece in pieces if piece], share


def _clauses(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for clause in split_clauses(text):
        space = clause[: len(clause) - len(clause.lstrip())]
        cleaned = as_data(clause)
        if cleaned:
            found.append((clause, (space[:1] if found else "") + cleaned))
    return found


def _joined(pieces: Sequence[ItemStates]) -> ItemStates:
    """Return the states of a message that was read in pieces: each counts by its length."""
    if len(pieces) == 1:
        return pieces[0]
    lengths = np.array([sum(piece.lengths) for piece in pieces], np.float32)
    last = lengths @ np.stack([piece.last for piece in pieces]) / max(1.0, float(lengths.sum()))
    return ItemStates(
        last.astype(np.float32),
        np.vstack([piece.parts for piece in pieces]),
        tuple(length for piece in pieces for length in piece.lengths),
    )


def _language_share(text: str, language: str) -> float:
    return 1.0 if (language or detect_language(text)) in _LANGUAGES else _ELSEWHERE


def _clear_sides(parts: Numbers) -> float:
    """Return how sure both the surest complaint and the surest praise among clauses are."""
    return float(parts[:, [0, 2]].max(axis=0).min()) if len(parts) > 1 else 0.0


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
    for number in order[1:_MOST_PHRASES]:
        said = "".join(reading.clauses[one] for one in chosen)
        is_enough = (
            len(chosen) >= _FEW_PHRASES and len(said.encode("utf-8", "replace")) >= _SHORT_BYTES
        )
        if is_enough or leaning[number] <= 0 or leaning[chosen].sum() >= _MOST_OF_IT * total:
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
