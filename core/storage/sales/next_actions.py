"""What the Home page asks the file: who waits, what is due, who fell silent, what stands still.

Each question is answered from an index, however many people and messages there are.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.deal import Deal, DealState
from core.domain.field import Field, FieldKind
from core.domain.interaction import Conversation, InteractionKind
from core.domain.task import Task, TaskGroup
from core.storage import conversations, fields
from core.storage.kept import contact_days, tallies
from core.storage.rows.sales_tables import CalendarEntryRow, DealMoveRow, DealRow, TaskRow
from core.storage.rows.tables import ContactRow, InteractionRow, ThreadSummaryRow
from core.storage.rows.view_tables import ContactFactsRow, FieldValueRow
from core.storage.sales import deals, tasks
from core.storage.views.view_source import ROOTS

_MEETINGS = (
    InteractionKind.MEETING.value,
    InteractionKind.VISIT.value,
    InteractionKind.CALL.value,
)
_MOST_LOOKED_AT = 300
"""Of people who are silent, those with whom the most passed."""
_MOST_DAYS = 60
_RHYTHM_DAYS = timedelta(days=5 * 365)
_EXCHANGE_DAYS = 5
"""Messages that follow each other so closely are one exchange."""
_FEWEST_PAUSES = 2


class Meeting(NamedTuple):
    """A meeting, visit or call of the day."""

    id: int
    at: datetime
    subject: str
    contact_id: int | None
    name: str
    kind: str
    thread_id: int | None


class Silence(NamedTuple):
    """Somebody of whom nothing was heard for longer than is usual."""

    contact_id: int
    name: str
    last_at: datetime
    usual: timedelta


def list_waiting(
    session: Session, since: datetime, limit: int, *, is_upset: bool
) -> tuple[Conversation, ...]:
    """Return conversations that wait for a reply, the longest wait first."""
    row = ThreadSummaryRow
    ids = session.scalars(
        select(row.thread_id)
        .where(*_waiting(since), row.is_upset.is_(is_upset))
        .order_by(row.last_at, row.thread_id)
        .limit(limit)
    ).all()
    return conversations.list_of(session, ids)


def count_waiting(session: Session, since: datetime) -> int:
    """Return how many conversations wait that were written to since."""
    return session.scalar(select(func.count()).where(*_waiting(since))) or 0


def count_all_waiting(session: Session) -> int:
    """Return how many conversations wait, however long."""
    return tallies.count(session, "needs-reply")


def _waiting(since: datetime) -> tuple[ColumnElement[bool], ...]:
    return (ThreadSummaryRow.needs_reply.is_(True), ThreadSummaryRow.last_at >= since)


def list_due(session: Session, group: TaskGroup, today: date, limit: int) -> tuple[Task, ...]:
    """Return the first open tasks of a group."""
    return tasks.list_group(session, group, today, limit)


def list_meetings(
    session: Session, since: datetime, until: datetime, limit: int
) -> tuple[Meeting, ...]:
    """Return what is arranged between two moments and not called off, in order."""
    row = InteractionRow
    called_off = select(CalendarEntryRow.interaction_id).where(
        CalendarEntryRow.is_cancelled.is_(True), CalendarEntryRow.interaction_id.is_not(None)
    )
    found = session.execute(
        select(
            row.id,
            row.occurred_at,
            row.subject,
            row.contact_id,
            func.coalesce(ContactRow.name, ""),
            row.kind,
            row.thread_id,
        )
        .join(ContactRow, ContactRow.id == row.contact_id, isouter=True)
        .where(
            row.occurred_at >= since,
            row.occurred_at < until,
            row.kind.in_(_MEETINGS),
            row.id.not_in(called_off),
        )
        .order_by(row.occurred_at, row.id)
        .limit(limit)
    )
    return tuple(Meeting(*one) for one in found)


def list_late_deals(session: Session, today: date, limit: int) -> tuple[Deal, ...]:
    """Return open deals that were expected before today, the latest first."""
    return _deals(
        session,
        select(DealRow.id)
        .where(DealRow.state == DealState.OPEN.value, DealRow.expected_on < today)
        .order_by(DealRow.expected_on, DealRow.id)
        .limit(limit),
    )


def list_still_deals(
    session: Session, today: date, before: datetime, limit: int
) -> tuple[tuple[Deal, datetime], ...]:
    """Return open deals that moved last before a moment, and when that was, the oldest first.

    One that a task is open about doesn't stand still, nor one whose day is over: that is told.
    """
    moved = func.max(DealMoveRow.at, type_=DealMoveRow.at.type)
    rows = session.execute(
        select(DealRow.id, moved)
        .join(DealMoveRow, DealMoveRow.deal_id == DealRow.id)
        .where(
            DealRow.state == DealState.OPEN.value,
            or_(DealRow.expected_on.is_(None), DealRow.expected_on >= today),
            DealRow.id.not_in(
                select(TaskRow.deal_id).where(
                    TaskRow.deal_id.is_not(None), TaskRow.done_at.is_(None)
                )
            ),
        )
        .group_by(DealRow.id)
        .having(moved < before)
        .order_by(moved, DealRow.id)
        .limit(limit)
    ).all()
    known = deals.get_many(session, [deal_id for deal_id, _ in rows])
    return tuple((known[deal_id], at) for deal_id, at in rows)


def _deals(session: Session, statement: Any) -> tuple[Deal, ...]:  # noqa: ANN401 - of ids
    ids = session.scalars(statement).all()
    known = deals.get_many(session, ids)
    return tuple(known[deal_id] for deal_id in ids)


def list_silences(
    session: Session, now: datetime, days: tuple[int, int], times: float, limit: int
) -> list[Silence]:
    """Return of whom nothing was heard for so many times their usual pause, the longest first.

    days: looked at are those with whom the most passed among all who are silent for at least and at
    most so many; who waits for an answer isn't silent. The usual pause is the middle one between
    their last exchanges, of which there must be three.
    """
    facts = ContactFactsRow
    rows = session.execute(
        select(facts.contact_id, ContactRow.name, facts.last_at)
        .join(ContactRow, ContactRow.id == facts.contact_id)
        .where(
            facts.last_at <= now - timedelta(days=days[0]),
            facts.last_at >= now - timedelta(days=days[1]),
            facts.message_count >= 4,
            facts.waits_since.is_(None),
            ContactRow.is_archived.is_(False),
        )
        .order_by(facts.message_count.desc(), facts.contact_id)
        .limit(_MOST_LOOKED_AT)
    ).all()
    people = {who: (name, last_at) for who, name, last_at in rows}
    likely = _broken(people, _pauses(session, list(people), now), now, times)[: limit * 2]
    # What machines sent is told apart only in the rows themselves, so only for those who matter.
    exact = _pauses(session, [one.contact_id for one in likely], now, is_exact=True)
    return _broken({who: people[who] for who in exact}, exact, now, times)[:limit]


def _broken(
    people: dict[int, tuple[str, datetime]],
    pauses: dict[int, timedelta],
    now: datetime,
    times: float,
) -> list[Silence]:
    """Return whose silence is that much longer than their usual pause, the longest first."""
    found = [
        Silence(who, people[who][0], people[who][1], usual)
        for who, usual in pauses.items()
        if now - people[who][1] >= times * usual
    ]
    return sorted(found, key=lambda one: (one.usual / (now - one.last_at), one.contact_id))


def _pauses(
    session: Session, contact_ids: Sequence[int], now: datetime, *, is_exact: bool = False
) -> dict[int, timedelta]:
    """Return the middle pause between the last exchanges, of those who had enough of them.

    is_exact: leave out what machines sent; without that the index alone answers.
    """
    row, day = InteractionRow, func.date(InteractionRow.occurred_at)
    statement = (
        select(row.contact_id, day)
        .distinct()
        .where(row.contact_id.in_(contact_ids), row.occurred_at >= now - _RHYTHM_DAYS)
        .order_by(row.contact_id, day)
    )
    if is_exact:
        statement = statement.where(row.is_automatic.is_(False))
    days: dict[int, list[date]] = {}
    for contact_id, told in session.execute(statement):
        if contact_id is not None:
            days.setdefault(contact_id, []).append(date.fromisoformat(str(told)))
    found = {}
    for contact_id, known in days.items():
        gaps = [(later - earlier).days for earlier, later in pairwise(known[-_MOST_DAYS:])]
        pauses = [gap for gap in gaps if gap >= _EXCHANGE_DAYS]
        if len(pauses) >= _FEWEST_PAUSES:
            found[contact_id] = timedelta(days=statistics.median(pauses))
    return found


def list_days(
    session: Session, today: date, days: int, limit: int, kind: Kind = Kind.CONTACT
) -> list[tuple[int, str, str, date]]:
    """Return whose birthday or other day is near: record, name, what it is, when; in order.

    kind: of which records. A field of the owner's own counts by its name: a birthday returns, any
    other day is that day.
    """
    found = contact_days.coming(session, today, days, limit) if kind is Kind.CONTACT else []
    last = today + timedelta(days=days)
    for field in fields.list_fields(session, kind):
        if field.kind is FieldKind.DATE:
            found += _of_field(session, field, today, last, limit)
    found = sorted(found, key=lambda one: one[2])[:limit]
    names = _names(session, kind, [record_id for record_id, *_ in found])
    return [(who, names[who], label, on) for who, label, on in found if who in names]


def _of_field(
    session: Session, field: Field, today: date, last: date, limit: int
) -> list[tuple[int, str, date]]:
    key, owner = FieldValueRow.key, fields.OWNERS[field.record_kind]
    days = {today + timedelta(days=away) for away in range((last - today).days + 1)}
    by_end = {f"{day:%m-%d}": day for day in days}
    if contact_days.is_returning(field.name):
        is_near: ColumnElement[bool] = func.substr(key, 6, 5).in_(by_end)
    else:
        is_near = key.between(today.isoformat(), last.isoformat())
    rows = session.execute(
        select(owner, key)
        .where(FieldValueRow.field_id == field.id, key != "", owner.is_not(None), is_near)
        .limit(limit)
    )
    return [(who, field.name, by_end[told[5:10]]) for who, told in rows]


def _names(session: Session, kind: Kind, ids: Sequence[int]) -> dict[int, str]:
    """Return what these records are called; contacts that are put aside are left out."""
    root = ROOTS[kind]
    named = select(root.row.id, root.name).where(root.row.id.in_(ids))
    if kind is Kind.CONTACT:
        named = named.where(ContactRow.is_archived.is_(False))
    return dict(session.execute(named).all())
