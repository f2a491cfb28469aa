"""What the engine asks of a native library that runs models, by shape.

Two builds of llama.cpp satisfy it (decision 024): `models.inference.llama_runtime`, which reads
every kind of model and knows graphics processors (decision 028), and `models.inference.ik_runtime`,
which is faster on a processor. One process uses one of them, on one thread.
"""

from __future__ import annotations

import importlib.util
import os
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from models import hardware
from models.engine import LoadOptions, RuntimeName
from models.files.gguf_file import HeaderError, read_gguf
from models.inference.stop_flag import StopFlag

if TYPE_CHECKING:  # as in `models.engine`
    import numpy as np
    from numpy.typing import NDArray

Pointer = Any
"""A ctypes pointer to something that only the library looks into."""
Logits = Any
"""A numpy array of float32, one for each word of the vocabulary; valid until the next decode."""


_EXACT_FILE_TYPES = (7, 14, 15, 16, 17, 18)
"""llama.cpp's numbers for Q8_0, Q4_K, Q5_K and Q6_K; with Q4_1 ik is less exact (decision 024)."""
MAPPED_BYTES = 256_000_000
"""A smaller file ik leaves where it is, in place of laying its weights out anew (decision 081)."""
_GPU_KINDS = ("vulkan", "metal", "cuda", "hip", "sycl")


class Outcome(Enum):
    """How reading a batch ended."""

    DONE = auto()
    STOPPED = auto()
    NO_ROOM = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Shape:
    """What a model says of itself.

    trained_tokens: the longest context it was trained on, 0 when it doesn't say.
    kv_bytes_per_token: of a cache for many sequences; keys and values take two bytes each.
    single_kv_bytes_per_token: of a cache for one sequence, which may keep them in fewer bits.
    can_go_back: whether what was read last can be forgotten alone; recurrent models can't.
    bos, eos: -1 when it has none. template: its chat template, "" when it has none.
    """

    trained_tokens: int
    width: int
    kv_bytes_per_token: int
    single_kv_bytes_per_token: int
    can_go_back: bool
    bos: int
    eos: int
    adds_bos: bool
    template: str


@dataclass(frozen=True, slots=True)
class ContextOptions:
    """How a context is made.

    tokens: of all sequences together. sequences: that share them. batch_tokens: read in one go, in
    pieces of piece_tokens. pooling: llama.cpp's number, for a context that embeds. layer: of a
    context that computes up to this layer's output and gives no logits.
    """

    tokens: int
    sequences: int
    batch_tokens: int
    piece_tokens: int
    threads: int
    pooling: int | None = None
    layer: int | None = None


