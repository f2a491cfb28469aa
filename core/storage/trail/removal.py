"""Deleting all that one step brought in, together with what hangs on it.

Unlike undoing, this doesn't mind that rows were changed since; it is a step of its own.
"""

from __future__ import annotations

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from core.domain.change import Action
from core.storage.rows.order_tables import ContactNameRow
from core.storage.rows.row import Row
from core.storage.rows.tables import TRACKED, ContactRow, HistoryEntryRow, HistoryStepRow

_CHUNK = 400
# What only names a row that goes: it stays and names nothing. All else goes with what it hangs on.
_LOOSE = {
    "interactions": ("contact_id",),
    "interaction_participants": ("contact_id",),
    "deals": ("company_id",),
    "deal_moves": ("from_stage_id", "to_stage_id"),
    "tasks": ("contact_id", "company_id", "deal_id", "interaction_id"),
}


def find_step(session: Session, action: Action) -> int | None:
    """Return the newest standing step of this kind that has rows left in the file."""
    step_ids = session.scalars(
        select(HistoryStepRow.id)
        .where(HistoryStepRow.action == action.value, HistoryStepRow.undone_at.is_(None))
        .order_by(HistoryStepRow.id.desc())
    ).all()
    return next((step for step in step_ids if any(_created(session, step).values())), None)


def remove_created(session: Session, step_id: int) -> int:
    """Delete what the step created and what belongs to it; return how many rows.

    An interaction or a task that only names a deleted contact stays and names nobody.
    """
    return _remove(session, _created(session, step_id))


def remove_contact(session: Session, contact_id: int) -> int:
    """Delete a contact and what belongs to it; what passed stays. Return how many rows."""
    return _remove(session, {name: set() for name in TRACKED} | {"contacts": {contact_id}})


def list_made_contacts(session: Session, step_id: int) -> tuple[int, ...]:
    """Return the contacts that a step made and that are still there and not archived, by name."""
    made = _created(session, step_id)["contacts"]
    found: list[tuple[str, int]] = []
    for ids in _chunks(made):
        rows = session.execute(
            select(ContactNameRow.key, ContactRow.id)
            .join(ContactNameRow, ContactNameRow.contact_id == ContactRow.id)
            .where(ContactRow.id.in_(ids), ContactRow.is_archived.is_(False))
        )
        found += [(key, contact_id) for key, contact_id in rows]
    return tuple(contact_id for _key, contact_id in sorted(found))


def find_import_of_contacts(session: Session, newest: int = 20) -> int:
    """Return the newest standing import that made contacts, 0 when there is none.

    newest: so many imports are looked at.
    """
    steps = session.scalars(
        select(HistoryStepRow.id)
        .where(HistoryStepRow.action == Action.IMPORT.value, HistoryStepRow.undone_at.is_(None))
        .order_by(HistoryStepRow.id.desc())
        .limit(newest)
    ).all()
    return next((step for step in steps if list_made_contacts(session, step)), 0)


def _remove(session: Session, created: dict[str, set[int]]) -> int:
    doomed = _with_dependents(session, created)
    for table in _tracked_tables():
        for name in _LOOSE.get(table.name, ()):
            _let_go(session, table, name, doomed)
    session.flush()
    for table in reversed(_tracked_tables()):
        for ids in _chunks(doomed[table.name]):
            for row_id in ids:
                session.delete(session.get_one(TRACKED[table.name], row_id))
            session.flush()
    return sum(len(ids) for ids in doomed.values())


def _let_go(session: Session, table: Table, name: str, doomed: dict[str, set[int]]) -> None:
    """Let the rows that stay name none of those that go."""
    column, row_class = table.c[name], TRACKED[table.name]
    target = next(iter(column.foreign_keys)).column.table.name
    for ids in _chunks(doomed[target]):
        for row in session.scalars(select(row_class).where(column.in_(ids))):
            if row.id not in doomed[table.name]:  # type: ignore[attr-defined]  # tracked rows have one
                setattr(row, name, None)


def _tracked_tables() -> list[Table]:
    """Return the tracked tables, each after those it refers to."""
    return [table for table in Row.metadata.sorted_tables if table.name in TRACKED]


def _created(session: Session, step_id: int) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {name: set() for name in TRACKED}
    entries = session.execute(
        select(HistoryEntryRow.table_name, HistoryEntryRow.row_id, HistoryEntryRow.length).where(
            HistoryEntryRow.step_id == step_id, HistoryEntryRow.deed == "insert"
        )
    )
    for table_name, row_id, count in entries:
        found[table_name].update(range(row_id, row_id + count))
    for table in _tracked_tables():
        still: set[int] = set()
        for ids in _chunks(found[table.name]):
            still.update(session.scalars(select(table.c.id).where(table.c.id.in_(ids))))
        found[table.name] = still
    return found


def _with_dependents(session: Session, created: dict[str, set[int]]) -> dict[str, set[int]]:
    doomed = {name: set(ids) for name, ids in created.items()}
    for table in _tracked_tables():
        for column in table.columns:
            if column.name in _LOOSE.get(table.name, ()):
                continue
            for key in column.foreign_keys:
                for ids in _chunks(doomed.get(key.column.table.name, set())):
                    found = session.scalars(select(table.c.id).where(column.in_(ids)))
                    doomed[table.name].update(found)
    return doomed


def _chunks(ids: set[int]) -> list[list[int]]:
    ordered = sorted(ids)
    return [ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK)]
