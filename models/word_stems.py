"""The beginnings of English words, by which a letter and its sources are compared."""

from __future__ import annotations

import re
from functools import cache

from core.paths import RESOURCES
from core.text.language import is_function_word

_NUMBERS = frozenset((
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    "hundred", "first", "second", "third", "fourth", "fifth", "tenth",
))  # fmt: skip
_ENDINGS = re.compile(r"(?:'s|s|es|ed|ing|ly|d|er|est)$")
_STEM, _LONG = 5, 5


def stems_of(text: str) -> set[str]:
    """Return the beginnings of the words of a text, small words and numbers left out."""
    words = re.findall(r"[a-z]{3,}", text)
    return {stem_of(word) for word in words if word not in _NUMBERS and not is_function_word(word)}


def stem_of(word: str) -> str:
    """Return the beginning of a word, in small letters, that its other forms share."""
    short = _ENDINGS.sub("", word) if len(word) > _LONG else word.removesuffix("s")
    return short[:_STEM].rstrip("eyi")


def is_common(stem: str) -> bool:
    """Say whether words that begin so state nothing of a trade."""
    return stem in _common()


@cache
def _common() -> frozenset[str]:
    lines = (RESOURCES / "words" / "usual_english.txt").read_text(encoding="utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return frozenset(stem_of(word) for word in words)
