"""The rows of a view, a page at a time: in its order, behind an anchor, with its columns' texts.

Who has nothing in the place that gives the order comes last, by name, whichever way it goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select, tuple_
from sqlalchemy.orm import Session, aliased

from core.domain.field import FieldKind
from core.domain.view import Anchor, Condition, Group, PlaceKind, View, ViewPage, ViewRow
from core.storage import view_places
from core.storage.tables import ContactCompanyRow, ContactRow
from core.storage.view_conditions import Conditions
from core.storage.view_places import Source, owners_of
from core.text import field_text

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class _Order:
    """The statement of one rank's rows and what they are ordered by."""

    statement: Select[Any]
    value: Any
    contact_id: Any
    is_descending: bool

    def behind(self, anchor: Anchor | None) -> Select[Any]:
        statement = self.statement
        if anchor is not None:
            row, mark = tuple_(self.value, self.contact_id), (anchor.value, anchor.contact_id)
            statement = statement.where(row < mark if self.is_descending else row > mark)
        keys = (self.value, self.contact_id)
        return statement.order_by(*(key.desc() for key in keys) if self.is_descending else keys)


def page(
    session: Session, view: View, today: date, *, limit: int, row: int = 0, after: Anchor | None
) -> ViewPage:
    """Return rows from number `row` on. after: a row before it, the nearer the quicker.

    Raises UserError("view-place-missing"), and as reading a condition's value does.
    """
    sources = view_places.load(session)
    conditions = Conditions(session, sources, today)
    skipped = row - (after.row + 1 if after else 0)
    found: list[tuple[int, Any, int]] = []
    for rank, order in enumerate(_orders(sources, view, conditions)):
        if after is not None and after.rank > rank:
            continue
        is_within = after is not None and after.rank == rank
        statement = order.behind(after if is_within else None)
        wanted = limit - len(found)
        rows = session.execute(statement.limit(wanted).offset(skipped)).all()
        found += [(rank, value, contact_id) for contact_id, value in rows]
        if len(found) >= limit:
            break
        if not rows and skipped and rank == 0:
            subquery = statement.order_by(None).subquery()
            skipped -= session.scalar(select(func.count()).select_from(subquery)) or 0
        elif rows:
            skipped = 0
    cells = _cells(session, sources, view.columns, [contact_id for *_, contact_id in found])
    last = _anchor(row + len(found) - 1, found[-1]) if found else None
    return ViewPage(tuple(cells), last)


def count(session: Session, filter_: Group, today: date) -> int:
    """Return how many contacts answer."""
    sources = view_places.load(session)
    where = Conditions(session, sources, today).for_all(filter_)
    return session.scalar(select(func.count()).select_from(ContactRow).where(where)) or 0


def list_ids(session: Session, filter_: Group, today: date) -> list[int]:
    """Return everybody who answers, by id."""
    sources = view_places.load(session)
    where = Conditions(session, sources, today).for_all(filter_)
    return list(session.scalars(select(ContactRow.id).where(where).order_by(ContactRow.id)))


def _orders(sources: Mapping[str, Source], view: View, conditions: Conditions) -> Iterator[_Order]:
    """Yield the statements of the ranks; the second is made only where the first has no more."""
    source = sources.get(view.sort)
    if source is None or not source.place.is_sortable:
        source = sources["name"]
    on_rows, others = _split(view, source)
    where = [conditions.on_row(part, source) for part in on_rows]
    where.append(conditions.for_walking(others))
    if source.owner is None:
        own: Select[Any] = select(ContactRow.id, source.column).where(*where)
        yield _Order(own, source.column, ContactRow.id, view.is_descending)
        return
    is_many = _has_several(source)
    rows: Any = owners_of(source, walks=is_many and not conditions.has_few(others))
    rows = rows.with_only_columns(source.owner, source.column)
    rows = rows.join(ContactRow, ContactRow.id == source.owner)
    rows = rows.where(source.column.is_not(None), *where, *(_only_first() if is_many else ()))
    yield _Order(rows, source.column, source.owner, view.is_descending)
    has_none = ~exists(
        owners_of(source, is_beside=True)
        .where(source.column.is_not(None), source.owner == ContactRow.id)
        .correlate(ContactRow)
    )
    whole = conditions.for_walking(view.filter)
    nothing: Any = select(ContactRow.id, ContactRow.name_key).where(whole, has_none)
    yield _Order(nothing, ContactRow.name_key, ContactRow.id, is_descending=False)


def _split(view: View, source: Source) -> tuple[list[Condition], Group]:
    """Part off conditions that the row which gives the order answers itself: an index range."""
    if view.filter.is_any or _has_several(source):
        return [], view.filter
    mine = [
        part
        for part in view.filter.parts
        if isinstance(part, Condition) and part.place == source.place.name
    ]
    return mine, Group(tuple(part for part in view.filter.parts if part not in mine))


def _has_several(source: Source) -> bool:
    """Whether a contact may have several rows in the place: only the first gives the order."""
    return source.owner is not None and source.owner.class_ is ContactCompanyRow


def _only_first() -> tuple[ColumnElement[bool], ...]:
    """Of somebody in several companies only the first counts for the order."""
    earlier = aliased(ContactCompanyRow)
    is_earlier = exists().where(
        earlier.contact_id == ContactCompanyRow.contact_id, earlier.id < ContactCompanyRow.id
    )
    return (~is_earlier,)


def _anchor(row: int, found: tuple[int, Any, int]) -> Anchor:
    rank, value, contact_id = found
    return Anchor(row, rank, value, contact_id)


def _cells(
    session: Session, sources: Mapping[str, Source], columns: Sequence[str], ids: Sequence[int]
) -> Iterator[ViewRow]:
    if not ids:
        return
    names: dict[int, str] = {}
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        rows = session.execute(
            select(ContactRow.id, ContactRow.name).where(ContactRow.id.in_(part))
        )
        names.update(rows.all())
    found = [_texts(session, sources.get(column), ids) for column in columns]
    for contact_id in ids:
        if contact_id in names:
            cells = tuple(texts.get(contact_id, "") for texts in found)
            yield ViewRow(contact_id, names[contact_id], cells)


def _texts(session: Session, source: Source | None, ids: Sequence[int]) -> dict[int, str]:
    """Return what stands in a place, by contact; nothing for a field that is no more."""
    if source is None:
        return {}
    column = source.column if source.written is None else source.written
    if source.owner is None:
        statement = select(ContactRow.id, column).where(ContactRow.id.in_(ids))
    else:
        order = getattr(source.owner.class_, "id", source.column)
        statement = owners_of(source, is_beside=True).with_only_columns(source.owner, column)
        statement = statement.where(source.owner.in_(ids)).order_by(source.owner, order)
    found: dict[int, list[str]] = {}
    for contact_id, value in session.execute(statement):
        if (text := _written(source, value)) and text not in found.get(contact_id, ()):
            found.setdefault(contact_id, []).append(text)
    return {contact_id: field_text.SEPARATOR.join(texts) for contact_id, texts in found.items()}


def _written(source: Source, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    if source.place.kind is PlaceKind.NUMBER and isinstance(value, int | float):
        return field_text.write(FieldKind.NUMBER, float(value))
    if isinstance(value, bool):
        return field_text.write(FieldKind.YES_NO, value)
    return str(value)
