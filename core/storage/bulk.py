"""One change to many records, a part of them at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.field import Field, Value
from core.domain.view import BulkChange, BulkDeed
from core.storage import fields
from core.storage.rows.tables import ContactCompanyRow
from core.storage.rows.view_tables import FieldValueRow
from core.storage.views.view_source import ROOTS
from core.text.field_text import sort_key


def change(session: Session, about: Kind, ids: Sequence[int], wanted: BulkChange) -> int:
    """Do this to the records that are still there; return how many were changed.

    about: of which kind; all but tags is done to contacts. For SET of a field use `set_field`.
    """
    if wanted.place == "role":
        return set_role(session, ids, wanted.value)
    row_class = ROOTS[about].row
    rows = session.scalars(select(row_class).where(row_class.id.in_(ids)))
    changed = sum(_change_row(row, wanted) for row in rows.all())
    session.flush()
    return changed


def set_field(session: Session, ids: Sequence[int], field: Field, value: Value | None) -> int:
    """Put the value in a field of these records of its kind; return how many had another."""
    kind, owner = field.record_kind, fields.OWNERS[field.record_kind]
    known = still_there(session, kind, ids)
    filled = set(
        session.scalars(select(owner).where(owner.in_(ids), FieldValueRow.field_id == field.id))
    )
    changed = 0
    for record_id in ids:
        if record_id in filled:
            changed += fields.set_value(session, kind, record_id, field, value)
        elif record_id in known and value is not None:
            fields.put(session, kind, record_id, ((field, value),))
            changed += 1
    return changed


def still_there(session: Session, kind: Kind, ids: Sequence[int]) -> set[int]:
    """Return which of these records there are."""
    row_id = ROOTS[kind].row.id
    return set(session.scalars(select(row_id).where(row_id.in_(ids))))


def _change_row(row: Any, wanted: BulkChange) -> bool:  # noqa: ANN401 - of any kind of record
    """Change one record; say whether it was otherwise before."""
    key = sort_key(wanted.value)
    if wanted.deed in (BulkDeed.ARCHIVE, BulkDeed.UNARCHIVE):
        is_archived = wanted.deed is BulkDeed.ARCHIVE
        is_new = bool(row.is_archived) is not is_archived
        row.is_archived = is_archived
        return is_new
    if wanted.deed is BulkDeed.SET:
        is_new = bool(row.language != wanted.value)
        row.language = wanted.value
        return is_new
    has_it = any(sort_key(tag) == key for tag in row.tags)
    if wanted.deed is BulkDeed.ADD_TAG and not has_it:
        row.tags = [*row.tags, wanted.value]
        return True
    if wanted.deed is BulkDeed.REMOVE_TAG and has_it:
        row.tags = [tag for tag in row.tags if sort_key(tag) != key]
        return True
    return False


def set_role(session: Session, contact_ids: Sequence[int], role: str) -> int:
    """Give each contact this role in the first company it belongs to, if it belongs to one."""
    rows = session.scalars(
        select(ContactCompanyRow)
        .where(ContactCompanyRow.contact_id.in_(contact_ids))
        .order_by(ContactCompanyRow.id.desc())
    )
    first = {row.contact_id: row for row in rows.all()}
    changed = [row for row in first.values() if row.role != role]
    for row in changed:
        row.role = role
    session.flush()
    return len(changed)
