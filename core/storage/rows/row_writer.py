"""Writing many new rows of a table by one prepared statement.

The same values that SQLAlchemy would send, without its going through each row several times, and
many rows to a statement: of each that has a trigger the database keeps every page as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON, Table, insert
from sqlalchemy.engine import Connection

from core.storage.rows.row import Row, UtcDateTime

_AT_ONCE = 50
_MOMENT_CHARS = len("2026-01-31 09:30:00.000000")


class Writer:
    """Writes rows of one table. names: of the columns that they have, by default all."""

    def __init__(self, row_class: type[Row], names: Iterable[str] = ()) -> None:
        assert isinstance(row_class.__table__, Table)  # noqa: S101 - for the type checker
        self._table = row_class.__table__
        self._names = list(names) or self._table.columns.keys()
        self._values = itemgetter(*self._names)
        self._statement = self._statement_of_many = ""
        self._processes: list[tuple[int, Callable[[Any], Any]]] = []

    def write(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write the rows; each has a value for every column."""
        if not self._statement:
            self._prepare(connection)
        values = map(self._values, rows)
        stored = list(map(self._as_stored, values) if self._processes else values)
        even = len(stored) - len(stored) % _AT_ONCE
        if even:
            starts = range(0, even, _AT_ONCE)
            many = [tuple(chain.from_iterable(stored[at : at + _AT_ONCE])) for at in starts]
            connection.exec_driver_sql(self._statement_of_many, many)
        if even < len(stored):
            connection.exec_driver_sql(self._statement, stored[even:])

    def _as_stored(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        stored = list(values)
        for place, process in self._processes:
            stored[place] = process(stored[place])
        return tuple(stored)

    def _prepare(self, connection: Connection) -> None:
        dialect = connection.dialect
        for place, name in enumerate(self._names):
            kind = self._table.columns[name].type
            process = kind.dialect_impl(dialect).bind_processor(dialect)
            if isinstance(kind, UtcDateTime):
                self._processes.append((place, _moment))
            elif process is not None:
                quick = _quick(process) if isinstance(kind, JSON) else process
                self._processes.append((place, quick))
        statement = insert(self._table)
        self._statement = str(statement.compile(dialect=dialect, column_keys=self._names))
        beginning, _, row = self._statement.partition(" VALUES ")
        self._statement_of_many = f"{beginning} VALUES {', '.join([row] * _AT_ONCE)}"


def _quick(process: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return the same for JSON, where nearly every value is an empty list."""
    empty = process([])
    return lambda value: empty if value == [] else process(value)


def _moment(value: datetime | None) -> str | None:
    """Return a moment as SQLAlchemy stores it; a test says that it is the same."""
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("a stored moment needs a time zone")
    return value.astimezone(UTC).isoformat(" ", "microseconds")[:_MOMENT_CHARS]
