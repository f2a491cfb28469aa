"""By what contacts, companies and deals stand in lists, kept beside their rows.

Whoever changes a name touches its record (`derived.py`); keys are made anew with the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.importing import Searched
from core.storage.rows.fresh import Rows
from core.storage.rows.order_tables import CompanyNameRow, ContactNameRow, DealNameRow
from core.storage.rows.row_writer import Writer
from core.storage.rows.sales_tables import DealRow
from core.storage.rows.tables import CompanyRow, ContactRow
from core.text import list_order

_CHUNK = 400
_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Named:
    """A kind of record in lists: its names, their keys, whose these are, how they are made."""

    name: Any
    key: Any
    owner: Any
    make: Callable[[str], str]

    @property
    def table(self) -> Any:  # noqa: ANN401 - rows
        """The rows of the keys."""
        return self.key.class_

    @property
    def record(self) -> Any:  # noqa: ANN401 - rows
        """The rows of the records."""
        return self.name.class_


NAMED: dict[Kind, Named] = {
    Kind.CONTACT: Named(
        ContactRow.name, ContactNameRow.key, ContactNameRow.contact_id, list_order.of_person
    ),
    Kind.COMPANY: Named(
        CompanyRow.name, CompanyNameRow.key, CompanyNameRow.company_id, list_order.of_company
    ),
    Kind.DEAL: Named(DealRow.title, DealNameRow.key, DealNameRow.deal_id, list_order.of_title),
}
_WRITERS = {kind: Writer(named.table) for kind, named in NAMED.items()}


def ids_in_order(kind: Kind) -> Select[Any]:
    """Return the statement that gives the records' numbers in the order of their names."""
    named = NAMED[kind]
    return select(named.owner).order_by(named.key, named.owner)


def follow(session: Session, touched: Mapping[Any, set[int]], made: Rows) -> None:
    """Bring the keys up to date: of records that were touched, by kind, and of new ones."""
    searched: Mapping[tuple[Kind, int], Searched] = session.info.get("searched", {})
    for kind, named in NAMED.items():
        known = touched.get(kind, set())
        refresh(session, kind, known)
        column, make = named.name.key, named.make
        keys = []
        for row_id, row in made.get(named.record.__tablename__, {}).items():
            if row_id not in known:
                read = searched.get((kind, row_id))
                keys.append((row_id, read.order if read is not None else make(row[column])))
        _add(session, kind, keys)


def refresh(session: Session, kind: Kind, ids: Iterable[int]) -> None:
    """Make the keys of these records anew, where they are others now."""
    named = NAMED[kind]
    record, table = named.record, named.table
    for part in _chunks(ids, _CHUNK):
        rows = session.execute(
            select(record.id, named.name, named.key)
            .join(table, named.owner == record.id, isouter=True)
            .where(record.id.in_(part))
            .order_by(record.id)
        ).all()
        keys = [(row_id, named.make(name), key) for row_id, name, key in rows]
        changed = [(row_id, new) for row_id, new, old in keys if new != old]
        if changed:
            gone = named.owner.in_([row_id for row_id, _ in changed])
            session.execute(delete(table).where(gone))
            _add(session, kind, changed)


def rebuild(session: Session) -> None:
    """Make all keys anew."""
    for kind, named in NAMED.items():
        session.execute(delete(named.table))
        # One large sort is quicker than finding each key's place among those before it.
        table, connection = named.table.__tablename__, session.connection()
        connection.exec_driver_sql(f"DROP INDEX ix_{table}_key")
        record, make = named.record, named.make
        for ids in _chunks(session.scalars(select(record.id)), _AT_ONCE):
            among = record.id.between(ids[0], ids[-1])
            rows = session.execute(
                select(record.id, named.name).where(among).order_by(record.id)
            ).all()
            _add(session, kind, [(row_id, make(name)) for row_id, name in rows])
        connection.exec_driver_sql(f"CREATE INDEX ix_{table}_key ON {table} (key)")


def _add(session: Session, kind: Kind, keys: Sequence[tuple[int, str]]) -> None:
    """Write the keys of records that have none, by id: pairs of a record's id and its key."""
    owner = NAMED[kind].owner.key
    if keys:
        rows = ({owner: row_id, "key": key} for row_id, key in keys)
        _WRITERS[kind].write(session.connection(), rows)


def _chunks(ids: Iterable[int], most: int) -> Iterator[list[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + most] for start in range(0, len(ordered), most))
