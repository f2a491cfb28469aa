"""Finds the vectors nearest to one among very many, in little memory.

Of each vector only its signs are kept, 48 bytes instead of 384: they tell on which side of the
middle it lies in every dimension (`models.middle` puts the middle at nought). Counting the signs
in which two differ picks some hundreds of candidates in a few milliseconds; whoever asks has these
compared exactly. Measured in decision 035.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

CANDIDATES = 600
_BLOCK = 16_384  # so many fit the processor's nearest memory
_WORD_BYTES = 8
_FIRST_ROOM = 1_024


class VectorIndex:
    """Numbers and signs of vectors. One thread at a time."""

    def __init__(self) -> None:
        self._count = 0
        self._numbers = np.empty(0, dtype=np.int64)
        self._signs = np.empty((0, 0), dtype=np.uint64)

    def __len__(self) -> int:
        return self._count

    @property
    def last(self) -> int:
        """The number that was added last, 0 when there is none."""
        return int(self._numbers[self._count - 1]) if self._count else 0

    @property
    def memory_bytes(self) -> int:
        """What it holds in memory."""
        return self._numbers.nbytes + self._signs.nbytes

    def add(self, numbers: Sequence[int], vectors: Sequence[bytes]) -> None:
        """Add vectors of signed bytes, all of one length."""
        if not vectors:
            return
        signs = _signs(vectors)
        end = self._count + len(vectors)
        self._make_room(end, signs.shape[1])
        self._numbers[self._count : end] = numbers
        self._signs[:, self._count : end] = signs.T
        self._count = end

    def candidates(self, question: bytes, most: int = CANDIDATES) -> list[int]:
        """Return the numbers of those that are nearest by their signs, at most so many."""
        if self._count <= most:
            return [int(number) for number in self._numbers[: self._count]]
        asked = _signs([question])[0]
        apart = np.zeros(self._count, dtype=np.uint16)
        for start in range(0, self._count, _BLOCK):
            stop = min(start + _BLOCK, self._count)
            for word, signs in zip(asked, self._signs, strict=True):
                apart[start:stop] += np.bitwise_count(signs[start:stop] ^ word)
        nearest = np.argpartition(apart, most)[:most]
        return [int(number) for number in self._numbers[nearest]]

    def _make_room(self, needed: int, words: int) -> None:
        if needed <= len(self._numbers):
            return
        room = max(needed, _FIRST_ROOM, len(self._numbers) * 3 // 2)
        numbers = np.empty(room, dtype=np.int64)
        signs = np.empty((words, room), dtype=np.uint64)
        numbers[: self._count] = self._numbers[: self._count]
        if self._count:
            signs[:, : self._count] = self._signs[:, : self._count]
        self._numbers, self._signs = numbers, signs


def likeness(question: bytes, vectors: Sequence[bytes]) -> list[float]:
    """Return how alike (a cosine, -1 to 1) each vector is to the question's."""
    if not vectors:
        return []
    alike = _unit(vectors) @ _unit([question])[0]
    return [float(value) for value in alike]


def _unit(vectors: Sequence[bytes]) -> NDArray[np.float32]:
    floats = _rows(vectors).astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", floats, floats))
    floats /= np.maximum(lengths, 1e-9)[:, None]
    return floats


def _signs(vectors: Sequence[bytes]) -> NDArray[np.uint64]:
    bits = np.packbits(_rows(vectors) > 0, axis=1)
    spare = -bits.shape[1] % _WORD_BYTES
    return np.pad(bits, ((0, 0), (0, spare))).view(np.uint64)


def _rows(vectors: Sequence[bytes]) -> NDArray[np.int8]:
    return np.frombuffer(b"".join(vectors), dtype=np.int8).reshape(len(vectors), -1)
