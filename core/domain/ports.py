"""What core and desktop ask of a language model, by shape; `models` satisfies it.

All methods block and belong to one thread at a time, the model lane; only `state` and `stop` may be
called from anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from core.domain.draft import Claim, DraftPiece, DraftRequest, Fact
from core.domain.kept_prompt import KeptPrompt
from core.domain.model import (
    MeasureStep,
    ModelAdapter,
    ModelEntry,
    ModelMeasure,
    ModelState,
    RestPolicy,
)
from core.domain.sentiment import MoodExample, Rating, RatingTask


class SentimentScorer(Protocol):
    """Rates texts."""

    def score(self, tasks: Sequence[RatingTask]) -> Iterator[Rating]:
        """Yield one rating per task, in order.

        Raises UserError when no model is installed or the engine died twice.
        """
        ...

    def states(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """Return what the model makes of each text, to be kept with an example; raises as `score`.

        () where nothing can be learned with this model.
        """
        ...

    def learn(self, examples: Sequence[MoodExample]) -> bool:
        """Fit the ratings to come to what the owner told; say whether that changed anything.

        No examples: as shipped. Reads those without a state that it hasn't read before.
        Raises as `score`; Cancelled when it was stopped.
        """
        ...


class DraftWriter(Protocol):
    """Writes answers."""

    def stream(self, request: DraftRequest) -> Iterator[DraftPiece]:
        """Yield the draft piece by piece; the last piece carries the DraftResult.

        Closing the iterator stops the model. Raises UserError as `SentimentScorer.score` does.
        """
        ...

    def find_promises(self, text: str) -> tuple[str, ...]:
        """Return the sentences of a text that bind its writer; any thread, no model is asked."""
        ...

    def find_remedies(self, text: str, claim: Claim, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Return what the facts say of the kind that a claim of the text is of, the likest first.

        Any thread, no model is asked.
        """
        ...


class ModelHost(Protocol):
    """The catalogue and the engine's life."""

    def state(self) -> ModelState:
        """Return what the model is doing now; any thread."""
        ...

    def list_models(self, *, everything: bool = False) -> tuple[ModelEntry, ...]:
        """Return the models, installed ones first; with everything also those one could bring."""
        ...

    def use(self, model_id: str) -> None:
        """Make this model the one for drafts. Raises UserError("model-not-installed")."""
        ...

    def install(self, path: Path, *, accepts_unknown: bool = False) -> ModelEntry:
        """Check a GGUF file and copy it into the models folder. Raises UserError when it is bad.

        accepts_unknown: the owner agreed to a file that the catalogue doesn't know.
        """
        ...

    def adapter(self) -> ModelAdapter | None:
        """Return the LoRA adapter that the model in use wears."""
        ...

    def attach_adapter(self, path: Path, scale: float = 1.0) -> ModelAdapter:
        """Check a LoRA adapter and put it on the model in use. Raises UserError when it is bad."""
        ...

    def remove_adapter(self) -> bool:
        """Take the adapter off the model in use; return whether it wore one."""
        ...

    def measure(self, progress: Callable[[MeasureStep], None]) -> tuple[ModelMeasure, ...]:
        """Measure every installed model that fits and keep the figures; a minute for all.

        Raises Cancelled when stopped; what was measured until then is kept.
        """
        ...

    def list_measures(self) -> tuple[ModelMeasure, ...]:
        """Return the kept figures of the installed models, taken on this machine; any thread."""
        ...

    def rest_if_due(self, policy: RestPolicy) -> bool:
        """Give the model's memory back when the policy says so; say whether it did.

        Never ends a running request; the next one loads again. Call from the model lane.
        """
        ...

    def saves_battery(self) -> bool | None:
        """Return whether the computer saves its battery now, None where it doesn't say."""
        ...

    def keep_prompts(self) -> None:
        """Keep what the model has read for the next start, where the owner allows it.

        Takes a few seconds at most, while nothing is asked of the model; does nothing otherwise.
        """
        ...

    def stop(self) -> None:
        """Stop what is being generated; any thread. Returns at once."""
        ...

    def close(self) -> None:
        """End the engine's process at once; any thread. What runs ends as if it was stopped.

        The next request loads again.
        """
        ...


class TextEmbedder(Protocol):
    """Turns texts into vectors of signed bytes; alike in meaning are those of one direction.

    `model_id`, `alike_from` and `stop` are for any thread, everything else for one at a time.
    """

    @property
    def model_id(self) -> str:
        """The model that makes them, "" when none is installed that fits this computer."""
        ...

    def alike_from(self, question: str) -> float:
        """Return how alike (a cosine) a passage is at least that means what is asked."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """Return a vector for each text.

        Raises UserError: "meaning-model-missing", "meaning-no-memory", or as an engine does;
        Cancelled when stopped.
        """
        ...

    def embed_question(self, text: str) -> bytes:
        """Return the vector of what somebody looks for. Raises as `embed_passages`."""
        ...

    def rest_if_idle(self) -> bool:
        """Give the model's memory back when nothing was asked for a while; say whether it did."""
        ...

    def stop(self) -> None:
        """Stop what is being made; any thread. Returns at once."""
        ...

    def close(self) -> None:
        """End the model's process; the next request loads again."""
        ...


class PromptShelf(Protocol):
    """Where prompts that a model has read outlive it. Any thread.

    Raises no UserError: what can't be read isn't there, and what can't be written isn't kept.
    """

    def is_allowed(self) -> bool:
        """Say whether the owner allows keeping."""
        ...

    def mark(self) -> bytes:
        """Return bytes that are others as soon as something of a customer's was deleted.

        What was read before that must not be kept any more. b"" when nothing may be kept.
        """
        ...

    def list_prompts(self, identity: str) -> tuple[KeptPrompt, ...]:
        """Return what was kept of exactly this model, the one used last first."""
        ...

    def find_state(self, name: str) -> bytes:
        """Return the state that was kept with a prompt, b"" when there is none or it is damaged."""
        ...

    def arrange(self, mark: bytes, names: Sequence[str]) -> bool:
        """Forget all but these, and remember their order; say whether it was done.

        mark: as it was before the model read anything; nothing is done when it is another now.
        """
        ...

    def add(self, mark: bytes, identity: str, prompt: KeptPrompt, state: bytes, place: int) -> bool:
        """Keep a prompt at its place in the order; say whether it was done. mark: as above."""
        ...

    def forget(self) -> None:
        """Forget everything."""
        ...
