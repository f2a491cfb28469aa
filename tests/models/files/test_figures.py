"""What is measured is kept for this file on this machine, and what the figures make a model."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.model import ModelMeasure, ModelTitle
from core.domain.sentiment import Mood
from models.files.catalogue import Catalogue, KnownModel
from models.files.figures import FiguresFile, with_titles
from models.files.measure import budgets, load_trial
from models.power import saves_battery

QUICK = ModelMeasure(
    "quick", 1.0, 1.5, reply_s=1.0, read_tokens_per_s=400.0, write_tokens_per_s=90.0,
    ratings_per_min=900.0, memory_bytes=1, long_mail_s=4.0, moods_right=0.5, moods_asked=24,
)  # fmt: skip
MIDDLE = replace(QUICK, id="middle", reply_s=3.0, long_mail_s=7.0, moods_right=0.8)
SLOW = replace(QUICK, id="slow", reply_s=9.0, long_mail_s=20.0, moods_right=0.9)


@pytest.fixture
def model(tmp_path: Path) -> KnownModel:
    known = Catalogue(tmp_path).find("smollm2-135m")
    assert known is not None
    return known


def titles(*measures: ModelMeasure) -> dict[str, set[str]]:
    return {one.id: {title.value for title in one.titles} for one in with_titles(measures)}


def test_each_of_three_models_has_the_title_of_its_figures() -> None:
    assert titles(SLOW, MIDDLE, QUICK) == {
        "quick": {"fast"}, "middle": {"balanced"}, "slow": {"thorough"},
    }  # fmt: skip


def test_a_slow_model_that_reads_worse_is_not_thorough() -> None:
    dull = replace(SLOW, moods_right=0.3)

    assert titles(dull, MIDDLE)["middle"] == {"fast", "balanced", "thorough"}


def test_on_a_slow_machine_the_balanced_one_is_not_much_slower_than_the_fast_one() -> None:
    quick, middle, slow = (replace(one, reply_s=one.reply_s * 10) for one in (QUICK, MIDDLE, SLOW))

    assert titles(quick, middle, slow)["quick"] == {"fast", "balanced"}
    assert titles(quick, replace(middle, reply_s=14.0))["middle"] == {"balanced", "thorough"}


def test_figures_hold_for_one_file_on_one_machine(tmp_path: Path, model: KnownModel) -> None:
    here = FiguresFile(tmp_path, lambda: "this machine")
    measure = replace(QUICK, id=model.id)
    here.keep(model, QUICK)
    here.keep(model, measure)
    there = FiguresFile(tmp_path, lambda: "another machine")

    (found,) = here.list_measures([model])
    assert replace(found, titles=()) == measure
    assert found.titles == tuple(ModelTitle)
    assert here.list_measures([replace(model, sha256="other")]) == ()
    assert there.list_measures([model]) == ()
    assert len(json.loads((tmp_path / "measured.json").read_text())["measures"]) == 1


@pytest.mark.parametrize(
    "content",
    ["", "[1]", '{"version": 1, "measures": [3, {"machine": "m"}]}', '{"version": 2}',
     '{"version": 1, "measures": [{"machine": "m", "sha256": "SHA", "reply_s": "soon"}]}'],
)  # fmt: skip
def test_a_damaged_file_of_figures_means_none(
    content: str, tmp_path: Path, model: KnownModel
) -> None:
    figures = FiguresFile(tmp_path, lambda: "m")
    (tmp_path / "measured.json").write_text(content.replace("SHA", model.sha256))

    assert figures.list_measures([model]) == ()
    figures.keep(model, QUICK)
    assert len(figures.list_measures([model])) == 1


def test_the_minute_is_shared_out_by_size_with_some_for_the_smallest() -> None:
    shares = budgets([98_362_432, 491_400_064, 1_117_320_768], 60.0)

    assert sum(shares) == pytest.approx(60.0)
    assert shares == sorted(shares)
    assert shares[0] > 8.0


def test_the_trial_has_as_much_of_each_mood_wherever_it_is_cut() -> None:
    trial = load_trial()

    assert len(trial) == 24
    for at in range(6, 25, 6):
        found = [mood for _, mood in trial[:at]]
        assert {found.count(mood) for mood in (Mood.NEGATIVE, Mood.NEUTRAL, Mood.POSITIVE)} == {
            at // 3
        }


def put(system: Path, **values: str) -> None:
    for name, value in values.items():
        path = system / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(value + "\n")


BATTERY = "class__power_supply__BAT0__"


@pytest.mark.parametrize(
    ("values", "saves"),
    [
        ({}, None),
        ({"class__power_supply__AC__type": "Mains"}, False),
        ({f"{BATTERY}type": "Battery", f"{BATTERY}capacity": "80"}, False),
        ({f"{BATTERY}type": "Battery", f"{BATTERY}capacity": "12",
          f"{BATTERY}status": "Discharging"}, True),
        ({f"{BATTERY}type": "Battery", f"{BATTERY}capacity": "12",
          f"{BATTERY}status": "Charging"}, False),
        ({f"{BATTERY}type": "Battery", f"{BATTERY}scope": "Device", f"{BATTERY}capacity": "5",
          f"{BATTERY}status": "Discharging"}, False),
        ({f"{BATTERY}type": "Battery", "firmware__acpi__platform_profile": "low-power"}, True),
        ({f"{BATTERY}type": "Battery", "devices__system__cpu__cpufreq__policy0__"
          "energy_performance_preference": "power"}, True),
    ],
)  # fmt: skip
def test_battery_saver_is_read_from_the_system(
    values: dict[str, str], saves: bool | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    put(tmp_path, **values)

    assert saves_battery(tmp_path) is saves
