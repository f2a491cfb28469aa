"""The models with their figures, the measurement, and when the model rests."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.domain.kept_prompt import KeptPrompt
from core.domain.model import MeasureDeed, MeasureStep, ModelAdapter, ModelState, ModelStatus
from core.errors import Cancelled
from desktop.background import Job, Lane
from desktop.desk import Desk
from desktop.routines.first_measure import FirstMeasure
from desktop.routines.model_rest import ModelRest
from desktop.screens.assistant_screen import AssistantScreen
from desktop.translation import Translation
from desktop.views.settings.assistant_view import AssistantView
from desktop.views.settings.model_card import ModelCard
from desktop.window.main_window import MainWindow
from desktop.wiring import Wiring
from tests.desktop.conftest import Model
from tests.factory import make_model, make_model_state


@pytest.fixture
def view(qtbot: QtBot, translation: Translation) -> AssistantView:
    view = AssistantView()
    qtbot.addWidget(view)
    return view


@pytest.fixture
def screen(view: AssistantView, desk: Desk, model: Model, wiring: Wiring) -> AssistantScreen:
    return AssistantScreen(view, (desk.settings_file, desk.prompts), model.host, wiring)


def cards(view: AssistantView) -> list[ModelCard]:
    return [
        widget
        for row in range(view._cards.count())
        if isinstance(widget := view._cards.itemAt(row).widget(), ModelCard)
    ]


def test_a_measurement_shows_each_models_figures_and_titles(
    screen: AssistantScreen, view: AssistantView
) -> None:
    screen.show()
    assert cards(view)[0].figures.isHidden()

    view.measure.click()

    large, small = cards(view)
    assert "short reply 4.2 s" in large.figures.text()
    assert "310 moods a minute" in large.figures.text()
    assert [badge.text() for badge in large._badges.values()] == ["Balanced", "Thorough"]
    assert [badge.text() for badge in small._badges.values()] == ["Fast"]
    assert view.bar.isHidden()


def test_a_measurement_tells_how_far_it_is(view: AssistantView) -> None:
    step = MeasureStep("small", "Small one", MeasureDeed.READING, 0.4)

    view.show_step(step, is_measuring=True)

    assert view.bar.value() == 40
    assert view.words.text() == "Small one: reading a long mail"
    assert view.measure.isHidden()
    assert not view.stop.isHidden()


def _measures_until_stopped(model: Model, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Have the host measure until it is told to stop; return what says that it has begun."""
    begun, stopped = threading.Event(), threading.Event()

    def measure(_tell: object) -> None:
        begun.set()
        assert stopped.wait(10.0)
        raise Cancelled

    monkeypatch.setattr(model.host, "measure", measure)
    monkeypatch.setattr(model.host, "stop", stopped.set)
    return begun


