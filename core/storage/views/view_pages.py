"""The rows of a view, a page at a time: in its order, behind an anchor, with its columns' texts.

Who has nothing in the place that gives the order comes last, by name, whichever way it goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, select, true, tuple_
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.field import FieldKind
from core.domain.money import Money
from core.domain.view import Anchor, Condition, Group, PlaceKind, View, ViewPage, ViewRow
from core.errors import UserError
from core.storage.views.view_conditions import Conditions
from core.storage.views.view_source import (
    AMOUNT,
    ROOTS,
    Root,
    Source,
    in_order_of,
    owners_of,
    walked,
)
from core.text import field_text

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class _Order:
    """The statement of one rank's rows and what they are ordered by."""

    statement: Select[Any]
    value: Any
    record_id: Any
    is_descending: bool

    def behind(self, anchor: Anchor | None) -> Select[Any]:
        statement = self.statement
        if anchor is not None:
            row, mark = tuple_(self.value, self.record_id), (anchor.value, anchor.record_id)
            statement = statement.where(row < mark if self.is_descending else row > mark)
        keys = (self.value, self.record_id)
        return statement.order_by(*(key.desc() for key in keys) if self.is_descending else keys)


def page(
    session: Session, view: View, today: date, *, limit: int, row: int = 0, after: Anchor | None
) -> ViewPage:
    """Return rows from number `row` on. after: a row before it, the nearer the quicker.

    Raises UserError("view-place-missing"), and as reading a condition's value does.
    """
    conditions = Conditions(session, view.about, today)
    skipped = row - (after.row + 1 if after else 0)
    found: list[tuple[int, Any, int]] = []
    for rank, order in enumerate(_orders(view, conditions)):
        if after is not None and after.rank > rank:
            continue
        is_within = after is not None and after.rank == rank
        statement = order.behind(after if is_within else None)
        wanted = limit - len(found)
        rows = session.execute(statement.limit(wanted).offset(skipped)).all()
        found += [(rank, value, record_id) for record_id, value in rows]
        if len(found) >= limit:
            break
        if not rows and skipped and rank == 0:
            subquery = statement.order_by(None).subquery()
            skipped -= session.scalar(select(func.count()).select_from(subquery)) or 0
        elif rows:
            skipped = 0
    cells = _cells(session, conditions, view.columns, [record_id for *_, record_id in found])
    last = _anchor(row + len(found) - 1, found[-1]) if found else None
    return ViewPage(tuple(cells), last)


def count(session: Session, about: Kind, filter_: Group, today: date) -> int:
    """Return how many records answer."""
    conditions = Conditions(session, about, today)
    where = conditions.for_all(filter_)
    return session.scalar(select(func.count()).select_from(conditions.root.row).where(where)) or 0


def list_ids(session: Session, about: Kind, filter_: Group, today: date) -> list[int]:
    """Return every record that answers, by id."""
    conditions = Conditions(session, about, today)
    row_id, where = conditions.root.row.id, conditions.for_all(filter_)
    return list(session.scalars(select(row_id).where(where).order_by(row_id)))


def name_of(session: Session, about: Kind, record_id: int) -> str:
    """Return what a record is called. Raises UserError("no-such-record")."""
    root = ROOTS[about]
    name = session.scalar(select(root.name).where(root.row.id == record_id))
    if name is None:
        raise UserError("no-such-record", kind=about.value, id=record_id)
    return str(name)


