"""Follow-ups: tasks counted from a day, and what an answer does to them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from core.domain.change import Action
from core.domain.contact import Contact
from core.domain.deal import Deal
from core.domain.follow_up import Answered, FollowUps, FollowUpStep, due_day
from core.domain.interaction import Direction, Interaction, InteractionKind
from core.errors import UserError
from core.services.contact_service import ContactService
from core.services.deal_service import DealService
from core.services.follow_up_service import FollowUpService
from core.services.history_service import HistoryService
from core.services.task_service import TaskService
from core.storage import interactions
from core.storage.database import Database

FRIDAY = date(2026, 11, 20)
STEPS = (FollowUpStep(3, "Call"), FollowUpStep(10, "Write"))


@pytest.fixture
def follow_ups(database: Database) -> FollowUpService:
    return FollowUpService(database)


@pytest.fixture
def maya(database: Database) -> Contact:
    return ContactService(database).add(Contact("Maya Okafor"))


def open_tasks(database: Database) -> list[tuple[str, date | None]]:
    return [(task.title, task.due_on) for task in TaskService(database).list_tasks()]


def write(
    database: Database, contact: Contact, *, minutes: int, is_automatic: bool = False,
    direction: Direction = Direction.INCOMING,
) -> None:  # fmt: skip
    at = datetime.now(UTC) + timedelta(minutes=minutes)
    mail = Interaction(
        InteractionKind.EMAIL, direction, at, "Re: Offer", "Yes", contact_id=contact.id,
        is_automatic=is_automatic,
    )  # fmt: skip
    with database.writing(Action.ADD_INTERACTION, "Re: Offer") as session:
        interactions.add(session, mail)


def test_days_are_counted_and_weekends_are_kept_free() -> None:
    assert due_day(FRIDAY, 0, keeps_weekends=False) == FRIDAY
    assert due_day(FRIDAY, 1, keeps_weekends=False) == FRIDAY + timedelta(days=3)
    assert due_day(FRIDAY, 2, keeps_weekends=False) == FRIDAY + timedelta(days=3)
    assert due_day(FRIDAY, 1, keeps_weekends=True) == FRIDAY + timedelta(days=1)
    assert due_day(FRIDAY, 3, keeps_weekends=False) == FRIDAY + timedelta(days=3)


def test_a_plan_is_one_step_and_is_undone_as_one(
    database: Database, follow_ups: FollowUpService, maya: Contact
) -> None:
    follow_ups.plan(FollowUps(maya.id, FRIDAY, STEPS))

    assert open_tasks(database) == [
        ("Call", FRIDAY + timedelta(days=3)), ("Write", FRIDAY + timedelta(days=10)),
    ]  # fmt: skip
    HistoryService(database).undo()
    assert open_tasks(database) == []


def test_a_plan_can_be_about_a_deal(
    database: Database, follow_ups: FollowUpService, maya: Contact
) -> None:
    deal, _ = DealService(database).add(Deal("Forty loaves", contact_ids=(maya.id,)))

    follow_ups.plan(FollowUps(maya.id, FRIDAY, STEPS, deal_id=deal.id))

    tasks = TaskService(database).list_open_of_deal(deal.id)
    assert [(task.title, task.contact_id) for task in tasks] == [
        ("Call", maya.id), ("Write", maya.id),
    ]  # fmt: skip


def test_an_answer_after_the_plan_is_told_and_nothing_goes_by_itself(
    database: Database, follow_ups: FollowUpService, maya: Contact
) -> None:
    follow_ups.plan(FollowUps(maya.id, FRIDAY, STEPS))
    ids = tuple(task.id for task in TaskService(database).list_tasks())

    write(database, maya, minutes=5)

    assert follow_ups.list_answered() == (Answered(maya.id, "Maya Okafor", ids),)
    assert len(open_tasks(database)) == 2


@pytest.mark.parametrize(
    ("minutes", "is_automatic", "direction"),
    [
        (-5, False, Direction.INCOMING),
        (5, True, Direction.INCOMING),
        (5, False, Direction.OUTGOING),
    ],
)
def test_what_is_no_answer_is_none(
    database: Database, follow_ups: FollowUpService, maya: Contact,
    minutes: int, is_automatic: bool, direction: Direction,
) -> None:  # fmt: skip
    follow_ups.plan(FollowUps(maya.id, FRIDAY, STEPS))

    write(database, maya, minutes=minutes, is_automatic=is_automatic, direction=direction)

    assert follow_ups.list_answered() == ()


def test_somebody_elses_mail_is_no_answer(
    database: Database, follow_ups: FollowUpService, maya: Contact
) -> None:
    tom = ContactService(database).add(Contact("Tom"))
    follow_ups.plan(FollowUps(maya.id, FRIDAY, STEPS))

    write(database, tom, minutes=5)

    assert follow_ups.list_answered() == ()


def test_dropping_takes_the_open_ones_and_undo_brings_them_back(
    database: Database, follow_ups: FollowUpService, maya: Contact
) -> None:
    tasks = TaskService(database)
    follow_ups.plan(FollowUps(maya.id, FRIDAY, STEPS))
    call, later = tasks.list_tasks()
    tasks.finish(call.id)
    write(database, maya, minutes=5)

    (answered,) = follow_ups.list_answered()
    follow_ups.drop(answered.task_ids)

    assert answered.task_ids == (later.id,)
    assert [task.title for task in tasks.list_tasks()] == ["Call"]
    HistoryService(database).undo()
    assert len(tasks.list_tasks()) == 2


def test_kept_ones_are_tasks_like_any_other(
    database: Database, follow_ups: FollowUpService, maya: Contact
) -> None:
    follow_ups.plan(FollowUps(maya.id, FRIDAY, STEPS))
    write(database, maya, minutes=5)
    (answered,) = follow_ups.list_answered()

    follow_ups.keep(answered.task_ids)

    assert follow_ups.list_answered() == ()
    assert len(open_tasks(database)) == 2


def test_a_plan_without_steps_or_words_is_refused(
    database: Database, follow_ups: FollowUpService, maya: Contact
) -> None:
    with pytest.raises(UserError, match="follow-up-steps"):
        follow_ups.plan(FollowUps(maya.id, FRIDAY, ()))
    with pytest.raises(UserError, match="task-title-empty"):
        follow_ups.plan(FollowUps(maya.id, FRIDAY, (FollowUpStep(1, "  "),)))
    with pytest.raises(UserError, match="no-such-record"):
        follow_ups.plan(FollowUps(999, FRIDAY, STEPS))

    assert open_tasks(database) == []