class Runtime(Protocol):
    """One native library. Every method belongs to the thread that loaded it.

    But for `decode` and `states`: contexts without an adapter may read at the same time.
    """

    name: RuntimeName
    version: str
    cell_step: int
    """Where sequences begin in a cache that several share; at any multiple it computes alike."""

    def can_offload(self) -> bool:
        """Return whether it can compute on a graphics processor."""
        ...

    def load(self, path: Path, gpu_layers: int) -> tuple[Pointer, str]:
        """Return the model, and the name of the GPU that runs it ("": the processor).

        gpu_layers: -1 as many as fit; a processor passes it over.
        Raises UserError: "model-load-failed"; "model-no-gpu" when this is to be a graphics
        processor and there is none, or none with room.
        """
        ...

    def shape(self, model: Pointer) -> Shape:
        """Return what the model says of itself."""
        ...

    def load_adapter(self, model: Pointer, path: Path) -> Pointer:
        """Return a LoRA adapter for the model. Raises UserError("adapter-failed")."""
        ...

    def tokenize(
        self, model: Pointer, text: bytes, *, adds_special: bool, is_control: bool
    ) -> list[int]:
        """Return the text's tokens; control tokens written in it are parsed only if is_control."""
        ...

    def piece(self, model: Pointer, token: int, *, shows_control: bool = False) -> bytes:
        """Return what a token stands for: UTF-8 that may begin or end within a character."""
        ...

    def is_end(self, model: Pointer, token: int) -> bool:
        """Return whether the model ends its answer with this token."""
        ...

    def make_context(self, model: Pointer, options: ContextOptions, stop: StopFlag) -> Pointer:
        """Return a context. Raises UserError("model-out-of-memory").

        stop: asked thousands of times while a batch is read; lives as long as the context.
        """
        ...

    def wear(self, context: Pointer, adapter: Pointer, scale: float) -> None:
        """Let an adapter work on everything that is read in this context."""
        ...

    def make_batch(self, tokens: int) -> Pointer:
        """Return a batch that holds so many tokens."""
        ...

    def decode(self, context: Pointer, batch: Pointer) -> Outcome:
        """Read a batch."""
        ...

    def logits(self, context: Pointer, position: int) -> Logits:
        """Return the logits at a position of the last batch that asked for them; -1: the last."""
        ...

    def vector(self, context: Pointer, sequence: int) -> Logits:
        """Return the pooled vector of a sequence of the last batch."""
        ...

    def states(self, context: Pointer) -> NDArray[np.float32]:
        """Return the layer's output for each token of the last batch; the context has a layer."""
        ...

    def forget(self, context: Pointer, sequence: int, start: int) -> bool:
        """Drop a sequence from a position on; False when the model can't go back in part."""
        ...

    def branch(self, context: Pointer, source: int, target: int) -> None:
        """Let the target sequence begin with all that the source holds, without a copy."""
        ...

    def clear(self, context: Pointer) -> None:
        """Drop everything."""
        ...

    def state(self, context: Pointer) -> bytes:
        """Return what the model remembers of sequence 0."""
        ...

    def take_state(self, context: Pointer, state: bytes) -> bool:
        """Make sequence 0 what `state` returned; False when the bytes don't fit this model."""
        ...


def kv_bytes_per_token(layers: int, heads: int, kv_heads: int, width: int) -> int:
    """Return what a cache takes for one token: keys and values, two bytes each."""
    return 4 * (width // max(1, heads)) * kv_heads * layers


def choose_runtimes(path: Path, options: LoadOptions) -> tuple[RuntimeName, ...]:
    """Return the ways to run a model file on this machine, the fastest first."""
    if options.runtime:
        return (options.runtime,)
    graphics: tuple[RuntimeName, ...] = ()
    if options.gpu_layers != 0 and _has_gpu_build():
        graphics = ("gpu",)
    return (*graphics, "ik", "llama") if _suits_ik(path, options) else (*graphics, "llama")


def _suits_ik(path: Path, options: LoadOptions) -> bool:
    """Return whether ik can run this file, with these options, on this processor."""
    if importlib.util.find_spec("ik_llama_cpp") is None or not hardware.has_fast_arithmetic():
        return False
    # It passes adapters over in layers that it computes as one, without a word, and is not used
    # for vectors, which few ask for.
    return not options.adapter and not options.pooling and _is_exact_in_ik(path)


def _is_exact_in_ik(path: Path) -> bool:
    """Return whether the file's weights are of a kind that ik computes as exactly as llama.cpp."""
    try:
        return read_gguf(path).whole("general.file_type") in _EXACT_FILE_TYPES
    except (HeaderError, OSError):
        return False


def _has_gpu_build() -> bool:
    """Return whether llama.cpp lies here with a part for graphics processors."""
    names = (path.name for folder in _llama_folders() for path in folder.glob("*ggml-*"))
    return any(kind in name for name in names for kind in _GPU_KINDS)


def _llama_folders() -> list[Path]:
    """Return where llama.cpp's libraries lie; LLAMA_CPP_LIB_PATH is its binding's own switch."""
    elsewhere = os.environ.get("LLAMA_CPP_LIB_PATH")
    if elsewhere:
        return [Path(elsewhere)]
    found = importlib.util.find_spec("llama_cpp")
    return [Path(folder, "lib") for folder in (found and found.submodule_search_locations) or ()]


def open_runtime(name: RuntimeName) -> Runtime:
    """Load a native library into this process. Raises UserError("model-load-failed")."""
    if name == "ik":
        from models.inference.ik_runtime import IkRuntime  # noqa: PLC0415 - never both in one process

        return IkRuntime()
    from models.inference.llama_runtime import LlamaRuntime  # noqa: PLC0415

    return LlamaRuntime(name)
