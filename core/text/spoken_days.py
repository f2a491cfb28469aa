"""Days as people say them in a note: "yesterday", "by Friday", "in two weeks", "下周一"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from core.text.days import read_day

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTHS = {name.casefold(): at for at, name in enumerate(calendar.month_abbr) if name}
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "couple of": 2, "a couple of": 2,
    "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "十": 10,
    "半": 0,
}  # fmt: skip
_COUNT = r"(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of)"
_HAN_COUNT = r"(\d{1,3}|[一两二三四五六七八九十])"
_HAN_DAYS = "一二三四五六日天"
_FAR_DAYS = 366


@dataclass(frozen=True, slots=True)
class SpokenDay:
    """A day named in a text, and where."""

    day: date
    start: int
    end: int


class _Today:
    """Reads days as of one day. is_past: of what was, a bare Friday is the last one."""

    def __init__(self, today: date, *, is_past: bool) -> None:
        self.today, self.is_past = today, is_past

    def away(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def weekday(self, wanted: int, which: str) -> date:
        """Return a day of the week. which: "last", "this", "next" or ""."""
        monday = self.today - timedelta(days=self.today.weekday())
        ahead = (wanted - self.today.weekday()) % 7
        if which == "last":
            return self.away(ahead - 7)
        if which == "next":
            return monday + timedelta(days=7 + wanted)
        if which == "before":
            return monday + timedelta(days=wanted - 7)
        return self.away(ahead - 7 if self.is_past and ahead else ahead)

    def months(self, count: int) -> date:
        month = self.today.month - 1 + count
        year, month = self.today.year + month // 12, month % 12 + 1
        return date(year, month, min(self.today.day, calendar.monthrange(year, month)[1]))

    def day_of_year(self, month: int, day: int) -> date | None:
        """Return the day nearest in the direction that is meant."""
        for year in (self.today.year, self.today.year + (-1 if self.is_past else 1)):
            try:
                found = date(year, month, day)
            except ValueError:
                continue
            if (found <= self.today) == self.is_past or found == self.today:
                return found
        return None

    def day_of_month(self, day: int) -> date | None:
        for count in (0, -1 if self.is_past else 1):
            first = self.months(count).replace(day=1)
            if day <= calendar.monthrange(first.year, first.month)[1]:
                found = first.replace(day=day)
                if found == self.today or (found < self.today) == self.is_past:
                    return found
        return None

    def month_end(self) -> date:
        return self.today.replace(day=calendar.monthrange(self.today.year, self.today.month)[1])


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMBERS.get(text.casefold(), 1)


def _span(now: _Today, count: str, unit: str, sign: int) -> date:
    number = sign * _number(count)
    if unit.startswith(("month", "个月")):
        return now.months(number)
    is_week = unit.startswith(("week", "周", "星期", "个星期", "礼拜", "个礼拜"))
    return now.away(number * 7 if is_week else number)


def _english_weekday(text: str) -> int:
    return _WEEKDAYS.index(text.casefold()[:3])


_Maker = Callable[[_Today, re.Match[str]], date | None]
_HAN_WEEK = {"上": "before", "下": "next", "这": "", "本": "", "": ""}
_RULES: tuple[tuple[str, _Maker], ...] = (
    (r"\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?", lambda _, m: read_day(m[0])),
    (r"\bday before yesterday\b", lambda now, _: now.away(-2)),
    (r"\bday after tomorrow\b", lambda now, _: now.away(2)),
    (r"\byesterday\b", lambda now, _: now.away(-1)),
    (r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", lambda now, _: now.today),
    (r"\btomorrow\b", lambda now, _: now.away(1)),
    (rf"\bin {_COUNT} (days?|weeks?|months?)\b", lambda now, m: _span(now, m[1], m[2], 1)),
    (rf"\bwithin {_COUNT} (days?|weeks?|months?)\b", lambda now, m: _span(now, m[1], m[2], 1)),
    (rf"\b{_COUNT} (days?|weeks?|months?) ago\b", lambda now, m: _span(now, m[1], m[2], -1)),
    (r"\bend of (?:the |this )?week\b", lambda now, _: now.weekday(4, "")),
    (r"\bend of (?:the |this )?month\b", lambda now, _: now.month_end()),
    (r"\bnext week\b", lambda now, _: now.weekday(0, "next")),
    (r"\bnext month\b", lambda now, _: now.months(1)),
    (r"\blast week\b", lambda now, _: now.away(-7)),
    (
        rf"\b(?:(last|next|this) )?{_WEEKDAY}\b",
        lambda now, m: now.weekday(_english_weekday(m[2]), (m[1] or "").casefold()),
    ),
    (
        rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}\b",
        lambda now, m: now.day_of_year(_MONTHS[m[2].casefold()[:3]], int(m[1])),
    ),
    (
        rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)",
        lambda now, m: now.day_of_year(_MONTHS[m[1].casefold()[:3]], int(m[2])),
    ),
    ("大前天", lambda now, _: now.away(-3)),
    ("前天", lambda now, _: now.away(-2)),
    ("昨天|昨日|昨晚", lambda now, _: now.away(-1)),
    ("今天|今日|今晚|刚才|刚刚|今早", lambda now, _: now.today),
    ("大后天", lambda now, _: now.away(3)),
    ("后天", lambda now, _: now.away(2)),
    ("明天|明日|明早|明晚", lambda now, _: now.away(1)),
    (
        rf"([上下这本]?)个?(?:周|星期|礼拜)([{_HAN_DAYS}])",
        lambda now, m: now.weekday(min(6, _HAN_DAYS.index(m[2])), _HAN_WEEK[m[1]]),
    ),
    (
        rf"{_HAN_COUNT}(天|个?星期|周|个?礼拜|个月)(?:之|以)?(?:后|内)",
        lambda now, m: _span(now, m[1], m[2], 1),
    ),
    (
        rf"{_HAN_COUNT}(天|个?星期|周|个?礼拜|个月)(?:之|以)?前",
        lambda now, m: _span(now, m[1], m[2], -1),
    ),
    ("(?:本|这个?)?周末", lambda now, _: now.weekday(5, "")),
    ("(?:本月|这个月)?月底", lambda now, _: now.month_end()),
    ("下个?(?:周|星期|礼拜)", lambda now, _: now.weekday(0, "next")),
    ("下个?月", lambda now, _: now.months(1)),
    ("上个?(?:周|星期|礼拜)", lambda now, _: now.away(-7)),
    (
        r"(\d{1,2})月(\d{1,2})[日号]?",
        lambda now, m: now.day_of_year(int(m[1]), int(m[2])) if int(m[1]) <= 12 else None,
    ),
    (r"(?<!\d)(\d{1,2})[号日]", lambda now, m: now.day_of_month(int(m[1]))),
)
_COMPILED = tuple((re.compile(rule, re.IGNORECASE), make) for rule, make in _RULES)


def find_days(text: str, today: date, *, is_past: bool) -> list[SpokenDay]:
    """Return the days that the text names, in its order; of words that overlap, the longer ones.

    is_past: whether it tells of what was: a bare "Friday" is the last one then, else the next.
    """
    found: list[SpokenDay] = []
    for one in sorted(
        _candidates(text, today, is_past=is_past), key=lambda one: one.start - one.end
    ):
        if all(one.end <= other.start or one.start >= other.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _candidates(text: str, today: date, *, is_past: bool) -> Iterator[SpokenDay]:
    now = _Today(today, is_past=is_past)
    for pattern, make in _COMPILED:
        for match in pattern.finditer(text):
            day = make(now, match)
            if day is not None and abs((day - today).days) <= _FAR_DAYS:
                yield SpokenDay(day, match.start(), match.end())
