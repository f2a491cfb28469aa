"""The owner's own fields: which there are, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.field import Field, FieldKind, FieldValue, Value
from core.errors import UserError
from core.storage.rows import fresh
from core.storage.rows.view_tables import CustomFieldRow, FieldValueRow
from core.text import field_text

OWNERS: dict[Kind, Any] = {
    Kind.CONTACT: FieldValueRow.contact_id,
    Kind.COMPANY: FieldValueRow.company_id,
    Kind.DEAL: FieldValueRow.deal_id,
}
"""The column that says whose a value is, by kind of record."""


def list_fields(session: Session, record_kind: Kind | None = None) -> tuple[Field, ...]:
    """Return the fields of a kind of record (None for all), in their order."""
    statement = select(CustomFieldRow).order_by(CustomFieldRow.position, CustomFieldRow.id)
    if record_kind is not None:
        statement = statement.where(CustomFieldRow.record_kind == record_kind.value)
    return tuple(_to_record(row) for row in session.scalars(statement))


def get(session: Session, field_id: int) -> Field:
    """Return one field. Raises UserError("field-missing")."""
    return _to_record(_row(session, field_id))


def find(session: Session, record_kind: Kind, name: str) -> Field | None:
    """Return the field of this name, however it is written."""
    row = session.scalar(
        select(CustomFieldRow).where(
            CustomFieldRow.record_kind == record_kind.value,
            CustomFieldRow.name_key == field_text.sort_key(name),
        )
    )
    return None if row is None else _to_record(row)


def by_key(session: Session, record_kind: Kind) -> dict[str, Field]:
    """Return the fields of a kind by their names as these are compared; asked once a session."""
    known: dict[Kind, dict[str, Field]] = session.info.setdefault("fields_by_key", {})
    if record_kind not in known:
        found = list_fields(session, record_kind)
        known[record_kind] = {field_text.sort_key(field.name): field for field in found}
    return known[record_kind]


def add(session: Session, field: Field) -> Field:
    """Store a new field behind the others; return it."""
    last = select(func.max(CustomFieldRow.position)).where(
        CustomFieldRow.record_kind == field.record_kind.value
    )
    session.info.pop("fields_by_key", None)
    row = CustomFieldRow(
        record_kind=field.record_kind.value,
        name=field.name,
        name_key=field_text.sort_key(field.name),
        kind=field.kind.value,
        currency=field.currency,
        choices=list(field.choices),
        position=(session.scalar(last) or 0) + 1,
    )
    session.add(row)
    session.flush()
    return _to_record(row)


def change(session: Session, field: Field) -> None:
    """Give the stored field name, choices and position of this one. Raises as `get` does."""
    row = _row(session, field.id)
    row.name, row.name_key = field.name, field_text.sort_key(field.name)
    row.choices, row.position = list(field.choices), field.position
    session.flush()


def remove(session: Session, field_id: int) -> int:
    """Delete the field and every value in it; return how many there were."""
    row = _row(session, field_id)
    values = session.scalars(select(FieldValueRow).where(FieldValueRow.field_id == field_id)).all()
    for value in values:
        session.delete(value)
    session.flush()
    session.delete(row)
    session.flush()
    return len(values)


def count_values(session: Session, field_id: int) -> int:
    """Return in how many records something stands in the field."""
    values = select(func.count()).where(FieldValueRow.field_id == field_id)
    return session.scalar(values) or 0


def rename_choice(session: Session, field_id: int, before: str, after: str) -> int:
    """Write another choice wherever this one was chosen; return in how many records."""
    rows = session.scalars(
        select(FieldValueRow).where(
            FieldValueRow.field_id == field_id, FieldValueRow.key == field_text.sort_key(before)
        )
    ).all()
    for row in rows:
        row.content, row.key = after, field_text.sort_key(after)
    session.flush()
    return len(rows)


def values_of(
    session: Session, record_kind: Kind, record_ids: Iterable[int]
) -> dict[int, tuple[FieldValue, ...]]:
    """Return what stands in the fields of these records, in the fields' order."""
    owner = OWNERS[record_kind]
    rows = session.execute(
        select(owner, FieldValueRow.content, CustomFieldRow)
        .join(CustomFieldRow, CustomFieldRow.id == FieldValueRow.field_id)
        .where(owner.in_(list(record_ids)))
        .order_by(owner, CustomFieldRow.position, CustomFieldRow.id, FieldValueRow.id)
    )
    found: dict[int, list[FieldValue]] = {}
    for (record_id, _), group in groupby(rows, key=lambda row: (row[0], row[2].id)):
        same = list(group)
        value = _to_value(_to_record(same[0][2]), [content for _, content, _ in same])
        found.setdefault(record_id, []).append(value)
    return {record_id: tuple(values) for record_id, values in found.items()}


