"""Texts whose mood is known: what may be trained on, and what may only be measured on.

The first come with a licence that allows it (`resources/licences/README.md`); of the others it is
unknown, for research only, or not for trade. The folder is laid out as `--help` says; nothing of it
lies in the repository but the texts written for Cardfile (`tests/evaluation/moods`).
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.moods.sentiment_head import LABELS

TRAINED_ON = {
    "sent_en_vader/amazon.csv": ("MIT", 202),
    "sent_en_vader/tweets.csv": ("MIT", 200),
    "sent_en_vader/movie.csv": ("MIT", 120),
    "sent_en_vader/nyt.csv": ("MIT", 76),
    "sent_en_uci/data.csv": ("CC BY 4.0", 240),
    "sent_zh_asap/data.jsonl": ("Apache-2.0", 48),
}
"""The licence, and of how many rows the shipped heads learned."""
MEASURED_ON = (
    "sent_en_airline/data.csv",
    "sent_en_tweeteval/data.csv",
    "sent_en_sst2/data.csv",
    "sent_en_uci/data.csv",
    "sent_en_vader/amazon.csv",
    "sent_en_vader/tweets.csv",
    "sent_zh_chnsenticorp/data.csv",
    "sent_zh_hotel/data.csv",
    "sent_zh_shopping/data.csv",
    "sent_zh_waimai/data.csv",
    "sent_zh_smp2020/data.csv",
)
OWN = Path(__file__).parent / "moods"
UNSEEN = OWN / "unseen"
"""More texts written for Cardfile, which are only measured on."""
_MARKS = {"-": (1, 0, 0), "0": (0, 1, 0), "+": (0, 0, 1), "~": (0.5, 0, 0.5)}
_HELD_BACK = 51
"""Of 256: the rows of a set that is trained on which are never trained on."""
_DOUBT = 0.01
"""Of each label in a row that has another: no row is beyond doubt."""
_JUDGES_SPREAD, _NEUTRAL_EDGE = 0.4, 0.5
"""Of a mean of twenty people on a scale of -4 to 4, and where they no longer call it neutral."""


@dataclass(frozen=True, slots=True)
class MoodRow:
    """A text, how likely each label is for it, and people's mean (nan where nobody told)."""

    text: str
    wanted: tuple[float, float, float]
    mean: float = math.nan

    @property
    def label(self) -> int:
        """The index of the likeliest label."""
        return max(range(3), key=self.wanted.__getitem__)


def read_set(folder: Path, name: str, limit: int = 0, *, to_train: bool = False) -> list[MoodRow]:
    """Return a set's rows in an order told by the texts alone; limit: at most so many, 0 all.

    Of what is trained on a fifth is held back: that is what is measured unless to_train.
    """
    path = folder / name
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(map(json.loads, stream) if path.suffix == ".jsonl" else csv.DictReader(stream))
    found = [_row(row) for row in rows if row["label"] in LABELS]
    if name in TRAINED_ON:
        found = [row for row in found if _is_held_back(row) != to_train]
    found.sort(key=lambda row: _hash("reader" + row.text))
    return found[: limit or None]


def read_own(folder: Path = OWN) -> Iterator[tuple[str, MoodRow]]:
    """Yield the name of a group, such as "english/food", and a row, for our own texts."""
    for path in sorted(folder.glob("*.txt")):
        group = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            mark, _, text = line.partition(" ")
            if mark == "=":
                group = f"{path.stem}/{text}"
            elif mark in _MARKS:
                yield group, MoodRow(text, _doubted(_MARKS[mark]))


def _is_held_back(row: MoodRow) -> bool:
    return _hash("held back" + row.text)[0] < _HELD_BACK


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _row(row: dict[str, str]) -> MoodRow:
    text = row["text"].replace("\\n", "\n")
    if row.get("human_mean"):
        return MoodRow(text, _chances_of(float(row["human_mean"])), float(row["human_mean"]))
    number = LABELS.index(row["label"])
    return MoodRow(text, _doubted(tuple(float(number == place) for place in range(3))))


def _doubted(wanted: tuple[float, ...]) -> tuple[float, float, float]:
    low, middle, high = ((1 - 3 * _DOUBT) * one + _DOUBT for one in wanted)
    return low, middle, high


def _chances_of(mean: float) -> tuple[float, float, float]:
    """Return how likely somebody else calls it negative, neutral, positive."""
    low = _below((-_NEUTRAL_EDGE - mean) / _JUDGES_SPREAD)
    high = _below((mean - _NEUTRAL_EDGE) / _JUDGES_SPREAD)
    return low, 1 - low - high, high


def _below(value: float) -> float:
    return 0.5 * (1 + math.erf(value / math.sqrt(2)))
