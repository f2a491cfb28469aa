"""Fits heads for moods to texts whose mood is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from core.insight.logistic import fit_near, softmax
from models.moods.sentiment_head import Head, Numbers, evened
from tests.evaluation.mood_figures import figures
from tests.evaluation.mood_sets import MoodRow

_TEMPERATURES = np.arange(0.7, 1.61, 0.05)


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Rows of one source and the vectors of their texts.

    weights: how much each row counts. lengths: of the texts, in bytes of UTF-8.
    """

    name: str
    vectors: Numbers
    wanted: Numbers
    means: Numbers
    weights: Numbers
    lengths: Numbers


def train(sources: Sequence[Source], pull: float) -> tuple[Head, dict[str, Any]]:
    """Return a head trained on all sources, and how each is judged by the others' head."""
    left_out = {}
    for source in sources:
        others = [other for other in sources if other is not source]
        left_out[source.name] = fit(others, pull)
    temperature = min(
        _TEMPERATURES,
        key=lambda one: sum(_surprise(left_out[source.name], source, one) for source in sources),
    )
    worth = {
        source.name: figures(
            _tempered(left_out[source.name], temperature).chances(source.vectors),
            source.wanted.argmax(axis=1),
            source.means,
        )
        for source in sources
    }
    worth["temperature"] = round(float(temperature), 2)
    return _tempered(fit(sources, pull), temperature), worth


def fit(sources: Sequence[Source], pull: float) -> Head:
    """Return the head that fits these sources. pull: a share of all rows together."""
    vectors = np.vstack([source.vectors for source in sources])
    wanted = np.vstack([source.wanted for source in sources])
    weights = np.concatenate([source.weights for source in sources])
    weights = weights / weights.sum()
    middle, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-3
    pulls = np.full(vectors.shape[1] + 1, pull, np.float32)
    pulls[-1] = 0.0
    start = np.zeros((3, vectors.shape[1] + 1), np.float32)
    found = fit_near(start, (vectors - middle) / spread, wanted, weights, pulls)
    found_weights = found[:, :-1] / spread
    return Head(found_weights, found[:, -1] - found_weights @ middle, spread)


def _tempered(head: Head, temperature: float) -> Head:
    """Return a head that is less sure of itself (above 1.0)."""
    return Head(
        (head.weights / temperature).astype(np.float32),
        (head.bias / temperature).astype(np.float32),
        head.spread,
    )


def _surprise(head: Head, source: Source, temperature: float) -> float:
    values = (source.vectors @ head.weights.T + head.bias) / temperature
    logs = np.log(np.maximum(softmax(values.astype(np.float32)), 1e-9))
    return float(-(source.wanted * logs).sum(axis=1).mean())


def cut(source: Source, half: int) -> Source:
    """Return the source with the means of words' states only."""
    vectors = source.vectors[:, half:]
    return replace(source, vectors=vectors)


def make_source(name: str, rows: Sequence[MoodRow], vectors: Numbers) -> Source:
    """Return a source in which each label counts alike: its mixture is no knowledge of moods.

    Our own texts count twice: they are few and speak as customers do.
    """
    labels = np.array([row.label for row in rows])
    weights = evened(labels) * (2.0 if name.startswith("own") else 1.0)
    wanted = np.array([row.wanted for row in rows], np.float32)
    means = np.array([row.mean for row in rows], np.float32)
    lengths = np.array([len(row.text.encode()) for row in rows], np.float32)
    return Source(name, vectors, wanted, means, weights.astype(np.float32), lengths)
