"""In the window: what messages mean is made first, and moods don't depend on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.domain.sentiment import MEANING_STUDENT, Mood, Rating, RatingTask
from core.errors import UserError
from desktop.background import ImmediateLane
from desktop.desk import Desk
from desktop.routines.meaning_reader import MeaningReader
from desktop.screens.mood_screen import FEW, MoodScreen
from desktop.translation import Translation
from desktop.views.inbox.backlog_view import BacklogView
from desktop.wiring import Wiring
from desktop.words import mood_words
from tests.core.sounding import MODEL, SoundingEmbedder
from tests.desktop.conftest import Model
from tests.desktop.stand_ins import ScriptedScorer

Receive = Callable[..., int]


class NotingScorer(ScriptedScorer):
    """Keeps what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.tasks: list[RatingTask] = []

    def score(self, tasks: Sequence[RatingTask]) -> Iterator[Rating]:
        self.tasks += tasks
        return super().score(tasks)


@pytest.fixture
def embedder() -> SoundingEmbedder:
    return SoundingEmbedder(lambda _text: Mood.NEUTRAL)


@pytest.fixture
def scorer() -> NotingScorer:
    return NotingScorer()


@pytest.fixture
def view(qtbot: QtBot, translation: Translation) -> BacklogView:
    view = BacklogView()
    qtbot.addWidget(view)
    return view


@pytest.fixture
def moods(
    view: BacklogView, desk: Desk, model: Model, wiring: Wiring,
    embedder: SoundingEmbedder, scorer: NotingScorer,
) -> MoodScreen:  # fmt: skip
    services = (desk.cascade, desk.teaching)
    reader = MeaningReader(embedder, ImmediateLane(), desk.settings_file)
    return MoodScreen(view, services, scorer, model.host, wiring, reader)


def test_what_messages_mean_is_made_before_the_model_reads_them(
    moods: MoodScreen, desk: Desk, scorer: NotingScorer, receive: Receive
) -> None:
    for number in range(3):
        receive(subject=f"Question {number}")

    moods.start()

    assert desk.sentiments.count_unscored() == 0
    assert [task.vectors.model for task in scorer.tasks if task.vectors] == [MODEL] * 3


def test_without_it_moods_are_told_all_the_same(
    moods: MoodScreen, desk: Desk, scorer: NotingScorer, embedder: SoundingEmbedder,
    receive: Receive,
) -> None:  # fmt: skip
    receive()
    embedder.error = UserError("meaning-no-memory")

    moods.start()

    assert desk.sentiments.count_unscored() == 0
    assert [task.vectors for task in scorer.tasks] == [None]


@pytest.mark.parametrize("count", [FEW, FEW + 1])
def test_a_few_new_messages_dont_wait_for_it_to_be_loaded(
    moods: MoodScreen, desk: Desk, scorer: NotingScorer, embedder: SoundingEmbedder,
    receive: Receive, count: int,
) -> None:  # fmt: skip
    embedder.is_loaded = False
    for number in range(count):
        receive(subject=f"Question {number}")

    moods.start()

    assert desk.sentiments.count_unscored() == 0
    assert {task.vectors is not None for task in scorer.tasks} == {count > FEW}


def test_who_switched_finding_by_meaning_off_is_not_read_for_it(
    moods: MoodScreen, desk: Desk, scorer: NotingScorer, embedder: SoundingEmbedder,
    receive: Receive,
) -> None:  # fmt: skip
    receive()
    desk.settings_file.save(replace(desk.settings_file.load(), finds_by_meaning=False))

    moods.start()

    assert embedder.asked == []
    assert [task.vectors for task in scorer.tasks] == [None]


def test_no_meaning_is_made_while_a_draft_is_written_and_it_is_made_afterwards(
    moods: MoodScreen, desk: Desk, scorer: NotingScorer, embedder: SoundingEmbedder,
    receive: Receive,
) -> None:  # fmt: skip
    receive()
    moods.make_way(is_writing=True)

    moods.start()
    asked_meanwhile = list(embedder.asked)
    moods.make_way(is_writing=False)

    assert asked_meanwhile == []
    assert [task.vectors is not None for task in scorer.tasks] == [True]
    assert desk.sentiments.count_unscored() == 0


def test_who_spoke_is_said_in_words(translation: Translation) -> None:
    translation.use("zh_CN")

    assert mood_words.source(MEANING_STUDENT) == "Cardfile 从您的邮件中学到的，按内容含义"
