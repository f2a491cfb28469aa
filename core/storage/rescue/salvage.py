"""Saving what can be read of a damaged file into a new one.

The rows are taken from the pages one by one (`clear_pages.py`), and the tables they belong to are
told by their values (`row_shapes.py`): the tables are ours, so they are known without the file's
first page, its list of tables and the trees that lead to the rows, all of which may be broken.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import sqlcipher3
from sqlalchemy import select

from core.domain.backup import SalvageReport, SalvageStep
from core.errors import UserError
from core.storage.database import Database, create_file
from core.storage.kept import derived
from core.storage.rescue.checked_copy import flush
from core.storage.rescue.clear_pages import ClearPages, Leaf, Values, fold_log
from core.storage.rescue.row_shapes import COUNTERS, RowShapes
from core.storage.rescue.salvage_watch import SalvageWatch
from core.storage.rows.row import Row
from core.storage.schema import migrations, schema_version
from core.storage.sealed_file import connect, explained, read_version

_LOOKED_AT = 5  # rows of a page, to know its table
_AT_ONCE = 400  # records, into the search index
# Worked out anew from the rest, or made anew by use.
_REBUILT = (
    "thread_summaries",
    "kept_prompts",
    "prompt_marks",
    "phrase_contexts",
    "phrase_followers",
    "phrase_states",
    "record_counts",
    "unrated",
    "meanings",
    "mood_states",
    "mood_students",
    "contact_days",
    "contact_facts",
    "contact_names",
    "company_names",
    "deal_names",
    "contact_tags",
    "company_tags",
    "deal_tags",
    "file_texts",
)
# Rows that mean nothing once what they belong to is lost, though their column may be empty.
_NOTHING_ALONE = ("field_values",)


@dataclass
class _Tally:
    """How many rows there were, by table.

    saved: put into the new file. spoilt: seen, and not readable. numbers: the highest seen.
    counters: the highest given out, as the file counts them. most: on one page.
    strange_pages: held neither rows nor anything else that is known.
    """

    saved: Counter[str] = field(default_factory=Counter)
    spoilt: Counter[str] = field(default_factory=Counter)
    numbers: dict[str, int] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
    most: Counter[str] = field(default_factory=Counter)
    strange_pages: int = 0

    def lost(self, table: str) -> int:
        """Return how many rows are lost at most."""
        highest = max(self.numbers.get(table, 0), self.counters.get(table, 0))
        gaps = max(0, highest - self.saved[table])
        return min(gaps, self.spoilt[table] + self.strange_pages * self.most[table])


def salvage(
    damaged: Path, key: bytes, target: Path, watch: SalvageWatch | None = None
) -> SalvageReport:
    """Write what can be read of the damaged file into a new one of the same key.

    damaged: a copy of it; what its write-ahead log holds is folded in. target: must not be there,
    and isn't after an error. watch: told of every page and record.
    Raises UserError("salvage-nothing") when no row of ours is found in it, ("database-newer"), and
    Cancelled when the watch says so.
    """
    watch = watch or SalvageWatch()
    version = _told_version(damaged, key)
    try:
        with explained(target), ClearPages(damaged, key) as pages:
            # A version that nobody told takes a reading of its own.
            watch.begin(SalvageStep.READING, pages.count * (1 if version else 2))
            version = version or _find_version(pages, key, target, watch)
            create_file(target, key, upto=version)
            report = _fill(pages, connect(target, key), watch)
        _work_out_anew(target, key, watch)
        with explained(target):
            flush(target)
    except BaseException:
        for ending in ("", "-wal", "-shm"):
            target.with_name(target.name + ending).unlink(missing_ok=True)
        raise
    return report


def _told_version(path: Path, key: bytes) -> int | None:
    """Fold the write-ahead log in; return the schema's version, None when the file can't say it.

    Raises UserError("database-newer").
    """
    try:
        with explained(path):
            connect(path, key).close()
            version = read_version(path, key)
    except UserError as error:
        if error.key != "database-damaged":
            raise
        with explained(path):
            fold_log(path)
        return None
    schema_version.is_current(version)
    return version or None


def _find_version(pages: ClearPages, key: bytes, trial: Path, watch: SalvageWatch) -> int:
    """Return the oldest version whose tables know most of the pages.

    trial: where a file of each version is made for a moment.
    Raises UserError("salvage-nothing") when no version knows any.
    """
    shapes = {
        version: _shapes_of(version, key, trial)
        for version in range(1, len(migrations.MIGRATIONS) + 1)
    }
    known: Counter[int] = Counter()
    for leaf in pages.leaves(watch.go_on):
        some = _some(pages, leaf, 1)
        known.update(version for version in shapes if shapes[version].table_of(some) is not None)
    if not known:
        raise UserError("salvage-nothing", path=str(trial))
    return max(sorted(known), key=lambda version: known[version])


def _shapes_of(version: int, key: bytes, trial: Path) -> RowShapes:
    create_file(trial, key, upto=version)
    connection = connect(trial, key)
    try:
        # What is made anew says nothing: the pages of any search index look like prompt marks.
        return RowShapes(connection, _saved_tables(connection))
    finally:
        connection.close()
        trial.unlink()


def _some(pages: ClearPages, leaf: Leaf, count: int) -> list[Values]:
    found = (pages.values(leaf, cell) for cell in leaf.cells)
    return list(islice((values for values in found if values is not None), count))


def _fill(
    pages: ClearPages, connection: sqlcipher3.Connection, watch: SalvageWatch
) -> SalvageReport:
    tally = _Tally()
    tables = _saved_tables(connection)
    shapes = RowShapes(connection, tables)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        for table in tables:
            connection.execute(f'DELETE FROM "{table}"')  # noqa: S608 - names of our own schema
        for leaf in pages.leaves(watch.go_on):
            _save_page(pages, leaf, connection, shapes, tally)
        for table, number in tally.counters.items():
            # Go on where the damaged file was: a lost row's number is not given again.
            highest = max(number, tally.numbers.get(table, 0))
            connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
            connection.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (table, highest))
        dropped = _drop_orphans(connection)
        connection.execute("COMMIT")
    finally:
        connection.close()
    tally.strange_pages += pages.strange
    lost = tuple((table, tally.saved[table], tally.lost(table)) for table in tables)
    lost = tuple(line for line in lost if line[2])
    unreadable = sum(count for _, _, count in lost)
    return SalvageReport(tally.saved.total() - dropped, unreadable, dropped, lost)


def _save_page(
    pages: ClearPages,
    leaf: Leaf,
    connection: sqlcipher3.Connection,
    shapes: RowShapes,
    tally: _Tally,
) -> None:
    table = shapes.table_of(_some(pages, leaf, _LOOKED_AT))
    if table is None:
        tally.strange_pages += not leaf.has_head
        return
    tally.most[table] = max(tally.most[table], len(leaf.cells))
    for cell in leaf.cells:
        values = pages.values(leaf, cell)
        if values is None or not shapes.fits(table, values):
            tally.spoilt[table] += 1
        elif table == COUNTERS:
            name, number = str(values[0]), values[1]
            if isinstance(number, int):
                tally.counters[name] = max(tally.counters.get(name, 0), number)
        else:
            tally.saved[table] += _put_in(connection, table, shapes, cell.row_id, values)
            tally.numbers[table] = max(tally.numbers.get(table, 0), cell.row_id)
    tally.spoilt[table] += leaf.hidden


def _put_in(
    connection: sqlcipher3.Connection, table: str, shapes: RowShapes, row_id: int, values: Values
) -> int:
    # A row stored before the table got its last columns has fewer values.
    columns = shapes.columns[table][: len(values)]
    names = ", ".join(f'"{column.name}"' for column in columns)
    marks = ", ".join("?" for _ in columns)
    # Row numbers go along, so that what hangs on a row still does.
    statement = f'INSERT OR IGNORE INTO "{table}" (rowid, {names}) VALUES (?, {marks})'  # noqa: S608 - as above
    row = [
        row_id if column.is_number else value for column, value in zip(columns, values, strict=True)
    ]
    return int(connection.execute(statement, (row_id, *row)).rowcount)


def _tables_of(connection: sqlcipher3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite@_%' ESCAPE '@' AND name NOT LIKE 'search@_%' ESCAPE '@'"
    )
    return [name for (name,) in rows]


def _saved_tables(connection: sqlcipher3.Connection) -> list[str]:
    return [table for table in _tables_of(connection) if table not in _REBUILT]


def _drop_orphans(connection: sqlcipher3.Connection) -> int:
    """Unhook or drop rows whose owner is lost; return how many were dropped."""
    dropped = 0
    while broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        for table, row, parent, number in broken:
            keys = connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            column = next(key[3] for key in keys if key[0] == number and key[2] == parent)
            info = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
            may_be_empty = next(not entry[3] for entry in info if entry[1] == column)
            if may_be_empty and table not in _NOTHING_ALONE:
                statement = f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?'  # noqa: S608 - as above
                connection.execute(statement, (row,))
            else:
                statement = f'DELETE FROM "{table}" WHERE rowid = ?'  # noqa: S608 - as above
                dropped += connection.execute(statement, (row,)).rowcount
    return dropped


def _work_out_anew(path: Path, key: bytes, watch: SalvageWatch) -> None:
    """Bring the file up to date and fill what is made of its rows: search index and summaries."""
    database = Database(path, key)
    try:
        with database.reading() as session:
            records = {
                name: session.scalars(select(Row.metadata.tables[name].c.id)).all()
                for name in derived.record_tables()
            }
        watch.begin(SalvageStep.INDEXING, sum(map(len, records.values())))
        for name, ids in records.items():
            for start in range(0, len(ids), _AT_ONCE):
                part = ids[start : start + _AT_ONCE]
                with database.writing_results() as session:
                    for row_id in part:
                        derived.touch(session, name, {"id": row_id})
                watch.go_on(len(part))
    finally:
        database.close()
