"""How much each part of what is known concerns a letter, whatever its questions are.

A customer says "if it pours" of what a note has under "Rain", names what they bring without asking,
and asks "when is it ready" of what stands under "Time". Rules that match one question with one note
must not be wrong, so they find a third of what an owner would tell. Here a part has a chance: the
logistic function of a weighted sum of the words it shares with the letter, of whether it is of the
kind that is asked, and, where there is a model for it, of how near it lies to the letter and to its
nearest sentence. The weights are trained on the letters and answers of `tests/evaluation/claims` by
`python -m tests.evaluation train-concern` (decision 090).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log2

from core.domain.draft import Fact
from core.text.asks import Ask
from core.text.sentences import split_sentences
from models.drafts.aboutness import fit, words_of
from models.drafts.nearest import text_of
from models.drafts.vectors import Vector, Vectors, cosine

MOST_WORDS, MOST_LABEL_WORDS = 4, 3
MOST_CHARS = 600
"""Of a letter, where it is read as a whole."""
_MOST_SENTENCES = 12


@dataclass(frozen=True, slots=True)
class Concern:
    """What speaks for a part.

    words, label: words that it shares with the letter, all and those of its label. share,
    label_share: how much of its own these are, 0 to 1. kind: how well it is of the kind that is
    asked, -1 to 1. is_han: whether words are pairs of characters. sentence, letter: cosines.
    """

    words: int
    label: int
    share: float
    label_share: float
    kind: float
    is_han: bool
    sentence: float = 0.0
    letter: float = 0.0


_BY_WORDS = (1.531, -0.039, 0.459, 0.909, 0.294, 0.012)
_BY_MEANING = (1.05, -0.208, 0.507, 0.918, -0.052, -0.468, 2.768, 4.311)
_WORDS_BIAS, _MEANING_BIAS = -1.013, -2.208


def chances(
    message: str, asks: Sequence[Ask], parts: Sequence[Fact], vectors: Vectors
) -> list[float]:
    """Return for each part the chance that an answer to the letter should tell it."""
    found, is_by_meaning = concerns(message, asks, parts, vectors)
    weights, bias = (_BY_MEANING, _MEANING_BIAS) if is_by_meaning else (_BY_WORDS, _WORDS_BIAS)
    return [_chance(bias + sum(map(float.__mul__, weights, values(one)))) for one in found]


def concerns(
    message: str, asks: Sequence[Ask], parts: Sequence[Fact], vectors: Vectors
) -> tuple[list[Concern], bool]:
    """Return what speaks for each part, and whether what they mean is known."""
    said, is_han = words_of(message), not message.isascii()
    held = vectors.of_passages([text_of(part) for part in parts])
    letter = vectors.of_question(message[:MOST_CHARS]) if held else None
    texts = split_sentences(message)[:_MOST_SENTENCES] if letter is not None else ()
    sentences = [one for text in texts if (one := vectors.of_question(text)) is not None]
    found = []
    for number, part in enumerate(parts):
        label = words_of(part.label)
        words = label | words_of(part.value)
        kind = max((fit(ask, part) for ask in asks), default=1.0)
        shared, named = len(words & said), len(label & said)
        is_known = letter is not None
        found.append(
            Concern(
                min(MOST_WORDS, shared),
                min(MOST_LABEL_WORDS, named),
                shared / max(1, len(words)),
                named / max(1, len(label)),
                log2(kind),
                is_han,
                _nearest(held[number], sentences) if is_known else 0.0,
                cosine(held[number], letter) if letter is not None else 0.0,
            )
        )
    return found, letter is not None


def values(one: Concern) -> tuple[float, ...]:
    """Return what speaks for a part as numbers, in the order of the weights."""
    return (
        float(one.words),
        float(one.label),
        one.share,
        one.label_share,
        one.kind,
        float(one.is_han),
        one.sentence,
        one.letter,
    )


def _nearest(vector: Vector, sentences: Sequence[Vector]) -> float:
    return max((cosine(vector, sentence) for sentence in sentences), default=0.0)


def _chance(weighed: float) -> float:
    return 1 / (1 + exp(-weighed))
