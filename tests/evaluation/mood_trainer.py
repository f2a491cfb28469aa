"""Trains a model's heads for moods: `python -m tests.evaluation train-moods DATA --model ID`.

DATA is a folder with the sets named in `mood_sets.TRAINED_ON`; the texts written for Cardfile are
taken as well. Prints what each source is worth to the others (trained on all but it, judged on it)
and writes `resources/moods/ID.npz`.

    --limit N      rows a set; default: as many as the shipped heads learned from
    --cache FILE   what was read is kept here, so that the next time takes seconds
    --layer N      whose states are taken
    --pull X       how firmly weights are held to zero
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from core.paths import models_folder, mood_file
from models.host import LlamaHost
from models.moods import mood_reader
from models.moods.sentiment_head import Head, MoodHeads, Numbers, write_heads
from tests.evaluation.mood_composer import fit_several
from tests.evaluation.mood_fit import Source, cut, make_source, train
from tests.evaluation.mood_sets import TRAINED_ON, MoodRow, read_own, read_set

PROMPT = (
    "A customer wrote a message. How does the writer feel: unhappy, neutral or happy?\n\n"
    "Message: {item}\nThe writer feels"
)
LAYERS = {"qwen2.5-1.5b": 17, "qwen2.5-0.5b": 15, "smollm2-135m": 18}
_PULL = 0.6


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
    part, _ = train([cut(source, half) for source in sources], options.pull)
    several = fit_several(sources, options.pull)
    target = mood_file(options.model)
    write_heads(target, MoodHeads(PROMPT, layer, whole, part, several))
    sys.stdout.write(json.dumps({"left out": worth, "bytes": target.stat().st_size}, indent=1))
    return 0


def _read_sources(
    data: Path, model: str, layer: int, limit: int, cache: Path | None
) -> list[Source]:
    groups: dict[str, list[MoodRow]] = {
        name: read_set(data, name, limit or count, to_train=True)
        for name, (_, count) in TRAINED_ON.items()
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
    heads = MoodHeads(PROMPT, layer, *[Head(*[np.zeros(0, np.float32)] * 3)] * 3)
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
