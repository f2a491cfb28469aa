"""What a view can look at: for each place its column in the file, and whose it is.

A place of the contact itself is a column of `contacts`; any other is a column of rows that belong
to contacts (channels, companies, tags, figures, the owner's own fields), found by an index.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, null, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.contact import ChannelKind
from core.domain.field import Field, FieldKind
from core.domain.view import Place, PlaceKind
from core.errors import UserError
from core.storage import fields
from core.storage.tables import ChannelRow, CompanyRow, ContactCompanyRow, ContactRow
from core.storage.view_tables import ContactFactsRow, ContactTagRow, FieldValueRow

FIELD, COMPANY_FIELD = "field:", "company.field:"
ANYWHERE = "anywhere"
"""All that the search box looks at."""
YES, NO = "yes", "no"
_MOODS = ("negative", "neutral", "positive", "mixed")
_DIRECTIONS = ("incoming", "outgoing", "internal")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a place stands.

    column: what is compared. owner: the contact's id beside it; None for a column of `contacts`.
    joins: further tables, each with what ties it to those before it. conditions: which rows count.
    beside: the same where the contact is known already, so that its own rows are looked at and no
    index over everybody's (None: as conditions).
    written: the column that is shown, where it isn't the one compared. form: how texts are brought
    into the compared form: "key" folded, "company" and "name" as these are matched, "" as they are.
    """

    place: Place
    column: Any
    owner: Any = None
    joins: tuple[tuple[Any, Any], ...] = ()
    conditions: tuple[ColumnElement[bool], ...] = ()
    beside: tuple[ColumnElement[bool], ...] | None = None
    written: Any = None
    form: str = ""


def load(session: Session) -> Mapping[str, Source]:
    """Return every place there is, by name, in the order in which they are offered."""
    found = [*_of_contacts(), *_of_channels(), *_of_companies(), *_of_facts()]
    for field in fields.list_fields(session):
        if field.record_kind is Kind.CONTACT:
            found.append(_of_field(field))
        elif field.record_kind is Kind.COMPANY:
            found.append(_of_company_field(field))
    return {source.place.name: source for source in found}


def get(sources: Mapping[str, Source], name: str) -> Source:
    """Return one place. Raises UserError("view-place-missing"): a field that is no more."""
    if name not in sources:
        raise UserError("view-place-missing")
    return sources[name]


def field_id_of(place: str) -> int:
    """Return the number of the contact's field that the place is, 0 when it is none."""
    number = place.removeprefix(FIELD)
    return int(number) if place.startswith(FIELD) and number.isdigit() else 0


def _of_contacts() -> Sequence[Source]:
    text = PlaceKind.TEXT
    return (
        Source(
            Place("name", text, is_sortable=True, is_editable=True),
            ContactRow.name_key,
            written=ContactRow.name,
            form="name",
        ),
        Source(
            Place("created", PlaceKind.MOMENT, is_sortable=True),
            ContactRow.created_at,
        ),
        Source(Place(ANYWHERE, PlaceKind.WORDS, is_column=False), ContactRow.id),
        Source(Place("archived", PlaceKind.YES_NO), ContactRow.is_archived),
        Source(Place("language", text, is_editable=True), ContactRow.language),
        Source(Place("notes", text, is_editable=True), ContactRow.notes),
        Source(
            Place("tags", PlaceKind.TAG, is_editable=True),
            ContactTagRow.key,
            owner=ContactTagRow.contact_id,
            written=ContactTagRow.name,
            form="key",
        ),
    )


def _of_channels() -> Sequence[Source]:
    return tuple(
        Source(
            Place(name, PlaceKind.TEXT),
            ChannelRow.key,
            owner=ChannelRow.contact_id,
            conditions=(ChannelRow.kind == kind.value,),
            beside=(func.nullif(ChannelRow.kind, null()) == kind.value,),
            written=ChannelRow.value,
        )
        for name, kind in (("email", ChannelKind.EMAIL), ("phone", ChannelKind.PHONE))
    )


