"""What a view can look at: for each place its column in the file, and whose it is.

A place of the record itself is a column of its table; any other is a column of rows that belong to
such records (channels, companies, people, tags, figures, the owner's own fields), found by an
index.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, func, null
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.field import Field, FieldKind
from core.domain.view import Place, PlaceKind
from core.errors import UserError
from core.storage import fields
from core.storage.rows.tables import ContactCompanyRow
from core.storage.rows.view_tables import FieldValueRow
from core.storage.views import view_companies, view_contacts, view_deals
from core.storage.views.view_source import Source

FIELD, COMPANY_FIELD = "field:", "company.field:"
YES, NO = "yes", "no"


def load(session: Session, about: Kind) -> Mapping[str, Source]:
    """Return every place of a kind of record, by name, in the order in which they are offered."""
    found = [*_own(session, about)]
    for field in fields.list_fields(session):
        if field.record_kind is about:
            found.append(_of_field(field, f"{FIELD}{field.id}", fields.OWNERS[about]))
        elif field.record_kind is Kind.COMPANY and about in _FIRMS:
            found.append(_of_company_field(field, about))
    return {source.place.name: source for source in found}


def get(sources: Mapping[str, Source], name: str) -> Source:
    """Return one place. Raises UserError("view-place-missing"): a field that is no more."""
    if name not in sources:
        raise UserError("view-place-missing")
    return sources[name]


def field_id_of(place: str) -> int:
    """Return the number of the record's own field that the place is, 0 when it is none."""
    number = place.removeprefix(FIELD)
    return int(number) if place.startswith(FIELD) and number.isdigit() else 0


def _own(session: Session, about: Kind) -> Iterator[Source]:
    if about is Kind.DEAL:
        return view_deals.places(session)
    if about is Kind.COMPANY:
        return view_companies.places(session)
    return view_contacts.places(session)


# Whose company a company's field is of: the record's id, and the company's beside it.
_FIRMS: dict[Kind, tuple[Any, Any]] = {
    Kind.CONTACT: (ContactCompanyRow.contact_id, ContactCompanyRow.company_id),
    Kind.DEAL: (view_deals.THIS.id, view_deals.THIS.company_id),
}

_KINDS = {
    FieldKind.TEXT: PlaceKind.TEXT,
    FieldKind.LINK: PlaceKind.TEXT,
    FieldKind.NUMBER: PlaceKind.NUMBER,
    FieldKind.MONEY: PlaceKind.MONEY,
    FieldKind.DATE: PlaceKind.DATE,
    FieldKind.YES_NO: PlaceKind.YES_NO,
    FieldKind.CHOICE: PlaceKind.CHOICE,
    FieldKind.CHOICES: PlaceKind.CHOICE,
}


def _column_of(field: Field) -> Any:  # noqa: ANN401 - any typed column
    if field.kind is FieldKind.MONEY:
        return FieldValueRow.amount
    if field.kind in (FieldKind.NUMBER, FieldKind.YES_NO):
        return FieldValueRow.number
    return FieldValueRow.key


def _of_field(field: Field, name: str, owner: Any, **more: Any) -> Source:  # noqa: ANN401 - SQL columns
    column = _column_of(field)
    is_own = name.startswith(FIELD)
    return Source(
        Place(
            name,
            _KINDS[field.kind],
            label=field.name,
            choices=field.choices,
            currency=field.currency,
            is_sortable=is_own and field.kind is not FieldKind.CHOICES,
            is_editable=is_own,
            is_settable=is_own,
        ),
        column,
        owner=owner,
        conditions=(FieldValueRow.field_id == field.id, *_has_value(field)),
        beside=(func.nullif(FieldValueRow.field_id, null()) == field.id,),
        written=FieldValueRow.content,
        form="key" if column is FieldValueRow.key else "",
        **more,
    )


def _of_company_field(field: Field, about: Kind) -> Source:
    owner, company_id = _FIRMS[about]
    joins = ((FieldValueRow, FieldValueRow.company_id == company_id),)
    return _of_field(field, f"{COMPANY_FIELD}{field.id}", owner, joins=joins)


def _has_value(field: Field) -> tuple[ColumnElement[bool], ...]:
    """Return what tells the database that the index of this typed column holds the rows."""
    column = _column_of(field)
    return (column != "",) if column is FieldValueRow.key else (column.is_not(None),)
