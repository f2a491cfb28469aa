"""Chooses the next token from the model's logits, without copying them out of the library."""

from __future__ import annotations

import random

import numpy as np

from models.inference.runtime import Logits

_TOP_K = 40
_TOP_P = 0.9


class Sampler:
    """Takes the likeliest token, or draws one of the likely ones.

    temperature: 0.0 always takes the likeliest. seed: the same one draws the same way.
    """

    def __init__(self, temperature: float, seed: int) -> None:
        self._temperature = temperature
        self._random = random.Random(seed)  # noqa: S311 - chooses words, keeps no secret

    def choose(self, logits: Logits) -> int:
        """Return the token."""
        if self._temperature <= 0.0 or len(logits) <= _TOP_K:
            return int(logits.argmax())
        likeliest = np.argpartition(logits, -_TOP_K)[-_TOP_K:]
        likeliest = likeliest[np.argsort(logits[likeliest])[::-1]]
        values = logits[likeliest].astype(np.float64)
        chances = np.exp(values - values[0])
        chances /= chances.sum()
        # As many as together hold _TOP_P, at least one.
        kept = int(np.searchsorted(np.cumsum(chances), _TOP_P)) + 1
        weights = np.exp((values[:kept] - values[0]) / self._temperature)
        return int(self._random.choices(likeliest[:kept].tolist(), weights.tolist())[0])
