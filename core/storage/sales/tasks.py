"""Tasks: what is to be done."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.follow_up import Answered
from core.domain.interaction import Direction
from core.domain.task import Task, TaskGroup, TaskSource
from core.errors import UserError
from core.storage.rows.order_tables import ContactNameRow
from core.storage.rows.sales_tables import CalendarEntryRow, DealRow, TaskRow
from core.storage.rows.tables import CompanyRow, ContactRow, InteractionRow

_WEEK, _DAY = timedelta(days=7), timedelta(days=1)


def get(session: Session, task_id: int) -> Task:
    """Return the task. Raises UserError("no-such-record")."""
    return to_records(session, [_row(session, task_id)])[0]


def list_tasks(session: Session, limit: int, offset: int) -> tuple[Task, ...]:
    """Return tasks: open ones first, by the day they are due."""
    rows = session.scalars(
        select(TaskRow)
        .order_by(
            TaskRow.done_at.is_not(None), TaskRow.due_on.is_(None), TaskRow.due_on, TaskRow.id
        )
        .limit(limit)
        .offset(offset)
    )
    return tuple(to_records(session, rows.all()))


def list_group(session: Session, group: TaskGroup, today: date, limit: int) -> tuple[Task, ...]:
    """Return the first tasks of a group: the earliest due first, those done last first."""
    statement = select(TaskRow).where(*_conditions(group, today))
    if group is TaskGroup.DONE:
        statement = statement.order_by(TaskRow.done_at.desc(), TaskRow.id.desc())
    else:
        statement = statement.order_by(
            TaskRow.due_on, TaskRow.due_at.is_(None), TaskRow.due_at, TaskRow.id
        )
    return tuple(to_records(session, session.scalars(statement.limit(limit)).all()))


def count_group(session: Session, group: TaskGroup, today: date) -> int:
    """Return how many tasks a group has."""
    conditions = _conditions(group, today)
    return session.scalar(select(func.count()).select_from(TaskRow).where(*conditions)) or 0


def _conditions(group: TaskGroup, today: date) -> list[ColumnElement[bool]]:
    if group is TaskGroup.DONE:
        return [TaskRow.done_at.is_not(None)]
    due: dict[TaskGroup, list[ColumnElement[bool]]] = {
        TaskGroup.OVERDUE: [TaskRow.due_on < today],
        TaskGroup.TODAY: [TaskRow.due_on == today],
        TaskGroup.WEEK: [TaskRow.due_on > today, TaskRow.due_on <= today + _WEEK],
        TaskGroup.LATER: [TaskRow.due_on > today + _WEEK],
        TaskGroup.SOME_DAY: [TaskRow.due_on.is_(None)],
    }
    return [TaskRow.done_at.is_(None), *due[group]]


def list_open_of(session: Session, column: str, record_id: int, limit: int) -> tuple[Task, ...]:
    """Return open tasks about a record, the earliest due first.

    column: "contact_id", "company_id", "deal_id" or "interaction_id".
    """
    rows = session.scalars(
        select(TaskRow)
        .where(getattr(TaskRow, column) == record_id, TaskRow.done_at.is_(None))
        .order_by(TaskRow.due_on.is_(None), TaskRow.due_on, TaskRow.id)
        .limit(limit)
    )
    return tuple(to_records(session, rows.all()))


def list_of_contact(session: Session, contact_id: int) -> tuple[Task, ...]:
    """Return every task about a contact, done ones too."""
    rows = session.scalars(
        select(TaskRow).where(TaskRow.contact_id == contact_id).order_by(TaskRow.id)
    )
    return tuple(to_records(session, rows.all()))


def list_same(session: Session, task: Task) -> list[int]:
    """Return the numbers of the tasks that say the same, for the same day, about the same."""
    row = TaskRow
    same = select(row.id).where(
        row.title == task.title,
        row.due_on == task.due_on,
        row.due_at == task.due_at,
        row.contact_id == task.contact_id,
        row.company_id == task.company_id,
        row.deal_id == task.deal_id,
    )
    return list(session.scalars(same.order_by(row.id)))


def list_due_reminders(session: Session, now: datetime) -> tuple[Task, ...]:
    """Return open tasks whose reminder's moment has come."""
    rows = session.scalars(
        select(TaskRow)
        .where(TaskRow.remind_at <= now, TaskRow.done_at.is_(None))
        .order_by(TaskRow.remind_at)
    )
    return tuple(to_records(session, rows.all()))


def list_come_due(session: Session, since: datetime, now: datetime) -> tuple[Task, ...]:
    """Return open tasks whose reminder's or own moment is after `since`, until `now`."""
    days = (since.date() - _DAY, now.date() + _DAY)  # of any zone, so that an index is used
    is_reminded = and_(TaskRow.remind_at > since, TaskRow.remind_at <= now)
    is_due = and_(
        TaskRow.due_on.between(*days),
        TaskRow.remind_at.is_(None),
        TaskRow.due_at > since,
        TaskRow.due_at <= now,
    )
    rows = session.scalars(
        select(TaskRow)
        .where(or_(is_reminded, is_due), TaskRow.done_at.is_(None))
        .order_by(func.coalesce(TaskRow.remind_at, TaskRow.due_at), TaskRow.id)
    )
    return tuple(to_records(session, rows.all()))


