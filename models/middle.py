"""Where the vectors of a model lie, so that how alike they are means the same for every text.

A model of this kind puts all texts into a narrow cone, and each language into a corner of it: two
unrelated Chinese texts are nearer to each other than an English question to its answer. Seen from
the middle of the cone, and without the direction that leads from one language to the other, one
bound serves for all. Both were measured on the program's own sentences in English and Chinese
(decision 035; `tests/evaluation/meaning_middle.py` does it again).
"""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.paths import RESOURCES

_STEP = 127


@dataclass(frozen=True, slots=True)
class Middle:
    """The middle of all questions, that of all passages, and the way between languages.

    language: of length 1.
    """

    question: tuple[float, ...]
    passage: tuple[float, ...]
    language: tuple[float, ...]

    def seen_from(self, vector: Sequence[float], *, is_question: bool) -> bytes:
        """Return the direction of a vector from here, in signed bytes."""
        middle = self.question if is_question else self.passage
        moved = [value - origin for value, origin in zip(vector, middle, strict=True)]
        along = sum(value * way for value, way in zip(moved, self.language, strict=True))
        return packed(
            [value - along * way for value, way in zip(moved, self.language, strict=True)]
        )


@cache
def read_middle(name: str) -> Middle:
    """Return what stands in a file of the catalogue's folder."""
    path = Path(RESOURCES, "catalogue", name)
    stored = json.loads(path.read_text(encoding="utf-8"))
    return Middle(tuple(stored["question"]), tuple(stored["passage"]), tuple(stored["language"]))


def packed(vector: Sequence[float]) -> bytes:
    """Return a vector in signed bytes; only its direction is kept."""
    most = max(map(abs, vector), default=0.0)
    if not most or not math.isfinite(most):
        return bytes(len(vector))
    return array("b", (round(value / most * _STEP) for value in vector)).tobytes()
