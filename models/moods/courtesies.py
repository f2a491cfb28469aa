"""Words of politeness, which open and close a message whatever its mood."""

from __future__ import annotations

import re

_COURTESY = re.compile(
    r"(?i)^\W*(many thanks|thanks|thank you|thx|dear|hello|hi|hey|good (morning|afternoon)|"
    r"(best|kind|warm)?\s*(regards|wishes)|cheers|sincerely|yours|looking forward|"
    r"谢谢|多谢|感谢|您好|你好|祝|此致|敬礼)",
)
_MOST_CHARS = 60


def is_courtesy(sentence: str) -> bool:
    """Return whether a sentence is only polite."""
    return len(sentence) <= _MOST_CHARS and bool(_COURTESY.match(sentence))
