"""Which of the owner's knowledge notes bear on a message: by the words they share.

The weight of a word falls with the number of notes that hold it (inverse document frequency, Spärck
Jones 1972, log(N / n) + 1). Chinese has no spaces, so pairs of its characters count as words.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from core.domain.knowledge import KnowledgeNote
from core.text.language import detect_language

_HAN = "\u3400-\u9fff"
_TOKEN = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]{{3,}}")
_LANGUAGE_BONUS = 1.5
_FEWEST = 2.0  # less than this is chance


def choose_notes(
    notes: Sequence[KnowledgeNote], message: str, most: int
) -> tuple[KnowledgeNote, ...]:
    """Return at most so many notes that share words with the message, best first.

    Of notes that say the same in two languages the one in the message's language wins.
    """
    asked = set(_words(message))
    language = detect_language(message)
    held = [Counter(_words(f"{note.title} {note.text}")) for note in notes]
    spread = Counter(word for words in held for word in words)
    scored = []
    for note, words in zip(notes, held, strict=True):
        shared = asked & words.keys()
        score = sum(math.log(len(notes) / spread[word]) + 1 for word in shared)
        if language and detect_language(note.text) == language:
            score *= _LANGUAGE_BONUS
        scored.append((score, note))
    scored.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(note for score, note in scored[:most] if score >= _FEWEST)


def _words(text: str) -> list[str]:
    words: list[str] = []
    for token in _TOKEN.findall(text.casefold()):
        if re.match(f"[{_HAN}]", token):
            words.extend(token[i : i + 2] for i in range(len(token) - 1))
        else:
            # A plural or a past form should still meet its plain word.
            words.append(re.sub(r"(ing|ies|es|s|ed)$", "", token))
    return words
