"""What texts mean, as vectors, for one letter: of its sentences and of the notes it may be told."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from hashlib import blake2b
from math import sqrt
from operator import mul
from typing import TypeAlias

from core.domain.ports import TextEmbedder
from core.errors import Cancelled, UserError

Vector: TypeAlias = "array[int]"
Memory: TypeAlias = dict[bytes, Vector]
"""Vectors of notes, which don't change from letter to letter, by a digest of what they say."""
_MOST_KEPT = 2_000


class Vectors:
    """Makes vectors when they are asked for; nothing where no model makes them. One thread."""

    def __init__(self, embedder: TextEmbedder | None, memory: Memory | None = None) -> None:
        """memory: what was made for earlier letters, and where these are kept; of any thread."""
        self._embedder = embedder
        self._memory: Memory = {} if memory is None else memory
        self._asked: dict[str, Vector] = {}

    def of_passages(self, texts: Sequence[str]) -> tuple[Vector, ...]:
        """Return a vector for each text; () where there is no model, or it failed."""
        memory, marks = self._memory, {text: _mark(text) for text in texts}
        kept = ((text, memory.get(mark)) for text, mark in marks.items())
        found = {text: vector for text, vector in kept if vector is not None}
        new = [text for text in marks if text not in found]
        embedder = self._ready()
        if embedder is None:
            return ()
        try:
            made = embedder.embed_passages(new) if new else ()
        except (UserError, Cancelled):
            self._embedder = None  # words have to do
            return ()
        found.update(zip(new, map(_signed, made), strict=True))
        if len(memory) + len(new) > _MOST_KEPT:
            memory.clear()
        memory.update((marks[text], found[text]) for text in new)
        return tuple(found[text] for text in texts)

    def of_question(self, text: str) -> Vector | None:
        """Return the vector of what somebody asks; None as above."""
        embedder = self._ready()
        if embedder is None:
            return None
        if text not in self._asked:
            try:
                self._asked[text] = _signed(embedder.embed_question(text))
            except (UserError, Cancelled):
                self._embedder = None
                return None
        return self._asked[text]

    def _ready(self) -> TextEmbedder | None:
        embedder = self._embedder
        return embedder if embedder is not None and embedder.model_id else None


def cosine(one: Vector, other: Vector) -> float:
    """Return how alike two vectors are, -1 to 1."""
    length = sqrt(sum(map(mul, one, one)) * sum(map(mul, other, other)))
    return sum(map(mul, one, other)) / length if length else 0.0


def _mark(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _signed(vector: bytes) -> Vector:
    return array("b", vector)
