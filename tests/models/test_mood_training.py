"""How heads for moods are trained and judged."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from tests.evaluation.mood_figures import calibration_error, figures
from tests.evaluation.mood_sets import TRAINED_ON, read_own, read_set
from tests.evaluation.mood_trainer import Source, train


def source(name: str, seed: int, count: int = 200) -> Source:
    chance = np.random.default_rng(seed)
    vectors = chance.normal(size=(count, 12)).astype(np.float32)
    labels = np.digitize(vectors[:, 0] + 0.2 * chance.normal(size=count), (-0.5, 0.5))
    wanted = np.eye(3, dtype=np.float32)[labels]
    means = np.full(count, np.nan, np.float32)
    return Source(name, vectors, wanted, means, np.ones(count, np.float32))


def test_a_head_learns_what_its_sources_share() -> None:
    head, worth = train([source("one", 1), source("two", 2), source("three", 3)], 0.01)

    judged = source("four", 4)
    assert (
        figures(head.chances(judged.vectors), judged.wanted.argmax(axis=1), judged.means)[
            "accuracy"
        ]
        > 0.75
    )
    assert {"one", "two", "three", "temperature"} == set(worth)


def test_figures_of_known_answers() -> None:
    chances = np.array([[0.9, 0.1, 0.0], [0.2, 0.5, 0.3], [0.0, 0.2, 0.8], [0.6, 0.3, 0.1]])
    truth, means = np.array([0, 1, 2, 2]), np.array([-2.0, 0.0, 2.0, 1.0])

    found = figures(chances, truth, means)

    assert found["accuracy"] == 0.75
    assert found["macro_f1"] == pytest.approx((2 / 3 + 1 + 2 / 3) / 3, abs=0.001)
    assert found["macro_recall"] == pytest.approx((1 + 1 + 0.5) / 3, abs=0.001)
    assert found["correlation"] > 0.5


def test_where_no_truth_is_neutral_the_sides_are_compared() -> None:
    chances = np.array([[0.1, 0.8, 0.1 + 1e-6], [0.3, 0.6, 0.1]])

    found = figures(chances, np.array([2, 0]), np.full(2, np.nan))

    assert found["accuracy"] == 1.0


def test_certainty_that_is_right_as_often_as_it_says_has_no_error() -> None:
    sure = np.full(100, 0.75)
    right = np.arange(100) % 4 != 0

    assert calibration_error(sure, right) == pytest.approx(0.0)
    assert calibration_error(sure, np.ones(100, bool)) == pytest.approx(0.25)


def test_our_own_texts_hold_every_mood_in_both_languages() -> None:
    rows = list(read_own())

    for language in ("english", "chinese"):
        wanted = [row.wanted for group, row in rows if group.startswith(language)]
        assert len(wanted) > 300
        assert len(set(wanted)) == 4
    assert len({row.text for _, row in rows}) == len(rows)


def test_what_is_measured_was_never_trained_on(tmp_path: Path) -> None:
    name = next(iter(TRAINED_ON))
    (tmp_path / name).parent.mkdir()
    with (tmp_path / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("text", "label", "human_mean"))
        writer.writerows((f"text {number}", "neutral", "0.1") for number in range(300))

    trained = {row.text for row in read_set(tmp_path, name, to_train=True)}
    measured = {row.text for row in read_set(tmp_path, name)}

    assert len(trained | measured) == 300
    assert not trained & measured
    assert 30 < len(measured) < 90
