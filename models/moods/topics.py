"""What a clause is about, told by plain words (`resources/moods/topics.txt`)."""

from __future__ import annotations

import re
from functools import lru_cache

from core.paths import RESOURCES


def find_topics(clause: str) -> tuple[str, ...]:
    """Return the names of the topics that a clause speaks of, the one named first in it first."""
    found = [
        (match.start(), name)
        for name, words in _topics()
        if (match := words.search(clause)) is not None
    ]
    return tuple(name for _, name in sorted(found))


@lru_cache(maxsize=1)
def _topics() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = (RESOURCES / "moods" / "topics.txt").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return tuple(
        (name, _pattern(words)) for name, _, words in (line.partition(":") for line in lines)
    )


def _pattern(words: str) -> re.Pattern[str]:
    listed = [re.escape(word.strip()) for word in words.split(",") if word.strip()]
    latin = [word for word in listed if word.isascii()]
    other = [word for word in listed if not word.isascii()]
    return re.compile(rf"\b(?:{'|'.join(latin)})|{'|'.join(other)}", re.IGNORECASE)