def _of_companies() -> Sequence[Source]:
    link = (CompanyRow, CompanyRow.id == ContactCompanyRow.company_id)
    owner = ContactCompanyRow.contact_id
    return (
        Source(
            Place("company", PlaceKind.TEXT, is_sortable=True),
            CompanyRow.name_key,
            owner=owner,
            joins=(link,),
            written=CompanyRow.name,
            form="company",
        ),
        Source(
            Place("role", PlaceKind.TEXT, is_editable=True),
            ContactCompanyRow.role,
            owner=owner,
        ),
        Source(
            Place("company.domain", PlaceKind.TEXT), CompanyRow.domain, owner=owner, joins=(link,)
        ),
    )


def _of_facts() -> Sequence[Source]:
    facts, owner = ContactFactsRow, ContactFactsRow.contact_id

    def of(place: Place, column: Any, **more: Any) -> Source:  # noqa: ANN401 - SQL columns
        return Source(place, column, owner=owner, **more)

    moods = Place("mood", PlaceKind.CHOICE, choices=_MOODS)
    directions = Place("last_direction", PlaceKind.CHOICE, choices=_DIRECTIONS)
    return (
        of(Place("last_contact", PlaceKind.MOMENT, is_sortable=True), facts.last_at),
        of(directions, facts.last_direction),
        of(Place("waits_since", PlaceKind.MOMENT, is_sortable=True), facts.waits_since),
        of(Place("messages", PlaceKind.NUMBER, is_sortable=True), facts.message_count),
        of(moods, facts.mood, conditions=(facts.mood != "",)),
        of(Place("mood_mean", PlaceKind.NUMBER, is_sortable=True), facts.mood_mean),
    )


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


def _of_field(field: Field) -> Source:
    return Source(
        Place(
            f"{FIELD}{field.id}",
            _KINDS[field.kind],
            label=field.name,
            choices=field.choices,
            currency=field.currency,
            is_sortable=field.kind is not FieldKind.CHOICES,
            is_editable=True,
        ),
        _column_of(field),
        owner=FieldValueRow.contact_id,
        conditions=(FieldValueRow.field_id == field.id, *_has_value(field)),
        beside=(func.nullif(FieldValueRow.field_id, null()) == field.id,),
        written=FieldValueRow.content,
        form="key" if _column_of(field) is FieldValueRow.key else "",
    )


def _of_company_field(field: Field) -> Source:
    tie = FieldValueRow.company_id == ContactCompanyRow.company_id
    return Source(
        Place(
            f"{COMPANY_FIELD}{field.id}",
            _KINDS[field.kind],
            label=field.name,
            choices=field.choices,
            currency=field.currency,
        ),
        _column_of(field),
        owner=ContactCompanyRow.contact_id,
        joins=((FieldValueRow, tie),),
        conditions=(FieldValueRow.field_id == field.id, *_has_value(field)),
        beside=(func.nullif(FieldValueRow.field_id, null()) == field.id,),
        written=FieldValueRow.content,
        form="key" if _column_of(field) is FieldValueRow.key else "",
    )


def _has_value(field: Field) -> tuple[ColumnElement[bool], ...]:
    """Return what tells the database that the index of this typed column holds the rows."""
    column = _column_of(field)
    return (column != "",) if column is FieldValueRow.key else (column.is_not(None),)


def owners_of(source: Source, *, is_beside: bool = False, walks: bool = False) -> Any:  # noqa: ANN401 - a selectable
    """Return the statement that gives the contacts who have a value in the place.

    is_beside: it will be asked about contacts that are named. walks: companies are to be walked
    through in the order of an index, so that none is looked up by its number.
    """
    statement = select(source.owner)
    for table, tie in source.joins:
        is_walked = walks and table is CompanyRow
        tied = func.nullif(CompanyRow.id, null()) == ContactCompanyRow.company_id
        statement = statement.join(table, tied if is_walked else tie)
    is_other = is_beside and source.beside is not None
    return statement.where(*(source.beside or ()) if is_other else source.conditions)
