"""ik_llama.cpp: the same models on a processor, with faster arithmetic (decision 024).

Weights are laid out anew while they are loaded, so that several words are read for little more than
the price of one. No graphics processors here.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from ctypes import (
    POINTER,
    c_bool,
    c_char_p,
    c_int32,
    c_size_t,
    c_uint8,
    c_uint32,
    c_void_p,
)
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.errors import UserError
from models import hardware
from models.engine import RuntimeName
from models.inference.guesser import LONGEST_GUESS
from models.inference.layer_tap import LayerTap
from models.inference.native_floats import floats_at
from models.inference.runtime import (
    MAPPED_BYTES,
    ContextOptions,
    Logits,
    Outcome,
    Pointer,
    Shape,
    kv_bytes_per_token,
)
from models.inference.stop_flag import StopFlag

WIDE_VARIABLE = "CARDFILE_WIDE_ENGINE"
"""Names the folder of the libraries that `installer.fast_engine` made for AVX-512."""


def choose_library() -> None:
    """Let the package load what was compiled for AVX-512, where that lies and can run."""
    package = importlib.util.find_spec("ik_llama_cpp")
    inside = Path(package.origin).with_name("lib-avx512") if package and package.origin else Path()
    wide = Path(os.environ.get(WIDE_VARIABLE) or inside) / "libllama.so"
    if wide.is_file() and hardware.has_wide_arithmetic():
        os.environ.setdefault("IK_LLAMA_CPP_LIB_PATH", str(wide))


choose_library()
from ik_llama_cpp import __version__  # noqa: E402 - it loads its library at once
from ik_llama_cpp import _ctypes_api as ik  # noqa: E402

_LIBRARY = ik._lib  # noqa: SLF001 - the package itself wraps less than we need
_EIGHT_BITS, _EIGHT_BIT_BLOCK = 8, 32
"""ggml's number for Q8_0, and how many values share a scale in it: 34 bytes for 32 values."""
_WRITTEN_TOKENS = LONGEST_GUESS + 1
"""More are a prompt, of which a batch takes long enough that it must be ended on the way."""
_OUTCOMES = {0: Outcome.DONE, 1: Outcome.NO_ROOM}
_Log = ctypes.CFUNCTYPE(None, ctypes.c_int, c_char_p, c_void_p)
_SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "llama_log_set": (None, [_Log, c_void_p]),
    "llama_model_chat_template": (c_char_p, [c_void_p, c_char_p]),
    "llama_n_ctx_train": (c_int32, [c_void_p]),
    "llama_n_layer": (c_int32, [c_void_p]),
    "llama_model_has_recurrent": (c_bool, [c_void_p]),
    "llama_model_n_embd": (c_int32, [c_void_p]),
    "llama_model_meta_val_str": (c_int32, [c_void_p, c_char_p, c_char_p, c_size_t]),
    "llama_vocab_get_add_bos": (c_bool, [c_void_p]),
    "llama_vocab_bos": (c_int32, [c_void_p]),
    "llama_vocab_eos": (c_int32, [c_void_p]),
    "llama_vocab_is_eog": (c_bool, [c_void_p, c_int32]),
    "llama_vocab_tokenize": (
        c_int32,
        [c_void_p, c_char_p, c_int32, POINTER(c_int32), c_int32, c_bool, c_bool],
    ),
    "llama_token_to_piece_vocab": (
        c_int32,
        [c_void_p, c_int32, c_char_p, c_int32, c_int32, c_bool],
    ),
    "llama_kv_cache_seq_rm": (c_bool, [c_void_p, c_int32, c_int32, c_int32]),
    "llama_kv_cache_seq_cp": (None, [c_void_p, c_int32, c_int32, c_int32, c_int32]),
    "llama_kv_cache_clear": (None, [c_void_p]),
    "llama_set_abort_callback": (None, [c_void_p, c_void_p, c_void_p]),
    "llama_state_seq_get_size": (c_size_t, [c_void_p, c_int32, c_uint32]),
    "llama_state_seq_get_data": (
        c_size_t,
        [c_void_p, POINTER(c_uint8), c_size_t, c_int32, c_uint32],
    ),
    "llama_state_seq_set_data": (
        c_size_t,
        [c_void_p, POINTER(c_uint8), c_size_t, c_int32, c_uint32],
    ),
}


def _declare() -> None:
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(_LIBRARY, name)
        function.restype, function.argtypes = result, arguments


@_Log  # type: ignore[untyped-decorator] # ctypes has no types for it
def _no_log(_level: int, _text: bytes, _data: object) -> None:
    """Drop what the library says about itself: nobody reads it, and it may quote the prompt."""


