"""What an owner's mail teaches about letters and words (`mood_features`), from the prior on.

Row by row, each column with a stride of its own (Adagrad): a row touches some hundreds of the
columns, so this is far quicker than going down the slope of all rows at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.domain.meaning import TextVectors
from core.domain.sentiment import STUDENT
from core.errors import Cancelled
from core.insight.mood_features import BITS, Rows, look, scaled
from core.insight.mood_prior import Prior, find_prior

_ROUNDS = 6
_STRIDE, _BIAS_STRIDE, _FIRST_STRIDE = 0.5, 0.01, 0.01
_LEARNED = 1e-3
"""How far a weight that counts as learned lies from the prior's."""

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class LetterSense:
    """weights: one row a column of the features. scale: how much a column tells."""

    weights: Numbers
    bias: Numbers
    scale: Numbers

    source = STUDENT
    meaning_model = ""

    def leaning(self, texts: Sequence[str], _vectors: Sequence[TextVectors | None]) -> Numbers:
        """Return how far each text leans to each label, before it becomes chances: [texts, 3]."""
        return scaled(look(texts), self.scale).times(self.weights) + self.bias

    def packed(self) -> bytes:
        """Return what it knows beyond the prior."""
        used = np.flatnonzero(np.abs(self.weights - find_prior().weights).max(axis=1) > _LEARNED)
        bias = self.bias.astype("<f4").tobytes()
        return bias + used.astype("<u4").tobytes() + self.weights[used].astype("<f2").tobytes()


def unpacked(content: bytes) -> LetterSense:
    """Return what was packed with the prior that is shipped now. Raises ValueError."""
    prior = find_prior()
    weights = prior.weights.copy()
    bias = np.frombuffer(content, "<f4", len(prior.bias))
    body = content[bias.nbytes :]
    count = len(body) // (4 + 2 * len(bias))
    used = np.frombuffer(body, "<u4", count)
    weights[used] = np.frombuffer(body, "<f2", offset=used.nbytes).reshape(count, len(bias))
    return LetterSense(weights, bias.astype(np.float32), prior.scale)


def learn(
    texts: Sequence[str], targets: Numbers, weights: Numbers, go_on: Callable[[], bool]
) -> LetterSense:
    """Return what these texts teach. Raises Cancelled when go_on says no."""
    prior = find_prior()
    table, bias = fit(scaled(look(texts), prior.scale), targets, weights, prior, go_on)
    return LetterSense(table, bias, prior.scale)


def no_start() -> Prior:
    """Return the prior of somebody who knows nothing."""
    columns = 1 << BITS
    zeros = np.zeros((columns, 3), np.float32)
    return Prior(zeros, np.zeros(3, np.float32), np.ones(columns, np.float32), 0)


def fit(
    rows: Rows,
    targets: Numbers,
    weights: Numbers,
    start: Prior,
    go_on: Callable[[], bool] = lambda: True,
) -> tuple[Numbers, Numbers]:
    """Return weights and bias of a logistic regression that begins with the start's."""
    table, bias = start.weights.copy(), start.bias.copy()
    strides = np.full(table.shape, _FIRST_STRIDE, dtype=np.float32)
    ends = rows.ends.tolist()
    order = np.random.default_rng(len(rows))
    for _ in range(_ROUNDS):
        for number in order.permutation(len(rows)).tolist():
            if number % 64 == 0 and not go_on():
                raise Cancelled
            part = slice(ends[number - 1] if number else 0, ends[number])
            columns, values = rows.columns[part], rows.values[part]
            logits = values @ table[columns] + bias
            raised = np.exp(logits - logits.max())
            wrong = (raised / raised.sum() - targets[number]) * weights[number]
            push = values[:, None] * wrong
            strides[columns] += push**2
            table[columns] -= _STRIDE * push / np.sqrt(strides[columns])
            bias -= _BIAS_STRIDE * wrong
    return table, bias
