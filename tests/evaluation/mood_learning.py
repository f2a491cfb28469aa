"""What the owner's corrections bring: `python -m tests.evaluation mood-learning FOLDER`.

Of each set a part is kept to judge on; corrections are drawn from the rest, at random or as the
queue of unsure messages asks for them. After each number of corrections the head is fitted to them
as the program does it, and the macro-F1 over the kept part is told, the mean of several drawings.

    FOLDER             laid out as `tests.evaluation.mood_sets` says
    --sets NAME ...    default: the airline's
    --rows N           of each set; half of them are kept to judge on
    --states FILE.npz  keep what the model read here, and take it from here the next time
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.paths import models_folder
from models.host import LlamaHost
from models.moods.sentiment_head import Head, find_heads
from models.moods.sentiment_scorer import fit_to
from tests.evaluation.mood_sets import MEASURED_ON, read_set

STEPS = (0, 50, 100, 200, 400)
_DRAWINGS = 8
_AT_ONCE = 32
Numbers = NDArray[np.float32]
Labels = NDArray[np.int64]


def main(arguments: Sequence[str]) -> int:
    """Judge what the arguments name and print the result."""
    parser = argparse.ArgumentParser(prog="mood-learning", description="Judge corrections.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sets", nargs="*", default=[MEASURED_ON[0]])
    parser.add_argument("--rows", type=int, default=1_000)
    parser.add_argument("--states", type=Path)
    parser.add_argument("--model", default="")
    options = parser.parse_args(arguments)
    host = LlamaHost(models_folder(), model_id=options.model)
    try:
        model_id = host.engine().model_id
        heads = find_heads(model_id)
        if heads is None:
            raise SystemExit(f"{model_id} has no head")
        found: dict[str, Any] = {"model": model_id}
        for name in options.sets:
            rows = read_set(options.folder, name, options.rows)
            labels = np.array([row.label for row in rows])
            vectors = _read(host, [row.text for row in rows], name, options.states)
            found[name] = judge(heads.whole, vectors, labels)
    finally:
        host.close()
    sys.stdout.write(json.dumps(found, indent=1) + "\n")
    return 0


def judge(head: Head, vectors: Numbers, labels: Labels) -> dict[str, Any]:
    """Return the macro-F1 by how many corrections were made, and the deepest fall on the way."""
    kept = np.arange(len(labels)) % 2 == 0
    pool = np.flatnonzero(~kept)
    told: dict[str, Any] = {"judged_on": int(kept.sum())}
    for way in ("drawn at random", "as the queue asks"):
        curves = []
        for seed in range(_DRAWINGS if way == "drawn at random" else 1):
            order = _order(head, vectors, pool, seed if way == "drawn at random" else None)
            curves.append([
                _macro_f1(labels[kept], _fitted(head, vectors, labels, order[:count])
                          .chances(vectors[kept]).argmax(axis=1))
                for count in STEPS if count <= len(pool)
            ])  # fmt: skip
        means = np.mean(curves, axis=0)
        falls = np.array(curves) - np.maximum.accumulate(np.array(curves), axis=1)
        told[way] = {
            "macro_f1": {str(step): round(float(f1), 4)
                         for step, f1 in zip(STEPS, means, strict=False)},
            "deepest_fall_of_a_drawing": round(float(falls.min()), 4),
            "deepest_fall_of_the_mean": round(
                float((means - np.maximum.accumulate(means)).min()), 4
            ),
        }  # fmt: skip
    return told


def _fitted(head: Head, vectors: Numbers, labels: Labels, chosen: Labels) -> Head:
    return fit_to(head, vectors[chosen], labels[chosen], np.ones(len(chosen), np.float32))


def _order(head: Head, vectors: Numbers, pool: Labels, seed: int | None) -> Labels:
    if seed is not None:
        return np.random.default_rng(seed).permutation(pool)
    certainty = head.chances(vectors[pool]).max(axis=1)
    return np.asarray(pool[np.argsort(certainty, kind="stable")])


def _read(host: LlamaHost, texts: Sequence[str], name: str, keep: Path | None) -> Numbers:
    kept = dict(np.load(keep)) if keep is not None and keep.is_file() else {}
    if name in kept and len(kept[name]) >= len(texts):
        return np.asarray(kept[name][: len(texts)], dtype=np.float32)
    parts = [
        host.scorer.read_states(texts[start : start + _AT_ONCE])
        for start in range(0, len(texts), _AT_ONCE)
    ]
    found = np.concatenate(parts)
    if keep is not None:
        np.savez(keep, **(kept | {name: found.astype(np.float16)}))
    return found


def _macro_f1(truth: Labels, guesses: Labels) -> float:
    scores = []
    for label in range(3):
        either = int((truth == label).sum() + (guesses == label).sum())
        both = int(((truth == label) & (guesses == label)).sum())
        scores.append(2 * both / either if either else 0.0)
    return sum(scores) / 3
