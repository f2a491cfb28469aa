"""What the rows are called that a changed row belongs to: whose number, whose message."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from core.domain.audit import AuditChange
from core.storage.rows.tables import TRACKED, HistoryEntryRow
from core.storage.rows.view_tables import SavedViewRow

# What a row of a table is called by.
_NAMES = ("name", "title", "subject")
# How a view's question names a field of the owner's own.
_FIELD = re.compile(r'"((?:company\.)?field:(\d+))"')
# Columns that hold a contact's number also when that contact is gone: no foreign keys.
_OF_CONTACTS = {
    "merges": ("survivor_id",),
    "distinct_contacts": ("first_id", "second_id"),
}


def named(session: Session, changes: Sequence[AuditChange]) -> list[AuditChange]:
    """Return the changes with the names of the rows that they point to; gone ones as they were."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        for _, table, row_id in _pointers(change):
            wanted[table].add(row_id)
    known = {table: _find(session, table, ids) for table, ids in wanted.items()}
    return [
        replace(
            change,
            names={
                column: known[table][row_id]
                for column, table, row_id in _pointers(change)
                if known[table].get(row_id)
            },
        )
        for change in changes
    ]


def _pointers(change: AuditChange) -> list[tuple[str, str, int]]:
    """Return the columns of the changed row that hold the number of another tracked row."""
    row_class = TRACKED.get(change.table)
    image = change.after or change.before or {}
    if row_class is None:
        return []
    targets = [
        (column.name, target.column.table.name)
        for column in row_class.__table__.columns
        for target in column.foreign_keys
        if target.column.table.name in TRACKED
    ]
    if change.table == SavedViewRow.__tablename__:
        asked = json.dumps([change.before, change.after], default=str)
        return [(place, "custom_fields", int(key)) for place, key in set(_FIELD.findall(asked))]
    targets += [(name, "contacts") for name in _OF_CONTACTS.get(change.table, ())]
    return [
        (name, table, image[name]) for name, table in targets if isinstance(image.get(name), int)
    ]


def _find(session: Session, table_name: str, ids: set[int]) -> dict[int, str]:
    table = TRACKED[table_name].__table__
    assert isinstance(table, Table)  # noqa: S101 - tells the type checker what it is
    column = next((table.c[name] for name in _NAMES if name in table.c), None)
    if column is None:
        return {}
    gone = session.execute(
        select(HistoryEntryRow.row_id, HistoryEntryRow.before)
        .where(
            HistoryEntryRow.table_name == table_name,
            HistoryEntryRow.row_id.in_(ids),
            HistoryEntryRow.before.is_not(None),
        )
        .order_by(HistoryEntryRow.id)
    )
    found = {row_id: str((before or {}).get(column.name, "")) for row_id, before in gone}
    now = session.execute(select(table.c.id, column).where(table.c.id.in_(ids)))
    return found | {row_id: str(name) for row_id, name in now}
