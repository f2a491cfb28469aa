"""What is to be found of deals and tasks."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.storage.finding import search_index
from core.storage.finding.search_marks import contact_mark
from core.storage.rows import fresh
from core.storage.rows.sales_tables import DealContactRow, DealRow, TaskRow
from core.storage.rows.tables import CompanyRow
from core.storage.rows.view_tables import FieldValueRow

_YES_NO = ("yes", "no")


def deals_of(made: fresh.Rows) -> set[int]:
    """Return the deals that are among these new rows, or got new people with them."""
    links = made.get("deal_contacts", {}).values()
    values = (row for row in made.get("field_values", {}).values() if row["deal_id"] is not None)
    return {*made.get("deals", ()), *(int(row["deal_id"]) for row in (*links, *values))}


def deal_entries(session: Session, ids: Sequence[int]) -> list[search_index.IndexEntry]:
    """Return the entries of these deals: title, who it is with, notes, what is in own fields.

    People stand in them by number: whoever is called otherwise tomorrow is found by the new name.
    """
    people: dict[int, list[int]] = {}
    for deal_id, contact_id in session.execute(
        select(DealContactRow.deal_id, DealContactRow.contact_id).where(
            DealContactRow.deal_id.in_(ids)
        )
    ):
        people.setdefault(deal_id, []).append(contact_id)
    told: dict[int, list[str]] = {}
    for whose, content in session.execute(
        select(FieldValueRow.deal_id, FieldValueRow.content)
        .where(FieldValueRow.deal_id.in_(ids), FieldValueRow.content.not_in(_YES_NO))
        .order_by(FieldValueRow.id)
    ):
        told.setdefault(whose or 0, []).append(content)
    rows = session.execute(
        select(DealRow, CompanyRow.name)
        .outerjoin(CompanyRow, CompanyRow.id == DealRow.company_id)
        .where(DealRow.id.in_(ids))
    )
    return [
        search_index.IndexEntry(
            Kind.DEAL,
            row.id,
            row.title,
            " ".join(
                (
                    row.lost_reason,
                    row.notes,
                    row.external_id,
                    *row.tags,
                    *(value for _, value in row.details),
                    *told.get(row.id, ()),
                )
            ),
            people=company or "",
            marks=" ".join(contact_mark(contact_id) for contact_id in people.get(row.id, ())),
        )
        for row, company in rows
    ]


def task_entries(session: Session, ids: Sequence[int]) -> list[search_index.IndexEntry]:
    """Return the entries of these tasks: title, what they are about, notes."""
    rows = session.execute(
        select(TaskRow, CompanyRow.name, DealRow.title)
        .outerjoin(CompanyRow, CompanyRow.id == TaskRow.company_id)
        .outerjoin(DealRow, DealRow.id == TaskRow.deal_id)
        .where(TaskRow.id.in_(ids))
    )
    return [
        search_index.IndexEntry(
            Kind.TASK,
            row.id,
            row.title,
            f"{deal or ''} {row.notes}",
            people=company or "",
            marks=contact_mark(row.contact_id) if row.contact_id else "",
        )
        for row, company, deal in rows
    ]
