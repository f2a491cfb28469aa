"""How well what somebody types fits the name of a command or a record, in either script.

Each word typed must fit: as a word's beginning, by initials ("nc" for "New contact"), by a part, by
letters left out, by pinyin, or but for a slip of the pen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from core.text.normalise import fold
from core.text.pinyin import spellings
from core.text.words import words_of

WHOLE, BEGINNING, INITIALS, PART, SLIP, LETTERS = 1.0, 0.9, 0.75, 0.6, 0.5, 0.35
_FEWEST_LETTERS, _FEWEST_FOR_SLIP = 3, 4


class _Name(NamedTuple):
    folded: str
    words: tuple[str, ...]
    initials: str


def fitness(question: str, names: Iterable[str]) -> float:
    """Return how well the best of the names fits, 0.0 (not at all) to 1.0."""
    asked = words_of(question)
    if not asked:
        return 0.0
    return max((_fits(asked, _taken_apart(name)) for name in names if name), default=0.0)


def _fits(asked: tuple[str, ...], name: _Name) -> float:
    scores = [_fits_word(word, name) for word in asked]
    if not all(scores):
        return 0.0
    # The first word of a name is what it is known by.
    lead = 0.05 if name.words and name.words[0].startswith(asked[0]) else 0.0
    whole = 1.0 if words_of(name.folded) == asked else 0.99
    return min(whole, sum(scores) / len(scores) * 0.95 + lead)


def _fits_word(word: str, name: _Name) -> float:
    tries: tuple[tuple[float, Callable[[], bool]], ...] = (
        (WHOLE, lambda: word in name.words),
        (BEGINNING, lambda: any(other.startswith(word) for other in name.words)),
        (INITIALS, lambda: len(word) > 1 and name.initials.startswith(word)),
        (PART, lambda: word in name.folded),
        (SLIP, lambda: len(word) >= _FEWEST_FOR_SLIP and _is_near(word, name.words)),
        (LETTERS, lambda: len(word) >= _FEWEST_LETTERS and _is_within(word, name.folded)),
    )
    return next((score for score, fits in tries if fits()), 0.0)


def _is_near(word: str, others: Iterable[str]) -> bool:
    return any(_is_slip(word, other) for other in others)


def _is_slip(word: str, other: str) -> bool:
    """Say whether one slip parts the word from another one, or from its beginning."""
    begun = other[: len(word) + 1]
    return any(
        OSA.distance(word, part, score_cutoff=1) <= 1
        for part in (other, begun, begun[:-1])
        if part and part[0] == word[0]
    )


def _is_within(word: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in word)


@lru_cache(maxsize=4_000)
def _taken_apart(name: str) -> _Name:
    words = words_of(name)
    return _Name(fold(name), (*words, *spellings(name)), "".join(word[0] for word in words if word))
