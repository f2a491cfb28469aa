"""Light heads: what turns a model's thoughts about a message into chances of moods.

A head is one linear layer and a softmax: three rows of weights, trained by
`tests/evaluation/mood_trainer.py` on texts whose licence allows it (`resources/licences`), and
shipped for each model that set-up can fetch. The owner's corrections pull it towards the owner.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.paths import RESOURCES
from models.logistic import fit_near, log_loss, softmax

LABELS = ("negative", "neutral", "positive")
"""The columns of all chances."""

_PARTS = ("weights", "bias", "spread")
_PULLS = (10_000.0, 3_000.0, 1_000.0)
"""How firmly corrections are held to the shipped head, the firmest first."""
_BIAS_PULL = 1.0
_FOLDS = 5
_FEWEST = 8
_MIN_GAIN = 0.01

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """weights: [3, n], for vectors as they are. bias: [3]. spread: of each number, [n]."""

    weights: Numbers
    bias: Numbers
    spread: Numbers

    def chances(self, vectors: Numbers) -> Numbers:
        """Return the chance of each label for each vector: [rows, 3], rows sum to 1."""
        return softmax(vectors @ self.weights.T + self.bias)

    def adapted(
        self, vectors: Numbers, labels: NDArray[np.int64], weights: Numbers | None = None
    ) -> Head:
        """Return a head that also fits these examples, or this one where they teach it nothing.

        vectors: [rows, n]. labels: indexes of LABELS. weights: how much each row counts, 1.0 as a
        rule. How far the head goes is what does best on examples that were held back in turn.
        """
        count = len(labels)
        if count < _FEWEST:
            return self
        weights = np.ones(count, np.float32) if weights is None else weights
        folds = np.arange(count) % _FOLDS
        losses = {pull: self._loss(vectors, labels, weights, folds, pull) for pull in _PULLS}
        best = min(losses, key=lambda pull: losses[pull])
        before = log_loss(self.chances(vectors), labels, weights)
        if losses[best] > before * (1 - _MIN_GAIN):
            return self
        return self._near(vectors, labels, weights, best)

    def _loss(
        self,
        vectors: Numbers,
        labels: NDArray[np.int64],
        weights: Numbers,
        folds: NDArray[np.int64],
        pull: float,
    ) -> float:
        chances = np.zeros((len(labels), len(LABELS)), np.float32)
        for fold in range(_FOLDS):
            here = folds == fold
            head = self._near(vectors[~here], labels[~here], weights[~here], pull)
            chances[here] = head.chances(vectors[here])
        return log_loss(chances, labels, weights)

    def _near(
        self, vectors: Numbers, labels: NDArray[np.int64], weights: Numbers, pull: float
    ) -> Head:
        wanted = np.eye(len(LABELS), dtype=np.float32)[labels]
        middle = vectors.mean(axis=0)
        bias = self.bias + self.weights @ middle
        start = np.hstack([self.weights * self.spread, bias[:, None]])
        pulls = np.full(start.shape[1], pull, np.float32)
        pulls[-1] = _BIAS_PULL
        found = fit_near(start, (vectors - middle) / self.spread, wanted, weights, pulls)
        changed = found[:, :-1] / self.spread
        return Head(changed, found[:, -1] - changed @ middle, self.spread)


@dataclass(frozen=True, slots=True, eq=False)
class MoodHeads:
    """What is shipped for a model.

    prompt: what a message is read in, with the engine's ITEM_MARK. layer: whose states are taken.
    whole: for a message: its last state and the mean of its words' states, side by side.
    part: for a stretch of a message: the mean of its words' states.
    """

    prompt: str
    layer: int
    whole: Head
    part: Head


@lru_cache(maxsize=4)
def find_heads(model_id: str) -> MoodHeads | None:
    """Return the heads that are shipped for a model, None where there are none."""
    path = RESOURCES / "moods" / f"{model_id}.npz"
    return read_heads(path) if path.is_file() else None


def find_head(model_id: str) -> Head | None:
    """Return the shipped head for whole messages, None for a model without one."""
    heads = find_heads(model_id)
    return heads.whole if heads is not None else None


def read_heads(path: Path) -> MoodHeads:
    """Return the heads of a file."""
    with np.load(path, allow_pickle=False) as file:
        heads = [
            Head(*(file[f"{name}_{part}"].astype(np.float32) for part in _PARTS))
            for name in ("whole", "part")
        ]
        return MoodHeads(str(file["prompt"]), int(file["layer"]), *heads)


def write_heads(path: Path, heads: MoodHeads) -> None:
    """Write a file of a few tens of kilobytes: two bytes a number."""
    arrays = {
        f"{name}_{part}": getattr(head, part).astype(np.float16)
        for name, head in (("whole", heads.whole), ("part", heads.part))
        for part in _PARTS
    }
    np.savez_compressed(path, prompt=heads.prompt, layer=heads.layer, **arrays)
