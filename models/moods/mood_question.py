"""Asks a model in words how messages sound: for models without a head (`models.moods.mood_reader`).

The model is never asked to write: one look at the next word after "negative, neutral or positive:"
gives three numbers, which are freed from the model's own lean (`models.moods.calibration`). Rules:

* A text longer than the model takes at once is rated in parts and averaged. Of a long one only the
  beginning and the end are read, where people say what they feel, and the certainty falls by half
  of the share that was not read.
* Of a message with several sentences and a feeling the most telling sentences are rated, too:
  reading each costs as much as a short message, so words of feeling choose which. Those that
  agree with the label are its phrases. If one is clearly positive and another clearly negative,
  and the whole doesn't speak against it, the label is mixed. Courtesies ("thank you", 谢谢) don't
  count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from core.domain.sentiment import Mood, Sentiment
from core.text.sentences import split_parts, split_sentences
from models.engine import Engine, Message, ScoreRequest, Work
from models.moods.calibration import CONTENT_FREE, Calibration, find_fitted, from_content_free
from models.moods.courtesies import is_courtesy
from models.moods.feeling_words import feeling_weight
from models.moods.sentiment_head import LABELS
from models.prompts import as_data, load_prompt

_MOODS = (Mood.NEGATIVE, Mood.NEUTRAL, Mood.POSITIVE)
_PART_BYTES = 720
"""A message is read in parts of this size. `as_data` makes a text at most five thirds as long
(three marks become five characters), which must fit `models.engine.MAX_ITEM_BYTES`."""

_FIRST_PARTS, _LAST_PARTS = 1, 1
_MAX_SENTENCES = 3
_MAX_PHRASES = 3
_CLEAR = 0.75
_LOPSIDED = 0.9
_PLAIN = 0.7
"""A text this surely neutral is not looked into."""
_Chances = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text, the parts of it that are read, and how far they can speak for it (0.5 to 1.0)."""

    text: str
    parts: tuple[str, ...]
    share: float


class MoodQuestion:
    """Rates texts by the probabilities that the model gives to three words."""

    def __init__(self) -> None:
        self._prompt = load_prompt("sentiment")
        self._measured: dict[str, Calibration] = {}

    def rate(self, engine: Engine, texts: Sequence[str], work: Work) -> list[Sentiment]:
        """Return how each text sounds. Raises as `models.engine.Engine.score`."""
        readings = [_reading(text) for text in texts]
        rated = self._chances(engine, [reading.parts for reading in readings], work)
        wholes = [_mean(chances) for chances in rated]
        sentences = [
            _sentences_to_rate(reading, whole)
            for reading, whole in zip(readings, wholes, strict=True)
        ]
        by_sentence = self._chances(engine, sentences, work)
        return [
            _judge(engine.model_id, reading, whole, list(zip(lines, chances, strict=True)))
            for reading, whole, lines, chances in zip(
                readings, wholes, sentences, by_sentence, strict=True
            )
        ]

    def _chances(
        self, engine: Engine, groups: Sequence[Sequence[str]], work: Work
    ) -> list[list[_Chances]]:
        """Return the calibrated probabilities of each text of each group."""
        texts = [as_data(text) or "." for group in groups for text in group]
        if not texts:
            return [[] for _ in groups]
        calibration = self._calibration(engine, work)
        rows = iter([calibration.apply(row) for row in self._ask(engine, texts, work)])
        return [list(islice(rows, len(group))) for group in groups]

    def _calibration(self, engine: Engine, work: Work) -> Calibration:
        known = self._measured.get(engine.model_id) or find_fitted(
            engine.model_id, self._prompt.version
        )
        if known is None:
            known = from_content_free(list(self._ask(engine, CONTENT_FREE, work)))
        self._measured[engine.model_id] = known
        return known

    def _ask(self, engine: Engine, texts: Sequence[str], work: Work) -> Iterator[_Chances]:
        messages = (
            Message("system", self._prompt.raw("system")),
            Message("user", self._prompt.raw("user")),
        )
        return engine.score(ScoreRequest(messages, tuple(texts), LABELS), work)


def _reading(text: str) -> _Reading:
    parts = split_parts(text, _PART_BYTES)
    if not any(char.isalnum() for char in text):
        # Emoji and punctuation alone can carry a feeling; blank text can't.
        return _Reading(text, tuple(parts[:1]), 1.0)
    if len(parts) <= _FIRST_PARTS + _LAST_PARTS:
        return _Reading(text, tuple(parts), 1.0)
    read = (*parts[:_FIRST_PARTS], *parts[-_LAST_PARTS:])
    return _Reading(text, read, (1 + sum(map(len, read)) / sum(map(len, parts))) / 2)


def _mean(chances: Sequence[_Chances]) -> _Chances:
    if not chances:
        return (0.0, 1.0, 0.0)
    return tuple(sum(column) / len(chances) for column in zip(*chances, strict=True))


def _sentences_to_rate(reading: _Reading, whole: _Chances) -> list[str]:
    """Return the sentences worth a second look: none for a single one or a plain neutral text."""
    if whole[1] >= _PLAIN:
        return []
    sentences = [line for part in reading.parts for line in split_sentences(part)]
    telling = [line for line in dict.fromkeys(sentences) if len(line) > 3 and not is_courtesy(line)]
    if len(telling) < 2:
        return []
    # Stable: among equals the earlier ones are taken.
    chosen = sorted(range(len(telling)), key=lambda number: -feeling_weight(telling[number]))
    return [telling[number] for number in sorted(chosen[:_MAX_SENTENCES])]


def _judge(
    source: str, reading: _Reading, whole: _Chances, lines: Sequence[tuple[str, _Chances]]
) -> Sentiment:
    if not reading.parts:
        return Sentiment(Mood.NEUTRAL, 0.0, 0.0, source)
    best = max(range(3), key=lambda label: whole[label])
    score = round(whole[2] - whole[0], 4)
    clear = [max((line[1][label] for line in lines), default=0.0) for label in (0, 2)]
    if min(clear) >= _CLEAR and max(whole[0], whole[2]) < _LOPSIDED:
        phrases = _phrases(lines, 0)[:1] + _phrases(lines, 2)[:1]
        certainty = min(clear) * reading.share
        return Sentiment(Mood.MIXED, score, round(certainty, 4), source, tuple(phrases))
    return Sentiment(
        _MOODS[best],
        score,
        round(whole[best] * reading.share, 4),
        source,
        tuple(_carrying(reading, best, lines)),
    )


def _carrying(reading: _Reading, label: int, lines: Sequence[tuple[str, _Chances]]) -> list[str]:
    """Return the sentences behind a label; a neutral one has none."""
    if label == 1:
        return []
    if lines:
        return _phrases(lines, label)
    sentences = [line for line in split_sentences(reading.text) if not is_courtesy(line)]
    return (sentences or split_sentences(reading.text))[:1]


def _phrases(lines: Sequence[tuple[str, _Chances]], label: int) -> list[str]:
    """Return the sentences that lean to the label most, in the order of the text."""
    leaning = [number for number, (_, chances) in enumerate(lines) if chances[label] > 0.5]
    leaning.sort(key=lambda number: -lines[number][1][label])
    return [lines[number][0] for number in sorted(leaning[:_MAX_PHRASES])]
