"""Tasks: when they are due, that they are done, and that each change is one step."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from core.domain.change import Kind
from core.domain.contact import Contact
from core.domain.task import Task, TaskGroup
from core.errors import UserError
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.services.search_service import SearchService
from core.services.task_service import TaskService
from core.storage.database import Database

TODAY = date(2026, 11, 26)


@pytest.fixture
def to_do(database: Database) -> TaskService:
    return TaskService(database)


def test_tasks_are_grouped_by_when_they_are_due(to_do: TaskService) -> None:
    for days in (-1, 0, 1, 7, 8, None):
        due = None if days is None else TODAY + timedelta(days=days)
        to_do.add(Task(f"Due {days}", due_on=due))
    done, _ = to_do.add(Task("Over"))
    to_do.finish(done.id)

    groups = to_do.list_groups(TODAY, has_done=True)

    assert [(g.group, [task.title for task in g.tasks]) for g in groups] == [
        (TaskGroup.OVERDUE, ["Due -1"]),
        (TaskGroup.TODAY, ["Due 0"]),
        (TaskGroup.WEEK, ["Due 1", "Due 7"]),
        (TaskGroup.LATER, ["Due 8"]),
        (TaskGroup.SOME_DAY, ["Due None"]),
        (TaskGroup.DONE, ["Over"]),
    ]


def test_a_group_is_counted_whole_and_shown_in_part(to_do: TaskService) -> None:
    for number in range(5):
        to_do.add(Task(f"Task {number}"))

    (group,) = to_do.list_groups(TODAY, each=2)

    assert (group.count, len(group.tasks)) == (5, 2)


def test_finishing_is_taken_back_by_undo_and_by_opening_again(
    database: Database, to_do: TaskService
) -> None:
    task, _ = to_do.add(Task("Send the offer"))
    done = to_do.finish(task.id)

    assert to_do.get(task.id).done_at is not None
    HistoryService(database).undo(done.made_step)
    assert to_do.get(task.id) == task
    to_do.finish(task.id)
    to_do.reopen(task.id)
    assert to_do.get(task.id) == task


def test_a_task_put_off_keeps_its_time_of_the_day(to_do: TaskService) -> None:
    nine = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    task, _ = to_do.add(
        Task("Ring", due_on=TODAY, due_at=nine, remind_at=nine - timedelta(minutes=30))
    )

    to_do.snooze(task.id, TODAY + timedelta(days=3))

    later = to_do.get(task.id)
    assert later.due_on == date(2026, 11, 29)
    assert later.due_at == nine + timedelta(days=3)
    assert later.remind_at == nine + timedelta(days=3, minutes=-30)


def test_reminders_come_when_their_moment_has_come(to_do: TaskService) -> None:
    nine = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    task, _ = to_do.add(Task("Ring", remind_at=nine))

    assert to_do.list_reminders(nine - timedelta(seconds=1)) == ()
    assert [due.id for due in to_do.list_reminders(nine)] == [task.id]


def test_a_task_needs_words_and_what_it_is_about_must_be_there(to_do: TaskService) -> None:
    for bad, key in ((Task(" "), "task-title-empty"), (Task("x", contact_id=7), "no-such-record")):
        with pytest.raises(UserError) as refused:
            to_do.add(bad)
        assert refused.value.key == key
    assert to_do.list_tasks() == ()


def test_a_task_is_found_by_its_words_and_by_whom_it_is_about(
    database: Database, to_do: TaskService
) -> None:
    person = ContactService(database).add(Contact("王建国"))
    task, _ = to_do.add(Task("Send the offer", contact_id=person.id, notes="by post"))
    search = SearchService(database)

    for words in ("offer", "post", "建国", "in:tasks offer"):
        assert (Kind.TASK, task.id) in {(hit.kind, hit.id) for hit in search.search(words)}, words
    to_do.remove(task.id)
    assert search.search("offer") == ()
    HistoryService(database).undo()
    assert to_do.get(task.id) == task