def test_a_measurement_stopped_by_a_draft_keeps_what_it_has(
    qtbot: QtBot, view: AssistantView, desk: Desk, model: Model, wiring: Wiring,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    begun = _measures_until_stopped(model, monkeypatch)
    lane = Lane("model")
    services = (desk.settings_file, desk.prompts)
    screen = AssistantScreen(view, services, model.host, replace(wiring, model_lane=lane))
    view.measure.click()
    qtbot.waitUntil(begun.is_set)
    assert view.measure.isHidden()

    screen.make_way(True)

    qtbot.waitUntil(lambda: not view.measure.isHidden())
    assert lane.close()


class _JustBegun(Job):
    """Its turn comes just when it was looked at and hadn't come yet."""

    has_run = False

    @property
    def has_started(self) -> bool:
        had_started = super().has_started
        self.has_run = self.begin()
        return had_started


def test_a_measurement_that_begins_just_when_it_is_stopped_is_stopped(
    screen: AssistantScreen, view: AssistantView, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops: list[bool] = []
    job = _JustBegun()
    monkeypatch.setattr(screen._model_lane, "report", lambda *_anything: job)
    monkeypatch.setattr(model.host, "stop", lambda: stops.append(True))
    view.measure.click()

    screen.stop_measuring()

    assert stops or not job.has_run
    assert not view.measure.isHidden()


def test_what_runs_the_model_is_said(view: AssistantView) -> None:
    state = replace(make_model_state(), is_loaded=True, device="Radeon 780M")
    view.show_models((make_model(is_in_use=True),), (), ModelAdapter("our-tone", 0.8))
    view.show_state(state)

    assert "runs on Radeon 780M" in view.now.text()
    assert "adapter our-tone, strength 0.8" in view.now.text()
    view.show_state(replace(state, device="", note="model-gpu-failed"))
    assert "runs on the processor" in view.now.text()
    assert "graphics processor" in view.note.text()
    view.show_state(ModelState(ModelStatus.MISSING))
    assert "no model" in view.now.text().casefold()


def test_the_owners_choice_of_rest_is_kept_and_followed(
    qtbot: QtBot, window: Callable[[], MainWindow], desk: Desk, model: Model,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    state = replace(make_model_state(), is_loaded=True)
    monkeypatch.setattr(model.host, "state", lambda: state)
    shown = window()
    shown.actions_.go_settings.trigger()
    view = shown.pages.settings.assistant
    view.rest.setCurrentIndex(view.rest.findData(5))
    view.saver.setChecked(True)

    view.rest.activated.emit(view.rest.currentIndex())
    shown.screens.rest.look()

    assert desk.settings_file.load().model_rest_minutes == 5
    (policy,) = model.host.policies
    assert (policy.idle_s, policy.on_battery_saver) == (300.0, True)


def test_a_model_at_work_is_not_asked_to_rest(
    qtbot: QtBot, view: AssistantView, desk: Desk, model: Model, wiring: Wiring,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    state = replace(make_model_state(), is_loaded=True)
    monkeypatch.setattr(model.host, "state", lambda: state)
    lane, done = Lane("model"), threading.Event()
    rest = ModelRest(model.host, desk.settings_file, lane, wiring.reporter, view)
    lane.run(view, lambda: done.wait(10.0), lambda _did: None, lambda _error: None)

    rest.look()

    assert model.host.policies == []
    done.set()
    qtbot.waitUntil(lambda: lane.is_idle)
    rest.look()
    qtbot.waitUntil(lambda: len(model.host.policies) == 1)
    assert lane.close()


def test_it_is_said_when_the_computer_tells_nothing_of_its_battery(
    screen: AssistantScreen, view: AssistantView, model: Model
) -> None:
    model.host.saver = None

    screen.show()

    assert not view._saver_hint.isHidden()


def test_what_the_model_read_is_kept_only_while_the_owner_wants_it(
    screen: AssistantScreen, view: AssistantView, desk: Desk
) -> None:
    screen.show()
    assert not view.keeping.isChecked()

    view.keeping.click()
    assert desk.settings_file.load().keeps_prompts
    mark, prompt = desk.prompts.mark(), KeptPrompt("first", (1, 2), 5)
    assert desk.prompts.add(mark, "model", prompt, b"state", 0)
    told: list[str] = []
    screen.told.connect(told.append)
    view.keeping.click()

    assert len(told) == 1
    view.keeping.click()
    assert desk.prompts.list_prompts("model") == ()


def test_models_are_measured_once_while_nobody_is_there(
    screen: AssistantScreen, view: AssistantView, model: Model, wiring: Wiring
) -> None:
    told: list[str] = []
    screen.told.connect(told.append)
    first = FirstMeasure(
        model.host, screen.measure_quietly, wiring.data_lane, wiring.reporter, screen
    )

    first.look()

    assert model.host.measures == model.host.measured
    assert told == []
    model.host.measured = ()
    first.look()
    assert model.host.measures != ()
    assert view.bar.isHidden()


def test_a_measurement_nobody_asked_for_makes_way_for_moods(
    qtbot: QtBot, view: AssistantView, desk: Desk, model: Model, wiring: Wiring,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    begun = _measures_until_stopped(model, monkeypatch)
    lane = Lane("model")
    services = (desk.settings_file, desk.prompts)
    screen = AssistantScreen(view, services, model.host, replace(wiring, model_lane=lane))
    screen.make_way_quietly(True)
    screen.measure_quietly()
    assert not view.measure.isHidden()

    screen.make_way_quietly(False)
    screen.measure_quietly()
    qtbot.waitUntil(begun.is_set)
    screen.make_way_quietly(True)

    qtbot.waitUntil(lambda: not view.measure.isHidden())
    assert lane.close()
