"""Logistic regression by gradient descent (L-BFGS), held near what is known already."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

_STEPS = 150
_MEMORY = 10
_ENOUGH = 1e-6
_SMALLEST_STEP = 1e-8

Numbers = NDArray[np.float32]
_Slope = Callable[[Numbers], tuple[float, Numbers]]


def softmax(values: Numbers) -> Numbers:
    """Return chances that sum to 1 in each row."""
    powers: Numbers = np.exp(values - values.max(axis=1, keepdims=True))
    chances: Numbers = powers / powers.sum(axis=1, keepdims=True)
    return chances


def log_loss(chances: Numbers, labels: NDArray[np.int64], weights: Numbers) -> float:
    """Return the mean surprise at the right labels; 0.0 is perfect."""
    right = np.maximum(chances[np.arange(len(labels)), labels], 1e-9)
    return float(-(weights * np.log(right)).sum() / weights.sum())


def fit_near(
    start: Numbers, vectors: Numbers, wanted: Numbers, weights: Numbers, pulls: Numbers
) -> Numbers:
    """Return weights [labels, n + 1], the last column the bias, that fit and stay near the start.

    vectors: [rows, n], each number of about the same spread. wanted: the chance of each label in
    each row. weights: how much each row counts. pulls: [n + 1], how firmly each column is held.
    """
    rows = np.hstack([vectors, np.ones((len(vectors), 1), np.float32)]).astype(np.float32)

    def slope(place: Numbers) -> tuple[float, Numbers]:
        values = rows @ place.T
        values -= values.max(axis=1, keepdims=True)
        totals = np.exp(values).sum(axis=1, keepdims=True)
        moved = place - start
        loss = -float((weights[:, None] * wanted * (values - np.log(totals))).sum())
        errors = (np.exp(values) / totals - wanted) * weights[:, None]
        return (
            loss + 0.5 * float((pulls * moved * moved).sum()),
            errors.T @ rows + pulls * moved,
        )

    return _descend(start.astype(np.float32), slope)


def _descend(place: Numbers, slope: _Slope) -> Numbers:
    """Walk downhill; each step remembers how the last ones bent the slope."""
    shape = place.shape
    height, gradient = slope(place)
    steps: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
    for _ in range(_STEPS):
        way = _way(gradient, steps)
        length = 1.0 if steps else 1.0 / max(1.0, float(np.abs(gradient).sum()))
        fall = float(way @ gradient.ravel())
        while True:
            there = place - (length * way).reshape(shape).astype(np.float32)
            new_height, new_gradient = slope(there)
            if new_height <= height - 1e-4 * length * fall or length < _SMALLEST_STEP:
                break
            length /= 2
        bend = (new_gradient - gradient).ravel().astype(np.float64)
        if float(-length * way @ bend) > 1e-12:
            steps = [*steps[1 - _MEMORY :], (-length * way, bend)]
        is_down = abs(height - new_height) < _ENOUGH * max(1.0, abs(height))
        place, height, gradient = there, new_height, new_gradient
        if is_down:
            break
    return place


def _way(
    gradient: Numbers, steps: list[tuple[NDArray[np.float64], NDArray[np.float64]]]
) -> NDArray[np.float64]:
    way = gradient.ravel().astype(np.float64)
    shares = []
    for step, bend in reversed(steps):
        share = float(step @ way) / float(bend @ step)
        shares.append(share)
        way = way - share * bend
    if steps:
        step, bend = steps[-1]
        way = way * (float(step @ bend) / float(bend @ bend))
    for (step, bend), share in zip(steps, reversed(shares), strict=True):
        way = way + (share - float(bend @ way) / float(bend @ step)) * step
    return way
