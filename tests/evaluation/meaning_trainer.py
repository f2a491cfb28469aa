"""Trains how meanings sound: `python -m tests.evaluation train-meaning DATA`.

DATA is a folder with the sets named in `mood_sets.TRAINED_ON`, all of whose rows are taken but
those held back; the texts written for Cardfile are taken as well. The embedding model that is
installed reads them, some two minutes. Writes `resources/moods/MODEL.npz`.

    --cache FILE   what was read is kept here, so that the next time takes seconds
    --pull X       how firmly weights are held to zero
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from core.domain.meaning import TextVectors
from core.insight.mood_meaning import direction, write_meaning_prior
from core.paths import models_folder, mood_file
from core.storage.finding.meanings import passages_of_message
from models.embedder import Embedder
from models.moods.sentiment_head import Numbers
from tests.evaluation.mood_fit import Source, fit, make_source
from tests.evaluation.mood_sets import TRAINED_ON, MoodRow, read_own, read_set

_PULL = 0.1
_FEW_WEIGHT = 2.0
"""Of our own texts and the Chinese ones, which are few beside the others."""
_AT_ONCE = 64


def main(arguments: Sequence[str]) -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(prog="train-meaning", description="Train how meanings sound.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--pull", type=float, default=_PULL)
    options = parser.parse_args(arguments)
    groups: dict[str, list[MoodRow]] = {
        name: read_set(options.data, name, to_train=True)
        for name in TRAINED_ON
        if (options.data / name).exists()
    }
    for group, row in read_own():
        groups.setdefault(f"own {group.split('/')[0]}", []).append(row)
    texts = sorted({row.text for rows in groups.values() for row in rows})
    embedder = Embedder(models_folder())
    try:
        vectors = read_vectors(embedder, texts, options.cache)
    finally:
        embedder.close()
    sources = [
        _weighed(make_source(name, rows, np.stack([vectors[row.text] for row in rows])))
        for name, rows in groups.items()
    ]
    head = fit(sources, options.pull)
    target = mood_file(embedder.model_id)
    write_meaning_prior(target, head.weights, head.bias, head.spread)
    told = {"texts": len(texts), "file": target.name, "bytes": target.stat().st_size}
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


def read_vectors(
    embedder: Embedder, texts: Sequence[str], cache: Path | None = None
) -> dict[str, Numbers]:
    """Return the direction of each text, as the program itself reads it."""
    known: dict[str, Numbers] = {}
    if cache is not None and cache.exists():
        with np.load(cache, allow_pickle=False) as file:
            known = dict(zip(json.loads(str(file["texts"])), file["vectors"], strict=True))
    unread = [text for text in texts if text not in known]
    for text, vectors in zip(unread, text_vectors(embedder, unread), strict=True):
        told = direction(vectors)
        if told is not None:
            known[text] = told
    if cache is not None and unread:
        np.savez(cache, texts=json.dumps(list(known)), vectors=np.array(list(known.values())))
    return known


def text_vectors(embedder: Embedder, texts: Sequence[str]) -> Iterator[TextVectors]:
    """Yield what each text means, as the program itself reads it."""
    for start in range(0, len(texts), _AT_ONCE):
        passages = [passages_of_message("", text) or (".",) for text in texts[start:][:_AT_ONCE]]
        made = iter(embedder.embed_passages([one for some in passages for one in some]))
        for some in passages:
            yield TextVectors(embedder.model_id, tuple(next(made) for _ in some))


def _weighed(source: Source) -> Source:
    is_few = source.name.startswith("own") or "_zh_" in source.name
    return replace(source, weights=source.weights * (_FEW_WEIGHT if is_few else 1.0))
