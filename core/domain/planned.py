"""What stands in the calendar: tasks, appointments, deals that are expected, special days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.domain.change import Kind
from core.domain.task import Task


class PlannedKind(StrEnum):
    """What an entry of the calendar is; in the order in which those of a day stand."""

    DATE = "date"
    DEAL = "deal"
    MEETING = "meeting"
    VISIT = "visit"
    CALL = "call"
    TASK = "task"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Planned:
    """One entry of a day.

    record_id: of the task, the interaction, or of the record that about names: the deal that is
    expected, or whose a special day is (a contact, a company, a deal).
    at: UTC, where a moment of the day is meant. who: whom or what it is about.
    contact_id, thread_id: where more of it can be seen. task: the task itself.
    """

    kind: PlannedKind
    record_id: int
    title: str
    at: datetime | None = None
    who: str = ""
    contact_id: int | None = None
    thread_id: int | None = None
    task: Task | None = None
    about: Kind = Kind.CONTACT

    @property
    def is_done(self) -> bool:
        """Whether it is a task that is done."""
        return self.task is not None and self.task.done_at is not None


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day of the owner's calendar on which something stands.

    entries: the first of them, those with a time in its order. count: of all.
    """

    day: date
    entries: tuple[Planned, ...]
    count: int