def list_answered(session: Session) -> tuple[Answered, ...]:
    """Return whose follow-ups are open although they wrote after these were planned."""
    rows = session.execute(
        select(ContactRow.id, ContactRow.name, TaskRow.id)
        .join(ContactRow, ContactRow.id == TaskRow.contact_id)
        .join(ContactNameRow, ContactNameRow.contact_id == TaskRow.contact_id)
        .where(
            TaskRow.waits_since.is_not(None),
            TaskRow.done_at.is_(None),
            select(InteractionRow.id)
            .where(
                InteractionRow.contact_id == TaskRow.contact_id,
                InteractionRow.occurred_at > TaskRow.waits_since,
                InteractionRow.direction == Direction.INCOMING.value,
                InteractionRow.is_automatic.is_(False),
            )
            .exists(),
        )
        .order_by(ContactNameRow.key, ContactRow.id, TaskRow.due_on, TaskRow.id)
    )
    found: dict[int, Answered] = {}
    for contact_id, name, task_id in rows:
        known = found.get(contact_id, Answered(contact_id, name, ()))
        found[contact_id] = replace(known, task_ids=(*known.task_ids, task_id))
    return tuple(found.values())


def list_waiting(session: Session, task_ids: Sequence[int]) -> list[int]:
    """Return those of the tasks that are follow-ups still open."""
    rows = session.scalars(
        select(TaskRow.id).where(
            TaskRow.id.in_(task_ids), TaskRow.waits_since.is_not(None), TaskRow.done_at.is_(None)
        )
    )
    return list(rows)


def add(session: Session, task: Task) -> int:
    """Store a new task; return its id."""
    row = TaskRow(**_values(task), created_at=datetime.now(UTC))
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, task: Task) -> bool:
    """Give the stored task the record's fields; say whether anything was new.

    Raises UserError("no-such-record").
    """
    row = _row(session, task.id)
    is_changed = False
    for name, value in _values(task).items():
        if getattr(row, name) != value:
            setattr(row, name, value)
            is_changed = True
    session.flush()
    return is_changed


def remove(session: Session, task_id: int) -> None:
    """Take the task away. Raises UserError("no-such-record")."""
    row = _row(session, task_id)
    marks = select(CalendarEntryRow).where(CalendarEntryRow.task_id == task_id)
    for mark in session.scalars(marks).all():
        session.delete(mark)
    session.flush()
    session.delete(row)
    session.flush()


def unlink_deal(session: Session, deal_id: int) -> None:
    """Let tasks about a deal that goes be about nothing but its people."""
    for row in session.scalars(select(TaskRow).where(TaskRow.deal_id == deal_id)).all():
        row.deal_id = None
    session.flush()


def to_records(session: Session, rows: Sequence[TaskRow]) -> list[Task]:
    """Return the rows as records, with the names of what they are about."""
    people = _names(session, ContactRow.id, ContactRow.name, {r.contact_id for r in rows})
    firms = _names(session, CompanyRow.id, CompanyRow.name, {r.company_id for r in rows})
    deals = _names(session, DealRow.id, DealRow.title, {r.deal_id for r in rows})
    return [
        Task(
            title=row.title,
            id=row.id,
            due_on=row.due_on,
            due_at=row.due_at,
            remind_at=row.remind_at,
            done_at=row.done_at,
            contact_id=row.contact_id,
            company_id=row.company_id,
            deal_id=row.deal_id,
            interaction_id=row.interaction_id,
            notes=row.notes,
            source=TaskSource(row.source),
            created_at=row.created_at,
            waits_since=row.waits_since,
            contact_name=people.get(row.contact_id, ""),
            company_name=firms.get(row.company_id, ""),
            deal_title=deals.get(row.deal_id, ""),
        )
        for row in rows
    ]


def _row(session: Session, task_id: int) -> TaskRow:
    row = session.get(TaskRow, task_id)
    if row is None:
        raise UserError("no-such-record", kind=Kind.TASK.value, id=task_id)
    return row


def _names(
    session: Session,
    key: Any,  # noqa: ANN401 - a column
    name: Any,  # noqa: ANN401 - a column
    ids: Collection[int | None],
) -> dict[int | None, str]:
    wanted = [row_id for row_id in ids if row_id]
    if not wanted:
        return {}
    return dict(session.execute(select(key, name).where(key.in_(wanted))).all())


def _values(task: Task) -> dict[str, Any]:
    return {
        "title": task.title,
        "due_on": task.due_on,
        "due_at": task.due_at,
        "remind_at": task.remind_at,
        "done_at": task.done_at,
        "waits_since": task.waits_since,
        "contact_id": task.contact_id,
        "company_id": task.company_id,
        "deal_id": task.deal_id,
        "interaction_id": task.interaction_id,
        "notes": task.notes,
        "source": task.source.value,
    }
