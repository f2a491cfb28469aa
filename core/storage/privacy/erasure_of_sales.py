"""What of deals, tasks and meetings is a person's alone when they are erased, and what stays.

A deal with a company or with others stays without them, and so does a meeting of several people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Table, or_, select, update
from sqlalchemy.orm import Session

from core.storage.kept import derived
from core.storage.rows.row import Row
from core.storage.rows.sales_tables import (
    CalendarEntryRow,
    DealContactRow,
    DealMoveRow,
    DealRow,
    InteractionParticipantRow,
    TaskRow,
)
from core.storage.rows.tables import ContactRow, InteractionRow

_CHUNK = 400
# Which columns of rows that stay may name a row that goes.
_LINKS = (
    ("interactions", "contact_id", "contacts"),
    ("tasks", "deal_id", "deals"),
    ("tasks", "interaction_id", "interactions"),
)


def list_shared_meetings(session: Session, contact_id: int, keys: Collection[str]) -> set[int]:
    """Return the meetings in which somebody else took part who is a contact."""
    others = select(InteractionParticipantRow.interaction_id).where(
        InteractionParticipantRow.contact_id.is_not(None),
        InteractionParticipantRow.contact_id != contact_id,
        InteractionParticipantRow.key.not_in(keys),
    )
    theirs = or_(InteractionRow.contact_id == contact_id, InteractionRow.counterpart_key.in_(keys))
    return set(
        session.scalars(select(InteractionRow.id).where(theirs, InteractionRow.id.in_(others)))
    )


def list_doomed(
    session: Session, contact_id: int, keys: Collection[str], meetings: Collection[int]
) -> dict[str, set[int]]:
    """Return the rows that are the person's, by table.

    keys: addresses that are theirs alone. meetings: interactions that go.
    """

    def ids(column: Any, *conditions: Any) -> set[int]:  # noqa: ANN401 - SQL expressions
        return set(session.scalars(select(column).where(*conditions)))

    links = ids(DealContactRow.id, DealContactRow.contact_id == contact_id)
    theirs = select(DealContactRow.deal_id).where(DealContactRow.contact_id == contact_id)
    shared = select(DealContactRow.deal_id).where(DealContactRow.contact_id != contact_id)
    deals = ids(
        DealRow.id,
        DealRow.id.in_(theirs),
        DealRow.id.not_in(shared),
        DealRow.company_id.is_(None),
    )
    guests = or_(
        InteractionParticipantRow.contact_id == contact_id,
        InteractionParticipantRow.key.in_(keys),
    )
    doomed = {
        "deals": deals,
        "deal_contacts": links,
        "deal_moves": set(),
        "tasks": ids(TaskRow.id, TaskRow.contact_id == contact_id),
        "interaction_participants": ids(InteractionParticipantRow.id, guests),
        "calendar_entries": set(),
    }
    for part in _chunks(deals):
        doomed["deal_contacts"] |= ids(DealContactRow.id, DealContactRow.deal_id.in_(part))
        doomed["deal_moves"] |= ids(DealMoveRow.id, DealMoveRow.deal_id.in_(part))
    for part in _chunks(meetings):
        doomed["interaction_participants"] |= ids(
            InteractionParticipantRow.id, InteractionParticipantRow.interaction_id.in_(part)
        )
        doomed["calendar_entries"] |= ids(
            CalendarEntryRow.id, CalendarEntryRow.interaction_id.in_(part)
        )
    for part in _chunks(doomed["tasks"]):
        doomed["calendar_entries"] |= ids(CalendarEntryRow.id, CalendarEntryRow.task_id.in_(part))
    return doomed


def let_go(session: Session, doomed: dict[str, set[int]]) -> set[tuple[str, int]]:
    """Let the rows that stay name none of those that go; return which rows were changed.

    A meeting is given to another of those who took part. Writes by plain statements.
    """
    changed: set[tuple[str, int]] = set()
    for name, column, target in _LINKS:
        table = Row.metadata.tables[name]
        for part in _chunks(doomed.get(target, ())):
            for row in session.execute(select(table).where(table.c[column].in_(part))).all():
                if row.id in doomed.get(name, ()):
                    continue
                values: dict[str, Any] = {column: None}
                if name == "interactions":
                    values = _next_guest(session, row.id, doomed)
                _write(session, table, row, values)
                changed.add((name, row.id))
    return changed


def _next_guest(
    session: Session, interaction_id: int, doomed: dict[str, set[int]]
) -> dict[str, Any]:
    """Return whose a meeting is when its first person is erased."""
    rows = session.execute(
        select(InteractionParticipantRow, ContactRow.name)
        .join(ContactRow, ContactRow.id == InteractionParticipantRow.contact_id)
        .where(InteractionParticipantRow.interaction_id == interaction_id)
        .order_by(InteractionParticipantRow.id)
    )
    for guest, name in rows:
        if guest.id not in doomed["interaction_participants"]:
            return {
                "contact_id": guest.contact_id,
                "counterpart_key": guest.key,
                "counterpart_name": guest.name or name,
            }
    return {"contact_id": None, "counterpart_key": "", "counterpart_name": ""}


def _write(session: Session, table: Table, row: Any, values: dict[str, Any]) -> None:  # noqa: ANN401 - a row
    derived.touch(session, table.name, dict(row._mapping), is_gone=True)  # noqa: SLF001 - public name
    session.execute(update(table).where(table.c.id == row.id).values(values))
    derived.touch(session, table.name, dict(row._mapping) | values)  # noqa: SLF001 - as above


def _chunks(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))
