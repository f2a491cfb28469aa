"""What the clauses of a longer message say together (decision 052).

Business mail wraps what it feels in greetings, facts and thanks, so the mean over all its words
lies near to neutral whatever the writer feels. Here a clause counts the more, the clearer it is:
plain ones, however many, hardly take anything from a complaint. A long one counts less than its
words do: facts take many words, "this is not acceptable" few.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]

_LEAST_CLAUSES, _LEAST_TOKENS = 4, 48
_FLOOR, _MIDDLE = 0.02, 0.05


def says_several_things(lengths: Sequence[int]) -> bool:
    """Return whether a message of such clauses (in tokens) is to be judged by all of them."""
    return len(lengths) >= _LEAST_CLAUSES and sum(lengths) >= _LEAST_TOKENS


def evidence(whole: Numbers, clauses: Numbers, lengths: Sequence[int]) -> Numbers:
    """Return the four numbers that tell how a longer message sounds.

    How far complaint and praise lie above neutral for the whole, and how much clear complaint and
    clear praise there is among the clauses, each on a scale of logarithms. whole: the chances of
    `models.moods.sentiment_head.LABELS` for the whole. clauses: a row of them for each clause that
    says something. lengths: of these, in tokens.
    """
    told = np.log(np.maximum(whole, 1e-6))
    weights = np.sqrt(np.array(lengths, np.float32))
    share = weights / max(1.0, float(weights.sum()))
    clear = share @ np.square(clauses[:, [0, 2]])
    return np.concatenate([
        told[[0, 2]] - told[1],
        np.log((clear + _FLOOR) / _MIDDLE),
    ]).astype(np.float32)  # fmt: skip
