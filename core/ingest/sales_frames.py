"""Deals, tasks and identities in calendars as plain JSON values and back; `frames.py` has the rest.

What comes back is data from a stranger: a missing or ill-typed value raises ValueError, KeyError,
TypeError or IndexError.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from core.domain.calendar import CalendarMark
from core.domain.contact import Contact, Detail
from core.domain.deal import Deal, DealState, SaidDeal, SaidPerson
from core.domain.money import MOST_MINOR, Money
from core.domain.task import Task, TaskSource

Json = dict[str, Any]


def deal_out(said: SaidDeal, contact_out: Callable[[Contact], Json]) -> Json:
    """Return a deal as JSON values."""
    deal = said.deal
    return {
        "title": deal.title,
        "state": deal.state.value,
        "amount": None if deal.amount is None else [deal.amount.minor, deal.amount.currency],
        "opened_on": _day_out(deal.opened_on),
        "expected_on": _day_out(deal.expected_on),
        "closed_on": _day_out(deal.closed_on),
        "lost_reason": deal.lost_reason,
        "notes": deal.notes,
        "details": [[detail.name, detail.value] for detail in deal.details],
        "external_id": deal.external_id,
        "stage": said.stage,
        "win_percent": said.win_percent,
        "company": said.company,
        "people": [[contact_out(one.contact), one.fingerprint] for one in said.people],
        "is_named": said.is_named,
    }


def deal_in(data: Json, contact_in: Callable[[Json], Contact]) -> SaidDeal:
    """Return the deal."""
    percent = data["win_percent"]
    return SaidDeal(
        Deal(
            title=str(data["title"]),
            state=DealState(data["state"]),
            amount=_money_in(data["amount"]) if data["amount"] else None,
            opened_on=_day_in(data["opened_on"]),
            expected_on=_day_in(data["expected_on"]),
            closed_on=_day_in(data["closed_on"]),
            lost_reason=str(data["lost_reason"]),
            notes=str(data["notes"]),
            details=tuple(Detail(str(name), str(value)) for name, value in data["details"]),
            external_id=str(data["external_id"]),
        ),
        stage=str(data["stage"]),
        win_percent=None if percent is None else min(100, max(0, int(percent))),
        company=str(data["company"]),
        people=tuple(SaidPerson(contact_in(said), str(mark)) for said, mark in data["people"]),
        is_named=bool(data["is_named"]),
    )


def task_out(task: Task) -> Json:
    """Return a task as JSON values."""
    return {
        "title": task.title,
        "due_on": _day_out(task.due_on),
        "due_at": _moment_out(task.due_at),
        "done_at": _moment_out(task.done_at),
        "notes": task.notes,
    }


def task_in(data: Json) -> Task:
    """Return the task."""
    return Task(
        str(data["title"]),
        due_on=_day_in(data["due_on"]),
        due_at=_moment_in(data["due_at"]),
        done_at=_moment_in(data["done_at"]),
        notes=str(data["notes"]),
        source=TaskSource.IMPORT,
    )


def mark_out(mark: CalendarMark) -> Json:
    """Return an identity in a calendar as JSON values."""
    return {
        "uid": mark.uid,
        "recurrence": mark.recurrence,
        "sequence": mark.sequence,
        "modified_at": _moment_out(mark.modified_at),
        "is_cancelled": mark.is_cancelled,
    }


def mark_in(data: Json) -> CalendarMark:
    """Return the identity."""
    return CalendarMark(
        str(data["uid"]),
        str(data["recurrence"]),
        int(data["sequence"]),
        _moment_in(data["modified_at"]),
        is_cancelled=bool(data["is_cancelled"]),
    )


def _money_in(data: list[Any]) -> Money:
    minor = int(data[0])
    if abs(minor) > MOST_MINOR:
        raise ValueError("too much money")
    return Money(minor, str(data[1]))


def _day_out(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_in(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _moment_out(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _moment_in(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).astimezone(UTC)
