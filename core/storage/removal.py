"""Deleting all that one step brought in, together with what hangs on it.

Unlike undoing, this doesn't mind that rows were changed since; it is a step of its own.
"""

from __future__ import annotations

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from core.domain.change import Action
from core.storage.row import Row
from core.storage.tables import TRACKED, HistoryEntryRow, HistoryStepRow, InteractionRow

_CHUNK = 400


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

    An interaction that only names a deleted contact stays and names nobody.
    """
    doomed = _with_dependents(session, _created(session, step_id))
    for contact_ids in _chunks(doomed["contacts"]):
        for row in session.scalars(
            select(InteractionRow).where(InteractionRow.contact_id.in_(contact_ids))
        ):
            if row.id not in doomed["interactions"]:
                row.contact_id = None
    session.flush()
    for table in reversed(_tracked_tables()):
        for ids in _chunks(doomed[table.name]):
            for row_id in ids:
                session.delete(session.get_one(TRACKED[table.name], row_id))
            session.flush()
    return sum(len(ids) for ids in doomed.values())


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
            if (table.name, column.name) == ("interactions", "contact_id"):
                continue
            for key in column.foreign_keys:
                for ids in _chunks(doomed.get(key.column.table.name, set())):
                    found = session.scalars(select(table.c.id).where(column.in_(ids)))
                    doomed[table.name].update(found)
    return doomed


def _chunks(ids: set[int]) -> list[list[int]]:
    ordered = sorted(ids)
    return [ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK)]
