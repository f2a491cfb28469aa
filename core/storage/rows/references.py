"""Whether rows that were written directly still find the rows they refer to.

SQLite's own check of the foreign keys goes through every row of the file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import Column, select
from sqlalchemy.orm import Session

from core.storage.rows.row import Row

_CHUNK = 400


def are_whole(session: Session, written: Mapping[str, Collection[int]]) -> bool:
    """Say whether no reference leads nowhere.

    written: the ids of the rows that were put in, changed or taken out, by table.
    """
    return not any(
        _leads_nowhere(session, column, parent, written)
        for table in Row.metadata.sorted_tables
        for column in table.columns
        for parent in (key.column for key in column.foreign_keys)
    )


def _leads_nowhere(
    session: Session,
    column: Column[int],
    parent: Column[int],
    written: Mapping[str, Collection[int]],
) -> bool:
    """Say whether a written row refers to nothing, or a row refers to one that is gone."""
    for ids in _chunks(written.get(column.table.name, ())):
        pointed = select(column).where(column.table.c.id.in_(ids), column.is_not(None))
        wanted = set(session.scalars(pointed))
        if wanted - set(_present(session, parent, wanted)):
            return True
    for ids in _chunks(written.get(parent.table.name, ())):
        gone = set(ids) - set(_present(session, parent, ids))
        if gone and session.scalar(select(column).where(column.in_(gone)).limit(1)) is not None:
            return True
    return False


def _present(session: Session, parent: Column[int], ids: Collection[int]) -> Collection[int]:
    return session.scalars(select(parent).where(parent.in_(ids))).all() if ids else ()


def _chunks(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))
