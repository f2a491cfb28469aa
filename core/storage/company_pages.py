"""Firms with what belongs to their people: figures, timeline, who waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.company_page import CompanyLine
from core.domain.contact import Contact
from core.domain.deal import DealState, Sum
from core.domain.interaction import Interaction
from core.domain.money import Money
from core.storage import contacts, interactions
from core.storage.kept import name_orders
from core.storage.rows.order_tables import ContactNameRow
from core.storage.rows.sales_tables import DealRow, DealStageRow
from core.storage.rows.tables import (
    CompanyRow,
    ContactCompanyRow,
    InteractionRow,
    ThreadSummaryRow,
)
from core.storage.rows.view_tables import ContactFactsRow

_MOST_PEOPLE = 500
"""What passed is looked for with so many of a firm's people, those heard of last."""


def lines(session: Session, ids: Sequence[int]) -> tuple[CompanyLine, ...]:
    """Return these firms with their figures, in this order."""
    names = {
        row.id: row
        for row in session.execute(
            select(CompanyRow.id, CompanyRow.name, CompanyRow.domain).where(CompanyRow.id.in_(ids))
        )
    }
    people, sums = _people(session, ids), _sums(session, ids)
    found = []
    for company_id in ids:
        if company_id in names:
            count, last_at = people.get(company_id, (0, None))
            of_deals = sums.get(company_id, ())
            found.append(
                CompanyLine(
                    company_id,
                    names[company_id].name,
                    names[company_id].domain,
                    people=count,
                    open_deals=sum(one.count for one in of_deals),
                    sums=tuple(one for one in of_deals if one.total.minor or one.total.currency),
                    last_at=last_at,
                )
            )
    return tuple(found)


def _people(session: Session, ids: Sequence[int]) -> dict[int, tuple[int, datetime | None]]:
    last = func.max(ContactFactsRow.last_at, type_=ContactFactsRow.last_at.type)
    rows = session.execute(
        select(
            ContactCompanyRow.company_id,
            func.count(ContactCompanyRow.contact_id.distinct()),
            last,
        )
        .join(
            ContactFactsRow,
            ContactFactsRow.contact_id == ContactCompanyRow.contact_id,
            isouter=True,
        )
        .where(ContactCompanyRow.company_id.in_(ids))
        .group_by(ContactCompanyRow.company_id)
    )
    return {company_id: (count, last_at) for company_id, count, last_at in rows}


def _sums(session: Session, ids: Sequence[int]) -> dict[int, tuple[Sum, ...]]:
    amount = func.coalesce(DealRow.amount_minor, 0)
    rows = session.execute(
        select(
            DealRow.company_id,
            DealRow.currency,
            func.sum(amount),
            func.sum(amount * func.coalesce(DealStageRow.win_percent, 0) / 100),
            func.count(),
        )
        .join(DealStageRow, DealStageRow.id == DealRow.stage_id, isouter=True)
        .where(DealRow.company_id.in_(ids), DealRow.state == DealState.OPEN.value)
        .group_by(DealRow.company_id, DealRow.currency)
        .order_by(DealRow.company_id, DealRow.currency)
    )
    found: dict[int, tuple[Sum, ...]] = {}
    for company_id, currency, total, weighted, count in rows:
        if company_id is not None:
            one = Sum(Money(int(total), currency), Money(int(weighted), currency), count)
            found[company_id] = (*found.get(company_id, ()), one)
    return found


def list_ids(session: Session, limit: int, offset: int) -> Sequence[int]:
    """Return firms by name."""
    in_order = name_orders.ids_in_order(Kind.COMPANY).limit(limit).offset(offset)
    return session.scalars(in_order).all()


def list_people(session: Session, company_id: int, limit: int) -> tuple[Contact, ...]:
    """Return a firm's people: those heard of last first, then by name."""
    ids = session.scalars(_by_last(company_id).limit(limit)).all()
    known = contacts.get_many(session, ids)
    return tuple(known[one] for one in dict.fromkeys(ids) if one in known)


def list_timeline(
    session: Session, company_id: int, limit: int, offset: int
) -> tuple[Interaction, ...]:
    """Return what passed with a firm's people, the newest first."""
    row = InteractionRow
    ids = session.scalars(
        select(row.id)
        .where(row.contact_id.in_(_people_of(company_id)))
        .order_by(row.occurred_at.desc(), row.id.desc())
        .limit(limit)
        .offset(offset)
    ).all()
    known = interactions.get_many(session, ids)
    return tuple(known[one] for one in ids if one in known)


def sum_up(session: Session, company_id: int) -> tuple[int, datetime | None]:
    """Return how much passed with a firm's people, and when the first of it was."""
    row = InteractionRow
    found = session.execute(
        select(func.count(), func.min(row.occurred_at, type_=row.occurred_at.type)).where(
            row.contact_id.in_(_people_of(company_id))
        )
    ).one()
    return found[0], found[1]


def count_waiting(session: Session, company_id: int) -> int:
    """Return how many conversations with a firm's people wait for a reply."""
    row = ThreadSummaryRow
    return (
        session.scalar(
            select(func.count()).where(
                row.contact_id.in_(_people_of(company_id)), row.needs_reply.is_(True)
            )
        )
        or 0
    )


def _people_of(company_id: int) -> Select[Any]:
    return _by_last(company_id).limit(_MOST_PEOPLE)


def _by_last(company_id: int) -> Select[Any]:
    return (
        select(ContactCompanyRow.contact_id)
        .join(ContactNameRow, ContactNameRow.contact_id == ContactCompanyRow.contact_id)
        .join(
            ContactFactsRow,
            ContactFactsRow.contact_id == ContactCompanyRow.contact_id,
            isouter=True,
        )
        .where(ContactCompanyRow.company_id == company_id)
        .order_by(ContactFactsRow.last_at.desc(), ContactNameRow.key, ContactCompanyRow.contact_id)
    )
