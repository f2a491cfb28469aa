"""How what a text means sounds: a light head on the vectors that the search finds it by.

Trained by `tests/evaluation/meaning_trainer.py` on texts whose licence allows it
(`resources/licences/mood-heads.txt`), and shipped for the embedding model that set-up can fetch.
The vectors are made anyway; read this way they tell moods nearly as well as a model that writes
does, in a hundredth of the time (decision 056).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.domain.meaning import TextVectors
from core.domain.sentiment import MEANING_STUDENT
from core.errors import Cancelled
from core.insight import mood_letters
from core.insight.logistic import fit_near
from core.insight.mood_letters import LetterSense
from core.insight.mood_prior import find_prior
from core.paths import mood_file

_VECTORS, _LETTERS = 0.8, 0.15
"""How much vectors and letters count where a student begins: told by sources left out in turn."""
_PARTS = ("weights", "bias", "spread")
_PULL, _BIAS_PULL = 300.0, 1.0
"""How firmly lessons are held to where a student begins."""

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class MeaningPrior:
    """weights: [3, n], for vectors of length 1. bias: [3]. spread: of each number, [n].

    mark: another for other numbers.
    """

    weights: Numbers
    bias: Numbers
    spread: Numbers
    mark: int

    def leaning(self, vectors: TextVectors) -> Numbers | None:
        """Return how far a text leans to each label: [3]; None where its vectors tell nothing."""
        row = direction(vectors)
        return None if row is None else np.asarray(self.weights @ row + self.bias, np.float32)


@lru_cache(maxsize=4)
def find_meaning_prior(model: str) -> MeaningPrior | None:
    """Return what is shipped for an embedding model, None where there is nothing."""
    path = mood_file(model)
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as file:
        weights, bias, spread = (file[name].astype(np.float32) for name in _PARTS)
        return MeaningPrior(weights, bias, spread, zlib.crc32(weights.tobytes()))


def write_meaning_prior(path: Path, weights: Numbers, bias: Numbers, spread: Numbers) -> None:
    """Write a file of a few kilobytes: two bytes a number."""
    np.savez_compressed(
        path,
        weights=weights.astype(np.float16),
        bias=bias.astype(np.float16),
        spread=spread.astype(np.float16),
    )


@dataclass(frozen=True, slots=True, eq=False)
class MeaningSense:
    """What an owner's mail teaches about what messages mean.

    meaning_model: whose vectors. weights: [3, n + 3], for a vector and what the letters tell.
    letters: what the same mail teaches about letters and words. share: how much that counts.
    """

    meaning_model: str
    weights: Numbers
    bias: Numbers
    letters: LetterSense | None = None
    share: float = 0.0

    source = MEANING_STUDENT

    def leaning(self, texts: Sequence[str], vectors: Sequence[TextVectors | None]) -> Numbers:
        """Return how far each text leans to each label; not at all without its vectors."""
        rows, known = _rows(texts, vectors, self.meaning_model, self.weights.shape[1] - 3)
        found = rows @ self.weights.T + self.bias
        if self.letters is not None:
            found += self.share * self.letters.leaning(texts, ())
        found[~known] = 0.0
        return np.asarray(found, np.float32)

    def packed(self) -> bytes:
        """Return its numbers, and the letters' after them."""
        numbers = np.hstack([self.weights, self.bias[:, None]]).astype("<f4").tobytes()
        head = np.array([self.share, len(numbers)], "<f4").tobytes()
        return head + numbers + (self.letters.packed() if self.letters is not None else b"")


def unpacked(model: str, content: bytes) -> MeaningSense:
    """Return what was packed. Raises ValueError."""
    share, size = np.frombuffer(content, "<f4", 2).tolist()
    end = 8 + int(size)
    numbers = np.frombuffer(content[8:end], "<f4").reshape(3, -1).astype(np.float32)
    letters = mood_letters.unpacked(content[end:]) if content[end:] else None
    return MeaningSense(model, numbers[:, :-1], numbers[:, -1], letters, share)


def learn(
    model: str,
    texts: Sequence[str],
    vectors: Sequence[TextVectors | None],
    targets: Numbers,
    weights: Numbers,
    go_on: Callable[[], bool],
) -> MeaningSense:
    """Return what these texts teach. Raises ValueError for a model that nothing is shipped for.

    Raises Cancelled when go_on says no.
    """
    if not go_on():
        raise Cancelled
    prior = find_meaning_prior(model)
    if prior is None:
        raise ValueError(model)
    rows, known = _rows(texts, vectors, model, len(prior.spread))
    rows, targets, weights = rows[known], targets[known], weights[known]
    start = np.hstack([_VECTORS * prior.weights, _LETTERS * np.eye(3)])
    spread = np.concatenate([prior.spread, np.ones(3)]).astype(np.float32)
    middle = rows.mean(axis=0)
    bias = _VECTORS * prior.bias + start @ middle
    pulls = np.full(len(spread) + 1, _PULL, np.float32)
    pulls[-1] = _BIAS_PULL
    found = fit_near(
        np.hstack([start * spread, bias[:, None]]).astype(np.float32),
        (rows - middle) / spread,
        targets,
        weights,
        pulls,
    )
    told = (found[:, :-1] / spread).astype(np.float32)
    return MeaningSense(model, told, (found[:, -1] - told @ middle).astype(np.float32))


def _rows(
    texts: Sequence[str], vectors: Sequence[TextVectors | None], model: str, width: int
) -> tuple[Numbers, NDArray[np.bool_]]:
    """Return vector and letters of each text, and whether its vector is known."""
    found = [direction(one) if one is not None and one.model == model else None for one in vectors]
    nothing = np.zeros(width, np.float32)
    rows = np.stack([nothing if one is None else one for one in found])
    known = np.array([one is not None for one in found])
    return np.hstack([rows, find_prior().leaning(texts)]).astype(np.float32), known


def direction(vectors: TextVectors) -> Numbers | None:
    """Return the direction of a text's passages together, of length 1; None where there is none."""
    rows = [np.frombuffer(one, np.int8).astype(np.float32) for one in vectors.passages]
    total = np.sum([row / np.linalg.norm(row) for row in rows if row.any()], axis=0)
    length = float(np.linalg.norm(total))
    return (total / length).astype(np.float32) if length else None
