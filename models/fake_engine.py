"""An engine without a model: always the same answer to the same request, at once.

For tests and for `--fake-model`, to try the program without weights. It rates by a few plain words
and says again what it was asked; nobody should take its words for a model's.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

import numpy as np

from core.domain.model import (
    MeasureStep,
    ModelAdapter,
    ModelEntry,
    ModelMeasure,
    ModelState,
    ModelStatus,
    RestPolicy,
)
from core.errors import Cancelled, UserError
from models.drafts.draft_writer import DraftWriter
from models.engine import (
    GenerationRequest,
    GenerationStats,
    ItemStates,
    ScoreRequest,
    StateRequest,
    Work,
)
from models.moods.sentiment_scorer import SentimentScorer

_ID = "fake"
_GLAD = re.compile(
    r"(?i)thank|great|love|perfect|wonderful|excellent|happy|满意|喜欢|感谢|很好|太好了"
)
_UPSET = re.compile(
    r"(?i)broken|late\b|angry|terrible|disappoint|unacceptable|refund|complain|worst|"
    r"坏|失望|投诉|退款|太差|糟糕|生气"
)


class FakeEngine:
    """Satisfies `models.engine.Engine`.

    answers: what to say, in turn, the last one again and again; None: what was asked last.
    """

    def __init__(self, answers: Sequence[str] | None = None, *, context_tokens: int = 4096) -> None:
        self._answers = list(answers) if answers else []
        self._context_tokens = context_tokens
        self._work = Work()
        self.requests: list[GenerationRequest] = []
        self.stats = GenerationStats()

    @property
    def model_id(self) -> str:
        """Always "fake"."""
        return _ID

    @property
    def context_tokens(self) -> int:
        """How many tokens prompt and answer may have together."""
        return self._context_tokens

    def begin(self) -> Work:
        """Begin a piece of work."""
        self._work = Work()
        return self._work

    def generate(
        self, request: GenerationRequest, work: Work | None = None
    ) -> Generator[str, None, None]:
        """Yield the answer a few characters at a time."""
        self._work = work = work or self.begin()
        self.requests.append(request)
        self.stats = GenerationStats(end="stopped")
        answer = self._next_answer(request)
        count = 0
        for piece in re.findall(r"[\s\S]{1,4}", answer):
            if work.is_stopped:
                self.stats = GenerationStats(tokens=count, end="stopped")
                return
            count += 1
            yield piece
        self.stats = GenerationStats(tokens=count, end="end")

    def score(self, request: ScoreRequest, work: Work | None = None) -> Iterator[tuple[float, ...]]:
        """Yield log-probabilities by a few plain words."""
        self._work = work = work or self.begin()
        for item in request.items:
            if work.is_stopped:
                raise Cancelled
            yield _plain_words_score(item)

    def read_states(self, request: StateRequest, work: Work | None = None) -> Iterator[ItemStates]:
        """Yield states of three numbers: how upset, how plain, how glad the words are."""
        self._work = work = work or self.begin()
        for item in request.items:
            if work.is_stopped:
                raise Cancelled
            whole = np.exp(np.array(_plain_words_score("".join(item)), np.float32))
            parts = np.exp(np.array([_plain_words_score(part) for part in item], np.float32))
            yield ItemStates(whole, parts, tuple(len(part) for part in item))

    def count_tokens(self, texts: Sequence[str]) -> tuple[int, ...]:
        """Return a token for every four bytes."""
        return tuple(len(text.encode("utf-8", "replace")) // 4 + 1 for text in texts)

    def stop(self) -> None:
        """Stop the piece of work at hand."""
        self._work.is_stopped = True

    def close(self) -> None:
        """Give nothing back: there is nothing."""

    def _next_answer(self, request: GenerationRequest) -> str:
        if self._answers:
            return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        return request.messages[-1].text if request.messages else request.prompt


class FakeHost:
    """Satisfies `core.domain.ports.ModelHost` over a FakeEngine.

    Attributes:
        scorer, writer: as of `models.host.LlamaHost`.
    """

    def __init__(self, engine: FakeEngine | None = None) -> None:
        self._engine = engine or FakeEngine()
        self.scorer = SentimentScorer(self.engine)
        self.writer = DraftWriter(self.engine)

    def engine(self) -> FakeEngine:
        """Return the engine."""
        return self._engine

    def state(self) -> ModelState:
        """Return that it is ready; any thread."""
        return ModelState(ModelStatus.READY, _ID, "Fake model")

    def list_models(
        self,
        *,
        everything: bool = False,  # noqa: ARG002 - the port's shape
    ) -> tuple[ModelEntry, ...]:
        """Return the one fake model."""
        return (
            ModelEntry(
                id=_ID,
                title="Fake model",
                licence="Apache-2.0",
                languages=("en", "zh"),
                bytes=0,
                memory_bytes=0,
                is_installed=True,
                is_in_use=True,
            ),
        )

    def use(self, model_id: str) -> None:
        """Accept the fake model only. Raises UserError("model-not-installed")."""
        if model_id != _ID:
            raise UserError("model-not-installed", model=model_id)

    def install(
        self,
        path: Path,
        *,
        accepts_unknown: bool = False,  # noqa: ARG002 - the port's shape
    ) -> ModelEntry:
        """Raise UserError("model-unknown"): a fake host takes no files."""
        raise UserError("model-unknown", file=path.name, sha256="")

    def adapter(self) -> ModelAdapter | None:
        """Return None: nothing is worn."""
        return None

    def attach_adapter(self, path: Path, scale: float = 1.0) -> ModelAdapter:  # noqa: ARG002 - the port's shape
        """Raise UserError("adapter-damaged"): a fake host takes no files."""
        raise UserError("adapter-damaged", file=path.name)

    def remove_adapter(self) -> bool:
        """Return False: nothing was worn."""
        return False

    def measure(
        self,
        progress: Callable[[MeasureStep], None],  # noqa: ARG002 - the port's shape
    ) -> tuple[ModelMeasure, ...]:
        """Return nothing: there is nothing to measure."""
        return ()

    def list_measures(self) -> tuple[ModelMeasure, ...]:
        """Return nothing: nothing was measured."""
        return ()

    def rest_if_due(self, policy: RestPolicy) -> bool:  # noqa: ARG002 - the port's shape
        """Return False: it holds no memory."""
        return False

    def saves_battery(self) -> bool | None:
        """Return None: nobody asked."""
        return None

    def keep_prompts(self) -> None:
        """There is nothing to keep."""

    def stop(self) -> None:
        """Stop what is being generated; any thread."""
        self._engine.stop()

    def close(self) -> None:
        """End the engine."""
        self._engine.close()


def _plain_words_score(text: str) -> tuple[float, ...]:
    glad, upset = len(_GLAD.findall(text)), len(_UPSET.findall(text))
    weights = [2.0 * upset, 1.0, 2.0 * glad]
    total = math.log(sum(math.exp(weight) for weight in weights))
    return tuple(weight - total for weight in weights)