class IkRuntime:
    """Satisfies `models.inference.runtime.Runtime`."""

    name: RuntimeName = "ik"
    version: str = __version__
    cell_step = 1  # its kernels differ by how much is read at once, wherever it begins

    def __init__(self) -> None:
        _declare()
        _LIBRARY.llama_log_set(_no_log, None)
        ik.llama_backend_init()
        self._sizes: dict[int, tuple[int, int]] = {}
        self._taps: dict[int, LayerTap] = {}
        self._stop_callbacks: dict[int, Any] = {}
        self._stop = StopFlag()

    def can_offload(self) -> bool:
        """See `Runtime.can_offload`."""
        return False

    def load(self, path: Path, gpu_layers: int) -> tuple[Pointer, str]:
        """See `Runtime.load`."""
        del gpu_layers
        params = ik.llama_model_default_params()
        # Laying the weights out anew needs memory of our own: the file can't be shared. With a very
        # small model that would be most of what a start takes, and bring little.
        is_small = path.stat().st_size < MAPPED_BYTES
        params.use_mmap, params.repack_tensors, params.n_gpu_layers = is_small, not is_small, 0
        model = ik.llama_model_load_from_file(str(path).encode("utf-8"), params)
        if not model:
            raise UserError("model-load-failed", file=path.name)
        return model, ""

    def shape(self, model: Pointer) -> Shape:
        """See `Runtime.shape`."""
        vocab = ik.llama_model_get_vocab(model)
        width = int(_LIBRARY.llama_model_n_embd(model))
        template = _LIBRARY.llama_model_chat_template(model, None)
        architecture = _told(model, "general.architecture")
        heads = _heads(model)
        kv_bytes = kv_bytes_per_token(
            int(_LIBRARY.llama_n_layer(model)),
            heads,
            _number(_told(model, f"{architecture}.attention.head_count_kv"), heads),
            width,
        )
        return Shape(
            trained_tokens=int(_LIBRARY.llama_n_ctx_train(model)),
            width=width,
            kv_bytes_per_token=kv_bytes,
            single_kv_bytes_per_token=kv_bytes * 17 // 32 if _has_whole_blocks(model) else kv_bytes,
            can_go_back=not _LIBRARY.llama_model_has_recurrent(model),
            bos=int(_LIBRARY.llama_vocab_bos(vocab)),
            eos=int(_LIBRARY.llama_vocab_eos(vocab)),
            adds_bos=bool(_LIBRARY.llama_vocab_get_add_bos(vocab)),
            template=template.decode("utf-8", "replace") if template else "",
        )

    def load_adapter(self, model: Pointer, path: Path) -> Pointer:
        """See `Runtime.load_adapter`; always refused (`runtime.choose_runtimes`)."""
        del model
        raise UserError("adapter-failed", file=path.name)

    def tokenize(
        self, model: Pointer, text: bytes, *, adds_special: bool, is_control: bool
    ) -> list[int]:
        """See `Runtime.tokenize`."""
        room = len(text) + 8
        buffer = (c_int32 * room)()
        vocab = ik.llama_model_get_vocab(model)
        count = _LIBRARY.llama_vocab_tokenize(
            vocab, text, len(text), buffer, room, adds_special, is_control
        )
        return list(buffer[: max(count, 0)])

    def piece(self, model: Pointer, token: int, *, shows_control: bool = False) -> bytes:
        """See `Runtime.piece`."""
        buffer = ctypes.create_string_buffer(256)
        vocab = ik.llama_model_get_vocab(model)
        size = _LIBRARY.llama_token_to_piece_vocab(vocab, token, buffer, 256, 0, shows_control)
        return buffer.raw[: max(size, 0)]

    def is_end(self, model: Pointer, token: int) -> bool:
        """See `Runtime.is_end`."""
        return bool(_LIBRARY.llama_vocab_is_eog(ik.llama_model_get_vocab(model), token))

    def make_context(self, model: Pointer, options: ContextOptions, stop: StopFlag) -> Pointer:
        """See `Runtime.make_context`."""
        params = ik.llama_context_default_params()
        params.n_ctx = options.tokens
        params.n_batch, params.n_ubatch = options.batch_tokens, options.piece_tokens
        if options.pooling is not None:
            params.embeddings, params.pooling_type = True, options.pooling
        elif options.layer is not None:
            params.embeddings = True  # else it keeps room for logits that are never computed
        params.n_seq_max = options.sequences
        params.n_threads = params.n_threads_batch = options.threads
        # With several sequences its flash attention mixes them up: labels no better than chance.
        params.flash_attn = options.pooling is None and options.sequences == 1
        # Keys and values in eight bits: half the memory, and faster the more words are kept.
        if params.flash_attn and _has_whole_blocks(model):
            params.type_k = params.type_v = _EIGHT_BITS
        tap = self._tap(model, options)
        if tap is not None:
            params.cb_eval = tap.as_callback(type(params.cb_eval))
        context = ik.llama_init_from_model(model, params)
        if not context:
            raise UserError("model-out-of-memory")
        self._stop = stop
        self._stop_callbacks[context] = stop.as_settled_callback(ik.ggml_abort_callback)
        if tap is not None:
            self._taps[context] = tap
        words = int(ik.llama_vocab_n_tokens(ik.llama_model_get_vocab(model)))
        self._sizes[context] = (words, int(_LIBRARY.llama_model_n_embd(model)))
        return context

    def wear(self, context: Pointer, adapter: Pointer, scale: float) -> None:
        """See `Runtime.wear`; never called."""

    def make_batch(self, tokens: int) -> Pointer:
        """See `Runtime.make_batch`."""
        return ik.llama_batch_init(tokens, 0, 1)

    def decode(self, context: Pointer, batch: Pointer) -> Outcome:
        """See `Runtime.decode`.

        The library says "done" of a batch that it gave up, so one that was read to its end just
        when somebody asked to stop counts as given up, too.
        """
        self._listen(context, batch)
        if context in self._taps:
            self._taps[context].begin()
        result = ik.llama_decode(context, batch)
        if self._stop():
            return Outcome.STOPPED
        return _OUTCOMES.get(result, Outcome.FAILED)

    def _listen(self, context: Pointer, batch: Pointer) -> None:
        """Have it asked whether to stop while a prompt is read; a written word ends soon enough."""
        is_long = batch.n_tokens > _WRITTEN_TOKENS
        callback = ctypes.cast(self._stop_callbacks[context], c_void_p) if is_long else None
        _LIBRARY.llama_set_abort_callback(context, callback, None)

    def logits(self, context: Pointer, position: int) -> Logits:
        """See `Runtime.logits`."""
        row = ik.llama_get_logits_ith(context, position)
        return floats_at(row, self._sizes[context][0])

    def vector(self, context: Pointer, sequence: int) -> Logits:
        """See `Runtime.vector`."""
        row = ik.llama_get_embeddings_seq(context, sequence)
        return floats_at(row, self._sizes[context][1])

    def states(self, context: Pointer) -> NDArray[np.float32]:
        """See `Runtime.states`."""
        return self._taps[context].rows()

    def _tap(self, model: Pointer, options: ContextOptions) -> LayerTap | None:
        if options.layer is None:
            return None
        return LayerTap(_open_ggml(), options.layer, int(_LIBRARY.llama_model_n_embd(model)))

    def forget(self, context: Pointer, sequence: int, start: int) -> bool:
        """See `Runtime.forget`."""
        return bool(_LIBRARY.llama_kv_cache_seq_rm(context, sequence, start, -1))

    def branch(self, context: Pointer, source: int, target: int) -> None:
        """See `Runtime.branch`."""
        _LIBRARY.llama_kv_cache_seq_cp(context, source, target, -1, -1)

    def clear(self, context: Pointer) -> None:
        """See `Runtime.clear`."""
        _LIBRARY.llama_kv_cache_clear(context)

    def state(self, context: Pointer) -> bytes:
        """See `Runtime.state`."""
        size = _LIBRARY.llama_state_seq_get_size(context, 0, 0)
        buffer = (c_uint8 * size)()
        written = _LIBRARY.llama_state_seq_get_data(context, buffer, size, 0, 0)
        return bytes(memoryview(buffer)[:written])

    def take_state(self, context: Pointer, state: bytes) -> bool:
        """See `Runtime.take_state`."""
        buffer = (c_uint8 * len(state)).from_buffer_copy(state)
        return bool(_LIBRARY.llama_state_seq_set_data(context, buffer, len(state), 0, 0))


