"""Who took part in a meeting, and what calendars call meetings and tasks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from core.domain.calendar import CalendarMark
from core.domain.interaction import Address, Interaction, InteractionKind, Participant
from core.domain.reminder import Meeting
from core.errors import UserError
from core.storage.rows.sales_tables import CalendarEntryRow, InteractionParticipantRow
from core.storage.rows.tables import ChannelRow, ContactRow, InteractionRow

_CHUNK = 400


class Guest(NamedTuple):
    """What the search index needs of somebody who took part."""

    contact_id: int | None
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A calendar's entry that is here. interaction_id, task_id: what it became; one of them."""

    id: int
    mark: CalendarMark
    interaction_id: int | None
    task_id: int | None


def list_begin_between(
    session: Session, since: datetime, until: datetime, limit: int = 5
) -> tuple[Meeting, ...]:
    """Return meetings, calls and visits that begin after `since`, until `until` (UTC)."""
    kinds = (InteractionKind.MEETING, InteractionKind.CALL, InteractionKind.VISIT)
    rows = session.execute(
        select(
            InteractionRow.id,
            InteractionRow.subject,
            InteractionRow.occurred_at,
            func.coalesce(ContactRow.name, ""),
            InteractionRow.contact_id,
        )
        .join(ContactRow, ContactRow.id == InteractionRow.contact_id, isouter=True)
        .where(
            InteractionRow.occurred_at > since,
            InteractionRow.occurred_at <= until,
            InteractionRow.kind.in_([kind.value for kind in kinds]),
        )
        .order_by(InteractionRow.occurred_at, InteractionRow.id)
        .limit(limit)
    )
    return tuple(Meeting(*row) for row in rows)


def find_entry(session: Session, uid: str, recurrence: str, *, is_task: bool) -> Entry | None:
    """Return the entry of a calendar with this identity, None when it isn't here.

    is_task: a task is looked for, not a meeting; both may have one number.
    """
    place = CalendarEntryRow.task_id if is_task else CalendarEntryRow.interaction_id
    row = session.scalar(
        select(CalendarEntryRow)
        .where(
            CalendarEntryRow.uid == uid,
            CalendarEntryRow.recurrence == recurrence,
            place.is_not(None),
        )
        .order_by(CalendarEntryRow.id)
        .limit(1)
    )
    if row is None:
        return None
    mark = CalendarMark(row.uid, row.recurrence, row.sequence, row.modified_at, row.is_cancelled)
    return Entry(row.id, mark, row.interaction_id, row.task_id)


def add_entry(
    session: Session,
    mark: CalendarMark,
    *,
    interaction_id: int | None = None,
    task_id: int | None = None,
) -> None:
    """Remember what a meeting or a task is called in its calendar."""
    session.add(
        CalendarEntryRow(
            uid=mark.uid,
            recurrence=mark.recurrence,
            sequence=mark.sequence,
            modified_at=mark.modified_at,
            is_cancelled=mark.is_cancelled,
            interaction_id=interaction_id,
            task_id=task_id,
        )
    )
    session.flush()


def change_entry(session: Session, entry_id: int, mark: CalendarMark) -> bool:
    """Note that the entry is here in this version now; say whether that is new."""
    row = session.get_one(CalendarEntryRow, entry_id)
    found = (row.sequence, row.modified_at, row.is_cancelled)
    wanted = (mark.sequence, mark.modified_at, mark.is_cancelled)
    if found == wanted:
        return False
    row.sequence, row.modified_at, row.is_cancelled = wanted
    session.flush()
    return True


def change_meeting(
    session: Session, interaction_id: int, said: Interaction, fingerprint: str
) -> bool:
    """Give a meeting what its calendar says now; say whether anything was new."""
    row = session.get(InteractionRow, interaction_id)
    if row is None:
        raise UserError("no-such-record", kind="interaction", id=interaction_id)
    wanted = {
        "occurred_at": said.occurred_at,
        "subject": said.subject,
        "text": said.text,
        "language": said.language,
        "direction": said.direction.value,
        "fingerprint": fingerprint,
    }
    is_changed = False
    for name, value in wanted.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
            is_changed = is_changed or name != "fingerprint"
    session.flush()
    return is_changed


