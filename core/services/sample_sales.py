"""The deals and tasks of the sample firm. Their days are counted from the day they are loaded."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from core.domain.deal import Deal, DealState
from core.domain.money import Money
from core.domain.task import Task
from core.storage import contacts
from core.storage.database import Session
from core.storage.sales import deals, tasks
from core.text.normalise import name_key, normalise_email


def add(session: Session, folder: Path) -> int:
    """Store the deals and tasks; return how many."""
    stages = {stage.name: stage.id for stage in deals.list_stages(session)}
    first = next(iter(stages.values()), 0)
    sold: dict[str, int] = {}
    for row in _rows(folder / "deals.jsonl"):
        deal = _deal(session, row, stages.get(row["stage"], first))
        sold[deal.title] = deals.add(session, deal, name_key(deal.title))
    to_do = list(_rows(folder / "tasks.jsonl"))
    for row in to_do:
        tasks.add(session, _task(session, row, sold))
    return len(sold) + len(to_do)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _deal(session: Session, row: dict[str, Any], stage_id: int) -> Deal:
    contact = contacts.find_by_email(session, normalise_email(row["contact"]))
    companies = () if contact is None else contact.companies
    return Deal(
        row["title"],
        company_id=companies[0].company_id if companies else None,
        contact_ids=() if contact is None else (contact.id,),
        stage_id=stage_id,
        state=DealState(row.get("state", "open")),
        amount=Money(row["amount"], row["currency"]),
        opened_on=_day(row["began"]),
        expected_on=_day(row.get("expected")),
        closed_on=_day(row.get("closed")),
        lost_reason=row.get("lost_reason", ""),
        tags=tuple(row.get("tags", ())),
        notes=row.get("notes", ""),
    )


def _task(session: Session, row: dict[str, Any], sold: dict[str, int]) -> Task:
    contact = contacts.find_by_email(session, normalise_email(row["contact"]))
    return Task(
        row["title"],
        due_on=_day(row["due"]),
        done_at=datetime.now(UTC) - timedelta(days=1) if row.get("is_done") else None,
        contact_id=None if contact is None else contact.id,
        deal_id=sold.get(row.get("deal", "")),
    )


def _day(away: int | None) -> date | None:
    today = datetime.now(UTC).astimezone().date()
    return None if away is None else today + timedelta(days=away)
