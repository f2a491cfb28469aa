"""New rows on their way into the file: gathered, and written many at a time.

An import makes half a million rows. The ORM takes each of them in hand several times; here a row is
a mapping that is written once, and what follows from it (its history entry, its seal, its place in
the index) is made from that mapping instead of being read back. Whoever asks the file something
through the session finds the rows written: nothing can miss them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Insert, Table, event, func, insert, select, text
from sqlalchemy.orm import ORMExecuteState, Session

from core.storage.images import Image, to_json
from core.storage.tables import TRACKED, HistoryEntryRow

Rows = dict[str, dict[int, dict[str, Any]]]
_DEFAULTS: dict[str, dict[str, Any]] = {}
_ORDER = [
    "companies", "contacts", "channels", "contact_companies", "field_values", "threads",
    "thread_references", "interactions", "deals", "deal_contacts", "deal_moves",
]  # fmt: skip


@dataclass
class Fresh:
    """A session's new rows.

    pending: not yet written, by table. images, rows: those
    written and not changed since, for the seals and for the index.
    """

    pending: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    next_ids: dict[str, int] = field(default_factory=dict)
    images: dict[tuple[str, int], Image] = field(default_factory=dict)
    rows: dict[str, dict[int, dict[str, Any]]] = field(default_factory=dict)
    is_writing: bool = False


def of(session: Session) -> Fresh:
    """Return the session's new rows."""
    found = session.info.get("fresh")
    if found is None:
        found = session.info["fresh"] = Fresh()
    return found


def add(session: Session, row_class: type, values: Mapping[str, Any]) -> int:
    """Take a new tracked row; return its id. Columns that are left out have their defaults."""
    fresh = of(session)
    name = row_class.__tablename__  # type: ignore[attr-defined]
    if name not in _ORDER:
        raise AssertionError(f"{name} has no place in the order of writing")
    if "step_id" not in session.info:
        raise AssertionError("a tracked row was changed outside Database.writing()")
    row = {**_defaults(name), **values, "revision": session.info["step_id"]}
    for column, value in values.items():
        if isinstance(value, datetime) and value.tzinfo is not None:
            row[column] = value.astimezone(UTC)  # as it will be read back
    row["id"] = row_id = fresh.next_ids.get(name) or _first_free(session, name)
    fresh.next_ids[name] = row_id + 1
    fresh.pending.setdefault(name, []).append(row)
    return row_id


def settle(session: Session) -> None:
    """Write the rows that are still on their way, and their history entries."""
    fresh: Fresh | None = session.info.get("fresh")
    if fresh is None or not fresh.pending or fresh.is_writing:
        return
    fresh.is_writing = True
    try:
        connection = session.connection()
        pending, fresh.pending = fresh.pending, {}
        # Table by table, each after those it refers to: undo takes long runs back at once.
        untold = [(name, row) for name in _ORDER for row in pending.get(name, ())]
        for name in _ORDER:
            if rows := pending.get(name):
                connection.execute(insert(TRACKED[name].__table__), rows)  # type: ignore[arg-type]
        step_id = session.info["step_id"]
        connection.execute(
            insert(HistoryEntryRow),
            [
                {"step_id": step_id, "table_name": name, "row_id": row["id"], "deed": "insert"}
                for name, row in untold
            ],
        )
        for name, row in untold:
            fresh.images[name, row["id"]] = to_json(row)
            fresh.rows.setdefault(name, {})[row["id"]] = row
    finally:
        fresh.is_writing = False


def forget(session: Session, table_name: str, row_id: int) -> None:
    """What is known of this row is no longer so: it was changed after it was made."""
    fresh: Fresh | None = session.info.get("fresh")
    if fresh is not None:
        fresh.images.pop((table_name, row_id), None)
        fresh.rows.get(table_name, {}).pop(row_id, None)


def ask_number_again(session: Session, table_name: str) -> None:
    """Somebody else writes a row of this table: the next number is the file's to say."""
    of(session).next_ids.pop(table_name, None)


def take_rows(session: Session) -> Rows:
    """Return the rows made since the last call and not changed since, by table and id."""
    fresh = of(session)
    rows, fresh.rows = fresh.rows, {}
    return rows


def _defaults(name: str) -> dict[str, Any]:
    """Return what the table's columns hold where nothing is said, as the ORM would have it."""
    found = _DEFAULTS.get(name)
    if found is None:
        found = _DEFAULTS[name] = {}
        for column in _table(name).columns:
            if column.default is not None and column.default.is_scalar:
                found[column.name] = column.default.arg  # type: ignore[attr-defined]
            elif column.nullable:
                found[column.name] = None
    return found


def _first_free(session: Session, name: str) -> int:
    """Return the next number that was never given out; the file is ours until the transaction ends.

    SQLite keeps the last one for tables whose numbers are never used again.
    """
    settle(session)
    session.flush()
    connection = session.connection()
    given = connection.execute(
        text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": name}
    ).scalar()
    most = connection.execute(select(func.max(_table(name).c.id))).scalar()
    return max(int(given or 0), int(most or 0)) + 1


def _table(name: str) -> Table:
    table = TRACKED[name].__table__
    assert isinstance(table, Table)  # noqa: S101 - tells the type checker what it is
    return table


@event.listens_for(Session, "do_orm_execute")
def _settle_first(state: ORMExecuteState) -> None:
    settle(state.session)
    if isinstance(state.statement, Insert) and isinstance(state.statement.table, Table):
        ask_number_again(state.session, state.statement.table.name)
