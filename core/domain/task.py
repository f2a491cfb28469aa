"""What is to be done, by when, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class TaskSource(StrEnum):
    """Where a task came from."""

    PERSON = "person"
    IMPORT = "import"
    MODEL = "model"
    RULE = "rule"


class TaskGroup(StrEnum):
    """When a task is due, seen from today; in the order in which a person looks at them."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    SOME_DAY = "some-day"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do.

    id: 0 until stored. due_on: a day of the owner's calendar, None for some day.
    due_at: UTC, where a time of that day is meant. remind_at, done_at, created_at: UTC.
    contact_id, company_id, deal_id, interaction_id: what it is about.
    waits_since: of a follow-up: when it was planned, UTC; who writes after it has answered.
    contact_name, company_name, deal_title: as these are called now.
    """

    title: str
    id: int = 0
    due_on: date | None = None
    due_at: datetime | None = None
    remind_at: datetime | None = None
    done_at: datetime | None = None
    contact_id: int | None = None
    company_id: int | None = None
    deal_id: int | None = None
    interaction_id: int | None = None
    notes: str = ""
    source: TaskSource = TaskSource.PERSON
    created_at: datetime | None = None
    waits_since: datetime | None = None
    contact_name: str = ""
    company_name: str = ""
    deal_title: str = ""


@dataclass(frozen=True, slots=True)
class TaskList:
    """The tasks of one group: the first of them, and how many there are."""

    group: TaskGroup
    tasks: tuple[Task, ...]
    count: int


def group_of(task: Task, today: date) -> TaskGroup:
    """Return when the task is due; "this week" are the seven days after today."""
    if task.done_at is not None:
        return TaskGroup.DONE
    if task.due_on is None:
        return TaskGroup.SOME_DAY
    days = (task.due_on - today).days
    if days < 0:
        return TaskGroup.OVERDUE
    if days == 0:
        return TaskGroup.TODAY
    return TaskGroup.WEEK if days <= 7 else TaskGroup.LATER
