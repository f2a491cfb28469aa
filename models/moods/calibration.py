"""Turns a model's raw label log-probabilities into probabilities that can be relied on.

A model leans to some labels whatever it reads. Known models have constants fitted on rows with
known labels (`tests/evaluation/calibrate.py`), kept in `resources/prompts/calibration.json`; for
others the lean is measured at first use, on texts that say nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from core.paths import RESOURCES
from models.files.catalogue import read_json

CONTENT_FREE = (
    "N/A",
    "...",
    "Here is the text.",
    "This is a message.",
    "The file is attached.",
    "您好，资料请见附件。",
)
"""Texts without a feeling, in the languages of the first models."""

_UNFITTED_SCALE = 0.6
_NEUTRAL_LEAN = 0.7
"""A text that says nothing should come out as neutral (label 1), not as a tie."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """scale: multiplies log-probabilities (below 1.0: less sure). shift: added per label."""

    scale: float
    shift: tuple[float, ...]

    def apply(self, logs: Sequence[float]) -> tuple[float, ...]:
        """Return probabilities that sum to 1.0."""
        values = [self.scale * log + add for log, add in zip(logs, self.shift, strict=True)]
        top = max(values)
        weights = [math.exp(value - top) for value in values]
        total = sum(weights)
        return tuple(weight / total for weight in weights)


def find_fitted(model_id: str, prompt_version: str) -> Calibration | None:
    """Return the constants fitted for this model and prompt, or None."""
    rows = read_json(RESOURCES / "prompts" / "calibration.json").get(prompt_version)
    row = rows.get(model_id) if isinstance(rows, dict) else None
    if not isinstance(row, dict):
        return None
    return Calibration(float(row["scale"]), tuple(float(value) for value in row["shift"]))


def from_content_free(rows: Sequence[Sequence[float]]) -> Calibration:
    """Return a calibration that takes the model's mean lean on texts without a feeling away."""
    count = len(rows[0])
    means = [sum(row[label] for row in rows) / len(rows) for label in range(count)]
    shift = [-_UNFITTED_SCALE * mean for mean in means]
    shift[1] += _NEUTRAL_LEAN
    return Calibration(_UNFITTED_SCALE, tuple(shift))
