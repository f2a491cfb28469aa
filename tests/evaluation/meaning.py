"""Judges finding by meaning: `python -m tests.evaluation meaning FILE ... [--limit N]`.

A CSV with text and label (`--label` names another column): is what is nearest to a text of its
label? JSON lines of dialogues with turns {role, text}: is the answer to a question near to it among
all answers? Beside it stands a word index that ranks by BM25 over the same words that Cardfile's
search knows. With several files each one's texts also ask the others, which know no answer: what is
shown then is a false alarm.

    --middle FILE   measure instead where the model's vectors lie (`meaning_middle.py`)
"""

from __future__ import annotations

import argparse
import csv
import json
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from core.insight.vector_index import likeness
from core.paths import models_folder
from core.text.words import with_pairs, words_of
from models.embedder import Embedder
from tests.evaluation import meaning_middle

_NEAREST = 10


@dataclass(frozen=True)
class _Set:
    """What one file asks. labels: empty where each question has the answer of its own place."""

    name: str
    questions: list[str]
    passages: list[str]
    labels: list[str]


@dataclass(frozen=True)
class _Read:
    """A set with its vectors."""

    of: _Set
    questions: tuple[bytes, ...]
    passages: tuple[bytes, ...]
    bounds: tuple[float, ...]


def main(arguments: Sequence[str]) -> int:
    """Judge the files and print a line of JSON for each."""
    parser = argparse.ArgumentParser(prog="evaluate meaning", description="Judge by meaning.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--label", default="label")
    parser.add_argument("--limit", type=int, default=500)
    parser.add_argument("--middle", type=Path)
    options = parser.parse_args(arguments)
    embedder = Embedder(models_folder())
    if not embedder.model_id:
        sys.stderr.write("the model that finds by meaning is not on this machine\n")
        return 2
    try:
        if options.middle:
            meaning_middle.write(models_folder(), embedder.model_id, options.middle)
            return 0
        read = [_embedded(embedder, _read(path, options)) for path in options.files]
    finally:
        embedder.close()
    for one in read:
        report = _judge(one, [other for other in read if other is not one])
        sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
    return 0


def _read(path: Path, options: argparse.Namespace) -> _Set:
    with path.open(encoding="utf-8", newline="") as stream:
        if path.suffix == ".jsonl":
            turns = [json.loads(line)["turns"] for line in stream]
            asked = [
                (one["text"], next_one["text"])
                for dialogue in turns
                for one, next_one in pairwise(dialogue[:5])
                if one["role"] != "agent" and next_one["role"] == "agent"
            ]
            some = asked[:: max(1, len(asked) // options.limit)][: options.limit]
            return _Set(path.parent.name, [one for one, _ in some], [two for _, two in some], [])
        rows = list(csv.DictReader(stream))
    name = options.label if options.label in rows[0] else "label"
    some = rows[:: max(1, len(rows) // options.limit)][: options.limit]
    texts = [row["text"] for row in some]
    return _Set(path.parent.name, texts, texts, [row[name] for row in some])


def _embedded(embedder: Embedder, asked: _Set) -> _Read:
    questions = tuple(embedder.embed_question(text) for text in asked.questions)
    bounds = tuple(map(embedder.alike_from, asked.questions))
    return _Read(asked, questions, embedder.embed_passages(asked.passages), bounds)


def _judge(read: _Read, others: Sequence[_Read]) -> dict[str, Any]:
    asked = read.of
    own = [likeness(question, read.passages) for question in read.questions]
    if asked.labels:
        for place, alike in enumerate(own):
            alike[place] = -1.0  # the text itself
    best = [_best(alike) for alike in own]
    words = _by_words(asked)
    shown = [place for place, alike in enumerate(own) if max(alike) >= read.bounds[place]]
    foreign = [
        max(likeness(question, other.passages)) >= bound
        for other in others
        for question, bound in zip(read.questions, read.bounds, strict=True)
    ]
    right = [_is_right(asked, place, best[place][:1]) for place in shown]
    return {
        "set": asked.name,
        "questions": len(asked.questions),
        "by_meaning": _shares(asked, best),
        "by_words": _shares(asked, words),
        "shown": round(len(shown) / max(1, len(own)), 3),
        "right_when_shown": _share(right),
        "false_alarms": _share(foreign),
    }


def _best(alike: Sequence[float]) -> list[int]:
    return sorted(range(len(alike)), key=lambda place: -alike[place])[:_NEAREST]


def _by_words(asked: _Set) -> list[list[int]]:
    """Return what a word index finds for each question, best first."""
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE texts USING fts5(body)")
    rows = ((place, with_pairs(text)) for place, text in enumerate(asked.passages))
    index.executemany("INSERT INTO texts(rowid, body) VALUES (?, ?)", rows)
    found = []
    for place, text in enumerate(asked.questions):
        terms = dict.fromkeys(words_of(with_pairs(text)))
        hits = index.execute(
            "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?",
            (" OR ".join(f'"{term}"' for term in terms) or '""', _NEAREST + 1),
        )
        itself = place if asked.labels else -1
        found.append([hit for (hit,) in hits if hit != itself][:_NEAREST])
    return found


def _shares(asked: _Set, best: Sequence[Sequence[int]]) -> dict[str, float]:
    places = range(len(best))
    return {
        "first_is_right": _share([_is_right(asked, place, best[place][:1]) for place in places]),
        "one_of_ten_is": _share([_is_right(asked, place, best[place]) for place in places]),
    }


def _is_right(asked: _Set, place: int, found: Sequence[int]) -> bool:
    if not asked.labels:
        return place in found
    return any(asked.labels[other] == asked.labels[place] for other in found)


def _share(hits: Sequence[bool]) -> float:
    return round(sum(hits) / max(1, len(hits)), 3)
