"""Who computes beside the window waits while the window is at work, and never for long."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import pytest

from core import making_way
from core.making_way import First, going_first, make_way, step_back
from core.paths import child_command
from core.pipe import read_frame, write_frame
from core.storage.database import Database
from models.inference.state_reader import StateReader
from tests.core.bringing import bringer

MS = 0.001


class Machine:
    """A clock, and a thread that is at work in some of its milliseconds."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, is_at_work: Callable[[int], bool]) -> None:
        self.ms, self.looks, self._is_at_work = 0, 0, is_at_work
        monkeypatch.setattr(making_way, "time", self)

    def monotonic(self) -> float:
        return self.ms * MS

    def sleep(self, _seconds: float) -> None:
        self.looks += 1
        self.ms += 1

    def spent_s(self) -> float:
        return sum(map(self._is_at_work, range(self.ms))) * MS


def of_another_thread(machine: Machine) -> First:
    """Return what goes first, made in a thread that isn't the test's."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(First, machine.spent_s).result()


def test_who_computes_waits_until_the_first_thread_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, lambda ms: ms < 8)
    first = of_another_thread(machine)
    machine.ms = 5

    first.make_way()

    assert machine.ms == 9


def test_nobody_waits_for_a_thread_at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, lambda _ms: False)
    first = of_another_thread(machine)
    for machine.ms in range(0, 100, 10):
        first.make_way()

    assert machine.looks == 0


def test_nobody_waits_long_and_whoever_did_goes_on_for_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    machine = Machine(monkeypatch, lambda _ms: True)
    first = of_another_thread(machine)
    machine.ms = 1

    first.make_way()

    waited = machine.looks
    assert 0 < waited <= 60
    machine.ms += 1
    first.make_way()
    assert machine.looks == waited
    machine.ms += 20
    first.make_way()
    assert machine.looks > waited


def test_the_first_thread_waits_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, lambda _ms: True)
    first = First(machine.spent_s)
    machine.ms = 100

    first.make_way()

    assert machine.looks == 0


class Counted:
    """Stands where the window's thread would, and counts who makes way."""

    def __init__(self) -> None:
        self.count = 0

    def make_way(self) -> None:
        self.count += 1


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counted]:
    counting = Counted()
    monkeypatch.setattr(making_way, "_first", [counting])
    return counting


def test_who_asks_the_file_makes_way(database: Database, counted: Counted) -> None:
    with database.reading() as session:
        session.connection().exec_driver_sql("SELECT 1")

    assert counted.count > 0


def test_an_import_makes_way_at_each_record(
    database: Database, counted: Counted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.storage.sessions.make_way", lambda: None)

    report = bringer(database, tmp_path)("Name,E-mail\nAda,ada@x.example\nTom,tom@x.example\n")

    assert counted.count == report.read == 2


@pytest.mark.skipif(sys.platform != "linux", reason="a thread has no rank of its own")
def test_only_the_thread_that_asks_for_it_steps_back() -> None:
    with ThreadPoolExecutor(1, initializer=step_back) as other:
        back = other.submit(_rank).result()

    assert back > _rank()


@pytest.mark.skipif(sys.platform != "linux", reason="a thread has no rank of its own")
def test_those_who_read_many_messages_step_back() -> None:
    reader = StateReader([object()], 1, [], lambda _text: [])  # type: ignore[list-item]

    assert reader._threads.submit(_rank).result() > _rank()


@pytest.mark.skipif(sys.platform != "linux", reason="a thread has no rank of its own")
def test_who_reads_files_steps_back() -> None:
    with subprocess.Popen(  # noqa: S603 - our own
        child_command("ingest"), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        write_frame(child.stdin, {"documents": []})
        read_frame(child.stdout)
        rank = os.getpriority(os.PRIO_PROCESS, child.pid)
        child.kill()

    assert rank > _rank()


@pytest.mark.skipif(sys.platform != "linux", reason="nobody goes first there")
def test_nobody_goes_first_once_the_window_is_gone() -> None:
    finders = [*sys.meta_path]
    with going_first():
        assert making_way._first
        with ThreadPoolExecutor(1) as other:
            other.submit(make_way).result()

    assert making_way._first == []
    assert sys.meta_path == finders


@pytest.mark.skipif(sys.platform != "linux", reason="nobody goes first there")
def test_who_loads_modules_makes_way(counted: Counted) -> None:
    with going_first():
        making_way._first[:] = [counted]  # type: ignore[list-item]
        sys.modules.pop("this", None)
        find_spec("this")

    assert counted.count > 0


def _rank() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
