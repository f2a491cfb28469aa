"""Birthdays and other days that return, looked up by month and day.

They stand in the details of contacts, as cards and tables bring them; this index over them is kept
beside the rows, as `contact_facts.py` keeps tags.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import delete, insert, select, tuple_
from sqlalchemy.orm import Session

from core.storage.rows.agenda_tables import ContactDayRow
from core.storage.rows.tables import ContactRow

_CHUNK = 400
# Year and month first; "--04-03" when nobody knows the year.
_DAY = re.compile(r"(?:(\d{4})|-)-(\d\d)-(\d\d)(?!\d)")
_RETURNING = re.compile(
    r"(?i)birthday|birth date|date of birth|\bdob\b|anniversary|geburtstag|jubil"
    r"|生日|出生日期|纪念日|周年"
)
LEAP_DAY = (2, 29)


@lru_cache(maxsize=1_000)
def is_returning(name: str) -> bool:
    """Say whether a day of this name comes back each year."""
    return _RETURNING.search(name) is not None


def refresh(session: Session, contact_ids: Collection[int]) -> None:
    """Make the days of these contacts anew."""
    for ids in _chunks(contact_ids):
        session.execute(delete(ContactDayRow).where(ContactDayRow.contact_id.in_(ids)))
        rows = session.execute(
            select(ContactRow.id, ContactRow.details).where(ContactRow.id.in_(ids))
        )
        add(session, rows.all())


def add(session: Session, contacts: Iterable[Any]) -> None:
    """Note the days of new contacts: pairs of a contact's id and its details."""
    found = {
        (contact_id, name): {"contact_id": contact_id, "label": name, **day}
        for contact_id, details in contacts
        for name, value in details
        if is_returning(name) and (day := _read(value))
    }
    if found:
        session.execute(insert(ContactDayRow), list(found.values()))


def rebuild(session: Session) -> None:
    """Make all days anew from the contacts that have details."""
    refresh(session, session.scalars(select(ContactRow.id).where(ContactRow.details != [])).all())


def coming(session: Session, today: date, days: int, limit: int) -> list[tuple[int, str, date]]:
    """Return who has a day within so many days from today: contact, what it is, when; in order.

    Who was born on a leap day has it on the 28th in other years.
    """
    when = {}
    for away in range(days + 1):
        day = today + timedelta(days=away)
        when[(day.month, day.day)] = day
        if (day.month, day.day) == (2, 28) and (day + timedelta(days=1)).month == 3:
            when[LEAP_DAY] = day
    rows = session.execute(
        select(
            ContactDayRow.contact_id, ContactDayRow.label, ContactDayRow.month, ContactDayRow.day
        )
        .join(ContactRow, ContactRow.id == ContactDayRow.contact_id)
        .where(
            tuple_(ContactDayRow.month, ContactDayRow.day).in_(list(when)),
            ContactRow.is_archived.is_(False),
        )
        .order_by(ContactDayRow.contact_id)
    )
    found = [(contact_id, label, when[(month, day)]) for contact_id, label, month, day in rows]
    return sorted(found, key=lambda one: one[2])[:limit]


def _read(value: str) -> dict[str, int] | None:
    match = _DAY.match(value.strip())
    if match is None:
        return None
    year, month, day = int(match[1] or 0), int(match[2]), int(match[3])
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return {"year": year, "month": month, "day": day}


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))
