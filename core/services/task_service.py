"""Tasks: what is to be done, by when, and that it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from core.domain.change import Action, Change, Kind
from core.domain.planned import PlannedDay
from core.domain.reminder import Reminders
from core.domain.task import Task, TaskGroup, TaskList
from core.errors import UserError
from core.storage import contacts, interactions
from core.storage.database import Database, Session
from core.storage.sales import deals, meetings, planned_days, tasks
from core.storage.trail import history

_AHEAD = timedelta(minutes=15)
"""So long before it begins a meeting is told of."""
_OPEN = tuple(group for group in TaskGroup if group is not TaskGroup.DONE)


class TaskService:
    """What a person can do with tasks; every change is one undo step. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, task_id: int) -> Task:
        """Return the task. Raises UserError("no-such-record")."""
        with self._database.reading() as session:
            return tasks.get(session, task_id)

    def list_tasks(self, limit: int = 200, offset: int = 0) -> tuple[Task, ...]:
        """Return tasks: open ones first, by the day they are due."""
        with self._database.reading() as session:
            return tasks.list_tasks(session, limit, offset)

    def list_groups(
        self, today: date | None = None, each: int = 100, *, has_done: bool = False
    ) -> tuple[TaskList, ...]:
        """Return the groups that hold tasks, in order: overdue, today, week, later, some day.

        each: at most so many of a group; its count is of all. has_done: with those done, last.
        """
        day = today or today_here()
        with self._database.reading() as session:
            lists = (
                TaskList(
                    group,
                    tasks.list_group(session, group, day, each),
                    tasks.count_group(session, group, day),
                )
                for group in ((*_OPEN, TaskGroup.DONE) if has_done else _OPEN)
            )
            return tuple(found for found in lists if found.count)

    def list_group(
        self, group: TaskGroup, today: date | None = None, limit: int = 200
    ) -> tuple[Task, ...]:
        """Return the first tasks of one group."""
        with self._database.reading() as session:
            return tasks.list_group(session, group, today or today_here(), limit)

    def list_open_of_contact(self, contact_id: int, limit: int = 50) -> tuple[Task, ...]:
        """Return open tasks about a contact, the earliest due first."""
        with self._database.reading() as session:
            return tasks.list_open_of(session, "contact_id", contact_id, limit)

    def list_open_of_deal(self, deal_id: int, limit: int = 50) -> tuple[Task, ...]:
        """Return open tasks about a deal, the earliest due first."""
        with self._database.reading() as session:
            return tasks.list_open_of(session, "deal_id", deal_id, limit)

    def list_days(self, first: date, last: date, each: int = 100) -> tuple[PlannedDay, ...]:
        """Return what stands on the days from first to last: not only tasks, done ones too.

        each: at most so many entries of a day; its count is of all.
        """
        with self._database.reading() as session:
            return planned_days.list_days(session, first, last, each)

    def list_reminders(self, now: datetime | None = None) -> tuple[Task, ...]:
        """Return open tasks whose reminder's moment has come. now: UTC."""
        with self._database.reading() as session:
            return tasks.list_due_reminders(session, now or datetime.now(UTC))

    def list_reminders_between(
        self, since: datetime, now: datetime, *, has_counts: bool = False
    ) -> Reminders:
        """Return what came due after `since`, until `now` (UTC).

        has_counts: with how much is overdue and due today in all.
        """
        day = now.astimezone().date()
        with self._database.reading() as session:
            return Reminders(
                tasks.list_come_due(session, since, now),
                meetings.list_begin_between(session, since + _AHEAD, now + _AHEAD),
                *(
                    tasks.count_group(session, group, day) if has_counts else 0
                    for group in (TaskGroup.OVERDUE, TaskGroup.TODAY)
                ),
            )

    def add(self, task: Task) -> tuple[Task, Change]:
        """Store a new task. Raises UserError("task-title-empty"), ("no-such-record")."""
        named = _named(task)
        with self._database.writing(Action.ADD_TASK, named.title) as session:
            _require_links(session, named)
            task_id = tasks.add(session, named)
            return tasks.get(session, task_id), _change(session, task_id)

    def change(self, task: Task) -> Change:
        """Make the stored task what this one says. Raises as `add` does."""
        named = _named(task)
        with self._database.writing(Action.CHANGE_TASK, named.title) as session:
            _require_links(session, named)
            tasks.change(session, named)
            return _change(session, task.id)

    def finish(self, task_id: int) -> Change:
        """Note that the task is done. Raises UserError("no-such-record")."""
        with self._database.writing(Action.FINISH_TASK, self.get(task_id).title) as session:
            known = tasks.get(session, task_id)
            tasks.change(session, replace(known, done_at=known.done_at or datetime.now(UTC)))
            return _change(session, task_id)

    def reopen(self, task_id: int) -> Change:
        """Take back that a task is done. Raises UserError("no-such-record")."""
        with self._database.writing(Action.REOPEN_TASK, self.get(task_id).title) as session:
            tasks.change(session, replace(tasks.get(session, task_id), done_at=None))
            return _change(session, task_id)

    def snooze(self, task_id: int, until: date) -> Change:
        """Put a task off to another day; its time of the day and its reminder move with it.

        Raises UserError("no-such-record").
        """
        with self._database.writing(Action.SNOOZE_TASK, self.get(task_id).title) as session:
            tasks.change(session, _put_off(tasks.get(session, task_id), until))
            return _change(session, task_id)

    def remove(self, task_id: int) -> Change:
        """Delete a task. Raises UserError("no-such-record")."""
        with self._database.writing(Action.REMOVE_TASK, self.get(task_id).title) as session:
            tasks.remove(session, task_id)
            return _change(session, task_id)


def today_here() -> date:
    """Return today's day of the owner's calendar."""
    return datetime.now(UTC).astimezone().date()


def _change(session: Session, task_id: int) -> Change:
    return Change(frozenset({Kind.TASK}), (task_id,), made_step=history.step_of(session))


def _named(task: Task) -> Task:
    if not task.title.strip():
        raise UserError("task-title-empty")
    return replace(task, title=task.title.strip())


def _put_off(task: Task, until: date) -> Task:
    def moved(at: datetime | None) -> datetime | None:
        if at is None or task.due_on is None:
            return at
        here = at.astimezone()
        day = here.date() + (until - task.due_on)
        # By the clock: nine o'clock stays nine o'clock when the clocks change in between.
        return datetime.combine(day, here.time()).astimezone(UTC)

    return replace(task, due_on=until, due_at=moved(task.due_at), remind_at=moved(task.remind_at))


def _require_links(session: Session, task: Task) -> None:
    if task.contact_id is not None:
        contacts.get(session, task.contact_id)
    if task.company_id is not None:
        contacts.get_company(session, task.company_id)
    if task.deal_id is not None:
        deals.get(session, task.deal_id)
    if task.interaction_id is not None:
        interactions.get(session, task.interaction_id)
