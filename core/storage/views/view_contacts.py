"""What a view of contacts can look at besides the owner's own fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import exists, func, null
from sqlalchemy.orm import Session, aliased

from core.domain.change import Kind
from core.domain.contact import ChannelKind
from core.domain.view import Place, PlaceKind
from core.storage.rows.order_tables import CompanyNameRow
from core.storage.rows.sales_tables import DealContactRow, DealRow, TaskRow
from core.storage.rows.tables import ChannelRow, CompanyRow, ContactCompanyRow, ContactRow
from core.storage.rows.view_tables import CompanyTagRow, ContactFactsRow
from core.storage.views.view_linked import MOODS, anywhere, of_deals, of_tasks, own_tags, tags_of
from core.storage.views.view_source import Source, made_once

_DIRECTIONS = ("incoming", "outgoing", "internal")


def places(session: Session) -> Iterator[Source]:
    """Yield the places in the order in which they are offered."""
    yield from _own()
    yield from _of_channels()
    yield from _of_companies()
    yield from _of_facts()
    tie = (DealRow, DealRow.id == DealContactRow.deal_id)
    yield from of_deals(session, DealContactRow.contact_id, (tie,))
    yield from of_tasks(TaskRow.contact_id)


@made_once
def _own() -> Sequence[Source]:
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
        anywhere(ContactRow.id),
        Source(Place("archived", PlaceKind.YES_NO), ContactRow.is_archived),
        Source(Place("language", text, is_editable=True, is_settable=True), ContactRow.language),
        Source(Place("notes", text, is_editable=True), ContactRow.notes),
        own_tags(Kind.CONTACT),
    )


@made_once
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


@made_once
def _of_companies() -> Sequence[Source]:
    link = (CompanyRow, CompanyRow.id == ContactCompanyRow.company_id)
    owner = ContactCompanyRow.contact_id
    its_tags = (CompanyTagRow, CompanyTagRow.company_id == ContactCompanyRow.company_id)
    return (
        Source(
            Place("company", PlaceKind.TEXT, is_sortable=True),
            CompanyRow.name_key,
            owner=owner,
            joins=(link,),
            ordered=CompanyNameRow.key,
            ordering=(CompanyNameRow, CompanyNameRow.company_id == ContactCompanyRow.company_id),
            only=(~_has_earlier(),),
            written=CompanyRow.name,
            form="company",
        ),
        Source(
            Place("role", PlaceKind.TEXT, is_editable=True, is_settable=True),
            ContactCompanyRow.role,
            owner=owner,
        ),
        Source(
            Place("company.domain", PlaceKind.TEXT), CompanyRow.domain, owner=owner, joins=(link,)
        ),
        tags_of("company.tags", Kind.COMPANY, owner, its_tags),
    )


def _has_earlier() -> Any:  # noqa: ANN401 - a condition
    """Say of somebody's company that there is an earlier one: only the first gives the order."""
    earlier = aliased(ContactCompanyRow)
    return exists().where(
        earlier.contact_id == ContactCompanyRow.contact_id, earlier.id < ContactCompanyRow.id
    )


@made_once
def _of_facts() -> Sequence[Source]:
    facts, owner = ContactFactsRow, ContactFactsRow.contact_id

    def of(place: Place, column: Any, **more: Any) -> Source:  # noqa: ANN401 - SQL columns
        return Source(place, column, owner=owner, **more)

    moods = Place("mood", PlaceKind.CHOICE, choices=MOODS)
    directions = Place("last_direction", PlaceKind.CHOICE, choices=_DIRECTIONS)
    return (
        of(Place("last_contact", PlaceKind.MOMENT, is_sortable=True), facts.last_at),
        of(directions, facts.last_direction),
        of(Place("waits_since", PlaceKind.MOMENT, is_sortable=True), facts.waits_since),
        of(Place("messages", PlaceKind.NUMBER, is_sortable=True), facts.message_count),
        of(moods, facts.mood, conditions=(facts.mood != "",)),
        of(Place("mood_mean", PlaceKind.NUMBER, is_sortable=True), facts.mood_mean),
    )
