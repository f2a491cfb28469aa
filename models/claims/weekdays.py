"""What the calendar says of days: which one a weekday in a letter meant, and the day's weekday.

"Wednesday" in a letter of the 7th is the 9th; "the 19th" is this month's, or the next one's where
it has passed; 10 October 2026 is a Saturday whether or not somebody wrote so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from core.domain.draft import Turn
from models.claims.blocks import in_all_blocks
from models.claims.days import days_in, lone_days_in, weekdays_in
from models.claims.patterns import DATE

Day = tuple[int, int]

_WEEK = 7
_PAST_DAYS = 60
"""A day without its year is not older than this where a letter speaks of what comes."""
_ORDER = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_BEFORE = re.compile(r"[\s,，（(是]*$")
_AFTER = re.compile(r"[\s,，（(]*(?:the )?")
_NEXT_DAYS = {
    "tomorrow": 1, "tonight": 0, "today": 0, "今天": 0, "今晚": 0, "明天": 1, "明日": 1, "后天": 2,
}  # fmt: skip


def implied_days(turns: Iterable[Turn]) -> frozenset[Day]:
    """Return the days that letters name by their weekday or their number alone."""
    return frozenset(
        (day.month, day.day)
        for turn in turns
        if turn.occurred_at
        for day in _implied(turn.occurred_at.date(), turn.text.casefold())
    )


def _implied(written: date, text: str) -> Iterator[date]:
    for name in in_all_blocks(weekdays_in, text):
        ahead = (_ORDER.index(name) - written.weekday()) % _WEEK or _WEEK
        yield written + timedelta(days=ahead)
        yield written + timedelta(days=ahead + _WEEK)
    for word, ahead in _NEXT_DAYS.items():
        if word in text:
            yield written + timedelta(days=ahead)
    for number in in_all_blocks(lone_days_in, text):
        for month in (written, (written.replace(day=1) + timedelta(days=31))):
            try:
                day = month.replace(day=number)
            except ValueError:
                continue
            if day >= written:
                yield day
                break


def moved(days: Iterable[Day], spans: Iterable[float], year: int) -> frozenset[Day]:
    """Return the days that lie so many days before or after some others."""
    found = set()
    for month, number in days:
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        for span in spans:
            for other in (day + timedelta(days=span), day - timedelta(days=span)):
                found.add((other.month, other.day))
    return frozenset(found)


def weekday_beside(body: str, start: int, end: int, turns: Sequence[Turn]) -> bool | None:
    """Return whether a weekday in a body is that of the date beside it, None without one."""
    written = [turn.occurred_at.date() for turn in turns if turn.occurred_at]
    behind = DATE.match(body, _AFTER.match(body, end).end())  # type: ignore[union-attr]
    before = list(DATE.finditer(body, max(0, start - 20), start))
    beside = behind or (
        before[-1] if before and _BEFORE.match(body[before[-1].end() : start]) else None
    )
    days = days_in(beside.group().casefold()) if beside else frozenset()
    names = weekdays_in(body[start:end].casefold())
    if len(days) != 1 or len(names) != 1 or not written:
        return None
    (month, number), (name,) = *days, names
    day = _of_year(month, number, written[-1], beside.group() if beside else "")
    return None if day is None else _ORDER[day.weekday()] == name


def _of_year(month: int, number: int, written: date, said: str) -> date | None:
    """Return the day of the year that a letter says, or else of the one in which it comes."""
    year = re.search(r"(?:19|20)\d\d", said)
    try:
        if year:
            return date(int(year.group()), month, number)
        day = date(written.year, month, number)
        if day < written - timedelta(days=_PAST_DAYS):
            day = date(written.year + 1, month, number)
    except ValueError:
        return None
    return day
