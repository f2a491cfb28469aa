"""Deals, their stages, who they are with, and the way they went."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.contact import Detail
from core.domain.deal import Deal, DealMove, DealState, Stage, Sum
from core.domain.money import Money
from core.errors import UserError
from core.storage import fields
from core.storage.rows import fresh, lookups
from core.storage.rows.sales_tables import DealContactRow, DealMoveRow, DealRow, DealStageRow
from core.storage.rows.tables import CompanyRow, ContactRow
from core.storage.rows.view_tables import FieldValueRow


def list_stages(session: Session) -> tuple[Stage, ...]:
    """Return the stages in their order."""
    rows = session.scalars(select(DealStageRow).order_by(DealStageRow.position, DealStageRow.id))
    return tuple(_to_stage(row) for row in rows)


def add_stage(session: Session, stage: Stage, name_key: str) -> int:
    """Store a new stage behind the others; return its id."""
    last = session.scalar(select(func.max(DealStageRow.position))) or 0
    row = DealStageRow(
        name=stage.name,
        name_key=name_key,
        position=stage.position or last + 1,
        win_percent=stage.win_percent,
    )
    session.add(row)
    session.flush()
    return row.id


def change_stage(session: Session, stage: Stage, name_key: str) -> None:
    """Give the stored stage this name, place and chance. Raises UserError("no-such-stage")."""
    row = session.get(DealStageRow, stage.id)
    if row is None:
        raise UserError("no-such-stage", stage=str(stage.id))
    row.name, row.name_key = stage.name, name_key
    row.position, row.win_percent = stage.position, stage.win_percent
    session.flush()


def get(session: Session, deal_id: int) -> Deal:
    """Return the deal. Raises UserError("no-such-record")."""
    row = session.get(DealRow, deal_id)
    if row is None:
        raise UserError("no-such-record", kind=Kind.DEAL.value, id=deal_id)
    return to_records(session, [row])[0]


def get_many(session: Session, ids: Collection[int]) -> dict[int, Deal]:
    """Return those of the deals that exist, by id."""
    if not ids:
        return {}
    rows = session.scalars(select(DealRow).where(DealRow.id.in_(ids))).all()
    return {deal.id: deal for deal in to_records(session, rows)}


def list_deals(
    session: Session, limit: int, offset: int, *conditions: ColumnElement[bool]
) -> tuple[Deal, ...]:
    """Return deals, the newest first."""
    rows = session.scalars(
        select(DealRow).where(*conditions).order_by(DealRow.id.desc()).limit(limit).offset(offset)
    )
    return tuple(to_records(session, rows.all()))


def list_closed(session: Session, state: DealState, limit: int) -> tuple[Deal, ...]:
    """Return won or lost deals, those closed last first."""
    rows = session.scalars(
        select(DealRow)
        .where(DealRow.state == state.value)
        .order_by(DealRow.closed_on.desc(), DealRow.id.desc())
        .limit(limit)
    )
    return tuple(to_records(session, rows.all()))


def list_of_contact(session: Session, contact_id: int, limit: int) -> tuple[Deal, ...]:
    """Return a contact's deals: open ones first, then the newest."""
    theirs = select(DealContactRow.deal_id).where(DealContactRow.contact_id == contact_id)
    return _of(session, DealRow.id.in_(theirs), limit)


def list_of_company(session: Session, company_id: int, limit: int) -> tuple[Deal, ...]:
    """Return a company's deals: open ones first, then the newest."""
    return _of(session, DealRow.company_id == company_id, limit)


def _of(session: Session, condition: ColumnElement[bool], limit: int) -> tuple[Deal, ...]:
    rows = session.scalars(
        select(DealRow)
        .where(condition)
        .order_by((DealRow.state != DealState.OPEN.value), DealRow.id.desc())
        .limit(limit)
    )
    return tuple(to_records(session, rows.all()))


def list_open_in(session: Session, stage_id: int, limit: int) -> tuple[Deal, ...]:
    """Return the open deals of a stage, those expected soonest first."""
    rows = session.scalars(
        select(DealRow)
        .where(DealRow.stage_id == stage_id, DealRow.state == DealState.OPEN.value)
        .order_by(DealRow.expected_on.is_(None), DealRow.expected_on, DealRow.id.desc())
        .limit(limit)
    )
    return tuple(to_records(session, rows.all()))


def count_by_state(session: Session) -> dict[DealState, int]:
    """Return how many deals there are in each state."""
    rows = session.execute(select(DealRow.state, func.count()).group_by(DealRow.state))
    return {DealState(state): count for state, count in rows}