def set_value(
    session: Session, record_kind: Kind, record_id: int, field: Field, value: Value | None
) -> bool:
    """Put this in the field of the record, nothing for None; say whether anything changed.

    Rows that stay are not touched, so that history tells of what is new alone.
    """
    owner = OWNERS[record_kind]
    stored = session.scalars(
        select(FieldValueRow)
        .where(owner == record_id, FieldValueRow.field_id == field.id)
        .order_by(FieldValueRow.id)
    ).all()
    wanted = _columns(field, value)
    if [row.content for row in stored] == [columns["content"] for columns in wanted]:
        return False
    if len(stored) == len(wanted) == 1:
        for name, column in wanted[0].items():
            setattr(stored[0], name, column)
        session.flush()
        return True
    for row in stored:
        session.delete(row)
    if stored:
        session.flush()
    add_values(session, record_kind, record_id, wanted, field.id)
    return True


def put(
    session: Session, record_kind: Kind, record_id: int, values: Iterable[tuple[Field, Value]]
) -> None:
    """Put values in fields that hold nothing yet: of a record that is new, or of empty fields."""
    for field, value in values:
        add_values(session, record_kind, record_id, _columns(field, value), field.id)


def add_values(
    session: Session,
    record_kind: Kind,
    record_id: int,
    columns: Sequence[Mapping[str, Any]],
    field_id: int,
) -> None:
    """Store these rows of one field."""
    for values in columns:
        owner = {f"{record_kind.value}_id": record_id}
        fresh.add(session, FieldValueRow, {"field_id": field_id, **owner, **values})


def join_values(session: Session, contact_id: int, other_ids: Sequence[int]) -> None:
    """Give a contact what others have in fields; what stands there already stays, choices add up.

    What is not taken over is deleted: `contact_merging` keeps it as a detail.
    """
    several = {f.id for f in list_fields(session) if f.kind is FieldKind.CHOICES}
    rows = session.scalars(
        select(FieldValueRow)
        .where(FieldValueRow.contact_id.in_([contact_id, *other_ids]))
        .order_by(FieldValueRow.id)
    ).all()
    filled = {(row.field_id, row.key) for row in rows if row.contact_id == contact_id}
    for other_id in other_ids:
        known = {field_id for field_id, _ in filled}
        for row in rows:
            if row.contact_id != other_id:
                continue
            is_there = (row.field_id, row.key) in filled or row.field_id in known - several
            filled.add((row.field_id, row.key))
            if is_there:
                session.delete(row)
            else:
                row.contact_id = contact_id
    session.flush()


def _columns(field: Field, value: Value | None) -> list[dict[str, Any]]:
    """Return the columns of the rows that hold the value."""
    if value is None:
        return []
    parts = value if isinstance(value, tuple) else (value,)
    return [_columns_of(field, part) for part in parts]


def _columns_of(field: Field, value: Value) -> dict[str, Any]:
    content = field_text.write(field.kind, value, field.currency)
    made: dict[str, Any] = {"content": content, "key": "", "number": None, "amount": None}
    if field.kind is FieldKind.MONEY and isinstance(value, int):
        made["amount"] = value
    elif isinstance(value, bool | float | int):
        made["number"] = float(value)
    else:
        made["key"] = content if isinstance(value, date) else field_text.sort_key(content)
    return made


def _to_value(field: Field, contents: Sequence[str]) -> FieldValue:
    text = field_text.SEPARATOR.join(contents)
    value: Value | None
    if field.kind is FieldKind.CHOICES:
        value = tuple(contents)
    elif field.kind in (FieldKind.CHOICE, FieldKind.TEXT, FieldKind.LINK):
        value = contents[0]  # a choice that was taken off the list since is one still
    else:
        value = field_text.read(field, contents[0])
    kept: Value = contents[0] if value is None else value
    return FieldValue(field.id, field.name, field.kind, kept, text, field.currency)


def _row(session: Session, field_id: int) -> CustomFieldRow:
    row = session.get(CustomFieldRow, field_id)
    if row is None:
        raise UserError("field-missing")
    return row


def _to_record(row: CustomFieldRow) -> Field:
    return Field(
        id=row.id,
        record_kind=Kind(row.record_kind),
        name=row.name,
        kind=FieldKind(row.kind),
        currency=row.currency,
        choices=tuple(row.choices),
        position=row.position,
    )
