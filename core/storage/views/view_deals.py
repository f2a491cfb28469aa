"""What a view of deals can look at besides the owner's own fields."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import String, cast
from sqlalchemy.orm import Session, aliased

from core.domain.change import Kind
from core.domain.deal import DealState
from core.domain.view import Place, PlaceKind
from core.storage.rows.order_tables import CompanyNameRow
from core.storage.rows.sales_tables import DealContactRow, DealRow, DealStageRow, TaskRow
from core.storage.rows.tables import CompanyRow
from core.storage.rows.view_tables import CompanyTagRow
from core.storage.views.view_linked import anywhere, of_people, of_tasks, own_tags, stages, tags_of
from core.storage.views.view_source import AMOUNT, Source, made_once

THIS = aliased(DealRow)
"""The deal itself, where what it names is looked up."""


def places(session: Session) -> Iterator[Source]:
    """Yield the places in the order in which they are offered."""
    yield from _own()
    yield _of_stage(session)
    yield from _of_company()
    yield from of_people(DealContactRow, DealContactRow.deal_id)
    yield from of_tasks(TaskRow.deal_id)


@made_once
def _own() -> Iterator[Source]:
    text, states = PlaceKind.TEXT, tuple(state.value for state in DealState)
    yield Source(
        Place("name", text, is_sortable=True, is_editable=True),
        DealRow.title_key,
        written=DealRow.title,
        form="name",
    )
    yield Source(Place("state", PlaceKind.CHOICE, choices=states), DealRow.state)
    yield Source(
        Place(AMOUNT, PlaceKind.MONEY, is_sortable=True, is_editable=True),
        DealRow.amount_minor,
        written=cast(DealRow.amount_minor, String) + " " + DealRow.currency,
        form=AMOUNT,
    )
    for name, column in (
        ("expected_on", DealRow.expected_on),
        ("opened_on", DealRow.opened_on),
        ("closed_on", DealRow.closed_on),
    ):
        is_expected, is_open = name == "expected_on", name != "closed_on"
        place = Place(
            name, PlaceKind.DATE, is_sortable=True, is_editable=is_open, is_settable=is_expected
        )
        yield Source(place, column)
    yield Source(Place("created", PlaceKind.MOMENT, is_sortable=True), DealRow.created_at)
    yield anywhere(DealRow.id)
    yield Source(Place("lost_reason", text, is_editable=True), DealRow.lost_reason)
    yield Source(Place("notes", text, is_editable=True), DealRow.notes)
    yield own_tags(Kind.DEAL)


def _of_stage(session: Session) -> Source:
    stage = (DealStageRow, DealStageRow.id == THIS.stage_id)
    return Source(
        Place(
            "stage", PlaceKind.CHOICE, choices=stages(session), is_sortable=True, is_editable=True,
            is_settable=True,
        ),
        DealStageRow.name_key,
        owner=THIS.id,
        joins=(stage,),
        ordered=DealStageRow.position,
        written=DealStageRow.name,
        form="name",
    )  # fmt: skip


@made_once
def _of_company() -> Iterator[Source]:
    firm = (CompanyRow, CompanyRow.id == THIS.company_id)
    yield Source(
        Place("company", PlaceKind.TEXT, is_sortable=True, is_editable=True),
        CompanyRow.name_key,
        owner=THIS.id,
        joins=(firm,),
        ordered=CompanyNameRow.key,
        ordering=(CompanyNameRow, CompanyNameRow.company_id == THIS.company_id),
        written=CompanyRow.name,
        form="company",
    )
    yield Source(
        Place("company.domain", PlaceKind.TEXT), CompanyRow.domain, owner=THIS.id, joins=(firm,)
    )
    its_tags = (CompanyTagRow, CompanyTagRow.company_id == THIS.company_id)
    yield tags_of("company.tags", Kind.COMPANY, THIS.id, its_tags)
