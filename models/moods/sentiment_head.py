"""Light heads: what turns a model's thoughts about a message into chances of moods.

A head is one linear layer and a softmax: a row of weights for each label, trained by
`tests/evaluation/mood_trainer.py` on texts whose licence allows it (`resources/licences`), and
shipped for each model that set-up can fetch. The owner's corrections pull it towards the owner.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.insight.logistic import fit_near, log_loss, softmax
from core.paths import mood_file

LABELS = ("negative", "neutral", "positive")
"""The columns of all chances."""

_HEADS = ("whole", "part", "several")
_PARTS = ("weights", "bias", "spread")
_PULL = 3_000.0
"""How firmly corrections are held to the shipped head."""
_BIAS_PULL = 1.0
_FOLDS = 5
_FEWEST = 8
_ENOUGH = 0.97
"""Of the surprise that the shipped head has at the corrections: what the new one must go below."""
_MOST_WEIGHT = 3.0

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
        rule. They teach something when what was held back in turn surprises a changed head less.
        """
        if len(labels) < _FEWEST:
            return self
        told = np.ones(len(labels), np.float32) if weights is None else weights
        told = told * evened(labels)
        seen = np.unique(labels)
        before = _loss(self.chances(vectors), labels, told, seen)
        if _loss(self._held_back(vectors, labels, told), labels, told, seen) > _ENOUGH * before:
            return self
        return self._near(vectors, labels, told)

    def _held_back(self, vectors: Numbers, labels: NDArray[np.int64], weights: Numbers) -> Numbers:
        """Return the chances of each row by a head that wasn't shown its fold."""
        folds = np.arange(len(labels)) % _FOLDS
        chances = np.zeros((len(labels), len(LABELS)), np.float32)
        for fold in range(_FOLDS):
            here = folds == fold
            chances[here] = self._near(vectors[~here], labels[~here], weights[~here]).chances(
                vectors[here]
            )
        return chances

    def _near(self, vectors: Numbers, labels: NDArray[np.int64], weights: Numbers) -> Head:
        wanted = np.eye(len(LABELS), dtype=np.float32)[labels]
        middle = vectors.mean(axis=0)
        bias = self.bias + self.weights @ middle
        start = np.hstack([self.weights * self.spread, bias[:, None]])
        pulls = np.full(start.shape[1], _PULL, np.float32)
        pulls[-1] = _BIAS_PULL
        found = fit_near(start, (vectors - middle) / self.spread, wanted, weights, pulls)
        changed = found[:, :-1] / self.spread
        return Head(changed, found[:, -1] - changed @ middle, self.spread)


def evened(labels: NDArray[np.int64]) -> Numbers:
    """Return weights with which each label counts alike: that most write in anger is no mood."""
    counts = np.bincount(labels, minlength=len(LABELS))
    share = len(labels) / (np.count_nonzero(counts) * np.maximum(counts, 1))
    return np.minimum(share, _MOST_WEIGHT).astype(np.float32)[labels]


def _loss(
    chances: Numbers, labels: NDArray[np.int64], weights: Numbers, seen: NDArray[np.int64]
) -> float:
    """Return the surprise at the labels, told apart from those alone that were ever told."""
    among = chances[:, seen] + 1e-9
    among /= among.sum(axis=1, keepdims=True)
    return log_loss(among, np.searchsorted(seen, labels), weights)


@dataclass(frozen=True, slots=True, eq=False)
class MoodHeads:
    """What is shipped for a model.

    prompt: what a message is read in, with the engine's ITEM_MARK. layer: whose states are taken.
    whole: for a message: its last state and the mean of its words' states, side by side.
    part: for a stretch of a message: the mean of its words' states.
    several: for a message of several clauses: what `models.moods.clauses.evidence` tells of them;
    its labels are LABELS and mixed.
    """

    prompt: str
    layer: int
    whole: Head
    part: Head
    several: Head


@lru_cache(maxsize=4)
def find_heads(model_id: str) -> MoodHeads | None:
    """Return the heads that are shipped for a model, None where there are none."""
    path = mood_file(model_id)
    return read_heads(path) if path.is_file() else None


def find_head(model_id: str) -> Head | None:
    """Return the shipped head for whole messages, None for a model without one."""
    heads = find_heads(model_id)
    return heads.whole if heads is not None else None


def read_heads(path: Path) -> MoodHeads:
    """Return the heads of a file."""
    with np.load(path, allow_pickle=False) as file:
        heads = [
            Head(*(file[f"{name}_{part}"].astype(np.float32) for part in _PARTS)) for name in _HEADS
        ]
        return MoodHeads(str(file["prompt"]), int(file["layer"]), *heads)


def write_heads(path: Path, heads: MoodHeads) -> None:
    """Write a file of a few tens of kilobytes: two bytes a number."""
    arrays = {
        f"{name}_{part}": getattr(head, part).astype(np.float16)
        for name, head in ((name, getattr(heads, name)) for name in _HEADS)
        for part in _PARTS
    }
    np.savez_compressed(path, prompt=heads.prompt, layer=heads.layer, **arrays)
