"""By what records stand in lists: an index over their names, made anew with them.

No columns of the records' own: what follows from a name is not part of what the history keeps and
the audit seals. `tables.py` says what all rows have in common.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.rows.row import Row


class ContactNameRow(Row):
    """By what a contact stands in lists (`core.text.list_order`)."""

    __tablename__ = "contact_names"

    contact_id: Mapped[int] = mapped_column(
        ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(index=True)


class CompanyNameRow(Row):
    """By what a company stands in lists."""

    __tablename__ = "company_names"

    company_id: Mapped[int] = mapped_column(
        ForeignKey("companies.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(index=True)


class DealNameRow(Row):
    """By what a deal stands in lists."""

    __tablename__ = "deal_names"

    deal_id: Mapped[int] = mapped_column(
        ForeignKey("deals.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(index=True)


ORDER_SCHEMA: tuple[str, ...] = tuple(
    statement
    for kind, table in (("contact", "contacts"), ("company", "companies"), ("deal", "deals"))
    for statement in (
        f"CREATE TABLE {kind}_names ({kind}_id INTEGER NOT NULL PRIMARY KEY, "
        f"key VARCHAR NOT NULL, FOREIGN KEY({kind}_id) REFERENCES {table} (id) ON DELETE CASCADE)",
        f"CREATE INDEX ix_{kind}_names_key ON {kind}_names (key)",
    )
)
"""As m027 makes them, word for word; never edited again."""
