"""Deals and fields of companies for the benchmark of views, and what is asked about them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from core.domain.change import Kind
from core.domain.field import Field, FieldKind
from core.domain.view import DEFAULT_COLUMNS, Condition, Group, Operator, View
from core.services.field_service import FieldService
from core.services.view_service import READY
from core.storage import tags
from core.storage.database import Database, Session
from core.storage.kept import name_orders
from core.storage.rows.sales_tables import DealContactRow, DealRow, TaskRow
from core.storage.rows.view_tables import FieldValueRow
from core.text.normalise import name_key

_AT_ONCE = 5_000
_NOW = datetime.now(UTC)
_STATES = ("open", "open", "open", "won", "lost")
_PLANS = ("Small", "Middle", "Large")


def fill(database: Database, count: int) -> None:
    """Put in so many deals of as many companies and people, tasks, tags, and a field of each."""
    dice, service = random.Random(5), FieldService(database)  # noqa: S311 - for variety
    plan = service.add(Field("Plan", FieldKind.CHOICE, Kind.COMPANY, choices=_PLANS))
    score = service.add(Field("Score", FieldKind.NUMBER, Kind.DEAL))
    with database.writing_results() as session:
        _insert(session, DealRow, (_deal(number, count, dice) for number in _all(count)))
        people = ({"deal_id": n, "contact_id": n % count + 1} for n in _all(count))
        _insert(session, DealContactRow, (row | {"is_main": True} for row in people))
        _insert(session, TaskRow, (_task(n) for n in _all(count) if dice.random() < 0.4))
        plans = ({"field_id": plan.id, "company_id": n} | _choice(dice) for n in _all(count))
        _insert(session, FieldValueRow, plans)
        scores = ({"field_id": score.id, "deal_id": n} | _number(dice) for n in _all(count))
        _insert(session, FieldValueRow, scores)
        name_orders.rebuild(session)
        for kind in (Kind.COMPANY, Kind.DEAL):
            tags.add(session, kind, ((n, ("Partner",)) for n in _all(count) if dice.random() < 0.2))
            tags.add(session, kind, ((n, ("Rare",)) for n in _all(count)[:: count // 20 or 1]))


def asked(database: Database) -> dict[str, View]:
    """Return the views whose first screens are measured."""
    service = FieldService(database)
    plan = f"field:{service.find('Plan', Kind.COMPANY).id}"
    score = f"field:{service.find('Score', Kind.DEAL).id}"
    vip, large = Condition("person.tags", Operator.IS, "vip"), Condition(plan, Operator.IS, "Large")
    partner, rare = (Condition("tags", Operator.IS, name) for name in ("partner", "rare"))
    of_firm = Condition("company.tags", Operator.IS, "partner")
    of_rare = Condition("company.tags", Operator.IS, "rare")
    is_open = Condition("state", Operator.IS, "open")
    soon = Condition("expected_on", Operator.NEXT_DAYS, "30")
    dear = Condition("amount", Operator.AT_LEAST, "90000 EUR")
    firms = {
        "by last contact": View(sort="last_contact", is_descending=True),
        "by last contact, oldest": View(sort="last_contact"),
        "tag of a person, by name": View(Group((vip,))),
        "tag, by name": View(Group((partner,))),
        "rare tag, by last contact": View(Group((rare,)), sort="last_contact"),
        "choice, by choice": View(Group((large,)), sort=plan),
        "by choice": View(sort=plan),
        "open deals, by creation": View(
            Group((Condition("open_deals", Operator.AT_LEAST, "1"),)), sort="created"
        ),
        "with many open deals": View(Group((Condition("open_deals", Operator.AT_LEAST, "9"),))),
    }
    sold = {
        "open, by day": View(Group((is_open,)), sort="expected_on"),
        "open and soon, by amount": View(Group((is_open, soon)), sort="amount", is_descending=True),
        "dear, by company": View(Group((dear,)), sort="company"),
        "by company": View(sort="company"),
        "by stage": View(sort="stage"),
        "tag of a person, by stage": View(Group((vip, is_open)), sort="stage"),
        "tag, by day": View(Group((partner, is_open)), sort="expected_on"),
        "tag of the company, by amount": View(Group((of_firm,)), sort="amount"),
        "by number": View(Group((is_open,)), sort=score, is_descending=True),
        "by last contact": View(Group((is_open,)), sort="last_contact", is_descending=True),
    }
    people = {
        "tag of a company, by name": View(Group((of_firm,))),
        "rare tag of a company, by last contact": View(Group((of_rare,)), sort="last_contact"),
    }
    return {
        f"{about.value}: {what}": _about(view, about)
        for about, views in ((Kind.CONTACT, people), (Kind.COMPANY, firms), (Kind.DEAL, sold))
        for what, view in (views | _ready_of(about)).items()
    }


def _ready_of(about: Kind) -> dict[str, View]:
    """Return the ready-made views of such records; those of contacts are measured elsewhere."""
    ready = {f"ready: {saved.name}": saved.view for saved in READY if saved.view.about is about}
    return {} if about is Kind.CONTACT else ready


def _about(view: View, about: Kind) -> View:
    return View(view.filter, DEFAULT_COLUMNS[about], view.sort, view.is_descending, about)


def _all(count: int) -> range:
    return range(1, count + 1)


def _insert(session: Session, row_class: type, rows: Iterator[dict[str, Any]]) -> None:
    """Write rows past history and search index, which the views don't ask."""
    part: list[dict[str, Any]] = []
    for row in rows:
        part.append(row | {"revision": 0})
        if len(part) == _AT_ONCE:
            session.connection().execute(insert(row_class.__table__), part)  # type: ignore[attr-defined]
            part = []
    if part:
        session.connection().execute(insert(row_class.__table__), part)  # type: ignore[attr-defined]


def _deal(number: int, count: int, dice: random.Random) -> dict[str, Any]:
    title, state = f"Offer {dice.randrange(10**6)}", dice.choice(_STATES)
    day = (_NOW + timedelta(days=dice.randrange(-300, 300))).date()
    is_open = state == "open"
    return {"id": number, "title": title, "title_key": name_key(title), "state": state,
            "company_id": number % count + 1 if dice.random() < 0.9 else None,
            "stage_id": dice.randrange(1, 5), "amount_minor": dice.randrange(10**7),
            "currency": dice.choice(("EUR", "EUR", "USD", "CNY")), "opened_on": day,
            "expected_on": day if is_open and dice.random() < 0.8 else None,
            "closed_on": None if is_open else day, "lost_reason": "", "notes": "", "details": [],
            "external_id": "", "created_at": _NOW - timedelta(minutes=number)}  # fmt: skip


def _task(number: int) -> dict[str, Any]:
    return {"title": f"Call {number}", "due_on": _NOW.date(), "deal_id": number, "notes": "",
            "source": "person", "created_at": _NOW}  # fmt: skip


def _choice(dice: random.Random) -> dict[str, Any]:
    plan = dice.choice(_PLANS)
    return {"content": plan, "key": plan.casefold()}


def _number(dice: random.Random) -> dict[str, Any]:
    number = dice.randrange(1, 1000)
    return {"content": str(number), "key": "", "number": float(number)}
