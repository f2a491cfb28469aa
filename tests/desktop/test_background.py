"""The one door off the GUI thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from desktop.background import Lane


@pytest.fixture
def lane() -> Iterator[Lane]:
    lane = Lane("test")
    yield lane
    assert lane.close()


def fail(error: Exception) -> None:
    raise error


def test_work_runs_elsewhere_and_answers_on_the_gui_thread(qtbot: QtBot, lane: Lane) -> None:
    threads: list[int] = []

    lane.run(
        lane,
        lambda: threads.append(threading.get_ident()),
        lambda _none: threads.append(threading.get_ident()),
        fail,
    )

    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threads[1] == threading.get_ident()


def test_answers_come_in_the_order_of_the_questions(qtbot: QtBot, lane: Lane) -> None:
    answers: list[int] = []

    for number in range(20):
        lane.run(lane, lambda number=number: number, answers.append, fail)

    qtbot.waitUntil(lambda: len(answers) == 20)
    assert answers == list(range(20))


def test_an_error_is_handed_over_not_swallowed(qtbot: QtBot, lane: Lane) -> None:
    errors: list[Exception] = []

    def work() -> None:
        raise ValueError

    lane.run(lane, work, fail, errors.append)

    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ValueError)


def test_a_stream_is_gathered_and_complete(qtbot: QtBot, lane: Lane) -> None:
    chunks: list[tuple[int, ...]] = []
    ends: list[bool] = []

    lane.stream(lane, lambda: iter(range(5000)), chunks.append, lambda: ends.append(True), fail)

    qtbot.waitUntil(lambda: bool(ends))
    assert [number for chunk in chunks for number in chunk] == list(range(5000))
    assert len(chunks) < 500


def test_a_stopped_stream_closes_its_source_and_still_ends(qtbot: QtBot, lane: Lane) -> None:
    gate = threading.Event()
    closed: list[bool] = []
    seen: list[int] = []
    ends: list[bool] = []

    def source() -> Iterator[int]:
        try:
            yield 1
            gate.wait(10)
            yield 2
            yield 3
        finally:
            closed.append(True)

    job = lane.stream(lane, source, seen.extend, lambda: ends.append(True), fail)
    qtbot.waitUntil(lambda: seen == [1])
    job.stop()
    gate.set()

    qtbot.waitUntil(lambda: bool(ends))
    assert closed == [True]
    assert seen == [1, 2]


def test_a_cancelled_job_says_nothing(qtbot: QtBot, lane: Lane) -> None:
    gate = threading.Event()
    heard: list[object] = []

    job = lane.run(lane, lambda: gate.wait(10), heard.append, heard.append)
    job.cancel()
    gate.set()
    lane.run(lane, lambda: "last", heard.append, fail)

    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["last"]


def test_a_destroyed_owner_is_not_called_back(qtbot: QtBot, lane: Lane) -> None:
    gate = threading.Event()
    heard: list[object] = []
    owner = QObject()

    lane.run(owner, lambda: gate.wait(10), heard.append, heard.append)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    gate.set()
    lane.run(lane, lambda: "last", heard.append, fail)

    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["last"]


def test_only_the_newest_progress_is_shown(qtbot: QtBot, lane: Lane) -> None:
    shown: list[int] = []
    done: list[str] = []

    def work(tell: Callable[[int], None]) -> str:
        for number in range(10_000):
            tell(number)
        return "done"

    lane.report(lane, work, shown.append, done.append, fail)

    qtbot.waitUntil(lambda: bool(done))
    assert shown[-1] == 9999
    assert len(shown) < 500


def test_a_lane_knows_when_it_rests(qtbot: QtBot, lane: Lane) -> None:
    gate = threading.Event()
    done: list[object] = []

    lane.run(lane, lambda: gate.wait(10), done.append, fail)
    was_idle = lane.is_idle
    gate.set()
    qtbot.waitUntil(lambda: bool(done))

    assert not was_idle
    assert lane.is_idle


class Emitter(QObject):
    emitted = Signal(object)


def test_emitting_a_signal_keeps_the_count_of_true(qtbot: QtBot) -> None:  # docs/decisions/002
    emitter = Emitter()
    before = sys.getrefcount(True)

    for _ in range(200):
        emitter.emitted.emit(1)

    assert sys.getrefcount(True) - before > -50
