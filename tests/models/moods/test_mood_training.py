"""How heads for moods are trained and judged."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from core.domain.sentiment import Mood, Sentiment
from tests.evaluation.mood_composer import MIXED, NEGATIVE, NEUTRAL, Texts, compose
from tests.evaluation.mood_figures import (
    calibration_error,
    calibration_error_by_chance,
    figures,
)
from tests.evaluation.mood_fit import Source, train
from tests.evaluation.mood_mails import Mail, judge, read_mails
from tests.evaluation.mood_sets import TRAINED_ON, UNSEEN, read_own, read_set


def source(name: str, seed: int, count: int = 200) -> Source:
    chance = np.random.default_rng(seed)
    vectors = chance.normal(size=(count, 12)).astype(np.float32)
    labels = np.digitize(vectors[:, 0] + 0.2 * chance.normal(size=count), (-0.5, 0.5))
    wanted = np.eye(3, dtype=np.float32)[labels]
    means = np.full(count, np.nan, np.float32)
    ones = np.ones(count, np.float32)
    return Source(name, vectors, wanted, means, ones, 40 * ones)


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


def test_nothing_is_trained_on_the_texts_that_are_only_measured_on() -> None:
    learned = {row.text for _, row in read_own()}
    measured = [row.text for _, row in read_own(UNSEEN)]

    assert len(measured) > 1_400
    assert len(set(measured)) == len(measured)
    assert learned.isdisjoint(measured)


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


def test_few_rows_show_an_error_even_of_a_perfect_certainty() -> None:
    few, many = (calibration_error_by_chance(np.full(rows, 0.75)) for rows in (50, 5_000))

    assert 0.03 < few < 0.08
    assert many < 0.01


def test_mails_put_together_sound_as_their_texts_do() -> None:
    labels = np.repeat(np.arange(3), 30)
    sure = np.full((90, 3), 0.05, np.float32)
    sure[np.arange(90), labels] = 0.9
    texts = Texts(np.log(sure), sure, labels, np.full(90, 10, np.float32))

    rows, found = compose([texts], np.random.default_rng(1))

    complaint, praise = rows[:, 2], rows[:, 3]
    assert len(np.unique(found)) == 4
    assert complaint[found == NEGATIVE].mean() > praise[found == NEGATIVE].mean() + 1
    assert max(complaint[found == NEUTRAL].max(), praise[found == NEUTRAL].max()) < -0.5
    assert np.minimum(complaint, praise)[found == MIXED].min() > complaint[found == NEUTRAL].max()


def test_our_own_texts_hold_every_mood_in_both_languages() -> None:
    rows = list(read_own())

    for language in ("english", "chinese"):
        wanted = [row.wanted for group, row in rows if group.startswith(language)]
        assert len(wanted) > 300
        assert len(set(wanted)) == 4
    assert len({row.text for _, row in rows}) == len(rows)


def test_mails_to_measure_on_are_of_every_kind_and_never_trained_on() -> None:
    mails = list(read_mails())
    kinds = Counter((mail.language, mail.mood, mail.is_blind) for mail in mails)

    assert len(mails) >= 60
    assert len(kinds) == 2 * len(Mood) * 2
    assert min(kinds.values()) >= 3
    assert not {mail.text for mail in mails} & {row.text for _, row in read_own()}


def test_mails_are_judged_by_what_they_were_called() -> None:
    mails = [Mail("Bad.", Mood.NEGATIVE, "en"), Mail("好", Mood.POSITIVE, "zh")]
    moods = [Sentiment(Mood.POSITIVE, 0.9, 0.9, "m"), Sentiment(Mood.POSITIVE, 0.9, 0.9, "m")]

    found = judge(mails, moods)

    assert found["all"]["as_told"] == 1
    assert found["en"]["wrong_side"] == 1
    assert found["zh"]["called"] == {"positive: positive": 1}


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