def set_participants(
    session: Session, interaction_id: int, people: Sequence[tuple[Participant, str]]
) -> bool:
    """Give a meeting these participants, each with the key of the address; say if one was new.

    Those who stay are not touched.
    """
    rows = session.scalars(
        select(InteractionParticipantRow).where(
            InteractionParticipantRow.interaction_id == interaction_id
        )
    ).all()
    wanted = {(key, "" if key else one.address.name): (one, key) for one, key in people}
    known = set()
    is_changed = False
    for row in rows:
        place = (row.key, "" if row.key else row.name)
        if place not in wanted or place in known:
            session.delete(row)
            is_changed = True
            continue
        known.add(place)
        if row.contact_id is None and wanted[place][0].contact_id is not None:
            row.contact_id = wanted[place][0].contact_id
            is_changed = True
    for place, (one, key) in wanted.items():
        if place not in known:
            is_changed = True
            session.add(
                InteractionParticipantRow(
                    interaction_id=interaction_id,
                    contact_id=one.contact_id,
                    key=key,
                    email=one.address.email,
                    name=one.address.name,
                    is_organiser=one.is_organiser,
                )
            )
    session.flush()
    return is_changed


def participants_of(
    session: Session, interaction_ids: Collection[int]
) -> dict[int, tuple[Participant, ...]]:
    """Return who took part in each of these meetings."""
    found: dict[int, list[Participant]] = {}
    ordered = sorted(interaction_ids)
    for start in range(0, len(ordered), _CHUNK):
        rows = session.scalars(
            select(InteractionParticipantRow)
            .where(InteractionParticipantRow.interaction_id.in_(ordered[start : start + _CHUNK]))
            .order_by(InteractionParticipantRow.id)
        )
        for row in rows:
            address = Address(row.email, row.name)
            found.setdefault(row.interaction_id, []).append(
                Participant(address, row.contact_id, is_organiser=row.is_organiser)
            )
    return {row_id: tuple(people) for row_id, people in found.items()}


def guests_of(session: Session, interaction_ids: Sequence[int]) -> dict[int, list[Guest]]:
    """Return who took part in each of these meetings, for the search index."""
    found: dict[int, list[Guest]] = {}
    columns = (
        InteractionParticipantRow.interaction_id,
        InteractionParticipantRow.contact_id,
        InteractionParticipantRow.name,
        InteractionParticipantRow.key,
    )
    theirs = InteractionParticipantRow.interaction_id.in_(interaction_ids)
    for interaction_id, contact_id, name, key in session.execute(select(*columns).where(theirs)):
        found.setdefault(interaction_id, []).append(Guest(contact_id, name, key))
    return found


def cancelled_among(session: Session, interaction_ids: Collection[int]) -> set[int]:
    """Return which of these meetings were called off."""
    found: set[int] = set()
    ordered = sorted(interaction_ids)
    for start in range(0, len(ordered), _CHUNK):
        part = ordered[start : start + _CHUNK]
        found.update(
            row_id
            for row_id in session.scalars(
                select(CalendarEntryRow.interaction_id).where(
                    CalendarEntryRow.interaction_id.in_(part), CalendarEntryRow.is_cancelled
                )
            )
            if row_id
        )
    return found


def ids_with(
    session: Session, contact_id: int, limit: int, before: datetime | None = None
) -> list[int]:
    """Return the newest meetings in which a contact took part, by name or by an address of theirs.

    before: UTC; only what was earlier.
    """
    keys = select(ChannelRow.key).where(
        ChannelRow.contact_id == contact_id, ChannelRow.kind == "email"
    )
    theirs = or_(
        InteractionParticipantRow.contact_id == contact_id,
        InteractionParticipantRow.key.in_(keys),
    )
    statement = (
        select(InteractionRow.id)
        .where(
            InteractionRow.id.in_(select(InteractionParticipantRow.interaction_id).where(theirs))
        )
        .order_by(InteractionRow.occurred_at.desc(), InteractionRow.id.desc())
        .limit(limit)
    )
    if before is not None:
        statement = statement.where(InteractionRow.occurred_at < before)
    return list(session.scalars(statement))
