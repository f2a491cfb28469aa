from __future__ import annotations

import math
import random

import pytest

from tests.evaluation.calibrate import fit


@pytest.mark.slow  # fits as long as a trainer does
def test_the_fit_takes_a_models_lean_away() -> None:
    chance = random.Random(3)  # noqa: S311 - a fixed sample, not a secret
    rows = []
    for number in range(300):
        label = number % 3
        scores = [chance.gauss(0.0, 1.0) for _ in range(3)]
        scores[label] += 3.0
        scores[0] += 4.0
        total = math.log(sum(math.exp(score) for score in scores))
        rows.append((label, [score - total for score in scores]))

    calibration = fit(rows[:150])

    right = 0
    for label, logs in rows[150:]:
        chances = calibration.apply(logs)
        right += max(range(3), key=chances.__getitem__) == label
    assert right > 120
