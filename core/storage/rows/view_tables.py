"""Rows of the owner's own fields, tags and views; `tables.py` says what they have in common."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.rows.row import NEVER_REUSED, Row, Tracked


class CustomFieldRow(Tracked, Row):
    """A field of the owner's own; record_kind says whose."""

    __tablename__ = "custom_fields"

    record_kind: Mapped[str]
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    currency: Mapped[str] = mapped_column(default="")
    choices: Mapped[list[Any]] = mapped_column(default=list)
    position: Mapped[int] = mapped_column(default=0)


class FieldValueRow(Tracked, Row):
    """What stands in a field of one record; of several choices a row each.

    contact_id, company_id, deal_id: whose it is, exactly one of them; a further kind of record gets
    a further column. content: the value as text. key: of texts, choices, links and days of the
    calendar, in the form in which they are compared. number: of numbers and yes/no. amount: of
    money, in the smallest unit.
    """

    __tablename__ = "field_values"
    __table_args__ = (
        Index(None, "field_id", "key", "contact_id", sqlite_where=text("key <> ''")),
        Index(None, "field_id", "number", "contact_id", sqlite_where=text("number IS NOT NULL")),
        Index(None, "field_id", "amount", "contact_id", sqlite_where=text("amount IS NOT NULL")),
        NEVER_REUSED,
    )

    field_id: Mapped[int] = mapped_column(ForeignKey("custom_fields.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    company_id: Mapped[int | None] = mapped_column(ForeignKey("companies.id"), index=True)
    deal_id: Mapped[int | None] = mapped_column(ForeignKey("deals.id"), index=True)
    content: Mapped[str]
    key: Mapped[str] = mapped_column(default="")
    number: Mapped[float | None]
    amount: Mapped[int | None] = mapped_column(BigInteger)


class TagRow(Tracked, Row):
    """What is known of a tag besides who has it: how it is written, and its colour."""

    __tablename__ = "tags"

    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    colour: Mapped[str] = mapped_column(default="grey")


class SavedViewRow(Tracked, Row):
    """A view under a name."""

    __tablename__ = "saved_views"

    name: Mapped[str]
    question: Mapped[dict[str, Any]]
    position: Mapped[int] = mapped_column(default=0)


class ContactTagRow(Row):
    """Which contact has which tag: an index over `contacts.tags`, made anew with them."""

    __tablename__ = "contact_tags"

    key: Mapped[str] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = mapped_column(
        ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    name: Mapped[str]


class CompanyTagRow(Row):
    """Which company has which tag: an index over `companies.tags`."""

    __tablename__ = "company_tags"

    key: Mapped[str] = mapped_column(primary_key=True)
    company_id: Mapped[int] = mapped_column(
        ForeignKey("companies.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    name: Mapped[str]


class DealTagRow(Row):
    """Which deal has which tag: an index over `deals.tags`."""

    __tablename__ = "deal_tags"

    key: Mapped[str] = mapped_column(primary_key=True)
    deal_id: Mapped[int] = mapped_column(
        ForeignKey("deals.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    name: Mapped[str]


class ContactFactsRow(Row):
    """What passed with a contact, in figures: made anew whenever their messages change.

    Contacts with whom nothing passed have none. waits_since: the oldest message of theirs that
    waits for a reply. mood: of the last message that was rated, "" for none.
    """

    __tablename__ = "contact_facts"

    contact_id: Mapped[int] = mapped_column(
        ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True
    )
    last_at: Mapped[datetime] = mapped_column(index=True)
    last_direction: Mapped[str]
    message_count: Mapped[int] = mapped_column(index=True)
    waits_since: Mapped[datetime | None] = mapped_column(index=True)
    mood: Mapped[str] = mapped_column(default="", index=True)
    mood_score: Mapped[float | None] = mapped_column(index=True)
    mood_mean: Mapped[float | None] = mapped_column(index=True)
