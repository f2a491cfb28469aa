"""Follow-ups: planned as tasks in one step, and what becomes of them when the person answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from core.domain.change import Action, Change, Kind
from core.domain.follow_up import MOST_DAYS, MOST_STEPS, Answered, FollowUps, due_day
from core.domain.task import Task, TaskSource
from core.errors import UserError
from core.storage import contacts
from core.storage.database import Database, Session
from core.storage.sales import deals, tasks
from core.storage.trail import history


class FollowUpService:
    """Plans and drops; nothing is dropped unasked. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self, wanted: FollowUps) -> Change:
        """Make a task of each step, as one undo step.

        Raises UserError("task-title-empty"), ("follow-up-steps") when there are none, too many or
        days out of range, ("no-such-record").
        """
        steps = wanted.steps
        if not 0 < len(steps) <= MOST_STEPS or any(not 0 <= s.days <= MOST_DAYS for s in steps):
            raise UserError("follow-up-steps", most=MOST_STEPS)
        if any(not step.title.strip() for step in steps):
            raise UserError("task-title-empty")
        with self._database.reading() as session:
            name = contacts.get(session, wanted.contact_id).name
        with self._database.writing(Action.PLAN_FOLLOW_UPS, name) as session:
            if wanted.deal_id is not None:
                deals.get(session, wanted.deal_id)
            now = datetime.now(UTC)
            ids = [
                tasks.add(
                    session,
                    Task(
                        step.title.strip(),
                        due_on=due_day(
                            wanted.begins, step.days, keeps_weekends=wanted.keeps_weekends
                        ),
                        contact_id=wanted.contact_id,
                        deal_id=wanted.deal_id,
                        source=TaskSource.RULE,
                        waits_since=now,
                    ),
                )
                for step in steps
            ]
            return _change(session, ids)

    def list_answered(self) -> tuple[Answered, ...]:
        """Return who wrote after their follow-ups were planned and has some open still.

        A message that a person wrote counts; newsletters and other automatic mail don't.
        """
        with self._database.reading() as session:
            return tasks.list_answered(session)

    def drop(self, task_ids: Sequence[int]) -> Change:
        """Delete follow-ups that nobody needs any more; one undo step, of those still open."""
        with self._database.writing(Action.DROP_FOLLOW_UPS, self._names(task_ids)) as session:
            for task_id in tasks.list_waiting(session, task_ids):
                tasks.remove(session, task_id)
            return _change(session, task_ids)

    def keep(self, task_ids: Sequence[int]) -> Change:
        """Keep them although the person answered: they are tasks like any other from now on."""
        with self._database.writing(Action.KEEP_FOLLOW_UPS, self._names(task_ids)) as session:
            for task_id in tasks.list_waiting(session, task_ids):
                tasks.change(session, replace(tasks.get(session, task_id), waits_since=None))
            return _change(session, task_ids)

    def _names(self, task_ids: Sequence[int]) -> str:
        with self._database.reading() as session:
            found = (tasks.get(session, each) for each in tasks.list_waiting(session, task_ids))
            return ", ".join(dict.fromkeys(task.contact_name for task in found))


def _change(session: Session, ids: Sequence[int]) -> Change:
    return Change(frozenset({Kind.TASK}), tuple(ids), made_step=history.step_of(session))
