"""Finds the vectors nearest to one among very many, in little memory.

Of each vector only on which side of the middle it lies in every dimension is kept: 48 bytes instead
of 384. Counting the sides in which two differ picks some hundreds of candidates in a few
milliseconds; whoever asks has these compared exactly. Measured in decision 035.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

CANDIDATES = 600
_FOR_MIDDLE = 500  # vectors that tell where the middle is; fewer than CANDIDATES
_BLOCK = 16_384  # so many fit the processor's nearest memory
_WORD_BITS = 64
_FIRST_ROOM = 1_024


class VectorIndex:
    """Numbers and sides of vectors. One thread at a time."""

    def __init__(self) -> None:
        self._count = 0
        self._numbers = np.empty(0, dtype=np.int64)
        self._sides = np.empty((0, 0), dtype=np.uint64)
        self._middle: NDArray[np.float32] | None = None
        self._first: list[NDArray[np.float32]] = []

    def __len__(self) -> int:
        return self._count

    @property
    def last(self) -> int:
        """The number that was added last, 0 when there is none."""
        return int(self._numbers[self._count - 1]) if self._count else 0

    @property
    def memory_bytes(self) -> int:
        """What it holds in memory."""
        return self._numbers.nbytes + self._sides.nbytes

    def add(self, numbers: Sequence[int], vectors: Sequence[bytes]) -> None:
        """Add vectors of signed bytes, all of one length."""
        if not vectors:
            return
        rows = _unit(vectors)
        end = self._count + len(rows)
        self._make_room(end, rows.shape[1])
        self._numbers[self._count : end] = numbers
        self._count = end
        if self._middle is None:
            self._first.append(rows)
            if end < _FOR_MIDDLE:
                return
            # Vectors of such models lie in a narrow cone: seen from nought they are all alike.
            rows, self._first = np.concatenate(self._first), []
            self._middle = rows.mean(axis=0)
        self._sides[:, end - len(rows) : end] = _sides(rows, self._middle).T

    def candidates(self, question: bytes, most: int = CANDIDATES) -> list[int]:
        """Return the numbers of those that are nearest by their sides, at most so many."""
        if self._count <= most or self._middle is None:
            return [int(number) for number in self._numbers[: self._count]]
        asked = _sides(_unit([question]), self._middle)[0]
        apart = np.zeros(self._count, dtype=np.uint16)
        for start in range(0, self._count, _BLOCK):
            stop = min(start + _BLOCK, self._count)
            for word, sides in zip(asked, self._sides, strict=True):
                apart[start:stop] += np.bitwise_count(sides[start:stop] ^ word)
        nearest = np.argpartition(apart, most)[:most]
        return [int(number) for number in self._numbers[nearest]]

    def _make_room(self, needed: int, dimensions: int) -> None:
        if needed <= len(self._numbers):
            return
        room = max(needed, _FIRST_ROOM, len(self._numbers) * 3 // 2)
        numbers = np.empty(room, dtype=np.int64)
        sides = np.empty((-(-dimensions // _WORD_BITS), room), dtype=np.uint64)
        numbers[: self._count] = self._numbers[: self._count]
        if self._count:
            sides[:, : self._count] = self._sides[:, : self._count]
        self._numbers, self._sides = numbers, sides


def likeness(question: bytes, vectors: Sequence[bytes]) -> list[float]:
    """Return how alike (a cosine, -1 to 1) each vector is to the question's."""
    if not vectors:
        return []
    alike = _unit(vectors) @ _unit([question])[0]
    return [float(value) for value in alike]


def _unit(vectors: Sequence[bytes]) -> NDArray[np.float32]:
    rows = np.frombuffer(b"".join(vectors), dtype=np.int8).reshape(len(vectors), -1)
    floats = rows.astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", floats, floats))
    floats /= np.maximum(lengths, 1e-9)[:, None]
    return floats


def _sides(rows: NDArray[np.float32], middle: NDArray[np.float32]) -> NDArray[np.uint64]:
    bits = np.packbits(rows > middle, axis=1)
    spare = -bits.shape[1] % (_WORD_BITS // 8)
    return np.pad(bits, ((0, 0), (0, spare))).view(np.uint64)
