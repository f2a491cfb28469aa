"""Dates and times as chats and mail programs write them for people.

Numbers alone don't say whether 3/4 is in March or in April: `MomentReader` looks at all dates of a
text first. What has no time zone is in this computer's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from core.ingest.header_text import EARLIEST_YEAR, LATEST_YEAR, parse_date

_MONTHS = {
    word: number
    for number, words in enumerate(
        ("jan|january|januar|jänner|januari|janv|janvier|ene|enero|gen|gennaio|janeiro",
         "feb|february|februar|februari|févr|février|fevrier|febrero|febbraio|fev|fevereiro",
         "mar|march|märz|mär|mrz|mrt|maart|mars|marzo|março",
         "apr|april|avr|avril|abr|abril|aprile",
         "may|mai|mei|mayo|mag|maggio|maio",
         "jun|june|juni|juin|junio|giu|giugno|junho",
         "jul|july|juli|juil|juillet|julio|lug|luglio|julho",
         "aug|august|augustus|août|aout|ago|agosto",
         "sep|sept|september|septembre|septiembre|setiembre|set|settembre|setembro",
         "oct|october|okt|oktober|octobre|octubre|ott|ottobre|outubro",
         "nov|november|novembre|noviembre|novembro",
         "dec|december|dez|dezember|déc|décembre|decembre|dic|diciembre|dicembre|dezembro"),
        start=1,
    )
    for word in words.split("|")
}  # fmt: skip
_DAYS_AGO = {
    "today": 0, "heute": 0, "今天": 0, "yesterday": 1, "gestern": 1, "昨天": 1, "vorgestern": 2,
    "前天": 2,
}  # fmt: skip
_NAMED = "|".join(sorted(_MONTHS, key=len, reverse=True))
DATE = (
    rf"(?:\d{{1,2}}[月월]\s?\d{{1,2}}[日일]"
    rf"|\d{{1,4}}\s?[-./年년]\s?\d{{1,2}}(?:\s?[-./月월]\s?(?:\d{{1,4}}[日일]?\.?)?)?"
    rf"|(?:{_NAMED})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}\.?\s+(?:de\s+)?(?:{_NAMED})\.?(?:,?\s+(?:de\s+)?\d{{4}})?"
    rf"|{'|'.join(_DAYS_AGO)})"
)
_HALF_BEFORE = "上午|下午|晚上|凌晨|中午|早上|傍晚|午前|午後|오전|오후"
TIME = (
    rf"(?:(?:{_HALF_BEFORE})\s*)?\d{{1,2}}[:.：h]\d{{2}}(?:[:.：]\d{{2}})?"
    r"(?:\s*[ap]\.?\s?m\b\.?|\s*(?:上午|下午))?"
)
_AT = r"at|um|à|om|alle(?: ore)?|a las|às|klo|kl\.?"
_BETWEEN = rf"(?:,?\s*(?:{_AT})?\s*(?:[一二三四五六日天周星期()（）]*\s*)?)"
MOMENT = rf"{DATE}{_BETWEEN}{TIME}"
_FOUND = re.compile(rf"(?<![\d.])({DATE}){_BETWEEN}({TIME})", re.IGNORECASE)
_SHORT = re.compile(r"(?<![\d.:])(\d{1,2})[-./](\d{1,2})(?:[-./](\d{2,4}))?(?![\d:])")
_NUMBERS = re.compile(r"\d+")
_LATE = re.compile(r"p\.?\s?m|下午|晚上|傍晚|午後|오후", re.IGNORECASE)
_EARLY = re.compile(r"a\.?\s?m|上午|凌晨|早上|午前|오전", re.IGNORECASE)


class MomentReader:
    """Reads the dates of one text, all in the same order of day and month."""

    def __init__(self, texts: Iterable[str], today: date | None = None) -> None:
        """Take what holds the dates, in the order in which they stand."""
        self._today = today or datetime.now().astimezone().date()
        # A time may be written as a date: 09.30.
        dates = (whole.group(1) for text in texts for whole in _FOUND.finditer(text))
        found = filter(None, map(_SHORT.search, dates))
        numbers = [tuple(int(part) for part in match.groups() if part) for match in found]
        self._is_month_first = _is_month_first(numbers)

    def read(self, text: str) -> datetime | None:
        """Return the first moment in the text in UTC, or None."""
        exact = parse_date(text) if re.search(r"[+-]\d{4}\b|GMT", text) else None
        if exact is not None:
            return exact
        match = _FOUND.search(text)
        day = None if match is None else self._day(match.group(1))
        at = None if match is None else time_of(match.group(2))
        if day is None or at is None:
            return None
        try:
            moment = datetime.combine(day, at).astimezone(UTC)
        except (ValueError, OverflowError, OSError):
            return None
        return moment if EARLIEST_YEAR <= moment.year <= LATEST_YEAR else None

    def _day(self, text: str) -> date | None:
        word = text.strip().casefold()
        if word in _DAYS_AGO:
            return self._today - timedelta(days=_DAYS_AGO[word])
        named = re.search(rf"(?<![a-z])({_NAMED})(?![a-zäöüéûç])", word)
        numbers = [int(number) for number in _NUMBERS.findall(word)]
        if named and numbers:
            year = numbers[1] if len(numbers) > 1 else 0
            return self._date(year, _MONTHS[named.group(1)], numbers[0])
        if len(numbers) == 3 and numbers[0] > 31:
            return self._date(*numbers)
        if len(numbers) < 2:
            return None
        first, second, *rest = numbers
        is_month_first = self._is_month_first or "月" in word or "월" in word
        month, day = (first, second) if is_month_first else (second, first)
        return self._date(rest[0] if rest else 0, month, day)

    def _date(self, year: int, month: int, day: int) -> date | None:
        """Return the day; one without a year is the last one that has been."""
        full = year + 2000 if 0 < year < 100 else year
        try:
            found = date(full or self._today.year, month, day)
            if not year and found > self._today:
                found = found.replace(year=found.year - 1)
        except ValueError:
            return None
        return found


def _is_month_first(dates: list[tuple[int, ...]]) -> bool:
    """Tell the order by a number above 12, else by which order lets the dates run forward."""
    short = [d for d in dates if len(d) >= 2 and d[0] <= 31]
    if any(d[1] > 12 for d in short):
        return True
    if any(d[0] > 12 for d in short) or not short:
        return False
    years = [d[2] if len(d) > 2 else 0 for d in short]
    by_month = [(y, d[0], d[1]) for y, d in zip(years, short, strict=True)]
    by_day = [(y, d[1], d[0]) for y, d in zip(years, short, strict=True)]
    return by_day != sorted(by_day) and by_month == sorted(by_month)


def time_of(text: str) -> time | None:
    """Return the time that a text consists of, None where it can't be one."""
    numbers = [int(number) for number in _NUMBERS.findall(text)]
    hour, minute, second = (*numbers, 0)[:3]
    if _LATE.search(text) and hour < 12:
        hour += 12
    elif _EARLY.search(text) and hour == 12:
        hour = 0
    try:
        return time(hour, minute, second)
    except ValueError:
        return None
