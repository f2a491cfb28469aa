"""llama.cpp as llama-cpp-python brings it: every kind of model, and graphics processors."""

from __future__ import annotations

import ctypes
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import llama_cpp as cpp
import numpy as np
from llama_cpp import llama_cpp as binding
from numpy.typing import NDArray

from core.errors import UserError
from models.engine import RuntimeName
from models.files.gguf_file import HeaderError, read_gguf
from models.inference.layer_tap import LayerTap
from models.inference.native_floats import floats_at
from models.inference.runtime import (
    ContextOptions,
    Logits,
    Outcome,
    Pointer,
    Shape,
    kv_bytes_per_token,
)
from models.inference.stop_flag import StopFlag

_GPU_SPARE_BYTES = 600_000_000
"""Of a GPU's memory: for the caches and the screen."""
_GRAPHICS = (1, 2)
"""ggml's numbers for a GPU with memory of its own, and for one that shares the computer's."""
_OUTCOMES = {0: Outcome.DONE, 1: Outcome.NO_ROOM, 2: Outcome.STOPPED}


@cpp.llama_log_callback  # type: ignore[untyped-decorator] # the wrapper has no types
def _no_log(_level: int, _text: bytes, _data: object) -> None:
    """Drop what llama.cpp says about itself: nobody reads it, and it may quote the prompt."""


