"""What the calendar asks the file: everything that stands on the days of a month or a week."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.deal import DealState
from core.domain.planned import Planned, PlannedDay, PlannedKind
from core.domain.task import Task
from core.storage import fields
from core.storage.rows.sales_tables import DealRow, TaskRow
from core.storage.sales import deals, next_actions, tasks

_MOST_OF_A_KIND = 2_000
_ORDER = {kind: place for place, kind in enumerate(PlannedKind)}


def list_days(session: Session, first: date, last: date, each: int) -> tuple[PlannedDay, ...]:
    """Return the days from first to last on which something stands, in order.

    each: at most so many entries of a day; of tasks, however many there are, only these are read.
    """
    days: dict[date, list[Planned]] = defaultdict(list)
    counts = Counter(dict(_task_counts(session, first, last)))
    for day, entry in _others(session, first, last):
        days[day].append(entry)
        counts[day] += 1
    for task in _tasks(session, first, last, each):
        if task.due_on is not None:
            days[task.due_on].append(_of_task(task))
    return tuple(
        PlannedDay(day, tuple(sorted(days[day], key=_place)[:each]), counts[day])
        for day in sorted(days)
    )


def _place(entry: Planned) -> tuple[bool, datetime, int, int]:
    """Return where an entry stands in its day: what is open first, then by time."""
    at = entry.at or datetime.min.replace(tzinfo=UTC)
    return entry.is_done, at, _ORDER[entry.kind], entry.record_id


def _task_counts(session: Session, first: date, last: date) -> list[tuple[date, int]]:
    rows = session.execute(
        select(TaskRow.due_on, func.count())
        .where(TaskRow.due_on.between(first, last))
        .group_by(TaskRow.due_on)
    )
    return [(day, count) for day, count in rows if day is not None]


def _tasks(session: Session, first: date, last: date, each: int) -> list[Task]:
    order = (TaskRow.done_at.is_not(None), TaskRow.due_at, TaskRow.id)
    place = func.row_number().over(partition_by=TaskRow.due_on, order_by=order)
    numbered = (
        select(TaskRow.id, place.label("place"))
        .where(TaskRow.due_on.between(first, last))
        .subquery()
    )
    ids = select(numbered.c.id).where(numbered.c.place <= each)
    rows = session.scalars(select(TaskRow).where(TaskRow.id.in_(ids)))
    return tasks.to_records(session, rows.all())


def _of_task(task: Task) -> Planned:
    kind = PlannedKind.TASK if task.waits_since is None else PlannedKind.FOLLOW_UP
    who = task.contact_name or task.company_name or task.deal_title
    at = task.due_at
    return Planned(kind, task.id, task.title, at, who, task.contact_id, task=task)


def _others(session: Session, first: date, last: date) -> Iterator[tuple[date, Planned]]:
    since, until = _midnight(first), _midnight(last + timedelta(days=1))
    for met in next_actions.list_meetings(session, since, until, _MOST_OF_A_KIND):
        kind = PlannedKind(met.kind)
        entry = Planned(
            kind, met.id, met.subject, met.at, met.name, met.contact_id, thread_id=met.thread_id
        )
        yield met.at.astimezone().date(), entry
    expected = _expected(session, first, last)
    known = deals.get_many(session, list(expected))
    for deal_id, day in expected.items():
        deal = known[deal_id]
        who = deal.company_name or next(iter(deal.contact_names), "")
        yield day, Planned(PlannedKind.DEAL, deal.id, deal.title, who=who, about=Kind.DEAL)
    span = (last - first).days
    for about in fields.OWNERS:
        for record_id, name, label, on in next_actions.list_days(
            session, first, span, _MOST_OF_A_KIND, about
        ):
            yield on, Planned(PlannedKind.DATE, record_id, label, who=name, about=about)


def _expected(session: Session, first: date, last: date) -> dict[int, date]:
    rows = session.execute(
        select(DealRow.id, DealRow.expected_on)
        .where(DealRow.state == DealState.OPEN.value, DealRow.expected_on.between(first, last))
        .limit(_MOST_OF_A_KIND)
    )
    return {deal_id: day for deal_id, day in rows if day is not None}


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone(UTC)
