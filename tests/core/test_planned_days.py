"""The calendar: everything that stands on a day, of each kind, and how much there is of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from core.domain.change import Action, Kind
from core.domain.contact import Contact, Detail
from core.domain.deal import Deal
from core.domain.field import Field, FieldKind
from core.domain.interaction import Address, Direction, Interaction, InteractionKind
from core.domain.planned import PlannedKind
from core.domain.task import Task
from core.services.contact_service import ContactService
from core.services.deal_service import DealService
from core.services.field_service import FieldService
from core.services.task_service import TaskService
from core.storage import interactions
from core.storage.database import Database

FIRST, DAY, LAST = date(2026, 11, 2), date(2026, 11, 26), date(2026, 12, 6)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12)).astimezone(UTC)


@pytest.fixture
def to_do(database: Database) -> TaskService:
    return TaskService(database)


def meet(database: Database, contact: Contact, at: datetime, kind: InteractionKind) -> None:
    with database.writing(Action.ADD_INTERACTION) as session:
        interactions.add(
            session,
            Interaction(
                kind=kind, direction=Direction.OUTGOING, occurred_at=at, subject="Oven",
                text="", new_text="", contact_id=contact.id,
            ),
            counterpart=Address("", contact.name),
            counterpart_key="",
        )  # fmt: skip


def test_a_day_holds_all_that_stands_on_it_in_its_order(
    database: Database, to_do: TaskService
) -> None:
    born = Detail("birthday", f"1981-{DAY:%m-%d}")
    ada = ContactService(database).add(Contact("Ada", details=(born,)))
    renewal = FieldService(database).add(Field("Renewal", FieldKind.DATE))
    FieldService(database).set_values(Kind.CONTACT, ada.id, [(renewal.id, DAY.isoformat())])
    DealService(database).add(Deal("Twelve chairs", expected_on=DAY, contact_ids=(ada.id,)))
    meet(database, ada, noon(DAY), InteractionKind.MEETING)
    meet(database, ada, noon(DAY), InteractionKind.EMAIL)
    early = noon(DAY) - timedelta(hours=2)
    to_do.add(Task("Call her", due_on=DAY, due_at=early, contact_id=ada.id))
    over, _ = to_do.add(Task("Send the offer", due_on=DAY))
    to_do.finish(over.id)

    (found,) = to_do.list_days(FIRST, LAST)

    assert found.day == DAY
    assert found.count == 6
    assert [(one.kind, one.title, one.who) for one in found.entries] == [
        (PlannedKind.DATE, "birthday", "Ada"),
        (PlannedKind.DATE, "Renewal", "Ada"),
        (PlannedKind.DEAL, "Twelve chairs", "Ada"),
        (PlannedKind.TASK, "Call her", "Ada"),
        (PlannedKind.MEETING, "Oven", "Ada"),
        (PlannedKind.TASK, "Send the offer", ""),
    ]
    assert found.entries[-1].is_done


def test_days_in_fields_of_companies_and_deals_stand_in_the_calendar(
    database: Database, to_do: TaskService
) -> None:
    fields, sales = FieldService(database), DealService(database)
    deal, _ = sales.add(Deal("Twelve chairs", company_name="Acme"))
    sales.win(deal.id)
    firm = deal.company_id
    assert firm is not None
    for kind, record_id, name, day in (
        (Kind.COMPANY, firm, "Contract ends", DAY.isoformat()),
        (Kind.COMPANY, firm, "Audit", (LAST + timedelta(days=1)).isoformat()),
        (Kind.COMPANY, firm, "Anniversary", f"1990-{LAST:%m-%d}"),
        (Kind.DEAL, deal.id, "Warranty ends", DAY.isoformat()),
    ):
        made = fields.add(Field(name, FieldKind.DATE, record_kind=kind))
        fields.set_values(kind, record_id, [(made.id, day)])

    found = to_do.list_days(FIRST, LAST)

    assert [
        (day.day, one.kind, one.title, one.who, one.about, one.record_id)
        for day in found
        for one in day.entries
    ] == [
        (DAY, PlannedKind.DATE, "Contract ends", "Acme", Kind.COMPANY, firm),
        (DAY, PlannedKind.DATE, "Warranty ends", "Twelve chairs", Kind.DEAL, deal.id),
        (LAST, PlannedKind.DATE, "Anniversary", "Acme", Kind.COMPANY, firm),
    ]


def test_only_the_days_in_sight_are_shown(to_do: TaskService) -> None:
    for day in (FIRST - timedelta(days=1), FIRST, LAST, LAST + timedelta(days=1)):
        to_do.add(Task("Something", due_on=day))
    to_do.add(Task("Some day"))

    assert [found.day for found in to_do.list_days(FIRST, LAST)] == [FIRST, LAST]


def test_of_a_full_day_the_first_are_shown_and_all_are_counted(to_do: TaskService) -> None:
    for number in range(5):
        to_do.add(Task(f"Task {number}", due_on=DAY))
    to_do.add(Task("Alone", due_on=LAST))

    full, other = to_do.list_days(FIRST, LAST, each=3)

    assert [one.title for one in full.entries] == ["Task 0", "Task 1", "Task 2"]
    assert (full.count, other.count) == (5, 1)


def test_a_planned_follow_up_is_told_from_a_task(database: Database, to_do: TaskService) -> None:
    ada = ContactService(database).add(Contact("Ada"))
    to_do.add(Task("Call", due_on=DAY, contact_id=ada.id, waits_since=noon(FIRST)))

    (found,) = to_do.list_days(FIRST, LAST)

    assert found.entries[0].kind is PlannedKind.FOLLOW_UP


def test_a_meeting_stands_on_its_day_here_whatever_the_day_elsewhere(
    database: Database, to_do: TaskService
) -> None:
    ada = ContactService(database).add(Contact("Ada"))
    late = datetime.combine(DAY, time(23, 59)).astimezone(UTC)
    meet(database, ada, late, InteractionKind.VISIT)

    (found,) = to_do.list_days(DAY, DAY)

    assert (found.day, found.entries[0].at) == (DAY, late)
