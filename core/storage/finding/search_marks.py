"""Conditions as words of the search index: the day of a message, its form, its contact.

Each begins with a character that nobody can type into a question, so that "c12" finds a product of
that name and not the messages of the twelfth contact.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_SIGN = "\ue000"  # for private use: FTS5 takes it for a letter, a question's words hold none
HAS_FILE = f"{_SIGN}hasfile"


def mark(word: str) -> str:
    """Return the word that stands for a condition."""
    return _SIGN + word


def contact_mark(contact_id: int) -> str:
    """Return the word that a contact's messages carry."""
    return mark(f"c{contact_id}")


def day_marks(day: date) -> str:
    """Return the words that a message of this day carries."""
    return f"{mark(f'd{day:%Y%m%d}')} {mark(f'm{day:%Y%m}')} {mark(f'y{day:%Y}')}"


@lru_cache(maxsize=4_000)
def form_marks(kind: str, direction: str, day: date) -> str:
    """Return the words that a message of this form and day carries."""
    return f"{mark(f'k{kind}')} {mark(direction)} {day_marks(day)}"


def span_marks(since: date, until: date) -> list[str]:
    """Return the fewest words of days, months and years that cover the span, both ends included."""
    marks: list[str] = []
    day = since
    while day <= until:
        year_end = date(day.year, 12, 31)
        month_end = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        if day == date(day.year, 1, 1) and year_end <= until:
            marks.append(mark(f"y{day:%Y}"))
            day = year_end
        elif day.day == 1 and month_end <= until:
            marks.append(mark(f"m{day:%Y%m}"))
            day = month_end
        else:
            marks.append(mark(f"d{day:%Y%m%d}"))
        day += timedelta(days=1)
    return marks
