"""The rows of deals, tasks and the calendar; `tables.py` has the others."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.rows.row import Row, Tracked


class DealStageRow(Tracked, Row):
    """One step of the way to a sale; a new file has four."""

    __tablename__ = "deal_stages"

    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    position: Mapped[int]
    win_percent: Mapped[int] = mapped_column(default=50)


class DealRow(Tracked, Row):
    """One deal. amount_minor: in the smallest unit of the currency."""

    __tablename__ = "deals"

    title: Mapped[str]
    title_key: Mapped[str] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(default="open")
    company_id: Mapped[int | None] = mapped_column(ForeignKey("companies.id"), index=True)
    stage_id: Mapped[int | None] = mapped_column(ForeignKey("deal_stages.id"), index=True)
    amount_minor: Mapped[int | None] = mapped_column(index=True)
    currency: Mapped[str] = mapped_column(default="")
    opened_on: Mapped[date | None] = mapped_column(Date, index=True)
    expected_on: Mapped[date | None] = mapped_column(Date, index=True)
    closed_on: Mapped[date | None] = mapped_column(Date, index=True)
    lost_reason: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    details: Mapped[list[Any]] = mapped_column(default=list)
    external_id: Mapped[str] = mapped_column(default="", index=True)
    created_at: Mapped[datetime] = mapped_column(index=True)
    tags: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")


class DealContactRow(Tracked, Row):
    """Somebody a deal is with."""

    __tablename__ = "deal_contacts"

    deal_id: Mapped[int] = mapped_column(ForeignKey("deals.id"), index=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    is_main: Mapped[bool] = mapped_column(default=False)


class DealMoveRow(Tracked, Row):
    """A deal came to a stage, or was won, lost or opened again."""

    __tablename__ = "deal_moves"

    deal_id: Mapped[int] = mapped_column(ForeignKey("deals.id"), index=True)
    at: Mapped[datetime]
    from_stage_id: Mapped[int | None] = mapped_column(ForeignKey("deal_stages.id"))
    to_stage_id: Mapped[int | None] = mapped_column(ForeignKey("deal_stages.id"))
    state: Mapped[str]


class TaskRow(Tracked, Row):
    """One thing to do."""

    __tablename__ = "tasks"

    title: Mapped[str]
    due_on: Mapped[date | None] = mapped_column(Date, index=True)
    due_at: Mapped[datetime | None]
    remind_at: Mapped[datetime | None] = mapped_column(index=True)
    done_at: Mapped[datetime | None]
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    company_id: Mapped[int | None] = mapped_column(ForeignKey("companies.id"), index=True)
    deal_id: Mapped[int | None] = mapped_column(ForeignKey("deals.id"), index=True)
    interaction_id: Mapped[int | None] = mapped_column(ForeignKey("interactions.id"), index=True)
    notes: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="person")
    created_at: Mapped[datetime]
    waits_since: Mapped[datetime | None] = mapped_column(index=True)


class InteractionParticipantRow(Tracked, Row):
    """Somebody who took part in a meeting.

    key: their address as it is compared, "" when only a name is known. contact_id: who that was
    known to be; who has the address belongs to it as well.
    """

    __tablename__ = "interaction_participants"

    interaction_id: Mapped[int] = mapped_column(ForeignKey("interactions.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    key: Mapped[str] = mapped_column(default="", index=True)
    email: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")
    is_organiser: Mapped[bool] = mapped_column(default=False)


class CalendarEntryRow(Tracked, Row):
    """What a meeting or a task is called in its calendar, and in which version it is here."""

    __tablename__ = "calendar_entries"

    uid: Mapped[str] = mapped_column(index=True)
    recurrence: Mapped[str] = mapped_column(default="")
    sequence: Mapped[int] = mapped_column(default=0)
    modified_at: Mapped[datetime | None]
    is_cancelled: Mapped[bool] = mapped_column(default=False)
    interaction_id: Mapped[int | None] = mapped_column(ForeignKey("interactions.id"), index=True)
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"), index=True)
