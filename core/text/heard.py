"""A message as it is to be heard where some words mean something else.

"Sick" may be praise, and whoever sells bookings that can be cancelled doesn't mind "cancel". A
reader of moods knows words as everybody uses them, so it is given another text: a word that pleases
here stands as one that pleases everywhere, and one that says nothing is left out. What the reader
then quotes is led back to what stands in the message.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.mood_learning import WordRule
from core.domain.sentiment import Mood

_STANDS_FOR = {
    False: {Mood.POSITIVE: "great", Mood.NEGATIVE: "terrible", Mood.NEUTRAL: "…"},
    True: {Mood.POSITIVE: "很好", Mood.NEGATIVE: "很差", Mood.NEUTRAL: "…"},
}
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Heard:
    """A text to read in place of the message's.

    words: the owner's words that were found, as they stand in the message.
    """

    text: str
    words: tuple[str, ...]
    _original: str
    _cuts: tuple[tuple[int, int, int, int], ...]

    def original(self, phrase: str) -> str:
        """Return what stands in the message where the phrase was heard, "" when it wasn't."""
        start = self.text.find(phrase)
        if start < 0 or not phrase:
            return ""
        first = self._place(start, is_end=False)
        last = self._place(start + len(phrase), is_end=True)
        return self._original[first:last].strip()

    def _place(self, at: int, *, is_end: bool) -> int:
        shift = 0
        for start, end, original_start, original_end in self._cuts:
            if at <= start and not (is_end and at > start):
                break
            if at < end or (is_end and at == end):
                return original_end if is_end else original_start
            shift = original_end - end
        return at + shift


def fold(phrase: str) -> str:
    """Return a word as it is compared: without case, width and outer white space."""
    return unicodedata.normalize("NFKC", phrase).casefold().strip()


def listen(text: str, rules: Sequence[WordRule]) -> Heard:
    """Return the text as it is to be heard; the longest word counts where two begin alike."""
    pattern = _pattern(rules)
    if pattern is None:
        return Heard(text, (), text, ())
    moods = {fold(rule.phrase): rule.mood for rule in rules}
    pieces: list[str] = []
    cuts: list[tuple[int, int, int, int]] = []
    words: dict[str, None] = {}
    at = length = 0
    for found in pattern.finditer(text):
        mood = moods.get(fold(found.group()))
        if mood is None or mood is Mood.MIXED:
            continue
        before = text[at : found.start()]
        instead = _STANDS_FOR[bool(_CJK.search(found.group()))][mood]
        start = length + len(before)
        cuts.append((start, start + len(instead), found.start(), found.end()))
        pieces += (before, instead)
        length, at = start + len(instead), found.end()
        words[found.group()] = None
    pieces.append(text[at:])
    return Heard("".join(pieces), tuple(words), text, tuple(cuts))


def holds(text: str, phrase: str) -> bool:
    """Say whether the word stands in the text by itself."""
    pattern = _pattern((WordRule(phrase, Mood.NEUTRAL),))
    return pattern is not None and pattern.search(text) is not None


def _pattern(rules: Sequence[WordRule]) -> re.Pattern[str] | None:
    phrases = sorted({rule.phrase.strip() for rule in rules} - {""}, key=len, reverse=True)
    if not phrases:
        return None
    return re.compile("|".join(map(_bounded, phrases)), re.IGNORECASE)


def _bounded(phrase: str) -> str:
    """Return a pattern for the word alone; Chinese has no spaces to tell it by."""
    body = r"\s+".join(map(re.escape, phrase.split()))
    before = r"(?<!\w)" if phrase[0].isalnum() and not _CJK.match(phrase[0]) else ""
    after = r"(?!\w)" if phrase[-1].isalnum() and not _CJK.match(phrase[-1]) else ""
    return f"{before}{body}{after}"
