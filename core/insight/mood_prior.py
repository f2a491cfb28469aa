"""How letters and words sound in others' texts: what a student knows before its first lesson.

The model's heads are told by it, too: it has seen four times as many texts as they (decision 052).

Trained by `tests/evaluation/letters_trainer.py` on texts whose licence allows it
(`resources/licences/mood-heads.txt`), and shipped as numbers: the texts can't be had back from it.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.insight.mood_features import BITS, look, scaled
from core.paths import RESOURCES

FILE = RESOURCES / "moods" / "letters.npz"
_MOST = 127


@dataclass(frozen=True, slots=True, eq=False)
class Prior:
    """weights: one row a column of the features, [2 ** BITS, 3]. bias: [3].

    scale: how much a column tells, see `mood_features.rarity`. mark: another for other numbers.
    """

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    scale: NDArray[np.float32]
    mark: int

    def leaning(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return how far each text leans to each label, before it becomes chances: [texts, 3]."""
        return scaled(look(texts), self.scale).times(self.weights) + self.bias


@lru_cache(maxsize=1)
def find_prior() -> Prior:
    """Return what is shipped."""
    return read_prior(FILE)


def read_prior(path: Path) -> Prior:
    """Return the prior of a file."""
    with np.load(path, allow_pickle=False) as file:
        used = np.unpackbits(file["used"]).astype(bool)
        weights = np.zeros((1 << BITS, 3), np.float32)
        weights[used] = file["values"].astype(np.float32) * np.float32(file["unit"])
        seen = np.zeros(1 << BITS, np.float32)
        seen[used] = file["seen"]
        scale = (np.log((1 + float(file["texts"])) / (1 + seen)) + 1).astype(np.float32)
        mark = zlib.crc32(file["values"].tobytes())
        return Prior(weights, file["bias"].astype(np.float32), scale, mark)


def write_prior(
    path: Path,
    weights: NDArray[np.float32],
    bias: NDArray[np.float32],
    seen: NDArray[np.int64],
    texts: int,
) -> None:
    """Write what was learned, one byte a number; columns of zeros are left out.

    seen: in how many of the texts each column was.
    """
    used = np.abs(weights).max(axis=1) > 0
    unit = float(np.abs(weights).max()) / _MOST
    np.savez_compressed(
        path,
        used=np.packbits(used),
        values=np.round(weights[used] / unit).astype(np.int8),
        seen=np.minimum(seen[used], np.iinfo(np.uint16).max).astype(np.uint16),
        unit=unit,
        bias=bias,
        texts=texts,
    )
