"""What is to be found of deals and tasks."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.storage import deals, fresh, search_index, tasks
from core.storage.sales_tables import DealRow, TaskRow
from core.storage.search_marks import contact_mark


def deals_of(made: fresh.Rows) -> set[int]:
    """Return the deals that are among these new rows, or got new people with them."""
    links = made.get("deal_contacts", {}).values()
    return {*made.get("deals", ()), *(int(row["deal_id"]) for row in links)}


def deal_entries(session: Session, ids: Sequence[int]) -> list[search_index.IndexEntry]:
    """Return the entries of these deals: title, who it is with, notes.

    People stand in them by number: whoever is called otherwise tomorrow is found by the new name.
    """
    rows = session.scalars(select(DealRow).where(DealRow.id.in_(ids))).all()
    return [
        search_index.IndexEntry(
            Kind.DEAL,
            deal.id,
            deal.title,
            " ".join(
                (
                    deal.lost_reason,
                    deal.notes,
                    deal.external_id,
                    *(detail.value for detail in deal.details),
                )
            ),
            people=deal.company_name,
            marks=" ".join(contact_mark(contact_id) for contact_id in deal.contact_ids),
        )
        for deal in deals.to_records(session, rows)
    ]


def task_entries(session: Session, ids: Sequence[int]) -> list[search_index.IndexEntry]:
    """Return the entries of these tasks: title, what they are about, notes."""
    rows = session.scalars(select(TaskRow).where(TaskRow.id.in_(ids))).all()
    return [
        search_index.IndexEntry(
            Kind.TASK,
            task.id,
            task.title,
            f"{task.deal_title} {task.notes}",
            people=task.company_name,
            marks=contact_mark(task.contact_id) if task.contact_id else "",
        )
        for task in tasks.to_records(session, rows)
    ]
