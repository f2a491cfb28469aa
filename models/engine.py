"""What the rest of `models` asks of a language model, whichever way it runs.

Requests are frozen records of plain values, so that they cross a pipe as JSON. One thread at a time
calls an engine (the model lane); only `stop` may be called from any thread.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:  # the window's process knows engines, and reads no states before moods are told
    import numpy as np
    from numpy.typing import NDArray

Role = Literal["system", "user", "assistant"]
RuntimeName = Literal["gpu", "ik", "llama"]
"""What can run a model: llama.cpp on a graphics processor, ik on a processor, llama.cpp on one."""

ITEM_MARK = "{item}"
"""Where a ScoreRequest's messages take the item; exactly one message holds it, once."""


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a chat. The text is data: control tokens written in it stay plain text."""

    role: Role
    text: str


@dataclass(slots=True, eq=False)
class Work:
    """One piece of work, of as many requests as it takes.

    A stop ends all of it, also one that comes between two requests, when nothing runs.
    """

    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """Ask for text.

    messages: the chat so far; the model's own chat template is put around them.
    prompt: plain text to continue instead, without a template; used when messages is empty.
    answer_start: how the answer begins; read by the model, not repeated in what is yielded.
    max_tokens: upper bound on what is generated.
    guesses: read likely next tokens along, for speed. Each token stays the model's own choice, but
        what is read together is computed in another order: near ties may fall otherwise.
    temperature: 0.0 always takes the likeliest token. stop: generation ends before any of these.
    """

    messages: tuple[Message, ...] = ()
    prompt: str = ""
    answer_start: str = ""
    max_tokens: int = 400
    temperature: float = 0.0
    stop: tuple[str, ...] = ()
    seed: int = 1
    guesses: bool = True


@dataclass(frozen=True, slots=True)
class ScoreRequest:
    """Ask how likely each label is as the first word of the answer, for many items.

    messages: the chat that all items share, with ITEM_MARK in the last one where the item goes.
    items: texts, each at most MAX_ITEM_BYTES of UTF-8.
    labels: words whose first tokens differ.
    """

    messages: tuple[Message, ...]
    items: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateRequest:
    """Ask what a model thinks of each of many items half-way through its layers.

    prompt: plain text with ITEM_MARK once, where the item goes; no template is put around it.
    items: texts, each in the parts that are to be told apart; joined they are at most
        MAX_ITEM_BYTES of UTF-8. An item has at least one part, and none is empty.
    layer: whose output is wanted, counted from 0; nothing is computed beyond it.
    """

    prompt: str
    items: tuple[tuple[str, ...], ...]
    layer: int


@dataclass(frozen=True, slots=True, eq=False)
class ItemStates:
    """What the model thinks of an item. States have length 1 per number on average.

    last: at the end of the prompt, behind the item.
    parts: a row for each part, the mean of the states of its words. lengths: in tokens.
    """

    last: NDArray[np.float32]
    parts: NDArray[np.float32]
    lengths: tuple[int, ...]


MAX_ITEM_BYTES = 1600
"""Longest item of a request: a byte is at most one token, so it always fits a batch."""


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How a model is loaded.

    context_tokens: at most this many for prompt and answer together.
    threads: 0 takes one for each physical core.
    gpu_layers: how many layers go to a GPU; -1 as many as its free memory takes, 0 none.
    adapter: path of a LoRA adapter in GGUF, "" for none; adapter_scale: how strongly it works.
    pooling: "" for a model that writes, "mean", "cls" or "last" for one that embeds.
    runtime: the native library, "" the fastest that can run this model here.
    """

    context_tokens: int = 4096
    threads: int = 0
    gpu_layers: int = -1
    adapter: str = ""
    adapter_scale: float = 1.0
    pooling: str = ""
    runtime: RuntimeName | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a load.

    device: the GPU that runs the model, "" the CPU.
    kv_bytes: what the contexts' caches take when they are all in use.
    runtime, version: the native library that runs it (`models.inference.runtime`).
    """

    context_tokens: int = 0
    device: str = ""
    kv_bytes: int = 0
    runtime: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class GenerationStats:
    """What the last generation took.

    read_tokens: of the prompt, without kept_tokens, which were in memory from the request before.
    first_s: from asking to the first token. seconds: all of it.
    guessed_tokens: read along because they were likely; right_tokens: those the model chose, too.
    end: "end" the model ended, "length" max_tokens or the context was full, "stop" a stop string,
        "stopped" somebody asked for it.
    """

    read_tokens: int = 0
    kept_tokens: int = 0
    tokens: int = 0
    first_s: float = 0.0
    seconds: float = 0.0
    guessed_tokens: int = 0
    right_tokens: int = 0
    end: Literal["end", "length", "stop", "stopped"] = "end"


class Engine(Protocol):
    """A loaded, or lazily loading, language model."""

    @property
    def model_id(self) -> str:
        """The catalogue id of the model."""
        ...

    @property
    def context_tokens(self) -> int:
        """How many tokens prompt and answer may have together. Loads the model."""
        ...

    @property
    def stats(self) -> GenerationStats:
        """What the last `generate` took, once its iterator has ended."""
        ...

    def begin(self) -> Work:
        """Begin a piece of work of several requests, each of which is told which it belongs to.

        A request that is told of none is a piece of work of its own.
        """
        ...

    def generate(
        self, request: GenerationRequest, work: Work | None = None
    ) -> Generator[str, None, None]:
        """Yield the answer piece by piece; closing the iterator stops the model.

        Raises UserError("model-died") when the engine's process ended under it; the next call
        starts a new one.
        """
        ...

    def score(self, request: ScoreRequest, work: Work | None = None) -> Iterator[tuple[float, ...]]:
        """Yield per item the log-probability of each label among the labels, in order.

        Raises Cancelled when stopped, UserError("model-died") when a second try died, too.
        """
        ...

    def read_states(self, request: StateRequest, work: Work | None = None) -> Iterator[ItemStates]:
        """Yield per item what the model thinks of it, in order. Raises as `score`."""
        ...

    def count_tokens(self, texts: Sequence[str]) -> tuple[int, ...]:
        """Return how many tokens each text has, read as data."""
        ...

    def stop(self) -> None:
        """Stop the piece of work that was begun or asked last, from any thread; returns at once."""
        ...

    def close(self) -> None:
        """Give everything back; the engine can be used again and loads anew."""
        ...
