"""New rows on their way into the file: gathered, and written many at a time.

An import makes half a million rows. The ORM takes each of them in hand several times; here a row is
a mapping that is written once, and what follows from it (its history entry, its seal, its place in
the index) is made from that mapping instead of being read back. Whoever asks the file something
through the session finds the rows written: nothing can miss them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from sqlalchemy import Insert, Table, event, func, select, text
from sqlalchemy.orm import ORMExecuteState, Session

from core.storage.rows.row import UtcDateTime
from core.storage.rows.row_writer import Writer
from core.storage.rows.tables import TRACKED
from core.storage.trail import history_entries

Rows = dict[str, dict[int, dict[str, Any]]]
_ORDER = [
    "companies", "contacts", "channels", "contact_companies", "threads", "thread_references",
    "interactions", "deals", "deal_contacts", "deal_moves", "field_values",
]  # fmt: skip


@dataclass
class Fresh:
    """A session's new rows.

    pending: not yet written, by table. known, rows: those written and not changed since, for the
    seals and for the index.
    """

    pending: Rows = field(default_factory=dict)
    next_ids: dict[str, int] = field(default_factory=dict)
    known: Rows = field(default_factory=dict)
    rows: Rows = field(default_factory=dict)
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
    shape = _SHAPES.get(name) or _shape(name)
    row_id = fresh.next_ids.get(name) or _first_free(session, name)
    row = {**shape.defaults, **values, "id": row_id, "revision": session.info["step_id"]}
    for column in shape.moments:
        value = row[column]
        if value is not None and value.tzinfo not in (None, UTC):
            row[column] = value.astimezone(UTC)  # as it will be read back
    fresh.next_ids[name] = row_id + 1
    if name not in fresh.pending:
        fresh.pending[name] = {}
    fresh.pending[name][row_id] = row
    return row_id


def peek(session: Session, table_name: str, row_id: int) -> Mapping[str, Any] | None:
    """Return one of the session's new rows as it is, written or not; None for any other."""
    fresh = of(session)
    found = fresh.pending.get(table_name, {}).get(row_id)
    return fresh.known.get(table_name, {}).get(row_id) if found is None else found


def settle(session: Session) -> None:
    """Write the rows that are still on their way, and their history entries."""
    fresh: Fresh | None = session.info.get("fresh")
    if fresh is None or not fresh.pending or fresh.is_writing:
        return
    fresh.is_writing = True
    try:
        connection = session.connection()
        pending, fresh.pending = fresh.pending, {}
        entry_id = history_entries.next_id(connection)
        # Table by table, each after those it refers to: undo takes long runs back at once.
        for name in _ORDER:
            if rows := pending.get(name):
                _shape(name).writer.write(connection, rows.values())
                step_id = session.info["step_id"]
                history_entries.add_made(connection, step_id, entry_id, name, list(rows))
                entry_id += len(rows)
                fresh.known.setdefault(name, {}).update(rows)
                fresh.rows.setdefault(name, {}).update(rows)
    finally:
        fresh.is_writing = False


def forget(session: Session, table_name: str, row_id: int) -> None:
    """What is known of this row is no longer so: it was changed after it was made."""
    fresh: Fresh | None = session.info.get("fresh")
    if fresh is not None:
        fresh.known.get(table_name, {}).pop(row_id, None)
        fresh.rows.get(table_name, {}).pop(row_id, None)


def ask_number_again(session: Session, table_name: str) -> None:
    """Somebody else writes a row of this table: the next number is the file's to say."""
    of(session).next_ids.pop(table_name, None)


def take_rows(session: Session) -> Rows:
    """Return the rows made since the last call and not changed since, by table and id."""
    fresh = of(session)
    rows, fresh.rows = fresh.rows, {}
    return rows


class _Shape:
    """What the rows of a table are made of, and what writes them.

    defaults: what a column holds where nothing is said, as the ORM would have it.
    """

    def __init__(self, name: str) -> None:
        if name not in _ORDER:
            raise AssertionError(f"{name} has no place in the order of writing")
        table = _table(name)
        self.writer = Writer(TRACKED[name])
        self.defaults: dict[str, Any] = {}
        self.moments: list[str] = []
        for column in table.columns:
            if column.default is not None and column.default.is_scalar:
                self.defaults[column.name] = column.default.arg  # type: ignore[attr-defined]
            elif column.nullable:
                self.defaults[column.name] = None
            if isinstance(column.type, UtcDateTime):
                self.moments.append(column.name)


_SHAPES: dict[str, _Shape] = {}


def _shape(name: str) -> _Shape:
    if name not in _SHAPES:
        _SHAPES[name] = _Shape(name)
    return _SHAPES[name]


def _first_free(session: Session, name: str) -> int:
    """Return the next number that was never given out; the file is ours until the transaction ends.

    SQLite keeps the last one for tables whose numbers are never used again.
    """
    if "step_id" not in session.info:
        raise AssertionError("a tracked row was changed outside Database.writing()")
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
