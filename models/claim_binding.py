"""Which thing a number is of: the price of the crown is none of the filling's.

A source's number belongs to the words of its piece and of its label. A letter's number is another
thing's where all the words that tie it to a number of that kind, and more, tie it to another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.text.ranking import telling_words
from models.quantities import CLOCK, DAY, HOUR, MONEY, SHARE, Quantity

_PIECE = re.compile(
    r"[;；。！？!?\n]|[,，、](?!\d{3})|\.(?=\s|$)|\band (?=[£$€\d])|\bbut\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?](?=\s|$)|[。！？；;\n]")
_AFTERWARDS = re.compile(
    r"\s*(?:for|off|extra for|on top for) (?:the|an?|each|one|another|your)\b"
    r"(?! (?:hour|day|night|week|month|year|total|lot))"
)
_UNTIL = re.compile(r"[,;.!?，；。！？、\n]|\band\b")
_FROM = re.compile(r"\bfrom \d|\bor more\b|\band more\b|\bat least\b|起|满|以上", re.IGNORECASE)
_STEM = 5
_TELLS_NOTHING = frozenset((
    "plu", "mak", "com", "altog", "toget", "anoth", "furth",
    "price", "each", "piece", "extra", "total", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "first", "both", "only", "about", "wheth", "euro", "pound",
    "dolla", "hour", "day", "night", "week", "month", "year", "minut", "小时",
    "分钟", "工作", "作日", "星期",
))  # fmt: skip
_PER = re.compile(r"\b(?:per|each|every) \w+|每.", re.IGNORECASE)
"""What it counts by says not what it is of."""
_RATE = re.compile(
    r"\b(?:an?|per|each|every|further|of) (?:\w+ )?(?:half[ -])?(?:hour|day|night|week|month|year)"
    r"|/ ?(?:h|hr|hour|day|night|week|month)\b|\b(?:hourly|daily|weekly|monthly|annual)"
    r"|每(?:个|半)?(?:小时|天|日|晚|周|月|年|学期)|[/／](?:小时|天|晚|月|年)|一[天晚月年]",
    re.IGNORECASE,
)
"""In a source whose prices are for so much time."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of a source.

    words: what it is of. about: those of its fact's label. label: of the fact that holds it.
    is_rate: whether that counts by time. least: from how many pieces on it holds, 0 for any.
    """

    value: float
    unit: str
    words: frozenset[str]
    about: frozenset[str]
    label: str
    is_rate: bool
    least: float = 0.0


def words_of(text: str) -> frozenset[str]:
    """Return the beginnings of the words that say what a number is of."""
    told = telling_words(_PER.sub(" ", text))
    words = {word if not word.isascii() else word[:_STEM] for word in told}
    return frozenset(word for word in words - _TELLS_NOTHING if not word.isdigit())


def entries_of(source: str, label: str, quantities: Sequence[Quantity]) -> Iterator[Entry]:
    """Yield the numbers of a source. label: what all of it is about. quantities: read from it."""
    cuts = [0, *(cut.end() for cut in _PIECE.finditer(source)), len(source)]
    about, is_rate = words_of(label), _RATE.search(source) is not None
    for one in quantities:
        start = max(cut for cut in cuts if cut <= one.start)
        end = min(cut for cut in cuts if cut >= one.end)
        words = about | words_of(source[start:end])
        least = _least(source[start:end], [two for two in quantities if start <= two.start < end])
        yield Entry(one.value, one.unit, words, about, label, is_rate, least)


def _least(piece: str, quantities: Sequence[Quantity]) -> float:
    """Return from how many on holds what a piece of a source says."""
    counts = [one.value for one in quantities if one.unit not in (MONEY, SHARE, CLOCK, DAY, HOUR)]
    return counts[0] if len(counts) == 1 and _FROM.search(piece) else 0.0


def is_outdone(price: Entry, count: float, prices: Sequence[Entry]) -> bool:
    """Say whether of so many another price of the same thing holds: "from 10 kilos €41"."""
    return any(
        other.label == price.label and price.least < other.least <= count
        for other in prices
        if other.unit == price.unit and other.value != price.value
    )


def sentence_at(body: str, at: int) -> tuple[int, int]:
    """Return where the sentence stands that holds a place."""
    start = max((cut.end() for cut in _SENTENCE.finditer(body, 0, at)), default=0)
    end = _SENTENCE.search(body, at)
    return start, end.start() if end else len(body)


def words_near(body: str, one: Quantity, others: Sequence[Quantity]) -> frozenset[str]:
    """Return the words that say what a letter's number is of.

    others: the letter's numbers of the same unit. What stands since the one before says it; or
    what stands behind, as in "£40 for the crown".
    """
    start, end = sentence_at(body, one.start)
    start = max([start, *(other.end for other in others if other.end <= one.start)])
    before = words_of(body[start : one.start])
    end = min([end, *(other.start for other in others if other.start >= one.end)])
    after = words_of(_UNTIL.split(body[one.end : end], maxsplit=1)[0])
    return after or before if _AFTERWARDS.match(body, one.end) else before or after


def is_of_another(one: Quantity, near: frozenset[str], entries: Sequence[Entry]) -> bool:
    """Say whether the sources know this value only as another thing's."""
    same = [entry for entry in entries if entry.unit == one.unit]
    holders = [entry for entry in same if entry.value == one.value]
    if one.unit != MONEY and not all(entry.label for entry in holders):
        return False  # a count of the conversation is told in whichever words
    return bool(holders) and any(
        all(_is_nearer(other, entry, near) for entry in holders)
        for other in same
        if other.value != one.value
    )


def _is_nearer(other: Entry, entry: Entry, near: frozenset[str]) -> bool:
    """Say whether words tie to another entry by all that ties them to this one, and by more."""
    tie = near & other.words
    if other.label == entry.label:
        own = other.words - other.about
        # "€28 a night, second dog €22": the first one is of all that isn't named in full.
        return near & entry.words < tie and (entry.words != entry.about or own <= near)
    return near & entry.words < tie and bool(tie & other.about or not other.label)


def meant(unit: str, near: frozenset[str], entries: Sequence[Entry]) -> float | None:
    """Return the value that the words around a number mean, None when that isn't sure."""
    ties = sorted(
        ((len(near & entry.words), entry.value) for entry in entries if entry.unit == unit),
        reverse=True,
    )
    best = {value for tie, value in ties if tie and tie == ties[0][0]}
    return best.pop() if len(best) == 1 else None
