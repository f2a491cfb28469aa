"""A slice of ratings is as large as the model's speed allows, and a draft goes before it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.domain.importing import ImportOptions
from core.domain.sentiment import Rating, RatingTask
from core.errors import Cancelled
from desktop.background import Lane
from desktop.desk import Desk
from desktop.screens.mood_screen import LEAST, MOST, SLICE_S, MoodScreen
from desktop.translation import Translation
from desktop.views.inbox.backlog_view import BacklogView
from desktop.wiring import Wiring
from tests.desktop.conftest import Model
from tests.factory import make_rating


class Clock:
    """Stands still but for what a rating takes."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class TimedScorer:
    """Rates everything happy, and takes so many seconds for each text."""

    def __init__(self, clock: Clock, seconds: Callable[[int], float]) -> None:
        self._clock, self._seconds = clock, seconds
        self.slices: list[tuple[int, float]] = []

    def score(self, tasks: Sequence[RatingTask]) -> Iterator[Rating]:
        took = sum(self._seconds(task.id) for task in tasks)
        self._clock.now += took
        self.slices.append((len(tasks), took))
        for task in tasks:
            yield make_rating(task.id)


@pytest.fixture
def rate(
    qtbot: QtBot, desk: Desk, model: Model, wiring: Wiring, translation: Translation,
    tmp_path: Path,
) -> Callable[[Callable[[int], float]], list[tuple[int, float]]]:  # fmt: skip
    """Return a function that rates twenty messages and returns the sizes and times of slices."""

    def rate(seconds: Callable[[int], float]) -> list[tuple[int, float]]:
        path = tmp_path / "twenty.mbox"
        path.write_text("\n".join(_mail(number) for number in range(20)), encoding="utf-8")
        options = ImportOptions(owner_addresses=("lena@hearth.example",))
        assert desk.imports.run([path], options).created == 20
        clock = Clock()
        scorer = TimedScorer(clock, seconds)
        view = BacklogView()
        qtbot.addWidget(view)
        moods = MoodScreen(view, (desk.cascade, desk.teaching), scorer, model.host, wiring)
        moods.clock = clock
        moods.start()
        assert desk.sentiments.count_unscored() == 0
        return scorer.slices

    return rate


def _mail(number: int) -> str:
    return f"""From maya@bakery.example Fri Nov 20 10:42:00 2026
From: Maya Okafor <maya@bakery.example>
To: lena@hearth.example
Date: Fri, 20 Nov 2026 10:42:00 +0000
Message-ID: <{number}@mail.example>
Subject: Question {number}

Where is order {number}?
"""


def test_on_a_slow_machine_no_slice_takes_longer_than_a_second(rate) -> None:
    slices = rate(lambda _id: 0.3)

    assert max(took for _, took in slices) <= 1.0
    assert slices[1:] == [(2, 0.6)] * 9 + [(1, 0.3)]


def test_on_a_very_slow_machine_a_slice_is_one_message(rate) -> None:
    assert {size for size, _ in rate(lambda _id: 4.0)} == {LEAST}


def test_on_a_fast_machine_slices_grow(rate) -> None:
    sizes = [size for size, _ in rate(lambda _id: 0.001)]

    assert sizes == [1, 2, 4, 8, 5]
    assert max(sizes) <= MOST


def test_a_machine_that_becomes_slow_gets_smaller_slices(rate) -> None:
    numbers = iter(range(1000))
    slices = rate(lambda _id: 0.05 if next(numbers) < 3 else 0.5)

    late = [took for _, took in slices[3:]]
    assert late
    assert max(late) <= SLICE_S


class PatientScorer:
    """Says that a slice has begun, and ends it only when it is stopped."""

    def __init__(self) -> None:
        self.begun, self.stopped = threading.Event(), threading.Event()
        self.given_up = 0

    def score(self, tasks: Sequence[RatingTask]) -> Iterator[Rating]:
        self.begun.set()
        if not self.stopped.wait(10.0):
            raise AssertionError("nobody stopped it")
        self.given_up += 1
        if self.given_up == 1:
            raise Cancelled
        for task in tasks:
            yield make_rating(task.id)


def test_a_draft_stops_the_slice_at_hand_which_is_rated_after_it(
    qtbot: QtBot, desk: Desk, model: Model, wiring: Wiring, receive: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    receive()
    lane, scorer, view = Lane("model"), PatientScorer(), BacklogView()
    qtbot.addWidget(view)
    monkeypatch.setattr(model.host, "stop", scorer.stopped.set)
    wiring = replace(wiring, model_lane=lane)
    moods = MoodScreen(view, (desk.cascade, desk.teaching), scorer, model.host, wiring)
    moods.start()
    qtbot.waitUntil(scorer.begun.is_set)
    drafted: list[int] = []

    moods.make_way(True)
    lane.run(view, desk.sentiments.count_unscored, drafted.append, drafted.append)
    qtbot.waitUntil(lambda: drafted == [1])

    assert scorer.given_up == 1
    assert desk.sentiments.count_unscored() == 1
    moods.make_way(False)
    qtbot.waitUntil(lambda: desk.sentiments.count_unscored() == 0)
    assert lane.close()
