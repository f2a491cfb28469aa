"""The sales in the rows of a table: a record of its own for each, beside those of the people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from core.domain.contact import Contact
from core.domain.deal import SaidPerson
from core.domain.importing import Place, RawRecord, Rejection
from core.ingest.contact_builder import ContactBuilder, clean
from core.ingest.deal_builder import DealBuilder, DealHabits
from core.ingest.table_heading import order_of_days
from core.ingest.table_rows import Row

Mapping = Sequence[tuple[str, str]]
"""(column, field) of a table, in order."""

_DAYS = ("deal:opened", "deal:expected", "deal:closed")
# What tells of no sale by itself: a person has a stage, a status or a day, too.
_WEAK = frozenset([
    "deal", "deal:status", "deal:notes", "deal:opened", "deal:currency", "deal:probability",
    "deal:people", "deal:won",
])  # fmt: skip


def find_habits(
    mapping: Mapping, rows: Callable[[], Iterable[Row]], *, is_float: bool
) -> DealHabits | None:
    """Return how a table writes sales, found in its first rows; None when it has none.

    rows: gives them from the first one. is_float: its numbers are as programs write them.
    Raises OSError.
    """
    if not any(field.startswith("deal") for _, field in mapping):
        return None
    return DealHabits(order_of_days(mapping, rows, _DAYS), is_float=is_float)


def tells_of_deal(row: Row, mapping: Mapping) -> bool:
    """Say whether the row tells of a sale."""
    if row.problem or len(row.cells) > len(mapping):
        return False
    return any(field.startswith("deal") and field not in _WEAK for field in _told(row, mapping))


def tells_more(row: Row, mapping: Mapping) -> bool:
    """Say whether a row with a sale tells of a person, or of a firm more than its name."""
    kinds = {field.partition(":")[0] for field in _told(row, mapping)}
    return bool(kinds - {"deal", "company", "-"})


def deal_of(
    row: Row,
    mapping: Mapping,
    habits: DealHabits,
    persons: Sequence[ContactBuilder],
    place: Place,
) -> RawRecord | Rejection:
    """Return the sale in a row. persons: what the row tells of each it is with, and the firm."""
    builder = DealBuilder(habits)
    for (column, field), cell in zip(mapping, row.cells, strict=False):
        kind, _, part = field.partition(":")
        if kind == "deal":
            builder.set(part, column, cell)
    warnings = ("row-short",) if len(row.cells) < len(mapping) else ()
    company = next((person.company for person in persons if person.company), "")
    people = [said for person in persons for said in _people(person, place)]
    return builder.record(place, clean(company), people, warnings)


def _people(person: ContactBuilder, place: Place) -> tuple[SaidPerson, ...]:
    """Return whom the row itself names, as their own record tells them."""
    is_somebody = bool(person.names or person.channels) and not person.is_firm()
    said = person.record(place) if is_somebody else None
    if not isinstance(said, RawRecord) or said.contact is None:
        return ()
    return (SaidPerson(_bare(said.contact), said.fingerprint),)


def _bare(contact: Contact) -> Contact:
    """Return what it takes to tell a person: the rest is in their own record."""
    return replace(contact, details=(), tags=(), notes="", language="")


def _told(row: Row, mapping: Mapping) -> list[str]:
    pairs = zip(mapping, row.cells, strict=False)
    return [field for (_, field), cell in pairs if cell.strip()]
