"""Which thing a number is of: the price of the crown is none of the filling's.

A source's number belongs to the words of its piece and of its label. A letter's number is another
thing's where all the words that tie it to a number of that kind, and more, tie it to another one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from core.text.ranking import telling_words
from models.claims.quantities import CLOCK, COUNT, DAY, HOUR, MONEY, SHARE, Quantity

_PIECE = re.compile(
    r"[;；。！？!?\n]|[,，、](?!\d{3})|\.(?=\s|$)|\band (?=[£$€\d])|\bbut\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?](?=\s|$)|[。！？；;\n]")
_AFTERWARDS = re.compile(
    r"\s*(?:for|off|extra for|on top for) (?:the|an?|each|one|another|your)\b"
    r"(?! (?:hour|day|night|week|month|year|total|lot))"
)
_TIMES = re.compile(r"[×*]\s?$")
"""Before a factor of a sum that is told step by step: "4 × £385 (tables)"."""
_LISTED, _PLACED = re.compile(r"[,，、]\s?$"), re.compile(r"\s(?:in|to|within) ")
"""Around an item of a list: "£95 in Scotland, £120 in Northern Ireland"."""
_UNTIL = re.compile(r"[,;.!?，；。！？、\n]|\band\b")
_FROM = re.compile(r"\bfrom \d|\bor more\b|\band more\b|\bat least\b|起|满|以上", re.IGNORECASE)
_NUMBERED = re.compile(r"\b\d+-(?:seat|bed|inch|door|room)|\d+(?=座)座|\d{1,2}月(?!\d)")
"""Numbers that are a part of a name: the 53-seat coach, 9月每周4200元."""
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
    r"|[日周月年]租|每(?:个|半)?(?:小时|天|日|晚|周|月|年|学期)|[/／](?:小时|天|晚|月|年)|一[天晚月年]",
    re.IGNORECASE,
)
"""In a source whose prices are for so much time."""
_TIME_SOLD = re.compile(r"\b(?:hour|day|night|week|month)s?\b|小时|[天晚周月]", re.IGNORECASE)
"""In the label of what is sold by time: "Studio day"."""
_EXTRA = re.compile(
    r"\b(?:more|extra|on top|surcharge|additional|supplement|plus|another)\b"
    r"|加[收价]?|另[收加]|附加|\+",
    re.IGNORECASE,
)
_PACK = re.compile(r"\s*(?:\d+|two|three|four|five|six|ten|twelve) for\b|\s*[两\d]+[件个只袋盒]\d")
_FREE = re.compile(r"\b(?:free|included|no (?:extra )?charge|nothing)\b|免费|不收费|不加钱|不另收")
"""What costs nothing: a price of it is another thing's."""
_ABOVE = re.compile(r"\b(?:above|beyond|otherwise|over that)\b|以上|超过|否则|其他")


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of a source.

    words: what it is of. about: those of its fact's label. label: of the fact that holds it.
    is_rate: whether that counts by time. is_extra: whether it is added to another price. least:
    from how many pieces on it holds, 0 for any. packs: for how many it is, where that is said.
    """

    value: float
    unit: str
    words: frozenset[str]
    about: frozenset[str]
    label: str
    is_rate: bool
    is_extra: bool = False
    least: float = 0.0
    packs: tuple[float, ...] = ()


def words_of(text: str) -> frozenset[str]:
    """Return the beginnings of the words that say what a number is of."""
    told = telling_words(_PER.sub(" ", text))
    words = {word if not word.isascii() else word[:_STEM] for word in told}
    words |= {found.group() for found in _NUMBERED.finditer(text.casefold())}
    return frozenset(word for word in words - _TELLS_NOTHING if not word.isdigit())


def entries_of(source: str, label: str, quantities: Sequence[Quantity]) -> Iterator[Entry]:
    """Yield the numbers of a source. label: what all of it is about. quantities: read from it."""
    cuts = [0, *(cut.end() for cut in _PIECE.finditer(source)), len(source)]
    pieces = [(start, end) for start, end in pairwise(sorted(set(cuts))) if end > start]
    starts = [start for start, _ in pieces]
    within = {
        at: list(ones) for at, ones in groupby(quantities, key=lambda one: _last(starts, one.start))
    }
    bare = [source[start:end] for at, (start, end) in enumerate(pieces) if at not in within]
    about = words_of(" ".join([label, *(bare if label else ())]))
    is_rate = bool(_RATE.search(source) or _TIME_SOLD.search(label))
    for at, (start, end) in enumerate(pieces):
        if label and at not in within and _FREE.search(source, start, end):
            words = about | words_of(source[start:end])
            yield Entry(0.0, MONEY, words, about, label, is_rate=False)
    for at, ones in within.items():
        start = pieces[at][0]
        end = pieces[_last(starts, ones[-1].end - 1)][1]
        piece = source[start:end]
        words = about | words_of(piece)
        is_extra = _EXTRA.search(piece) is not None
        # "£32 up to 200 pages, £38 above", "a bag £145, two for £270"
        if at and (_ABOVE.search(piece) or _PACK.match(piece)):
            words |= words_of(source[pieces[at - 1][0] : start])
        packs = tuple(one.value for one in ones if one.unit == COUNT and one.value > 1)
        least = _least(piece, ones)
        if _FREE.search(piece) and not any(one.unit == MONEY for one in ones):
            yield Entry(0.0, MONEY, words, about, label, is_rate=False)
        for one in ones:
            yield Entry(one.value, one.unit, words, about, label, is_rate, is_extra, least, packs)


def _last(starts: Sequence[int], place: int) -> int:
    """Return which piece begins last before a place, or at it."""
    return bisect_right(starts, place) - 1


def _least(piece: str, quantities: Sequence[Quantity]) -> float:
    """Return from how many on holds what a piece of a source says."""
    counts = [one.value for one in quantities if one.unit not in (MONEY, SHARE, CLOCK, DAY, HOUR)]
    return counts[0] if len(counts) == 1 and _FROM.search(piece) else 0.0


_NOUN = re.compile(r"[ -](?:[a-z]+ing |free |extra |full |more |further )?([a-z]{3,})")
_HAN_NOUN = re.compile(r"[次遍课座位期档节种室面层间口](?:时)?")


def noun_of(text: str, one: Quantity) -> str:
    """Return the beginning of the noun that a number counts, "" where none stands there."""
    if found := _NOUN.match(text, one.end):
        word = found[1].removesuffix("es") if found[1].endswith("ies") else found[1]
        return "" if word in _NO_NOUN else word.removesuffix("s")[:_STEM]
    found = _HAN_NOUN.search(text[max(one.start, one.end - 2) : one.end + 1])
    return found.group()[0] if found else ""


_NO_NOUN = frozenset((
    "and", "for", "the", "per", "each", "with", "from", "more", "less", "are", "who", "that",
    "which", "will", "would", "can", "come", "comes", "make", "makes", "other", "others", "was",
    "were", "not", "you", "have", "has", "had", "but", "our", "your", "all", "any", "only",
    "times", "past", "until", "till", "then", "when", "here", "there", "years", "year", "hours",
    "hour", "days", "day", "weeks", "week", "months", "month", "minutes", "minute", "people",
    "working", "business",
))  # fmt: skip


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
    is_listed = _LISTED.search(body, start, one.start) and _PLACED.match(body, one.end)
    is_behind = is_listed or _AFTERWARDS.match(body, one.end) or _TIMES.search(body, 0, one.start)
    return after or before if is_behind else before or after


def is_exchanged(
    one: Quantity, body: str, others: Sequence[Quantity], entries: Sequence[Entry]
) -> bool:
    """Say whether what stands behind a price names another price of the same fact.

    "£420 for a week in August", where that is September's.
    """
    _, end = sentence_at(body, one.start)
    end = min([end, *(other.start for other in others if other.start >= one.end)])
    near = words_of(_UNTIL.split(body[one.end : end], maxsplit=1)[0])
    start, _ = sentence_at(body, one.start)
    start = max([start, *(other.end for other in others if other.end <= one.start)])
    near |= words_of(_UNTIL.split(body[start : one.start])[-1])
    holders = [entry for entry in entries if entry.unit == one.unit and entry.value == one.value]
    return bool(holders) and any(
        entry.unit == one.unit
        and entry.value != one.value
        and bool((entry.words - entry.about) & near)
        and all(
            holder.label == entry.label and label_own(holder) and not label_own(holder) & near
            for holder in holders
        )
        and bool(label_own(entry) - label_own(holders[0]))
        for entry in entries
    )


def label_own(entry: Entry) -> frozenset[str]:
    """Return the words of a number that its fact's label doesn't hold."""
    return entry.words - entry.about


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
    if entry.label and not other.label:
        return False  # what a customer counts is no other price or size of the owner's
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
