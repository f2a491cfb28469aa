"""Reads the days that texts name, and tells what happens on a day.

A day is supported only as the day of what it is known for: when an order left is not when it comes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from models.claims.patterns import WEEKDAY

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO_DATE = re.compile(r"(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})")
_ZH_DATE = re.compile(
    r"(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]?(?:\s?(?:-|–|至|到)\s?(\d{1,2})\s?[日号])?"
)
_ZH_LISTED = re.compile(r"(\d{1,2})月((?:\d{1,2}[日号]?[、和及])+\d{1,2})(?=[日号]|[两三四]天)")
_DAY_MONTH = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s?(?:-|–|to|and)\s?)?"
    r"\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"((?:\b\d{1,2}(?:st|nd|rd|th)?(?:,| and| or|/) ?)+)\d{1,2}(?:st|nd|rd|th)? (?:of )?"
    r"([a-z]{3,9})\b",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    r"\b([a-z]{3,9})\.?\s+(\d{1,2})(?!\d)(?:st|nd|rd|th)?(?:\s?(?:-|–|to)\s?(\d{1,2})\b)?",
    re.IGNORECASE,
)
_MONTH_WORD = re.compile(
    r"\b(january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
_NAMED_DAY = re.compile(
    r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* (?:the )?(\d{1,2})\b|\b(\d{1,2})(?:st|nd|rd|th)\b"
    r"|(?<!\d)(\d{1,2})[日号]|\b(\d{1,2})(?=(?:, \d{1,2})* and \d{1,2} [a-z]{3,9}\b)"
    r"|\b(\d{1,2})(?=, \d{1,2}\b)"
)
_HAN_MONTH = re.compile(r"(\d{1,2})月")
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.]\d{2,4}\b")
_WEEKDAYS = {
    "mon": "一", "tue": "二", "wed": "三", "thu": "四", "fri": "五", "sat": "六", "sun": "日",
}  # fmt: skip
_WHOLE_WEEK = re.compile(
    r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\s?(?:-|–|to|until)\s?(mon|tue|wed|thu|fri|sat|sun)[a-z]*"
    r"|(?:周|星期|礼拜)([一二三四五六日天])\s?(?:-|–|至|到)\s?(?:周|星期|礼拜)([一二三四五六日天])"
)
_HAN_LIST = re.compile("(?:周|星期|礼拜)[一二三四五六日天]((?:[、和及][一二三四五六日天])+)")
_WEEK_ENDS = ("mon", "fri")
_ANY_WEEKEND = re.compile(r"\bweek-?ends?\b|周末")
_WORKDAYS = re.compile(r"\bweekdays?\b|(?<!\d )(?<!\w )\bworking days\b|(?<!\d)(?<!个)工作日(?!内)")
_SHORT_DAY = re.compile(
    r"\b(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b(?=\W{0,3}(?:\d|to\b|and\b|until\b|[-–+]|$|(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b))",
    re.MULTILINE,
)
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
    for found in _ZH_LISTED.finditer(text):
        days |= {(int(found[1]), int(day)) for day in re.findall(r"\d+", found[2])}
    for found in _DAY_MONTH.finditer(text):
        days |= {(month_of(found[3]), int(day)) for day in (found[1], found[2]) if day}
    for found in _LISTED.finditer(text):
        days |= {(month_of(found[2]), int(day)) for day in re.findall(r"\d+", found[1])}
    for found in _MONTH_DAY.finditer(text):
        days |= {(month_of(found[1]), int(day)) for day in (found[2], found[3]) if day}
    for found in _SLASHED.finditer(text):
        days |= {(int(found[1]), int(found[2])), (int(found[2]), int(found[1]))}
    return frozenset((month, day) for month, day in days if 1 <= month <= 12 and 1 <= day <= 31)


def lone_days_in(text: str) -> set[int]:
    """Return the days that are named without their month: "Thursday 26", "the 17th", 6日."""
    return {int(next(filter(None, found))) for found in _NAMED_DAY.findall(text)}


def months_in(text: str) -> frozenset[int]:
    """Return the months that are named, with a day or without, in small letters."""
    named = {month_of(word) for word in _MONTH_WORD.findall(text)}
    han = {int(digits) for digits in _HAN_MONTH.findall(text)}
    return frozenset({month for month, _ in days_in(text)} | named | han) - {0}


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


def is_other_range(body: str, at: int, known: str) -> bool:
    """Say whether a body's "Wednesday to Sunday" is none of the ranges that the sources name."""
    found = _WHOLE_WEEK.match(body.casefold(), at)
    ranges = {_ends(one) for one in _WHOLE_WEEK.finditer(known)}
    if found is None or not ranges or (_ends(found) == _WEEK_ENDS and _WORKDAYS.search(known)):
        return False
    return _ends(found) not in ranges


def _ends(found: re.Match[str]) -> tuple[str, ...]:
    han = {chinese: english for english, chinese in _WEEKDAYS.items()} | {"天": "sun"}
    return tuple(han.get(end, end) for end in found.groups() if end)


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


def weekdays_in(text: str) -> frozenset[str]:
    """Return the days of the week that are named, those between two included."""
    order = list(_WEEKDAYS)
    han = {chinese: english for english, chinese in _WEEKDAYS.items()} | {"天": "sun"}
    found: set[str] = set()
    for match in WEEKDAY.finditer(text):
        word = match.group().split()[-1]
        found |= {day for day in order if word.startswith(day)}
        found |= {han[match.group()[-1]]} if match.group()[-1] in han else set()
    found |= {short[:3] for short in _SHORT_DAY.findall(text)}
    for days in _HAN_LIST.findall(text):
        found |= {han[day] for day in re.findall("[一二三四五六日天]", days)}
    for ends in _WHOLE_WEEK.findall(text):
        first, last = (han.get(end, end) for end in ends if end)
        start, stop = order.index(first), order.index(last)
        found |= set(
            order[start : stop + 1] if start <= stop else order[start:] + order[: stop + 1]
        )
    if _ANY_WEEKEND.search(text):
        found |= {"sat", "sun"}
    if _WORKDAYS.search(text):
        found |= set(order[:5])
    return frozenset(found)
