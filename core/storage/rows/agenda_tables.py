"""The rows of the Home page; `tables.py` has the others."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.rows.row import Row, Tracked


class ActionChoiceRow(Tracked, Row):
    """What the owner said of a next action: later, done, or not for this person.

    reason: the action's. record_id: its record, 0 where the person is meant, whatever the record.
    contact_id: whom it is about. until: the day from which it may be offered again, None for never.
    at: when that was said; something newer brings it back, unless it is never to be.
    """

    __tablename__ = "action_choices"

    reason: Mapped[str]
    record_id: Mapped[int]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    until: Mapped[date | None] = mapped_column(Date, index=True)
    at: Mapped[datetime]


class ContactDayRow(Row):
    """A day that returns each year, of a contact: made anew from `contacts.details`.

    label: what the detail is called ("birthday"). year: 0 when nobody knows it.
    """

    __tablename__ = "contact_days"
    __table_args__ = (Index(None, "month", "day"),)

    contact_id: Mapped[int] = mapped_column(
        ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True
    )
    label: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[int]
    day: Mapped[int]
    year: Mapped[int]


AGENDA_SCHEMA: tuple[str, ...] = (
    "CREATE TABLE action_choices (reason VARCHAR NOT NULL, record_id INTEGER NOT NULL, "
    "contact_id INTEGER REFERENCES contacts (id), until DATE, at DATETIME NOT NULL, "
    "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, revision INTEGER NOT NULL)",
    "CREATE INDEX ix_action_choices_contact_id ON action_choices (contact_id)",
    "CREATE INDEX ix_action_choices_until ON action_choices (until)",
    "CREATE TABLE contact_days (contact_id INTEGER NOT NULL, label VARCHAR NOT NULL, "
    "month INTEGER NOT NULL, day INTEGER NOT NULL, year INTEGER NOT NULL, "
    "CONSTRAINT pk_contact_days PRIMARY KEY (contact_id, label), "
    "FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE)",
    "CREATE INDEX ix_contact_days_month_day ON contact_days (month, day)",
)
"""As m021 makes them, word for word; never edited again."""
