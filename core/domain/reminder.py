"""What a person is to be reminded of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.domain.task import Task


@dataclass(frozen=True, slots=True)
class Meeting:
    """One that is to begin. at: UTC."""

    id: int
    subject: str
    at: datetime
    with_name: str = ""
    contact_id: int | None = None


@dataclass(frozen=True, slots=True)
class Reminders:
    """What has come due since the last look.

    tasks: whose moment has come. meetings: that begin within a quarter of an hour.
    overdue, today: how many open tasks there are of these, in all; 0 where nobody asked.
    """

    tasks: tuple[Task, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    overdue: int = 0
    today: int = 0
