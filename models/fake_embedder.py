"""Vectors without a model: texts with words in common, or characters, lie close together.

For tests and for `--fake-model`. Words known to mean alike can be given.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping, Sequence

from core.errors import Cancelled
from models.middle import packed

_WIDTH = 64
_PART = re.compile(r"[a-z0-9]{3,}|[一-鿿]")


class FakeEmbedder:
    """Satisfies `core.domain.ports.TextEmbedder`.

    Attributes: asked: every text that was read, in order. is_stopped: the next request ends.
        is_loaded: it would answer at once.
    """

    def __init__(self, meanings: Mapping[str, str] | None = None, model_id: str = "fake") -> None:
        """meanings: a word, and the word that stands for its meaning."""
        self._meanings = dict(meanings or {})
        self.model_id = model_id
        self.asked: list[str] = []
        self.is_stopped, self.is_loaded = False, True

    def alike_from(self, question: str) -> float:  # noqa: ARG002 - the port's shape
        """Return the same for all."""
        return 0.5

    def embed_passages(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """Return a vector for each text."""
        if self.is_stopped:
            self.is_stopped = False
            raise Cancelled
        self.asked += texts
        return tuple(self._vector(text) for text in texts)

    def embed_question(self, text: str) -> bytes:
        """Return the vector of a question."""
        (vector,) = self.embed_passages((text,))
        return vector

    def rest_if_idle(self) -> bool:
        """Return False: it holds no memory."""
        return False

    def stop(self) -> None:
        """Stop the next request."""

    def close(self) -> None:
        """Give nothing back: there is nothing."""

    def _vector(self, text: str) -> bytes:
        sums = [0.0] * _WIDTH
        for part in _PART.findall(text.casefold()):
            word = self._meanings.get(part, part)
            digest = hashlib.sha256(word.encode()).digest()
            for place in range(_WIDTH):
                bit = digest[place // 8] >> place % 8 & 1
                sums[place] += 1.0 if bit else -1.0
        length = math.sqrt(sum(value * value for value in sums))
        return packed([value / length for value in sums]) if length else bytes(_WIDTH)
