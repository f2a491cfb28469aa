"""Judges the search for duplicates on labelled sets, by the path that the program itself takes.

A set is a CSV with a column that says who is who (`--truth`), or JSON lines with left, right and
match. The truth and every column that gives it away are taken out before anything is compared; the
settings are the default ones and nothing is trained.
"""

from __future__ import annotations

import csv
import json
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from core.domain.duplicate import DEFAULT_THRESHOLD
from core.insight.match_record import of_row
from core.insight.match_scan import MatchScan

Row = dict[str, str]
Pair = tuple[int, int]
# Columns that say who is who, in the order they are looked for, and row numbers of a set's own.
TRUTHS = ("True Id", "entity", "cluster", "cluster_id", "truth")
GIVEAWAYS = ("rec_id", "Id", "id", "class")


def judge(path: Path, threshold: float = DEFAULT_THRESHOLD) -> dict[str, Any]:
    """Return how well the groups of a set's file are found."""
    rows, truth, judged = _read(path)
    started = time.process_time()
    scan = MatchScan([of_row(number, row) for number, row in enumerate(rows)])
    groups = scan.groups(threshold)
    seconds = time.process_time() - started
    found = {pair for group in groups for pair in combinations(sorted(group.contact_ids), 2)}
    return {
        "records": len(rows),
        "pairs_compared": scan.pairs_compared,
        "groups": len(groups),
        **score(found if judged is None else found & judged, truth),
        "cpu_s": round(seconds, 2),
    }


def score(found: Collection[Pair], truth: Collection[Pair]) -> dict[str, float]:
    """Return precision, recall and F1 over pairs."""
    both = len(set(found) & set(truth))
    precision, recall = both / max(1, len(found)), both / max(1, len(truth))
    f1 = 2 * precision * recall / (precision + recall) if both else 0.0
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(f1, 4),
    }


def pairs_of(labels: Sequence[object]) -> set[Pair]:
    """Return the pairs of places that have the same label."""
    places: dict[object, list[int]] = defaultdict(list)
    for place, label in enumerate(labels):
        places[label].append(place)
    return {pair for group in places.values() for pair in combinations(group, 2)}


def _read(path: Path) -> tuple[list[Row], set[Pair], set[Pair] | None]:
    """Return the rows, the true pairs, and the pairs that are judged (None: all)."""
    if path.suffix == ".jsonl":
        return _read_pairs(path.read_text(encoding="utf-8").splitlines())
    with path.open(encoding="utf-8", errors="replace", newline="") as stream:
        rows = list(csv.DictReader(stream))
    column = next(name for name in TRUTHS if name in rows[0])
    truth = pairs_of([row[column] for row in rows])
    return [_without(row, (column, *GIVEAWAYS)) for row in rows], truth, None


def _read_pairs(lines: Iterable[str]) -> tuple[list[Row], set[Pair], set[Pair]]:
    rows: list[Row] = []
    places: dict[str, int] = {}
    truth, judged = set(), set()
    for line in lines:
        said = json.loads(line)
        pair = []
        for side in ("left", "right"):
            key = side + json.dumps(said[side], sort_keys=True)
            if key not in places:
                places[key] = len(rows)
                rows.append(_without(said[side], GIVEAWAYS))
            pair.append(places[key])
        one, two = sorted(pair)
        judged.add((one, two))
        if int(said["match"]):
            truth.add((one, two))
    return rows, truth, judged


def _without(row: Row, names: Collection[str]) -> Row:
    return {name: value for name, value in row.items() if name and name not in names}
