"""Figures of how well chances of moods fit what people said."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.moods.sentiment_head import Numbers

_BANDS = 10
_SURE_SHARE = 0.7
_NEUTRAL = 1
_DRAWINGS = 200


def figures(chances: Numbers, truth: NDArray[np.int64], means: Numbers) -> dict[str, Any]:
    """Return accuracy, macro-F1, macro-recall, correlation with people's means, calibration.

    Where no truth is neutral the chances of the two sides are compared with each other. sure: the
    surest seven tenths, and how many of them are right. by_chance: what a certainty that is right
    as often as it says would show at so few rows.
    """
    if not (truth == _NEUTRAL).any():
        sides = chances[:, [0, 2]] + 1e-9
        sides = sides / sides.sum(axis=1, keepdims=True)
        chances = np.stack([sides[:, 0], np.zeros(len(sides)), sides[:, 1]], axis=1)
    guess = chances.argmax(axis=1)
    sure = chances.max(axis=1)
    right = guess == truth
    wanted = np.eye(3)[truth]
    surest = np.argsort(-sure, kind="stable")[: max(1, round(_SURE_SHARE * len(sure)))]
    found = {
        "rows": len(truth),
        "accuracy": right.mean(),
        "macro_f1": np.mean([_f1(truth, guess, label) for label in np.unique(truth)]),
        "macro_recall": np.mean([right[truth == label].mean() for label in np.unique(truth)]),
        "brier": ((chances - wanted) ** 2).sum(axis=1).mean(),
        "calibration_error": calibration_error(sure, right),
        "calibration_error_by_chance": calibration_error_by_chance(sure),
        "right_of_surest_70": right[surest].mean(),
    }
    if np.isfinite(means).all():
        score = chances[:, 2] - chances[:, 0]
        found["correlation"] = np.corrcoef(score, means)[0, 1]
    return {name: round(float(value), 3) for name, value in found.items()}


def calibration_error(sure: Numbers, right: NDArray[np.bool_]) -> float:
    """Return how far certainty and share of right ones lie apart, over ten equal bands."""
    bands = np.minimum((sure * _BANDS).astype(int), _BANDS - 1)
    return float(
        sum(
            abs(sure[bands == band].mean() - right[bands == band].mean()) * (bands == band).mean()
            for band in np.unique(bands)
        )
    )


def calibration_error_by_chance(sure: Numbers) -> float:
    """Return the mean calibration error of drawings in which each row is right as it says."""
    chance = np.random.default_rng(len(sure))
    drawn = chance.random((_DRAWINGS, len(sure))) < sure
    return float(np.mean([calibration_error(sure, right) for right in drawn]))


def _f1(truth: NDArray[np.int64], guess: NDArray[np.int64], label: int) -> float:
    both = int(((truth == label) & (guess == label)).sum())
    either = int((truth == label).sum() + (guess == label).sum())
    return 2 * both / either if either else 0.0
