"""Trains what tells which notes concern a letter: `python -m tests.evaluation train-concern`.

Its letters are those of `claims/*.txt`: each has the facts that its writer had at hand and an
answer. A fact that the answer tells (half of its words, or its number and a fifth of them) concerns
the letter; one of which next to nothing is told doesn't; what lies between is left out. Facts of
ten other letters are drawn to each, which never concern it. Prints the weights for
`models/drafts/concern.py`, and for sets left out in turn which share of the facts that concern a
letter, that don't, and that are drawn is told at each bound.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.domain.draft import DraftRequest, Fact
from core.domain.ports import TextEmbedder
from core.paths import models_folder
from core.text.asks import find_asks
from core.text.ranking import telling_words
from models.drafts import concern
from models.drafts.plan import last_message
from models.drafts.vectors import Memory, Vectors
from models.embedder import Embedder
from tests.evaluation.claims import FOLDER, Slot, read_drafts

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_DRAWN, _DRAWN_COUNTS = 10, 0.3
_TOLD, _TOLD_WITH_NUMBER = 0.5, 0.2
_PENALTY, _STEPS = 1.0, 60
_BY_WORDS = 6
"""So many of the numbers don't need a model."""
_BOUNDS = (0.5, 0.6, 0.7, 0.8, 0.9)
_UNKNOWN, _OTHER, _OWN, _FOREIGN = -1, 0, 1, 2
Table = NDArray[np.float64]


@dataclass(frozen=True)
class _Letter:
    """One letter. kinds: of each fact whether it concerns the letter, as numbered above."""

    of: str
    request: DraftRequest
    facts: tuple[Fact, ...]
    kinds: tuple[int, ...]


def main(_arguments: Sequence[str]) -> int:
    """Train and print."""
    letters = _letters()
    embedder = Embedder(models_folder())
    try:
        table = [_table(letter, embedder) for letter in letters]
    finally:
        embedder.close()
    told = {}
    for name, columns in (("words", _BY_WORDS), ("meaning", table[0].shape[1])):
        tables = [rows[:, :columns] for rows in table]
        weights = _fit(tables, letters)
        told[name] = {
            "weights": [round(float(one), 3) for one in weights],
            "left out": _left_out(tables, letters),
        }
    sys.stdout.write(json.dumps(told, indent=1) + "\n")
    return 0


def _letters() -> list[_Letter]:
    chosen, seen = random.Random(1), set()  # noqa: S311 - the same draw each time
    found: list[_Letter] = []
    for path in sorted(FOLDER.glob("*.txt")):
        for request, parts in read_drafts(path):
            message = last_message(request)
            if not message or message in seen:
                continue
            seen.add(message)
            answer = "".join(part.known if isinstance(part, Slot) else part for part in parts)
            facts = tuple(replace(fact, source="facts") for fact in request.facts)
            kinds = tuple(_kind(fact, answer) for fact in facts)
            found.append(_Letter(path.stem, request, facts, kinds))
    return [_with_drawn(letter, found, chosen) for letter in found]


def _with_drawn(letter: _Letter, letters: Sequence[_Letter], chosen: random.Random) -> _Letter:
    language = letter.request.language
    others = [one for one in letters if one is not letter and one.request.language == language]
    drawn = tuple(chosen.choice(chosen.choice(others).facts) for _ in range(_DRAWN))
    kinds = (*letter.kinds, *(_FOREIGN for _ in drawn))
    return replace(letter, facts=(*letter.facts, *drawn), kinds=kinds)


def _kind(fact: Fact, answer: str) -> int:
    own, told = set(telling_words(f"{fact.label} {fact.value}")), set(telling_words(answer))
    share = len(own & told) / max(1, len(own))
    numbers = {number for number in _NUMBER.findall(fact.value) if len(number) > 1}
    has_number = bool(numbers & set(_NUMBER.findall(answer)))
    if share >= _TOLD or (has_number and share >= _TOLD_WITH_NUMBER):
        return _OWN
    return _UNKNOWN if has_number or share >= _TOLD_WITH_NUMBER else _OTHER


_MEMORY: Memory = {}


def _table(letter: _Letter, embedder: TextEmbedder) -> Table:
    message = last_message(letter.request)
    vectors = Vectors(embedder, _MEMORY)
    found, _ = concern.concerns(message, find_asks(message), letter.facts, vectors)
    return np.array([concern.values(one) for one in found])


def _fit(tables: Sequence[Table], letters: Sequence[_Letter]) -> Table:
    """Return the weights and, last, the bias: logistic regression by Newton's steps."""
    kinds = np.concatenate([letter.kinds for letter in letters])
    rows = np.concatenate(list(tables))[kinds != _UNKNOWN]
    kinds = kinds[kinds != _UNKNOWN]
    rows = np.c_[rows, np.ones(len(rows))]
    counts = np.where(kinds == _FOREIGN, _DRAWN_COUNTS, 1.0)
    spread = np.r_[rows[:, :-1].std(axis=0) + 1e-6, 0.0]
    held = _PENALTY * spread**2  # as if each number had been brought to the same spread
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (chance - (kinds == _OWN))) + held * weights
        bend = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows
        weights -= np.linalg.solve(bend + np.diag(held + 1e-9), slope)
    return weights


def _left_out(tables: Sequence[Table], letters: Sequence[_Letter]) -> dict[str, str]:
    """Return what is told at each bound where a set is judged by weights of the other sets."""
    kinds = np.concatenate([letter.kinds for letter in letters])
    sets = [letter.of.partition("_")[2] for letter in letters]
    by_letter: list[Table] = [np.zeros(0)] * len(letters)
    for name in set(sets):
        learned = [number for number, one in enumerate(sets) if one != name]
        weights = _fit([tables[n] for n in learned], [letters[n] for n in learned])
        for number, one in enumerate(sets):
            if one == name:
                rows = np.c_[tables[number], np.ones(len(tables[number]))]
                by_letter[number] = 1 / (1 + np.exp(-rows @ weights))
    chance = np.concatenate(by_letter)
    return {
        str(bound): " / ".join(
            f"{100 * (chance[kinds == kind] > bound).mean():.1f}"
            for kind in (_OWN, _OTHER, _FOREIGN)
        )
        for bound in _BOUNDS
    }
