"""What the owner is likely to write next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Completion:
    """The next words, learned from what the owner sent before.

    word: the rest of the word, or the next one. phrase: the word and what is likely behind it.
    chance: that the word is right, 0.0 to 1.0. times: how often it was written after these words.
    learned_from: the interaction that it was last written in. learned_at: when that was sent, UTC.
    """

    word: str
    phrase: str
    chance: float
    times: int = 0
    learned_from: int = 0
    learned_at: datetime | None = None
