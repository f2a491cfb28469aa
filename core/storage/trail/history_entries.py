"""The entries of the history, and the runs that stand for many of them.

An import makes hundreds of thousands of rows, and to take it back needs no more than their numbers.
A run is one stored entry for new rows of one table whose numbers follow each other. It stands for
`length` entries, and carries the number of the last of these and the first one's row. Whoever needs
one of them for itself writes the run out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from core.storage.rows.images import Image
from core.storage.rows.tables import HistoryEntryRow

INSERT = "insert"
MOST_IN_RUN = 5_000
_CHUNK = 400


class Entry(NamedTuple):
    """One history entry; length: how many it stands for, 1 unless it is a run as stored."""

    id: int
    step_id: int
    table_name: str
    row_id: int
    deed: str
    before: Image | None
    after: Image | None
    length: int = 1

    @property
    def first(self) -> int:
        """The number of the first entry that it stands for."""
        return self.id - self.length + 1


def next_id(connection: Connection) -> int:
    """Return the number that the next entry will have."""
    return (connection.scalar(select(func.max(HistoryEntryRow.id))) or 0) + 1


def add_made(
    connection: Connection, step_id: int, entry_id: int, table_name: str, ids: Sequence[int]
) -> None:
    """Record new rows. entry_id: the number of the first of their entries. ids: ascending."""
    rows = []
    for first, length in _spans(ids):
        entry_id += length
        told = {"step_id": step_id, "table_name": table_name, "deed": INSERT}
        rows.append({**told, "id": entry_id - 1, "row_id": first, "length": length})
    connection.execute(insert(HistoryEntryRow), rows)


def list_stored(
    session: Session,
    *conditions: Any,  # noqa: ANN401 - SQL
    limit: int | None = None,
    newest_first: bool = False,
) -> list[Entry]:
    """Return the entries for which the conditions hold, runs as runs, in their order."""
    row = HistoryEntryRow
    columns = (row.id, row.step_id, row.table_name, row.row_id, row.deed, row.before, row.after)
    order = row.id.desc() if newest_first else row.id
    statement = select(*columns, row.length).where(*conditions).order_by(order).limit(limit)
    return [Entry(*found) for found in session.execute(statement)]


def list_entries(
    session: Session,
    *conditions: Any,  # noqa: ANN401 - SQL
    behind: int = 0,
    limit: int | None = None,
) -> list[Entry]:
    """Return the entries for which the conditions hold, each for itself, in their order.

    behind: only those with a higher number.
    """
    stored = list_stored(session, HistoryEntryRow.id > behind, *conditions, limit=limit)
    found = [entry for each in stored for entry in expand(each) if entry.id > behind]
    return found[:limit]


def list_by_id(session: Session, ids: Collection[int]) -> list[Entry]:
    """Return the entries with these numbers, each for itself, in their order."""
    wanted = set(ids)
    runs = session.execute(
        select(HistoryEntryRow.id, HistoryEntryRow.length)
        .where(HistoryEntryRow.length > 1)
        .order_by(HistoryEntryRow.id)
    ).all()
    ordered = sorted(wanted)
    stored = set(wanted)
    for run_id, count in runs:
        at = bisect_left(ordered, run_id - count + 1)
        if at < len(ordered) and ordered[at] <= run_id:
            stored.add(run_id)
    return [
        entry
        for part in _chunks(stored)
        for each in list_stored(session, HistoryEntryRow.id.in_(part))
        for entry in expand(each)
        if entry.id in wanted
    ]


def expand(entry: Entry) -> Iterator[Entry]:
    """Yield the entries that this one stands for."""
    if entry.length == 1:
        yield entry
        return
    for place in range(entry.length):
        yield entry._replace(id=entry.first + place, row_id=entry.row_id + place, length=1)


def find_runs(session: Session, table_name: str, row_ids: Collection[int]) -> list[Entry]:
    """Return the runs that tell of any of these rows."""
    ordered = sorted(row_ids)
    if not ordered:
        return []
    runs = list_stored(
        session,
        HistoryEntryRow.length > 1,
        HistoryEntryRow.table_name == table_name,
        HistoryEntryRow.row_id <= ordered[-1],
        HistoryEntryRow.row_id + HistoryEntryRow.length > ordered[0],
    )
    return [run for run in runs if _holds(ordered, run)]


def write_out(session: Session, runs: Iterable[Entry]) -> None:
    """Store each entry of these runs for itself."""
    for run in runs:
        session.execute(delete(HistoryEntryRow).where(HistoryEntryRow.id == run.id))
        told = {"step_id": run.step_id, "table_name": run.table_name, "deed": run.deed}
        session.execute(
            insert(HistoryEntryRow),
            [{**told, "id": entry.id, "row_id": entry.row_id} for entry in expand(run)],
        )


def count(session: Session, step_id: int) -> int:
    """Return how many entries the step has."""
    statement = select(func.sum(HistoryEntryRow.length)).where(HistoryEntryRow.step_id == step_id)
    return session.scalar(statement) or 0


def _holds(ordered: Sequence[int], run: Entry) -> bool:
    at = bisect_left(ordered, run.row_id)
    return at < len(ordered) and ordered[at] < run.row_id + run.length


def _spans(ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield first number and length of each row of numbers that follow each other."""
    start = 0
    for end in range(1, len(ids) + 1):
        is_over = end == len(ids) or ids[end] != ids[end - 1] + 1
        if is_over or end - start == MOST_IN_RUN:
            yield ids[start], end - start
            start = end


def _chunks(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))
