"""Trains a model's heads for moods: `python -m tests.evaluation train-moods DATA --model ID`.

DATA is a folder with the sets named in `mood_sets.TRAINED_ON`; the texts written for Cardfile are
taken as well. Prints what each source is worth to the others (trained on all but it, judged on it)
and writes `resources/moods/ID.npz`.

    --limit N      rows a set
    --cache FILE   what was read is kept here, so that the next time takes seconds
    --layer N      whose states are taken
    --pull X       how firmly weights are held to zero
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.paths import RESOURCES, models_folder
from models import mood_reader
from models.host import LlamaHost
from models.logistic import fit_near, softmax
from models.sentiment_head import Head, MoodHeads, Numbers, evened, write_heads
from tests.evaluation.mood_figures import figures
from tests.evaluation.mood_sets import TRAINED_ON, MoodRow, read_own, read_set

PROMPT = (
    "A customer wrote a message. How does the writer feel: unhappy, neutral or happy?\n\n"
    "Message: {item}\nThe writer feels"
)
LAYERS = {"qwen2.5-1.5b": 17, "qwen2.5-0.5b": 15, "smollm2-135m": 20}
_PULL = 0.6
_TEMPERATURES = np.arange(0.7, 1.61, 0.05)


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Rows of one source and the vectors of their texts; weights: how much each row counts."""

    name: str
    vectors: Numbers
    wanted: Numbers
    means: Numbers
    weights: Numbers


def main(arguments: Sequence[str]) -> int:
    """Train, judge, write."""
    parser = argparse.ArgumentParser(prog="train-moods", description="Train a model's heads.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", default="qwen2.5-1.5b")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--layer", type=int, default=0)
    parser.add_argument("--pull", type=float, default=_PULL)
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args(arguments)
    layer = options.layer or LAYERS[options.model]
    sources = _read_sources(options.data, options.model, layer, options.limit, options.cache)
    whole, worth = train(sources, options.pull)
    half = sources[0].vectors.shape[1] // 2
    part, _ = train([_cut(source, half) for source in sources], options.pull)
    target = RESOURCES / "moods" / f"{options.model}.npz"
    write_heads(target, MoodHeads(PROMPT, layer, whole, part))
    sys.stdout.write(json.dumps({"left out": worth, "bytes": target.stat().st_size}, indent=1))
    return 0


def train(sources: Sequence[Source], pull: float) -> tuple[Head, dict[str, Any]]:
    """Return a head trained on all sources, and how each is judged by the others' head."""
    left_out = {}
    for source in sources:
        others = [other for other in sources if other is not source]
        left_out[source.name] = fit(others, pull)
    temperature = min(
        _TEMPERATURES,
        key=lambda one: sum(_surprise(left_out[source.name], source, one) for source in sources),
    )
    worth = {
        source.name: figures(
            _tempered(left_out[source.name], temperature).chances(source.vectors),
            source.wanted.argmax(axis=1),
            source.means,
        )
        for source in sources
    }
    worth["temperature"] = round(float(temperature), 2)
    return _tempered(fit(sources, pull), temperature), worth


def fit(sources: Sequence[Source], pull: float) -> Head:
    """Return the head that fits these sources. pull: a share of all rows together."""
    vectors = np.vstack([source.vectors for source in sources])
    wanted = np.vstack([source.wanted for source in sources])
    weights = np.concatenate([source.weights for source in sources])
    weights = weights / weights.sum()
    middle, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-3
    pulls = np.full(vectors.shape[1] + 1, pull, np.float32)
    pulls[-1] = 0.0
    start = np.zeros((3, vectors.shape[1] + 1), np.float32)
    found = fit_near(start, (vectors - middle) / spread, wanted, weights, pulls)
    found_weights = found[:, :-1] / spread
    return Head(found_weights, found[:, -1] - found_weights @ middle, spread)


def _tempered(head: Head, temperature: float) -> Head:
    """Return a head that is less sure of itself (above 1.0)."""
    return Head(
        (head.weights / temperature).astype(np.float32),
        (head.bias / temperature).astype(np.float32),
        head.spread,
    )


def _surprise(head: Head, source: Source, temperature: float) -> float:
    values = (source.vectors @ head.weights.T + head.bias) / temperature
    logs = np.log(np.maximum(softmax(values.astype(np.float32)), 1e-9))
    return float(-(source.wanted * logs).sum(axis=1).mean())


def _cut(source: Source, half: int) -> Source:
    """Return the source with the means of words' states only."""
    vectors = source.vectors[:, half:]
    return Source(source.name, vectors, source.wanted, source.means, source.weights)


def _read_sources(
    data: Path, model: str, layer: int, limit: int, cache: Path | None
) -> list[Source]:
    groups: dict[str, list[MoodRow]] = {
        name: read_set(data, name, limit, to_train=True)
        for name in TRAINED_ON
        if (data / name).exists()
    }
    for group, row in read_own():
        groups.setdefault(f"own {group.split('/')[0]}", []).append(row)
    texts = sorted({row.text for rows in groups.values() for row in rows})
    vectors = read_vectors(texts, model, layer, cache)
    return [
        make_source(name, rows, np.stack([vectors[row.text] for row in rows]))
        for name, rows in groups.items()
    ]


def make_source(name: str, rows: Sequence[MoodRow], vectors: Numbers) -> Source:
    """Return a source in which each label counts alike: its mixture is no knowledge of moods.

    Our own texts count twice: they are few and speak as customers do.
    """
    labels = np.array([row.label for row in rows])
    weights = evened(labels) * (2.0 if name.startswith("own") else 1.0)
    wanted = np.array([row.wanted for row in rows], np.float32)
    means = np.array([row.mean for row in rows], np.float32)
    return Source(name, vectors, wanted, means, weights.astype(np.float32))


def read_vectors(
    texts: Sequence[str], model: str, layer: int, cache: Path | None
) -> dict[str, Numbers]:
    """Return the vector of each text, as the program itself reads it."""
    known: dict[str, Numbers] = {}
    if cache is not None and cache.exists():
        with np.load(cache, allow_pickle=False) as file:
            known = dict(
                zip(file["texts"].tolist(), file["vectors"].astype(np.float32), strict=True)
            )
    unread = [text for text in texts if text not in known]
    heads = MoodHeads(PROMPT, layer, *[Head(*[np.zeros(0, np.float32)] * 3)] * 2)
    host = LlamaHost(models_folder(), model_id=model)
    try:
        for number, reading in enumerate(mood_reader.read(host.engine(), heads, unread), start=1):
            known[reading.text] = reading.vector()
            if cache is not None and (number % 200 == 0 or number == len(unread)):
                names = np.array(list(known))
                np.savez(cache, texts=names, vectors=np.array(list(known.values()), np.float16))
                sys.stderr.write(f"{number} of {len(unread)} read\n")
    finally:
        host.close()
    return known
