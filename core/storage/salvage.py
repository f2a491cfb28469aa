"""Saving what can be read of a damaged file into a new one.

Broken pages are sealed anew first (`page_seals.py`). Then each table is read from its beginning and
from its end until a broken place stops it; what lies between is read by ranges of row numbers, and
a range that can't be read is halved. Each failure needs a new connection, since SQLCipher trusts
the old one no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import select

from core.domain.backup import SalvageReport
from core.errors import UserError
from core.storage import derived, page_seals
from core.storage.checked_copy import flush
from core.storage.database import Database, create_file
from core.storage.sealed_file import connect, explained
from core.storage.tables import Row, ThreadRow

_RANGE_ROWS = 2048
_MOST_ROW = 1 << 62
# Worked out anew from the rest.
_REBUILT = ("thread_summaries",)
_Rows = list[tuple[Any, ...]]


@dataclass
class _Tally:
    saved: dict[str, int] = field(default_factory=dict)
    unreadable: dict[str, int] = field(default_factory=dict)


class _Source:
    """The damaged file; a new connection after every failure."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        # The write-ahead log may hold a good page in place of a broken one: mend, fold, mend.
        page_seals.mend(path, key)
        connect(path, key).close()
        page_seals.mend(path, key)
        self._connection = self._connect()
        self.is_whole = True

    def ask(self, statement: str, values: Sequence[object] = ()) -> _Rows | None:
        """Return the rows, None when a page on the way is broken."""
        try:
            return list(self._connection.execute(statement, values))
        except sqlcipher3.DatabaseError:
            self._reconnect()
            return None

    def walk(self, statement: str, *, is_down: bool = False) -> Iterator[_Rows]:
        """Yield rows in order until a broken place; `is_whole` says whether there was one."""
        self.is_whole = False
        rows: _Rows = []
        try:
            for row in self._connection.execute(statement):
                if rows and (row[0] > rows[-1][0]) is is_down:
                    rows.pop()  # its number is spoilt, and would lead the reading astray
                    break
                rows.append(row)
                if len(rows) > _RANGE_ROWS:
                    yield rows[:-1]
                    del rows[:-1]
            else:
                self.is_whole = True
        except sqlcipher3.DatabaseError:
            self._reconnect()
        if rows:
            yield rows

    def _reconnect(self) -> None:
        self._connection.close()
        self._connection = self._connect()

    def _connect(self) -> sqlcipher3.Connection:
        connection = connect(self._path, self._key)
        # One cell of a wrong size must not take the whole page with it.
        connection.execute("PRAGMA cell_size_check = OFF")
        return connection

    def close(self) -> None:
        self._connection.close()


def salvage(damaged: Path, key: bytes, target: Path) -> SalvageReport:
    """Write what can be read of the damaged file into a new one of the same key.

    damaged: a copy of it; what its write-ahead log holds is folded in. target: must not be there.
    Raises UserError("salvage-nothing") when not even the list of tables can be read.
    """
    try:
        with explained(damaged):
            source = _Source(damaged, key)
    except UserError as error:
        if error.key != "database-damaged":
            raise
        raise UserError("salvage-nothing", path=str(damaged)) from error
    try:
        version, tables = _read_schema(source, damaged)
        with explained(target):
            create_file(target, key, upto=version)
            report = _fill(source, tables, connect(target, key))
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    finally:
        source.close()
    _work_out_anew(target, key)
    with explained(target):
        flush(target)
    return report


def _read_schema(source: _Source, damaged: Path) -> tuple[int, set[str]]:
    tables = source.ask("SELECT name FROM sqlite_master WHERE type = 'table'")
    version = source.ask("PRAGMA user_version")
    if not tables or not version:
        raise UserError("salvage-nothing", path=str(damaged))
    return int(version[0][0]), {str(name) for (name,) in tables}


def _fill(source: _Source, found: set[str], connection: sqlcipher3.Connection) -> SalvageReport:
    tally = _Tally()
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        for table in _tables_of(connection):
            if table in found and table not in _REBUILT:
                _save_table(source, connection, table, tally)
        _keep_numbers(source, connection)
        dropped = _drop_orphans(connection)
        connection.execute("COMMIT")
    finally:
        connection.close()
    lost = tuple(
        (table, tally.saved.get(table, 0), count) for table, count in tally.unreadable.items()
    )
    return SalvageReport(
        sum(tally.saved.values()) - dropped, sum(tally.unreadable.values()), dropped, lost
    )


