"""Words as next-word prediction counts them, and how likely each is: interpolated Kneser-Ney.

Kneser and Ney, "Improved backing-off for m-gram language modeling" (ICASSP 1995), in the
interpolated form of Chen and Goodman, "An empirical study of smoothing techniques for language
modeling" (1998), section 2.8, with one discount. Only arithmetic over counts; where they are kept
is not its business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

ORDER = 4
"""Words in the longest run that is counted: three before, and the next."""
DISCOUNT = 0.75
START = "\x02"
_CLOSES, _OPENS = ",.;:!?)]}%\n，。；：！？、）》”’", "([{（《“"
_CACHE_SHARE, _CACHE_SMOOTHING = 0.15, 50
_PIECE = re.compile(
    r"[^\W\d_\u3400-\u9fff]+(?:['’-][^\W\d_\u3400-\u9fff]+)*|\d+(?:[.,:/]\d+)*|[\u3400-\u9fff]"
    r"|\n+|[^\w\s]"
)
_BEGUN = re.compile(r"[^\W\d_\u3400-\u9fff]+(?:['’-][^\W\d_\u3400-\u9fff]*)*$")


@dataclass(slots=True)
class Level:
    """What was counted after the last words of a text, so many of them.

    total, followers: of all words after these, how often, and how many different ones.
    prefix_total, prefix_followers: of those that begin as the word at hand.
    counts: of the candidates. For all but the longest run, "how often" is after how many different
    words before these: what may follow anything counts more than what follows one thing often.
    """

    total: int = 0
    followers: int = 0
    prefix_total: int = 0
    prefix_followers: int = 0
    counts: dict[str, int] = field(default_factory=dict)


def pieces(text: str) -> list[str]:
    """Return words, numbers, single Chinese characters, marks and ends of lines, in order."""
    return _PIECE.findall(text)


def before(text: str) -> tuple[tuple[str, ...], str]:
    """Return the last whole pieces of a text, ORDER - 1 of them, and the word begun at its end."""
    begun = _BEGUN.search(text)
    prefix = begun.group() if begun else ""
    # Far more than three pieces of any length; a letter of a hundred pages costs no more.
    rest = text[: len(text) - len(prefix)][-400:]
    return tuple([START] * (ORDER - 1) + pieces(rest))[-(ORDER - 1) :], prefix


def is_han(word: str) -> bool:
    """Return whether a piece is a Chinese character."""
    return "\u3400" <= word[:1] <= "\u9fff"


def gap(left: str, right: str) -> str:
    """Return what stands between two pieces: a blank, or nothing."""
    if left == START or left.endswith("\n") or is_han(left) or is_han(right):
        return ""
    return "" if right[0] in _CLOSES or left in _OPENS else " "


def runs(words: Sequence[str]) -> list[tuple[tuple[str, ...], str]]:
    """Return each word of a text with the words before it: none, one, two and three of them."""
    padded = [START] * (ORDER - 1) + list(words)
    return [
        (tuple(padded[at - length : at]), padded[at])
        for at in range(ORDER - 1, len(padded))
        for length in range(ORDER)
    ]


def chances(levels: Sequence[Level], prefix: str, here: Mapping[str, int]) -> dict[str, float]:
    """Return how likely each candidate is, given how the word begins.

    levels: from no words before to ORDER - 1. here: words of the letter at hand and how often they
    stand in it; they are mixed in while a word is being typed (a cache model, Kuhn and De Mori, "A
    cache-based natural language model for speech recognition", 1990).
    """
    vocabulary = levels[0].followers
    found = {word: _chance(levels, word, vocabulary) for level in levels for word in level.counts}
    begun = _chance_of_prefix(levels, vocabulary)
    if prefix:
        size = sum(here.values()) + _CACHE_SMOOTHING
        for word, count in here.items():
            if word.startswith(prefix) and word != prefix:
                found[word] = found.get(word, 0.0) + _CACHE_SHARE * count / size
                begun += _CACHE_SHARE * count / size
    return {word: chance / begun for word, chance in found.items()}


def _chance(levels: Sequence[Level], word: str, vocabulary: int) -> float:
    chance = 1.0 / (vocabulary + 1)
    for level in levels:
        if level.total:
            kept = max(level.counts.get(word, 0) - DISCOUNT, 0.0)
            chance = (kept + DISCOUNT * level.followers * chance) / level.total
    return chance


def _chance_of_prefix(levels: Sequence[Level], vocabulary: int) -> float:
    """Return how likely it is that the next word begins so; 1.0 before it is begun."""
    chance = levels[0].prefix_followers / (vocabulary + 1) if levels else 0.0
    for level in levels:
        if level.total:
            kept = level.prefix_total - DISCOUNT * level.prefix_followers
            chance = (kept + DISCOUNT * level.followers * chance) / level.total
    return max(chance, 1e-12)
