"""Measures where a model's vectors lie, on the program's own sentences in English and Chinese.

Writes the file that `models.middle` reads: the middle of all texts read as questions, of all read
as passages, and the direction in which English and Chinese sentences that say the same differ.
"""

from __future__ import annotations

import json
import random
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np

from core.paths import RESOURCES
from models.embedder import plain
from models.engine import LoadOptions
from models.files.catalogue import Catalogue
from models.process.client import EngineClient

_PAIRS = 250
_LEAST_CHARS = 25
_AT_ONCE = 16


def write(models_folder: Path, model_id: str, target: Path) -> None:
    """Measure the model and write the file."""
    catalogue = Catalogue(models_folder)
    model = catalogue.find(model_id)
    assert model is not None
    options = LoadOptions(context_tokens=192, threads=1, gpu_layers=0, pooling=model.pooling)
    client = EngineClient(model.id, catalogue.path_of(model), options)
    middles = {
        (language, prefix): _middle(client, [prefix + plain(text) for text in texts])
        for language, texts in zip("ec", zip(*_sentences(), strict=True), strict=True)
        for prefix in (model.query_prefix, model.text_prefix)
    }
    client.close()
    english = sum(middle for (language, _), middle in middles.items() if language == "e")
    chinese = sum(middle for (language, _), middle in middles.items() if language == "c")
    found = {
        "question": middles["e", model.query_prefix] + middles["c", model.query_prefix],
        "passage": middles["e", model.text_prefix] + middles["c", model.text_prefix],
        "language": np.asarray(english - chinese),
    }
    found = {name: value / 2 for name, value in found.items()}
    found["language"] /= np.linalg.norm(found["language"])
    rows = (
        f'  "{name}": {json.dumps([round(float(one), 4) for one in value])}'
        for name, value in found.items()
    )
    target.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


def _middle(client: EngineClient, texts: list[str]) -> np.ndarray:
    vectors: list[tuple[float, ...]] = []
    for start in range(0, len(texts), _AT_ONCE):
        vectors += client.embed(sorted(texts, key=len)[start : start + _AT_ONCE])
    return np.asarray(vectors).mean(axis=0)


def _sentences() -> list[tuple[str, str]]:
    """Return sentences of the window with their translations, whole ones only."""
    tree = ET.parse(RESOURCES / "translations" / "cardfile_zh_CN.ts")  # noqa: S314 - our own file
    pairs = set()
    for message in tree.iter("message"):
        source, told = message.findtext("source") or "", message.find("translation")
        translation = "".join(told.itertext()).strip() if told is not None else ""
        is_whole = len(source) >= _LEAST_CHARS and "{" not in source and "\n" not in source
        if is_whole and translation:
            pairs.add((source, translation))
    chosen = sorted(pairs)
    random.Random(1).shuffle(chosen)  # noqa: S311 - repeatable
    return chosen[:_PAIRS]
