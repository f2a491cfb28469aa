"""Words that show feeling, to choose which sentences of a message are worth the model's time.

They decide nothing else: a label always comes from the model. The list is ours, in
`resources/prompts/feeling_words.txt`, one word or beginning of a word a line, English and Chinese.
"""

from __future__ import annotations

import re
from functools import lru_cache

from core.paths import RESOURCES

_SHOUT = re.compile(r"[!！]|\b[A-Z]{4,}\b")


def feeling_weight(sentence: str) -> int:
    """Return how many marks of feeling the sentence bears: words of the list, !, capitals."""
    return len(_words().findall(sentence)) + len(_SHOUT.findall(sentence)[:2])


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    lines = (RESOURCES / "prompts" / "feeling_words.txt").read_text(encoding="utf-8").split("\n")
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    latin = [re.escape(word) for word in words if word.isascii()]
    other = [re.escape(word) for word in words if not word.isascii()]
    return re.compile(rf"\b(?:{'|'.join(latin)})|{'|'.join(other)}", re.IGNORECASE)