def _keep_numbers(source: _Source, connection: sqlcipher3.Connection) -> None:
    """Go on numbering rows where the damaged file was: a lost row's number is not given again."""
    for table, number in source.ask("SELECT name, seq FROM sqlite_sequence") or ():
        connection.execute(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (number, table)
        )


def _tables_of(connection: sqlcipher3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite@_%' ESCAPE '@' AND name NOT LIKE 'search@_%' ESCAPE '@'"
    )
    return [name for (name,) in rows]


def _save_table(
    source: _Source, connection: sqlcipher3.Connection, table: str, tally: _Tally
) -> None:
    ours = [name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")')]
    theirs = [name for _, name, *_ in source.ask(f'PRAGMA table_info("{table}")') or ()]
    columns = ", ".join(f'"{name}"' for name in theirs if name in ours)
    marks = ", ".join("?" for name in theirs if name in ours)
    # Row numbers go along, so that what hangs on a row still does.
    insert = f'INSERT OR IGNORE INTO "{table}" (rowid, {columns}) VALUES (?, {marks})'  # noqa: S608 - names of our own schema
    for rows, unreadable in _read(source, table, columns):
        connection.executemany(insert, rows)
        tally.saved[table] = tally.saved.get(table, 0) + len(rows)
        if unreadable:
            tally.unreadable[table] = tally.unreadable.get(table, 0) + unreadable


def _read(source: _Source, table: str, columns: str) -> Iterator[tuple[_Rows, int]]:
    """Yield rows, and how many row numbers in between could not be read."""
    select_rows = f'SELECT rowid, {columns} FROM "{table}"'  # noqa: S608 - as above
    low, high = 0, _MOST_ROW
    for rows in source.walk(f"{select_rows} ORDER BY rowid"):
        low = rows[-1][0]
        yield rows, 0
    if source.is_whole:
        return
    for found in source.walk(f"{select_rows} ORDER BY rowid DESC", is_down=True):
        rows = [row for row in found if row[0] > low]
        if not rows:
            return
        high = rows[-1][0]
        yield rows, 0
    if high == _MOST_ROW:
        high = _last_row(source, table) + 1
    yield from _halve(source, f"{select_rows} WHERE rowid BETWEEN ? AND ?", low + 1, high - 1)


def _halve(source: _Source, statement: str, low: int, high: int) -> Iterator[tuple[_Rows, int]]:
    waiting = [
        (first, min(first + _RANGE_ROWS - 1, high)) for first in range(low, high + 1, _RANGE_ROWS)
    ]
    while waiting:
        first, end = waiting.pop()
        rows = source.ask(statement, (first, end))
        if rows is not None:
            yield rows, end - first + 1 - len(rows)
        elif first == end:
            yield [], 1
        else:
            middle = (first + end) // 2
            waiting += [(first, middle), (middle + 1, end)]


def _last_row(source: _Source, table: str) -> int:
    """Return the highest row number given out, as the counter or the tree's edge tell it."""
    for statement, values in (
        ("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)),
        (f'SELECT max(rowid) FROM "{table}"', ()),  # noqa: S608 - as above
    ):
        found = source.ask(statement, values)
        if found and found[0][0]:
            return int(found[0][0])
    return 0


def _drop_orphans(connection: sqlcipher3.Connection) -> int:
    """Unhook or drop rows whose owner is lost; return how many were dropped."""
    dropped = 0
    while broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        for table, row, parent, number in broken:
            keys = connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            column = next(key[3] for key in keys if key[0] == number and key[2] == parent)
            info = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
            may_be_empty = next(not entry[3] for entry in info if entry[1] == column)
            if may_be_empty:
                statement = f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?'  # noqa: S608 - as above
                connection.execute(statement, (row,))
            else:
                statement = f'DELETE FROM "{table}" WHERE rowid = ?'  # noqa: S608 - as above
                dropped += connection.execute(statement, (row,)).rowcount
    return dropped


def _work_out_anew(path: Path, key: bytes) -> None:
    """Bring the file up to date and fill what is made of its rows: search index and summaries."""
    database = Database(path, key)
    try:
        with database.writing_results() as session:
            for table in Row.metadata.sorted_tables:
                if derived.is_source(table.name):
                    for row in session.execute(select(table)).mappings():
                        derived.touch(session, table.name, {str(k): v for k, v in row.items()})
            derived.touch_threads(session, session.scalars(select(ThreadRow.id)))
    finally:
        database.close()