class LlamaRuntime:
    """Satisfies `models.inference.runtime.Runtime`."""

    version: str = cpp.__version__

    def __init__(self, name: RuntimeName) -> None:
        """name: "gpu" for a graphics processor, "llama" for the processor alone."""
        self.name: RuntimeName = name
        # A processor sums sixteen numbers at a time at most, always in the same order.
        self.cell_step = 1 if name == "gpu" else 16
        cpp.llama_log_set(_no_log, None)
        _load_parts()
        cpp.llama_backend_init()
        self._words: dict[int, int] = {}
        self._taps: dict[int, LayerTap] = {}

    def can_offload(self) -> bool:
        """See `Runtime.can_offload`."""
        return self.name == "gpu" and bool(cpp.llama_supports_gpu_offload())

    def load(self, path: Path, gpu_layers: int) -> tuple[Pointer, str]:
        """See `Runtime.load`."""
        if self.name != "gpu":
            return _load_model(path, 0, None), ""
        device = max(_list_devices(), key=lambda one: one.free_bytes, default=None)
        if device is None:
            raise UserError("model-no-gpu")
        layers = gpu_layers if gpu_layers > 0 else layers_that_fit(path, device.free_bytes)
        if not layers:
            raise UserError("model-no-gpu")
        return _load_model(path, layers, device.pointer), device.description

    def shape(self, model: Pointer) -> Shape:
        """See `Runtime.shape`."""
        vocab = cpp.llama_model_get_vocab(model)
        width = int(cpp.llama_model_n_embd(model))
        kv_bytes = kv_bytes_per_token(
            int(cpp.llama_model_n_layer(model)),
            int(cpp.llama_model_n_head(model)),
            int(cpp.llama_model_n_head_kv(model)),
            width,
        )
        template = cpp.llama_model_chat_template(model, None)
        return Shape(
            trained_tokens=int(cpp.llama_model_n_ctx_train(model)),
            width=width,
            kv_bytes_per_token=kv_bytes,
            single_kv_bytes_per_token=kv_bytes,
            can_go_back=not (
                cpp.llama_model_is_recurrent(model) or cpp.llama_model_is_hybrid(model)
            ),
            bos=int(cpp.llama_vocab_bos(vocab)),
            eos=int(cpp.llama_vocab_eos(vocab)),
            adds_bos=bool(cpp.llama_vocab_get_add_bos(vocab)),
            template=template.decode("utf-8", "replace") if template else "",
        )

    def load_adapter(self, model: Pointer, path: Path) -> Pointer:
        """See `Runtime.load_adapter`."""
        adapter = cpp.llama_adapter_lora_init(model, str(path).encode("utf-8"))
        if not adapter:
            raise UserError("adapter-failed", file=path.name)
        return adapter

    def tokenize(
        self, model: Pointer, text: bytes, *, adds_special: bool, is_control: bool
    ) -> list[int]:
        """See `Runtime.tokenize`."""
        room = len(text) + 8
        buffer = (cpp.llama_token * room)()
        count = cpp.llama_tokenize(
            cpp.llama_model_get_vocab(model),
            text,
            len(text),
            buffer,
            room,
            adds_special,
            is_control,
        )
        return list(buffer[: max(count, 0)])

    def piece(self, model: Pointer, token: int, *, shows_control: bool = False) -> bytes:
        """See `Runtime.piece`."""
        buffer = ctypes.create_string_buffer(256)
        vocab = cpp.llama_model_get_vocab(model)
        size = cpp.llama_token_to_piece(vocab, token, buffer, 256, 0, shows_control)
        return buffer.raw[: max(size, 0)]

    def is_end(self, model: Pointer, token: int) -> bool:
        """See `Runtime.is_end`."""
        return bool(cpp.llama_vocab_is_eog(cpp.llama_model_get_vocab(model), token))

    def make_context(self, model: Pointer, options: ContextOptions, stop: StopFlag) -> Pointer:
        """See `Runtime.make_context`."""
        params = cpp.llama_context_default_params()
        params.n_ctx = options.tokens
        params.n_batch, params.n_ubatch = options.batch_tokens, options.piece_tokens
        if options.pooling is not None:
            params.embeddings, params.pooling_type = True, options.pooling
        params.n_seq_max = options.sequences
        params.n_threads = params.n_threads_batch = options.threads
        params.kv_unified = True
        if self.cell_step > 1 and options.sequences > 1 and options.pooling is None:
            # It takes sixty-four cells at a time, or one by one where less is read.
            params.flash_attn_type = cpp.LLAMA_FLASH_ATTN_TYPE_DISABLED
        params.no_perf = True
        tap = self._tap(model, options)
        if tap is not None:
            params.cb_eval = tap.as_callback(type(params.cb_eval))
        context = cpp.llama_init_from_model(model, params)
        if not context:
            raise UserError("model-out-of-memory")
        abort = stop.as_callback(cpp.ggml_abort_callback)
        cpp.llama_set_abort_callback(context, abort, stop.address)
        if tap is not None:
            self._taps[context] = tap
        self._words[context] = int(cpp.llama_vocab_n_tokens(cpp.llama_model_get_vocab(model)))
        return context

    def wear(self, context: Pointer, adapter: Pointer, scale: float) -> None:
        """See `Runtime.wear`."""
        adapters = (cpp.llama_adapter_lora_p_ctypes * 1)(adapter)
        cpp.llama_set_adapters_lora(context, adapters, 1, (ctypes.c_float * 1)(scale))

    def make_batch(self, tokens: int) -> Pointer:
        """See `Runtime.make_batch`."""
        return cpp.llama_batch_init(tokens, 0, 1)

    def decode(self, context: Pointer, batch: Pointer) -> Outcome:
        """See `Runtime.decode`."""
        if context in self._taps:
            self._taps[context].begin()
        return _OUTCOMES.get(cpp.llama_decode(context, batch), Outcome.FAILED)

    def logits(self, context: Pointer, position: int) -> Logits:
        """See `Runtime.logits`."""
        row = cpp.llama_get_logits_ith(context, position)
        return floats_at(row, self._words[context])

    def vector(self, context: Pointer, sequence: int) -> Logits:
        """See `Runtime.vector`."""
        size = int(cpp.llama_model_n_embd(cpp.llama_get_model(context)))
        row = cpp.llama_get_embeddings_seq(context, sequence)
        return floats_at(row, size)

    def states(self, context: Pointer) -> NDArray[np.float32]:
        """See `Runtime.states`."""
        return self._taps[context].rows()

    def _tap(self, model: Pointer, options: ContextOptions) -> LayerTap | None:
        if options.layer is None:
            return None
        return LayerTap(_open_ggml_base(), options.layer, int(cpp.llama_model_n_embd(model)))

    def forget(self, context: Pointer, sequence: int, start: int) -> bool:
        """See `Runtime.forget`."""
        return bool(cpp.llama_memory_seq_rm(cpp.llama_get_memory(context), sequence, start, -1))

    def branch(self, context: Pointer, source: int, target: int) -> None:
        """See `Runtime.branch`."""
        cpp.llama_memory_seq_cp(cpp.llama_get_memory(context), source, target, -1, -1)

    def clear(self, context: Pointer) -> None:
        """See `Runtime.clear`."""
        cpp.llama_memory_clear(cpp.llama_get_memory(context), True)  # noqa: FBT003 - C call

    def state(self, context: Pointer) -> bytes:
        """See `Runtime.state`."""
        size = cpp.llama_state_seq_get_size(context, 0)
        buffer = (ctypes.c_uint8 * size)()
        written = cpp.llama_state_seq_get_data(context, buffer, size, 0)
        return bytes(memoryview(buffer)[:written])

    def take_state(self, context: Pointer, state: bytes) -> bool:
        """See `Runtime.take_state`."""
        buffer = (ctypes.c_uint8 * len(state)).from_buffer_copy(state)
        return bool(cpp.llama_state_seq_set_data(context, buffer, len(state), 0))


