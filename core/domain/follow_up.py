"""Follow-ups: tasks counted from a day, that nobody needs once the person has answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

MOST_STEPS = 8
MOST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class FollowUpStep:
    """What is to be done so many days after the first day."""

    days: int
    title: str


@dataclass(frozen=True, slots=True)
class FollowUps:
    """A sequence for a contact, perhaps about a deal.

    begins: the day that is counted from. keeps_weekends: False moves what falls on a Saturday or
    Sunday to the Monday after.
    """

    contact_id: int
    begins: date
    steps: tuple[FollowUpStep, ...]
    deal_id: int | None = None
    keeps_weekends: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """Somebody who wrote after their follow-ups were planned. task_ids: those still open."""

    contact_id: int
    contact_name: str
    task_ids: tuple[int, ...]


def due_day(begins: date, days: int, *, keeps_weekends: bool) -> date:
    """Return the day that a step is due."""
    due = begins + timedelta(days=days)
    if keeps_weekends or due.weekday() < 5:
        return due
    return due + timedelta(days=7 - due.weekday())
