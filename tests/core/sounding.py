"""An embedder whose vectors sound as they are told to, for tests of moods by meaning."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from core.domain.meaning import TextVectors
from core.domain.sentiment import Mood
from core.errors import UserError
from core.insight.mood_meaning import find_meaning_prior
from core.insight.mood_student import MOODS
from models.fake_embedder import FakeEmbedder

MODEL = "multilingual-e5-small-q4"


class SoundingEmbedder(FakeEmbedder):
    """Attributes: error: what the next request raises."""

    def __init__(self, mood_of: Callable[[str], Mood]) -> None:
        super().__init__(model_id=MODEL)
        self._mood_of = mood_of
        self.error: UserError | None = None

    def embed_passages(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """Return a vector for each text that leans to its mood."""
        if self.error is not None:
            raise self.error
        super().embed_passages(texts)
        return tuple(vector_of(self._mood_of(text)) for text in texts)


def vector_of(mood: Mood) -> bytes:
    """Return a vector that sounds so."""
    prior = find_meaning_prior(MODEL)
    assert prior is not None
    way = prior.weights[MOODS.index(mood)] - prior.weights.mean(axis=0)
    return np.round(way / np.abs(way).max() * 127).astype(np.int8).tobytes()


def meaning_of(mood: Mood) -> TextVectors:
    """Return what a text of one passage means that sounds so."""
    return TextVectors(MODEL, (vector_of(mood),))