@dataclass(frozen=True, slots=True)
class _Device:
    """A graphics processor as ggml knows it. Memory in bytes."""

    pointer: ctypes.c_void_p
    description: str
    free_bytes: int


def _open_ggml() -> ctypes.CDLL:
    """Return ggml as llama.cpp itself has loaded it: another copy would know no devices."""
    if sys.platform == "win32":
        return ctypes.CDLL(str(binding._base_path / "ggml.dll"))  # noqa: SLF001
    library: ctypes.CDLL = binding._lib  # noqa: SLF001 - its names are found through this one
    return library


def _open_ggml_base() -> ctypes.CDLL:
    """Return the part of ggml that holds the tensors."""
    if sys.platform == "win32":
        return ctypes.CDLL(str(binding._base_path / "ggml-base.dll"))  # noqa: SLF001
    return _open_ggml()


def _load_parts() -> None:
    """Load what computes, where it lies apart from the rest (`installer.portable_engine`).

    Each part says whether it suits this machine. Left alone, llama.cpp would look for them in the
    current folder as well, where anybody may have put one.
    """
    ggml = _open_ggml()
    ggml.ggml_backend_reg_count.restype = ctypes.c_size_t
    if not ggml.ggml_backend_reg_count():
        ggml.ggml_backend_load_all_from_path.argtypes = [ctypes.c_char_p]
        ggml.ggml_backend_load_all_from_path.restype = None
        ggml.ggml_backend_load_all_from_path(os.fsencode(binding._base_path))  # noqa: SLF001


def _list_devices() -> list[_Device]:
    """Return the graphics processors; none where llama.cpp was built for the CPU alone."""
    ggml = _open_ggml()
    ggml.ggml_backend_dev_count.restype = ctypes.c_size_t
    ggml.ggml_backend_dev_get.restype = ctypes.c_void_p
    pointers = (
        ctypes.c_void_p(ggml.ggml_backend_dev_get(ctypes.c_size_t(number)))
        for number in range(ggml.ggml_backend_dev_count())
    )
    return [
        _describe(ggml, pointer)
        for pointer in pointers
        if ggml.ggml_backend_dev_type(pointer) in _GRAPHICS
    ]


def _describe(ggml: ctypes.CDLL, pointer: ctypes.c_void_p) -> _Device:
    free, total = ctypes.c_size_t(), ctypes.c_size_t()
    ggml.ggml_backend_dev_memory(pointer, ctypes.byref(free), ctypes.byref(total))
    ggml.ggml_backend_dev_description.restype = ctypes.c_char_p
    description = ggml.ggml_backend_dev_description(pointer)
    return _Device(pointer, description.decode("utf-8", "replace"), free.value)


def layers_that_fit(path: Path, free_bytes: int) -> int:
    """Return how many layers, the output counted as one, a GPU's free memory takes.

    The header says how many there are: the library, asked for no more than the vocabulary, says 0.
    """
    try:
        header = read_gguf(path)
        blocks = header.whole(f"{header.values.get('general.architecture')}.block_count")
    except (HeaderError, OSError) as error:
        raise UserError("model-load-failed", file=path.name) from error
    layers = (blocks or 0) + 1
    per_layer = path.stat().st_size / layers
    return max(0, min(layers, int((free_bytes - _GPU_SPARE_BYTES) / per_layer)))


def _load_model(path: Path, gpu_layers: int, device: ctypes.c_void_p | None) -> Pointer:
    """Load a model onto this device; None: on no graphics processor, whatever there is.

    A processor reads weights faster from memory of its own, in large pages, than from the file's.
    """
    params = cpp.llama_model_default_params()
    chosen = (ctypes.c_void_p * 2)(device, None)
    params.devices = ctypes.addressof(chosen)
    is_graphics = device is not None
    params.load_mode = cpp.LLAMA_LOAD_MODE_MMAP if is_graphics else cpp.LLAMA_LOAD_MODE_NONE
    params.n_gpu_layers = gpu_layers
    model = cpp.llama_model_load_from_file(str(path).encode("utf-8"), params)
    if not model:
        raise UserError("model-load-failed", file=path.name)
    return model
