"""What the student sees of a text: which runs of letters and which words stand in it, hashed.

Runs of two to four letters need no list of words, forgive slips and serve Chinese as well, where
they are the words; whole words and pairs of them carry "not good". All texts are looked at in one
go by numpy: thousands a second.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

BITS = 18
_BUCKETS = 1 << BITS
_RUNS = (2, 3, 4)
_FIRST_CHARS, _LAST_CHARS = 1_000, 500
_MIX = np.uint64(0x9E3779B97F4A7C15)
_WORD_WEIGHT = 1.0
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]+(?:['’][^\W\d_]+)?|[!?！？]+|[\U0001f300-\U0001faff]")
_NUMBER, _LINK, _NAME = (
    re.compile(r"\d+"),
    re.compile(r"https?://\S+|www\.\S+"),
    re.compile(r"@\w+"),
)


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Sparse rows: values of row r are those from ends[r - 1] (0 for the first) to ends[r].

    columns: hashed, below 2 ** BITS. Each row has length 1.0, or 0.0 where a text is empty.
    """

    columns: NDArray[np.int64]
    values: NDArray[np.float32]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ends)

    @property
    def owners(self) -> NDArray[np.int64]:
        """The row of each value."""
        return np.repeat(np.arange(len(self)), np.diff(self.ends, prepend=0))

    def times(self, table: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the product with a table of a row for each column."""
        owners = self.owners
        found = table[self.columns] * self.values[:, None]
        made = np.empty((len(self), table.shape[1]), dtype=np.float32)
        for column in range(table.shape[1]):
            made[:, column] = np.bincount(owners, found[:, column], len(self))
        return made

    def pick(self, numbers: Sequence[int] | NDArray[np.int64]) -> Rows:
        """Return these rows, in this order."""
        starts = np.concatenate(([0], self.ends[:-1]))
        lengths = (self.ends - starts)[numbers]
        ends = np.cumsum(lengths)
        shift = np.repeat(starts[numbers] - (ends - lengths), lengths)
        places = np.arange(int(ends[-1]) if len(ends) else 0) + shift
        return Rows(self.columns[places], self.values[places], ends)

    def likeness(self, other: Rows) -> NDArray[np.float32]:
        """Return the cosine of each row to the only row of the other."""
        table = np.zeros((_BUCKETS, 1), dtype=np.float32)
        table[other.columns, 0] = other.values
        return self.times(table)[:, 0]


def look(texts: Sequence[str]) -> Rows:
    """Return the rows of these texts."""
    plain = [_plain(text) for text in texts]
    keys, counts = np.unique(np.concatenate((_runs(plain), _words(plain))), return_counts=True)
    owners = (keys >> np.uint64(BITS)).astype(np.int64)
    columns = (keys & np.uint64(_BUCKETS - 1)).astype(np.int64)
    values = (1.0 + np.log(counts)).astype(np.float32)
    return Rows(columns, _of_length_one(values, owners, len(texts)),
                np.cumsum(np.bincount(owners, minlength=len(texts))))  # fmt: skip


def scaled(rows: Rows, scale: NDArray[np.float32]) -> Rows:
    """Return the rows with each column made larger or smaller, of length one again."""
    values = rows.values * scale[rows.columns]
    return Rows(rows.columns, _of_length_one(values, rows.owners, len(rows)), rows.ends)


def rarity(rows: Rows) -> NDArray[np.float32]:
    """Return for each column how much it tells: the more, the fewer rows have it."""
    seen = np.bincount(rows.columns, minlength=_BUCKETS)
    return np.log((1 + len(rows)) / (1 + seen)).astype(np.float32) + 1.0


def _of_length_one(
    values: NDArray[np.float32], owners: NDArray[np.int64], count: int
) -> NDArray[np.float32]:
    lengths = np.sqrt(np.bincount(owners, values**2, count))
    lengths[lengths == 0.0] = 1.0
    return (values / lengths[owners]).astype(np.float32)


def _plain(text: str) -> str:
    if len(text) > _FIRST_CHARS + _LAST_CHARS:
        text = f"{text[:_FIRST_CHARS]} {text[-_LAST_CHARS:]}"
    text = _NAME.sub("@", _LINK.sub("://", text.lower()))
    return f" {' '.join(_NUMBER.sub('0', text).split())} "


def _runs(texts: Sequence[str]) -> NDArray[np.uint64]:
    """Return a key for each run of letters: row and column in one number."""
    lengths = [len(text) for text in texts]
    letters = np.frombuffer("".join(texts).encode("utf-32-le", "replace"), dtype="<u4")
    letters = letters.astype(np.uint64)
    owners = np.repeat(np.arange(len(texts), dtype=np.uint64), lengths)
    found = []
    code = letters.copy()
    for size in range(2, max(_RUNS) + 1):
        code = code[:-1] * _MIX + letters[size - 1 :] + np.uint64(size)
        if size in _RUNS:
            within = owners[size - 1 :] == owners[: len(code)]
            found.append(_keys(owners[: len(code)][within], code[within] * _MIX, kind=0))
    return np.concatenate(found)


def _words(texts: Sequence[str]) -> NDArray[np.uint64]:
    owners: list[int] = []
    codes: list[int] = []
    for number, text in enumerate(texts):
        words = [zlib.crc32(word.encode("utf-8", "replace")) for word in _WORD.findall(text)]
        codes += words
        codes += [(a * 31 + b) & 0xFFFFFFFF for a, b in pairwise(words)]
        owners += [number] * (2 * len(words) - 1 if words else 0)
    mixed = np.array(codes, dtype=np.uint64) * _MIX
    return _keys(np.array(owners, dtype=np.uint64), mixed, kind=1)


def _keys(owners: NDArray[np.uint64], codes: NDArray[np.uint64], kind: int) -> NDArray[np.uint64]:
    columns = codes >> np.uint64(65 - BITS)
    return (owners << np.uint64(BITS)) | np.uint64(kind << (BITS - 1)) | columns
