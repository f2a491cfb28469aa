"""What a view of companies can look at besides the owner's own fields."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.deal import DealState
from core.domain.view import Place, PlaceKind
from core.storage.rows.sales_tables import DealRow, TaskRow
from core.storage.rows.tables import CompanyRow, ContactCompanyRow
from core.storage.views.view_linked import anywhere, of_deals, of_people, of_tasks, own_tags
from core.storage.views.view_source import Source, made_once


def places(session: Session) -> Iterator[Source]:
    """Yield the places in the order in which they are offered."""
    yield from _own()
    yield from of_people(ContactCompanyRow, ContactCompanyRow.company_id)
    yield from of_deals(session, DealRow.company_id)
    yield from of_tasks(TaskRow.company_id)


@made_once
def _own() -> Iterator[Source]:
    text = PlaceKind.TEXT
    people = select(func.count(ContactCompanyRow.contact_id.distinct())).where(
        ContactCompanyRow.company_id == CompanyRow.id
    )
    open_deals = select(func.count()).where(
        DealRow.company_id == CompanyRow.id, DealRow.state == DealState.OPEN.value
    )
    yield Source(
        Place("name", text, is_sortable=True, is_editable=True),
        CompanyRow.name_key,
        written=CompanyRow.name,
        form="company",
    )
    yield Source(Place("domain", text, is_sortable=True, is_editable=True), CompanyRow.domain)
    yield Source(Place("created", PlaceKind.MOMENT, is_sortable=True), CompanyRow.created_at)
    yield anywhere(CompanyRow.id)
    yield Source(Place("notes", text, is_editable=True), CompanyRow.notes)
    yield own_tags(Kind.COMPANY)
    for name, counted in (("people", people), ("open_deals", open_deals)):
        column = counted.correlate(CompanyRow).scalar_subquery()
        yield Source(Place(name, PlaceKind.NUMBER), column)
