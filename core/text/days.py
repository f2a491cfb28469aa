"""Days as tables write them.

3/4/2027 is in March for some and in April for others: which it is must be told by other days of the
same column, or it is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

_EARLIEST, _LATEST = 1900, 2200
_YEAR_FIRST = re.compile(r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_MONTHS = (
    "jan januar january", "feb februar february", "mar mär mrz märz march", "apr april",
    "may mai", "jun juni june", "jul juli july", "aug august", "sep sept september",
    "oct okt oktober october", "nov november", "dec dez dezember december",
)  # fmt: skip
_MONTH = {word: place for place, words in enumerate(_MONTHS, 1) for word in words.split()}
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+([a-zäöü]+)\.?|([a-zäöü]+)\.?[\s-]+(\d{1,2})"
    r"(?:st|nd|rd|th)?),?[\s-]+(\d{4}|\d{2})(?!\d)"
)


def month_comes_first(texts: Iterable[str]) -> bool | None:
    """Return the order of days written with strokes, None when none of them tells it, or both."""
    months: set[int] = set()  # the place at which the month must stand
    for text in texts:
        match = _NUMBERS.match(text.strip())
        if match is None or match[2] == ".":
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            months.add(2)
        elif second > 12 >= first:
            months.add(1)
    return months.pop() == 1 if len(months) == 1 else None


def read_day(text: str, *, is_month_first: bool | None = None) -> date | None:
    """Return the day, None when there is none or it could be another one.

    is_month_first: of days written with strokes, None when nobody knows. A moment with a time zone
    is the day that it is here.
    """
    plain = text.strip()
    if re.match(r"\d{4}-\d\d-\d\dT\S*(?:Z|[+-]\d\d:?\d\d)$", plain):
        try:
            return datetime.fromisoformat(plain).astimezone().date()
        except (ValueError, OverflowError):
            return None
    for pattern in (_YEAR_FIRST, _COMPACT):
        if match := pattern.match(plain):
            return _day(match[1], match[2], match[3])
    if match := _NUMBERS.match(plain):
        return _of_numbers(match, is_month_first=is_month_first)
    if match := _NAMED.match(plain.casefold()):
        day, month = match[1] or match[4], _MONTH.get(match[2] or match[3])
        return _day(match[5], str(month), day) if month else None
    return None


def _of_numbers(match: re.Match[str], *, is_month_first: bool | None) -> date | None:
    first, mark, second, year = match.groups()
    if mark == "." or int(first) > 12 or first == second:
        return _day(year, second, first)
    if int(second) > 12 or is_month_first:
        return _day(year, first, second)
    return None if is_month_first is None else _day(year, second, first)


def _day(year: str, month: str, day: str) -> date | None:
    number = int(year) + (2000 if len(year) == 2 else 0)
    if not _EARLIEST <= number <= _LATEST:
        return None
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None
