"""The backlog is rated in slices, can be stopped, and waits where the person wants it to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.domain.sentiment import STUDENT, Mood, MoodExample, Rating, RatingTask, Sentiment
from core.errors import UserError
from core.storage.database import Database
from desktop.desk import Desk
from desktop.screens.mood_screen import MoodScreen
from desktop.translation import Translation
from desktop.views.inbox.backlog_view import BacklogView
from desktop.window.main_window import MainWindow
from desktop.wiring import Wiring
from tests.core.taught import write_in
from tests.desktop.conftest import Model

Receive = Callable[..., int]


@pytest.fixture
def moods(
    qtbot: QtBot, desk: Desk, model: Model, wiring: Wiring, translation: Translation
) -> MoodScreen:
    view = BacklogView()
    qtbot.addWidget(view)
    return MoodScreen(view, (desk.cascade, desk.teaching), model.scorer, model.host, wiring)


def test_the_whole_backlog_is_rated_in_slices(
    moods: MoodScreen, desk: Desk, model: Model, receive: Receive
) -> None:
    for number in range(6):
        receive(subject=f"Question {number}")

    moods.start()

    assert desk.sentiments.count_unscored() == 0
    assert sum(model.scorer.slices) == 6
    assert len(model.scorer.slices) >= 2
    assert desk.inbox.list_conversations()[0].mood.label is Mood.POSITIVE


def test_a_stop_ends_after_the_slice_at_hand_and_go_on_resumes(
    moods: MoodScreen, desk: Desk, receive: Receive
) -> None:
    for number in range(6):
        receive(subject=f"Question {number}")
    desk.changes.changed.connect(lambda _change: moods._view.stop_requested.emit())

    moods.start()
    left = desk.sentiments.count_unscored()
    desk.changes.changed.disconnect()
    moods._view.resume_requested.emit()

    assert 0 < left < 6
    assert desk.sentiments.count_unscored() == 0


def test_an_error_is_said_and_not_tried_for_ever(
    moods: MoodScreen, model: Model, receive: Receive
) -> None:
    receive()
    model.scorer.error = UserError("model-died")

    moods.start()
    moods.start()

    assert len(model.scorer.slices) == 1
    assert "stopped unexpectedly" in moods._view._words.text()


def test_moods_wait_when_the_person_wants_them_to(
    window: Callable[[], MainWindow], desk: Desk, model: Model, receive: Receive
) -> None:
    receive()
    desk.settings_file.save(replace(desk.settings_file.load(), rates_at_once=False))

    window()

    assert model.scorer.slices == []


class Judge:
    """Is right about two words, and counts what it read."""

    def __init__(self) -> None:
        self.read = 0

    def score(self, tasks: Sequence[RatingTask]) -> Iterator[Rating]:
        for task in tasks:
            self.read += 1
            label = Mood.POSITIVE if "lovely" in task.text else Mood.NEGATIVE
            score = 0.9 if label is Mood.POSITIVE else -0.9
            yield Rating(task.id, Sentiment(label, score, 0.95, "judge"))

    def states(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        del texts
        return ()

    def learn(self, examples: Sequence[MoodExample]) -> bool:
        del examples
        return False


def test_a_large_backlog_is_shared_with_a_student_and_progress_counts_both(
    qtbot: QtBot, desk: Desk, database: Database, model: Model, wiring: Wiring,
    translation: Translation,
) -> None:  # fmt: skip
    words = ("lovely and bright", "broken and late")
    write_in(database, *(f"The lamp {n} is {words[n % 2]}, thing {n % 7}." for n in range(320)))
    view, judge = BacklogView(), Judge()
    qtbot.addWidget(view)
    services = (desk.cascade, desk.teaching)
    moods = MoodScreen(view, services, judge, model.host, wiring)
    shown: list[tuple[int, int]] = []
    show = view.show_progress
    view.show_progress = lambda *told, **_: (shown.append(told), show(*told))[1]

    moods.start()

    sources = dict(desk.teaching.report().sources)
    assert desk.sentiments.count_unscored() == 0
    assert judge.read == sources["model"] < 320
    assert sources[STUDENT] == 320 - judge.read
    assert shown[-1] == (320, 320)
    assert [done for done, _ in shown] == sorted(done for done, _ in shown)


class Torn(Judge):
    """Says of vague messages now this, now that, so that no student is sure of them."""

    def score(self, tasks: Sequence[RatingTask]) -> Iterator[Rating]:
        for rating in super().score(tasks):
            is_glad = rating.sentiment.label is Mood.POSITIVE or rating.id * 7919 % 101 < 50
            label, score = (Mood.POSITIVE, 0.9) if is_glad else (Mood.NEGATIVE, -0.9)
            yield Rating(rating.id, Sentiment(label, score, 0.95, "judge"))


def test_once_all_have_a_mood_it_is_said_that_what_is_not_sure_is_read(
    qtbot: QtBot, desk: Desk, database: Database, model: Model, wiring: Wiring,
    translation: Translation,
) -> None:  # fmt: skip
    words = ("lovely and bright", "perhaps", "lovely, thank you")
    write_in(database, *(f"The lamp {n} is {words[n % 3]}, thing {n % 7}." for n in range(480)))
    view = BacklogView()
    qtbot.addWidget(view)
    moods = MoodScreen(view, (desk.cascade, desk.teaching), Torn(), model.host, wiring)
    said: list[str] = []
    show = view.show_progress
    view.show_progress = lambda *told, **more: (
        show(*told, **more),
        said.append(view._words.toolTip()),
    )[0]

    moods.start()

    assert said[0].startswith("Reading moods:")
    assert said[-1].startswith("Reading unsure moods:")
    assert "Every message has a mood." in said[-1]
    assert desk.sentiments.count_unscored() == 0