def _orders(view: View, conditions: Conditions) -> Iterator[_Order]:
    """Yield the statements of the ranks; the second is made only where the first has no more."""
    root, source = conditions.root, conditions.sources.get(view.sort)
    if source is None or not source.place.is_sortable or source.place.name == "name":
        named = _by_name(root, conditions.for_walking(view.filter), view, conditions)
        yield _Order(named, root.order, root.ordered, view.is_descending)
        return
    on_rows, others = _split(view, source)
    where = [conditions.on_row(part, source) for part in on_rows]
    where.append(conditions.for_walking(others))
    has_value = _has_value(source)
    if source.owner is None:
        rows: Any = select(root.row.id, source.order).where(has_value, *where)
        has_none: Any = ~has_value
    else:
        rows = in_order_of(source, walks=not conditions.has_few(others))
        rows = rows.join(root.row, root.row.id == source.owner)
        rows = rows.where(has_value, *where, *source.only)
        has_none = ~exists(
            owners_of(source, is_beside=True)
            .where(has_value, source.owner == root.row.id)
            .correlate(root.row)
        )
    owner = root.row.id if source.owner is None else source.owner
    yield _Order(rows, source.order, owner, view.is_descending)
    whole = conditions.for_walking(view.filter)
    nothing = _by_name(root, and_(whole, has_none), view, conditions)
    yield _Order(nothing, root.order, root.ordered, is_descending=False)


def _by_name(root: Root, where: ColumnElement[bool], view: View, conditions: Conditions) -> Any:  # noqa: ANN401 - a selectable
    """Return the statement that gives records by name."""
    rows = select(root.ordered, root.order)
    if where is true():
        return rows  # what is passed over isn't looked up
    tie: Any = root.ordered == root.row.id
    is_walk = not conditions.has_few(view.filter)
    return rows.join(root.row, walked(tie) if is_walk else tie).where(where)


def _has_value(source: Source) -> Any:  # noqa: ANN401 - a condition
    """Return what says of a row that there is something to sort by."""
    value = source.order if source.ordering is None else source.column
    is_text = source.place.kind is PlaceKind.TEXT
    return value != "" if is_text else value.is_not(None)


def _split(view: View, source: Source) -> tuple[list[Condition], Group]:
    """Part off conditions that the row which gives the order answers itself: an index range."""
    if view.filter.is_any or source.only:
        return [], view.filter
    mine = [
        part
        for part in view.filter.parts
        if isinstance(part, Condition) and part.place == source.place.name
    ]
    return mine, Group(tuple(part for part in view.filter.parts if part not in mine))


def _anchor(row: int, found: tuple[int, Any, int]) -> Anchor:
    rank, value, record_id = found
    return Anchor(row, rank, value, record_id)


def _cells(
    session: Session, conditions: Conditions, columns: Sequence[str], ids: Sequence[int]
) -> Iterator[ViewRow]:
    if not ids:
        return
    root, names = conditions.root, dict[int, str]()
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        rows = session.execute(select(root.row.id, root.name).where(root.row.id.in_(part)))
        names.update(rows.all())
    found = [_texts(session, root, conditions.sources.get(column), ids) for column in columns]
    for record_id in ids:
        if record_id in names:
            cells = tuple(texts.get(record_id, "") for texts in found)
            yield ViewRow(record_id, names[record_id], cells)


def _texts(
    session: Session, root: Root, source: Source | None, ids: Sequence[int]
) -> dict[int, str]:
    """Return what stands in a place, by record; nothing for a field that is no more."""
    if source is None:
        return {}
    column = source.column if source.written is None else source.written
    if source.owner is None:
        statement = select(root.row.id, column).where(root.row.id.in_(ids))
    else:
        order = getattr(source.owner.class_, "id", source.column)
        statement = owners_of(source, is_beside=True).with_only_columns(source.owner, column)
        statement = statement.where(source.owner.in_(ids)).order_by(source.owner, order)
    found: dict[int, list[str]] = {}
    for record_id, value in session.execute(statement):
        if (text := _written(source, value)) and text not in found.get(record_id, ()):
            found.setdefault(record_id, []).append(text)
    joined = source.picks or field_text.SEPARATOR.join
    return {record_id: joined(texts) for record_id, texts in found.items()}


def _written(source: Source, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if source.form == AMOUNT:
        minor, _, currency = str(value).partition(" ")
        return f"{Money(int(minor), currency).amount} {currency}".strip()
    if source.place.kind is PlaceKind.NUMBER and isinstance(value, int | float):
        return field_text.write(FieldKind.NUMBER, float(value))
    if isinstance(value, bool):
        return field_text.write(FieldKind.YES_NO, value)
    return str(value)
