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
_IRREGULAR = {
    form: forms.split()[0]
    for forms in (
        "take taken took", "give given gave", "bring brought", "send sent", "keep kept", "pay paid",
        "find found", "leave left", "hold held", "build built", "buy bought", "write written wrote",
        "drive driven drove", "break broken broke", "choose chosen chose", "wear worn wore",
        "draw drawn drew", "grow grown grew", "sell sold", "teach taught", "lend lent",
        "spend spent", "feed fed", "lay laid", "hang hung", "lose lost", "wind wound", "make made",
    )
    for form in forms.split()
}  # fmt: skip


def stems_of(text: str) -> set[str]:
    """Return the beginnings of the words of a text, small words and numbers left out."""
    words = re.findall(r"[a-z]{3,}", text)
    return {stem_of(word) for word in words if word not in _NUMBERS and not is_function_word(word)}


def stem_of(word: str) -> str:
    """Return the beginning of a word, in small letters, that its other forms share."""
    word = _IRREGULAR.get(word, word)
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
