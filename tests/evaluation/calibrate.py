"""Fits a model's calibration: `python -m tests.evaluation.calibrate DUMP.json`.

DUMP.json comes from `python -m tests.evaluation --sentiment ... --dump DUMP.json`, over rows whose
licence allows it. Prints the entry for `resources/prompts/calibration.json`. Labels count the same
however often they occur, so the fit carries no set's own mixture.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from pathlib import Path

from models.moods.calibration import Calibration
from models.moods.sentiment_head import LABELS

_STEPS = 4000
_RATE_SHIFT = 0.6
_RATE_SCALE = 0.05

Row = tuple[int, list[float]]


def main(path: Path) -> int:
    """Fit and print."""
    dump = json.loads(path.read_text(encoding="utf-8"))
    fitted = fit([(LABELS.index(label), logs) for label, logs in dump["rows"]])
    entry = {"scale": round(fitted.scale, 3), "shift": [round(add, 3) for add in fitted.shift]}
    print(json.dumps({dump["prompt"]: entry}))  # noqa: T201 - a terminal program
    return 0


def fit(rows: list[Row]) -> Calibration:
    """Return the scale and shifts under which the rows' labels are likeliest.

    rows: index of the right label, log-probabilities of all labels.
    """
    counts = Counter(label for label, _ in rows)
    weights = [1.0 / counts[label] for label, _ in rows]
    total = sum(weights)
    scale, shift = 1.0, [0.0, 0.0, 0.0]
    for _ in range(_STEPS):
        calibration = Calibration(scale, tuple(shift))
        scale_slope, slopes = 0.0, [0.0, 0.0, 0.0]
        for weight, (label, logs) in zip(weights, rows, strict=True):
            chances = calibration.apply(logs)
            for number, chance in enumerate(chances):
                slope = weight / total * (chance - (number == label))
                slopes[number] += slope
                scale_slope += slope * logs[number]
        scale -= _RATE_SCALE * scale_slope
        shift = [add - _RATE_SHIFT * slope for add, slope in zip(shift, slopes, strict=True)]
    mean = math.fsum(shift) / len(shift)
    return Calibration(scale, tuple(add - mean for add in shift))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