def sums_of_open(session: Session) -> dict[int, tuple[int, tuple[Sum, ...]]]:
    """Return for each stage with open deals how many it has and their sums by currency.

    A sum is weighted by the stage's chance, rounded once for all its deals.
    """
    rows = session.execute(
        select(
            DealRow.stage_id,
            DealRow.currency,
            func.count(),
            func.count(DealRow.amount_minor),
            func.coalesce(func.sum(DealRow.amount_minor), 0),
            DealStageRow.win_percent,
        )
        .join(DealStageRow, DealStageRow.id == DealRow.stage_id)
        .where(DealRow.state == DealState.OPEN.value)
        .group_by(DealRow.stage_id, DealRow.currency, DealStageRow.win_percent)
        .order_by(DealRow.stage_id, DealRow.currency)
    )
    found: dict[int, tuple[int, tuple[Sum, ...]]] = {}
    for stage_id, currency, count, priced, added, percent in rows:
        known, sums = found.get(stage_id or 0, (0, ()))
        if priced:
            total = added or 0
            weighted = Money((total * percent + 50) // 100, currency)
            sums = (*sums, Sum(Money(total, currency), weighted, priced))
        found[stage_id or 0] = (known + count, sums)
    return found


def sums_of_won(session: Session) -> tuple[Money, ...]:
    """Return what the won deals add up to, by currency."""
    rows = session.execute(
        select(DealRow.currency, func.sum(DealRow.amount_minor))
        .where(DealRow.state == DealState.WON.value, DealRow.amount_minor.is_not(None))
        .group_by(DealRow.currency)
        .order_by(DealRow.currency)
    )
    return tuple(Money(total or 0, currency) for currency, total in rows)


def last_currency(session: Session) -> str:
    """Return the currency of the deal added last that has one, "" when none has."""
    statement = select(DealRow.currency).where(DealRow.currency != "")
    return session.scalar(statement.order_by(DealRow.id.desc()).limit(1)) or ""


def find_by_external_id(session: Session, external_id: str) -> list[int]:
    """Return the deals that came with this identifier, the oldest first."""
    return lookups.find(session, "deal id", external_id)


def find_by_title_key(session: Session, title_key: str) -> list[int]:
    """Return the deals whose title is compared by this key, the oldest first."""
    return lookups.find(session, "deal title", title_key)


def add(session: Session, deal: Deal, title_key: str) -> int:
    """Store a new deal with its contacts and the first line of its way; return its id."""
    now = deal.created_at or datetime.now(UTC)
    deal_id = fresh.add(session, DealRow, {**_values(deal, title_key), "created_at": now})
    lookups.note(session, "deal id", deal.external_id, deal_id)
    lookups.note(session, "deal title", title_key, deal_id)
    for place, contact_id in enumerate(dict.fromkeys(deal.contact_ids)):
        _add_contact(session, deal_id, contact_id, is_main=place == 0)
    _note_move(session, deal_id, now, Deal("", state=deal.state), deal)
    return deal_id


def change(session: Session, deal: Deal, title_key: str) -> bool:
    """Give the stored deal the record's fields and contacts; say whether anything was new.

    A new stage or state is a further line of its way. Raises UserError("no-such-record").
    """
    known = get(session, deal.id)
    row = session.get_one(DealRow, deal.id)
    is_changed = False
    for name, value in _values(deal, title_key).items():
        if getattr(row, name) != value:
            setattr(row, name, value)
            is_changed = True
    if (known.stage_id, known.state) != (deal.stage_id, deal.state):
        _note_move(session, deal.id, datetime.now(UTC), known, deal)
    if known.contact_ids != deal.contact_ids:
        _set_contacts(session, deal)
        is_changed = True
    session.flush()
    return is_changed


def remove(session: Session, deal_id: int) -> None:
    """Take the deal away with its way; tasks about it stay. Raises UserError("no-such-record")."""
    row = session.get(DealRow, deal_id)
    if row is None:
        raise UserError("no-such-record", kind=Kind.DEAL.value, id=deal_id)
    for row_class in (DealContactRow, DealMoveRow, FieldValueRow):
        for part in session.scalars(select(row_class).where(row_class.deal_id == deal_id)).all():
            session.delete(part)
    session.flush()
    session.delete(row)
    session.flush()


def list_moves(session: Session, deal_id: int) -> tuple[DealMove, ...]:
    """Return the way of a deal, the newest line first."""
    names = {stage.id: stage.name for stage in list_stages(session)}
    rows = session.scalars(
        select(DealMoveRow).where(DealMoveRow.deal_id == deal_id).order_by(DealMoveRow.id.desc())
    )
    return tuple(
        DealMove(
            row.at,
            names.get(row.from_stage_id or 0, ""),
            names.get(row.to_stage_id or 0, ""),
            DealState(row.state),
        )
        for row in rows
    )


def to_records(session: Session, rows: Sequence[DealRow]) -> list[Deal]:
    """Return the rows as records, with the names of company and contacts."""
    ids = [row.id for row in rows]
    people: dict[int, dict[int, str]] = {}
    for deal_id, contact_id, name in session.execute(
        select(DealContactRow.deal_id, ContactRow.id, ContactRow.name)
        .join(ContactRow, ContactRow.id == DealContactRow.contact_id)
        .where(DealContactRow.deal_id.in_(ids))
        .order_by(DealContactRow.is_main.desc(), DealContactRow.id)
    ):
        people.setdefault(deal_id, {}).setdefault(contact_id, name)
    firms = {row.company_id for row in rows if row.company_id}
    named = session.execute(select(CompanyRow.id, CompanyRow.name).where(CompanyRow.id.in_(firms)))
    names: dict[int | None, str] = dict(named.all())
    values = fields.values_of(session, Kind.DEAL, ids)
    return [
        replace(
            _to_deal(row, people.get(row.id, {}), names.get(row.company_id, "")),
            values=values.get(row.id, ()),
        )
        for row in rows
    ]


def _to_deal(row: DealRow, people: dict[int, str], company: str) -> Deal:
    has_amount = row.amount_minor is not None
    return Deal(
        title=row.title,
        id=row.id,
        company_id=row.company_id,
        contact_ids=tuple(people),
        stage_id=row.stage_id or 0,
        state=DealState(row.state),
        amount=Money(row.amount_minor or 0, row.currency) if has_amount else None,
        opened_on=row.opened_on,
        expected_on=row.expected_on,
        closed_on=row.closed_on,
        lost_reason=row.lost_reason,
        notes=row.notes,
        details=tuple(Detail(name, value) for name, value in row.details),
        tags=tuple(row.tags),
        external_id=row.external_id,
        created_at=row.created_at,
        company_name=company,
        contact_names=tuple(people.values()),
    )


def _to_stage(row: DealStageRow) -> Stage:
    return Stage(row.name, row.id, row.position, row.win_percent)


def _values(deal: Deal, title_key: str) -> dict[str, Any]:
    return {
        "title": deal.title,
        "title_key": title_key,
        "state": deal.state.value,
        "company_id": deal.company_id,
        "stage_id": deal.stage_id or None,
        "amount_minor": None if deal.amount is None else deal.amount.minor,
        "currency": "" if deal.amount is None else deal.amount.currency,
        "opened_on": deal.opened_on,
        "expected_on": deal.expected_on,
        "closed_on": deal.closed_on,
        "lost_reason": deal.lost_reason,
        "notes": deal.notes,
        "details": [[detail.name, detail.value] for detail in deal.details],
        "tags": list(deal.tags),
        "external_id": deal.external_id,
    }


def _note_move(session: Session, deal_id: int, at: datetime, before: Deal, after: Deal) -> None:
    values = {
        "deal_id": deal_id,
        "at": at,
        "from_stage_id": before.stage_id or None,
        "to_stage_id": after.stage_id or None,
        "state": after.state.value,
    }
    fresh.add(session, DealMoveRow, values)


def _add_contact(session: Session, deal_id: int, contact_id: int, *, is_main: bool) -> None:
    values = {"deal_id": deal_id, "contact_id": contact_id, "is_main": is_main}
    fresh.add(session, DealContactRow, values)


def _set_contacts(session: Session, deal: Deal) -> None:
    rows = session.scalars(
        select(DealContactRow).where(DealContactRow.deal_id == deal.id).order_by(DealContactRow.id)
    ).all()
    wanted = list(dict.fromkeys(deal.contact_ids))
    known: set[int] = set()
    for row in rows:
        if row.contact_id not in wanted or row.contact_id in known:
            session.delete(row)
            continue
        known.add(row.contact_id)
        row.is_main = row.contact_id == wanted[0]
    session.flush()
    for contact_id in wanted:
        if contact_id not in known:
            _add_contact(session, deal.id, contact_id, is_main=contact_id == wanted[0])
