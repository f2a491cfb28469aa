"""Trains what a student knows before it learns: `python -m tests.evaluation train-letters DATA`.

DATA is a folder with the sets named in `mood_sets.TRAINED_ON`, all of whose rows are taken but
those held back; the texts written for Cardfile are taken as well. No model is needed. Writes
`resources/moods/letters.npz` in a few seconds.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.insight.mood_features import BITS, look, rarity, scaled
from core.insight.mood_letters import fit, no_start
from core.insight.mood_prior import FILE, write_prior
from models.moods.sentiment_head import evened
from tests.evaluation.mood_sets import TRAINED_ON, MoodRow, read_own, read_set

_FEWEST_TEXTS, _LEAST_WEIGHT = 3, 0.05
"""Of a column that is kept: in how many texts it was, and how much it says."""


def main(arguments: Sequence[str]) -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(prog="train-letters", description="Train the prior.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--to", type=Path, default=FILE)
    options = parser.parse_args(arguments)
    rows = [
        row
        for name in TRAINED_ON
        if (options.data / name).exists()
        for row in read_set(options.data, name, to_train=True)
    ] + [row for _, row in read_own()]
    weights, bias, seen = train(rows)
    write_prior(options.to, weights, bias, seen, len(rows))
    told = {"texts": len(rows), "bytes": options.to.stat().st_size}
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


def train(
    rows: Sequence[MoodRow],
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int64]]:
    """Return weights, bias, and in how many texts each column was; each label counts alike."""
    found = look([row.text for row in rows])
    seen = np.bincount(found.columns, minlength=1 << BITS)
    wanted = np.array([row.wanted for row in rows], np.float32)
    weights = evened(wanted.argmax(axis=1)) * wanted.max(axis=1)
    table, bias = fit(scaled(found, rarity(found)), wanted, weights, no_start())
    says_little = (seen < _FEWEST_TEXTS) | (np.abs(table).max(axis=1) < _LEAST_WEIGHT)
    table[says_little] = 0.0
    return table, bias, seen
