"""Those who write wait for each other: first come, first served, and not for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from core.domain.change import Action
from core.domain.task import Task
from core.errors import UserError
from core.services.task_service import TaskService
from core.storage import turns
from core.storage.database import Database
from core.storage.sales import tasks
from core.storage.turns import Turns


def _until(is_so: Callable[[], bool]) -> None:
    """Wait until another thread has come so far."""
    pause = threading.Event()
    for _ in range(3_000):
        if is_so():
            return
        pause.wait(0.01)
    raise AssertionError("it never came so far")


def test_who_asked_first_writes_first() -> None:
    queue, order = Turns(), list[int]()

    def write(number: int) -> None:
        with queue.taken():
            order.append(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(5)]
    with queue.taken():
        for there, thread in enumerate(threads, start=2):
            thread.start()
            _until(lambda there=there: len(queue._queue) == there)
    for thread in threads:
        thread.join()

    assert order == [0, 1, 2, 3, 4]


def test_who_gave_up_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE_S", 0.0)
    queue = Turns()
    with queue.taken():
        with pytest.raises(UserError) as refused, queue.taken():
            pass
        assert refused.value.key == "database-at-work"
        assert queue.is_wanted

    assert not queue.is_wanted
    with queue.taken():
        pass


def test_one_transaction_after_the_other_is_not_in_a_persons_way(database: Database) -> None:
    """SQLite's own waiting looks every tenth of a second, and never met the moment between two."""
    service, over, begun = TaskService(database), threading.Event(), threading.Event()
    during = 0

    def write_again_and_again() -> None:
        nonlocal during
        while not over.is_set():
            with database.writing_own():
                begun.set()
                over.wait(0.02)
                during += 1

    other = threading.Thread(target=write_again_and_again)
    other.start()
    begun.wait()
    before = during
    task, _change = service.add(Task(title="Ring Maria"))
    passed = during - before
    over.set()
    other.join()

    assert passed <= 2
    assert service.get(task.id).title == "Ring Maria"


def test_who_writes_during_a_trial_run_does_not_wait_for_its_end(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE_S", 0.0)
    service = TaskService(database)
    known = service.add(Task(title="Ring Maria"))[0]

    with database.trying(Action.IMPORT) as session:
        tasks.add(session, Task(title="Tried only"))
        session.flush()
        made = service.add(Task(title="Ring Tom"))[0]

    assert {task.id for task in service.list_tasks()} == {known.id, made.id}
    assert [one.name for one in (database.path.parent / "backups").iterdir()] == []


def test_what_a_trial_run_makes_is_gone_where_it_fails(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.trying(Action.IMPORT):
        raise ZeroDivisionError

    assert [one.name for one in (database.path.parent / "backups").iterdir()] == []
