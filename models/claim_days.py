"""Reads the days that texts name, and tells what happens on a day.

A day is supported only as the day of what it is known for: when an order left is not when it comes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import combinations

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO_DATE = re.compile(r"(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})")
_ZH_DATE = re.compile(
    r"(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]?(?:\s?(?:-|–|至|到)\s?(\d{1,2})\s?[日号])?"
)
_DAY_MONTH = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s?(?:-|–|to|and)\s?)?"
    r"\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\b",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    r"\b([a-z]{3,9})\.?\s+(\d{1,2})(?!\d)(?:st|nd|rd|th)?(?:\s?(?:-|–|to)\s?(\d{1,2})\b)?",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.]\d{2,4}\b")
_EVENTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:arriv|reach|receiv|deliver(?!y (?:cost|charge))|get it|get them|ready|"
        r"finish|complet|done\b)|送到|送达|到货|收到|完成|完工|做好|修好|取货|交货|交付|做完",
        r"\b(?:sent|left|ship|dispatch|post)|发货|发出|寄出|已发|已寄",
        r"\border(?:ed)?\b|\bbought\b|\bpurchas|下单|购买|买的|订的|订购",
        r"\b(?:pay|paid|invoice|bill|charg|refund|transfer|deposit)|付|转账|账单|发票|扣|退款|定金|到账",
        r"\b(?:visit|inspect|appointment|fitting|arriv|come\b)|检查|上门|预约|试衣|参观",
        r"\b(?:expire|expiry|valid|expected to close|until further)|有效|截止|到期",
    )
)
"""What a day can be the day of: coming, leaving, ordering, paying, a visit, ending."""
_SENTENCE = re.compile(r"[\n!?。！？；;]|\.(?=\s|$)|,(?= (?:and|but|we|it|you|i) )|，")


def days_in(text: str) -> frozenset[tuple[int, int]]:
    """Return (month, day) of each date; both readings of 3/4/2026, both ends of "4 to 11 July"."""
    days = {(int(found[2]), int(found[3])) for found in _ISO_DATE.finditer(text)}
    for found in _ZH_DATE.finditer(text):
        days |= {(int(found[1]), int(day)) for day in (found[2], found[3]) if day}
    for found in _DAY_MONTH.finditer(text):
        days |= {(month_of(found[3]), int(day)) for day in (found[1], found[2]) if day}
    for found in _MONTH_DAY.finditer(text):
        days |= {(month_of(found[1]), int(day)) for day in (found[2], found[3]) if day}
    for found in _SLASHED.finditer(text):
        days |= {(int(found[1]), int(found[2])), (int(found[2]), int(found[1]))}
    return frozenset((month, day) for month, day in days if 1 <= month <= 12 and 1 <= day <= 31)


def spans(days: frozenset[tuple[int, int]]) -> set[int]:
    """Return how many days lie between any two, of one year."""
    found = set()
    for (month, day), (other_month, other_day) in combinations(sorted(days), 2):
        try:
            span = date(2001, other_month, other_day) - date(2001, month, day)
        except ValueError:
            continue
        found.add(span.days)
    return found


def month_of(word: str) -> int:
    """Return the number of a month by its English name or the beginning of it, 0 for none."""
    start = word[:3].casefold()
    return _MONTH_NAMES.index(start) + 1 if start in _MONTH_NAMES else 0


def is_of_another_event(day: str, body: str, at: int, sources: Sequence[str]) -> bool:
    """Say whether the sources know this day only as that of another event than the body says.

    at: where the day stands in the body.
    """
    wanted = days_in(day.casefold())
    events = _events(_around(body, at).casefold())
    if not wanted or not events:
        return False
    others = [
        _events(part)
        for source in sources
        for part in _SENTENCE.split(source)
        if wanted & days_in(part)
    ]
    return bool(others) and all(found and not found & events for found in others)


def _around(body: str, at: int) -> str:
    start = max((cut.end() for cut in _SENTENCE.finditer(body, 0, at)), default=0)
    end = _SENTENCE.search(body, at)
    return body[start : end.start() if end else len(body)]


def _events(text: str) -> frozenset[int]:
    return frozenset(number for number, event in enumerate(_EVENTS) if event.search(text))