def _open_ggml() -> ctypes.CDLL:
    """Return the library that holds the tensors, as the other one has loaded it."""
    if sys.platform == "win32":
        place = Path(str(_LIBRARY._name))  # noqa: SLF001 - where it was loaded from
        return ctypes.CDLL(str(place.with_name("ggml.dll")))
    library: ctypes.CDLL = _LIBRARY  # its names are found through this one
    return library


def _heads(model: Pointer) -> int:
    architecture = _told(model, "general.architecture")
    return _number(_told(model, f"{architecture}.attention.head_count"), 1)


def _has_whole_blocks(model: Pointer) -> bool:
    """Return whether a head's keys and values fill whole blocks of eight-bit numbers."""
    usual = int(_LIBRARY.llama_model_n_embd(model)) // _heads(model)
    key = _told(model, f"{_told(model, 'general.architecture')}.attention.key_length")
    return _number(key, usual) % _EIGHT_BIT_BLOCK == 0


def _told(model: Pointer, key: str) -> str:
    """Return a value of the model file's header as text, "" when there is none."""
    buffer = ctypes.create_string_buffer(256)
    size = _LIBRARY.llama_model_meta_val_str(model, key.encode("ascii", "ignore"), buffer, 256)
    return buffer.value.decode("utf-8", "replace") if size > 0 else ""


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdigit() else otherwise
