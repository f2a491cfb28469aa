"""Rates messages with the model in use: by its head where it has one, else by asking in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from core.domain.sentiment import MoodExample, Rating, RatingTask, Sentiment
from models.engine import Engine, Work
from models.moods import mood_reader
from models.moods.mood_question import MoodQuestion
from models.moods.sentiment_head import Head, MoodHeads, Numbers, find_heads

_GROUP_TASKS = 16
_SHARES = (1.0, 0.75, 0.5)


def fit_to(head: Head, vectors: Numbers, labels: NDArray[np.int64], weights: Numbers) -> Head:
    """Return the head fitted to these examples, oldest first, or to those before the newest.

    Where all of them together bring nothing on what is held back, fewer may have: what was learned
    once isn't lost to a run of odd ones.
    """
    for share in _SHARES:
        count = int(len(labels) * share)
        if count:
            fitted = head.adapted(vectors[:count], labels[:count], weights[:count])
            if fitted is not head:
                return fitted
    return head


class SentimentScorer:
    """Satisfies `core.domain.ports.SentimentScorer`."""

    def __init__(
        self,
        engine: Callable[[], Engine],
        heads: Callable[[str], MoodHeads | None] = find_heads,
    ) -> None:
        """engine: returns the engine in use, or raises UserError("model-missing").

        heads: returns those of a model.
        """
        self._engine, self._heads = engine, heads
        self._question = MoodQuestion()
        self._worn: tuple[str, Head] | None = None
        self._vectors: dict[tuple[str, str], Numbers] = {}

    def score(self, tasks: Sequence[RatingTask]) -> Iterator[Rating]:
        """Yield one rating per task, in order.

        Raises UserError as `models.engine.Engine.score`; Cancelled when it was stopped.
        """
        waiting = iter(tasks)
        engine = self._engine()
        work = engine.begin()
        while group := list(islice(waiting, _GROUP_TASKS)):
            for task, sentiment in zip(group, self._rate(engine, group, work), strict=True):
                yield Rating(task.id, sentiment)

    def read_states(self, texts: Sequence[str]) -> Numbers:
        """Return a vector for each text: [texts, n]; [0, 0] where the model has no head.

        A text without words has a vector of zeros. Raises as `score`.
        """
        engine = self._engine()
        heads = self._heads(engine.model_id)
        if heads is None or not texts:
            return np.zeros((0, 0), np.float32)
        width = heads.whole.weights.shape[1]
        rows = [
            reading.vector() if reading.states is not None else np.zeros(width, np.float32)
            for reading in mood_reader.read(engine, heads, texts)
        ]
        return np.stack(rows)

    def states(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """Return the vectors of `read_states` as bytes; () where the model has no head."""
        return tuple(row.astype("<f2").tobytes() for row in self.read_states(texts))

    def head(self) -> Head | None:
        """Return what `score` uses for whole messages, None where the model has no head."""
        model_id = self._engine().model_id
        if self._worn is not None and self._worn[0] == model_id:
            return self._worn[1]
        heads = self._heads(model_id)
        return heads.whole if heads is not None else None

    def wear(self, head: Head | None) -> None:
        """Let `score` use this head with the model in use; None: the shipped one."""
        self._worn = (self._engine().model_id, head) if head is not None else None

    def learn(self, examples: Sequence[MoodExample]) -> bool:
        """Fit the shipped head to what the owner told; say whether it became another.

        Mixed ones are passed over. No examples: back to the shipped head. Raises as `score`.
        """
        model_id = self._engine().model_id
        heads = self._heads(model_id)
        told = [one for one in examples if one.mood in mood_reader.MOODS and one.text.strip()]
        self._worn = None
        if heads is None or not told:
            return False
        width = heads.whole.weights.shape[1]
        self._vectors |= {
            (model_id, one.text): np.frombuffer(one.state, "<f2").astype(np.float32)
            for one in told
            if len(one.state) == 2 * width
        }
        unread = [one.text for one in told if (model_id, one.text) not in self._vectors]
        fresh = zip(unread, self.read_states(unread), strict=False)
        self._vectors.update({(model_id, text): row for text, row in fresh})
        vectors = np.stack([self._vectors[model_id, one.text] for one in told])
        labels = np.array([mood_reader.MOODS.index(one.mood) for one in told])
        weights = np.array([one.weight for one in told], np.float32)
        adapted = fit_to(heads.whole, vectors, labels, weights)
        if adapted is heads.whole:
            return False
        self._worn = (model_id, adapted)
        return True

    def _rate(self, engine: Engine, tasks: Sequence[RatingTask], work: Work) -> list[Sentiment]:
        texts = [task.text for task in tasks]
        heads = self._heads(engine.model_id)
        if heads is None:
            return self._question.rate(engine, texts, work)
        head = self.head() or heads.whole
        readings = mood_reader.read(engine, heads, texts, work)
        return [
            mood_reader.judge(reading, heads, head, engine.model_id, task.language, task.vectors)
            for reading, task in zip(readings, tasks, strict=True)
        ]
