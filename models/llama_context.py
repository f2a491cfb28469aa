"""One context of llama.cpp: its cache, its batch, and what sequence 0 holds. On one thread."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from typing import Any

import llama_cpp as cpp

from core.errors import UserError
from models.kept_prefixes import KeptPrefix, count_common

_BATCH_TOKENS = 512
_MANY_BATCH_TOKENS = 2048
_ABORTED = 2
_NO_ROOM = 1
_Pointer = Any  # a ctypes pointer to something that only llama.cpp looks into


class Context:
    """A llama.cpp context, its batch, and what sequence 0 holds."""

    def __init__(
        self,
        model: _Pointer,
        tokens: int,
        *,
        sequences: int,
        threads: int,
        abort: Callable[[int], bool],
        pooling: int | None = None,
    ) -> None:
        """pooling: llama.cpp's number, for a context that embeds; None for one that writes."""
        params = cpp.llama_context_default_params()
        params.n_ctx = tokens
        params.n_batch = _BATCH_TOKENS if sequences == 1 else _MANY_BATCH_TOKENS
        params.n_ubatch = _BATCH_TOKENS
        if pooling is not None:
            # A text must be seen whole, since each word looks at all others.
            params.n_batch = params.n_ubatch = max(tokens, _BATCH_TOKENS)
            params.embeddings, params.pooling_type = True, pooling
        params.n_seq_max = sequences
        params.n_threads = params.n_threads_batch = threads
        params.kv_unified = True
        params.no_perf = True
        self.pointer = cpp.llama_init_from_model(model, params)
        if not self.pointer:
            raise UserError("model-out-of-memory")
        cpp.llama_set_abort_callback(self.pointer, abort, None)
        self._memory = cpp.llama_get_memory(self.pointer)
        self._room = int(params.n_batch)
        self._batch = cpp.llama_batch_init(self._room, 0, 1)
        self.kept: list[int] = []

    def keep_common(self, tokens: Sequence[int]) -> int:
        """Forget what differs from these tokens; return how many of them need no reading.

        At least the last token is always read, because its logits are needed.
        """
        common = count_common(self.kept, tokens[:-1])
        self.cut(common)
        return common

    def read(self, tokens: Sequence[int]) -> bool:
        """Append tokens to sequence 0; False when it was stopped on the way."""
        for start in range(0, len(tokens), _BATCH_TOKENS):
            part = tokens[start : start + _BATCH_TOKENS]
            self._batch.n_tokens = 0
            for number, token in enumerate(part):
                self._put(token, len(self.kept) + number, 0, is_output=number == len(part) - 1)
            if not self._decode():
                self.cut(len(self.kept))
                return False
            self.kept.extend(part)
        return True

    def read_branches(
        self, branches: Sequence[Sequence[int]], wanted: Sequence[int]
    ) -> list[list[float]] | None:
        """Read each branch after sequence 0, by itself; return the wanted logits at its end.

        None when it was stopped on the way. Sequence 0 stays as it was.
        """
        self._batch.n_tokens = 0
        ends: list[int] = []
        for number, tokens in enumerate(branches, start=1):
            cpp.llama_memory_seq_cp(self._memory, 0, number, -1, -1)
            for offset, token in enumerate(tokens):
                is_last = offset == len(tokens) - 1
                self._put(token, len(self.kept) + offset, number, is_output=is_last)
            ends.append(self._batch.n_tokens - 1)
        try:
            if not self._decode():
                return None
            return [self._logits(end, wanted) for end in ends]
        finally:
            for number in range(1, len(branches) + 1):
                cpp.llama_memory_seq_rm(self._memory, number, -1, -1)

    def read_vectors(self, texts: Sequence[Sequence[int]], size: int) -> list[list[float]] | None:
        """Read each text by itself; return their vectors. None when it was stopped on the way."""
        self._batch.n_tokens = 0
        for number, tokens in enumerate(texts):
            for offset, token in enumerate(tokens):
                self._put(token, offset, number, is_output=True)
        cpp.llama_memory_clear(self._memory, True)  # noqa: FBT003 - C call
        if not self._decode():
            return None
        pointers = [cpp.llama_get_embeddings_seq(self.pointer, n) for n in range(len(texts))]
        return [[float(value) for value in pointer[:size]] for pointer in pointers]

    def attach(self, adapter: _Pointer, scale: float) -> None:
        """Let a LoRA adapter work on everything that is read here."""
        adapters = (cpp.llama_adapter_lora_p_ctypes * 1)(adapter)
        cpp.llama_set_adapters_lora(self.pointer, adapters, 1, (ctypes.c_float * 1)(scale))

    def state(self) -> bytes:
        """Return what the model remembers of sequence 0."""
        size = cpp.llama_state_seq_get_size(self.pointer, 0)
        buffer = (ctypes.c_uint8 * size)()
        written = cpp.llama_state_seq_get_data(self.pointer, buffer, size, 0)
        return bytes(memoryview(buffer)[:written])

    def take(self, prefix: KeptPrefix) -> None:
        """Make sequence 0 what it was after these tokens."""
        self.cut(0)
        size = len(prefix.state)
        buffer = (ctypes.c_uint8 * size).from_buffer_copy(prefix.state)
        if cpp.llama_state_seq_set_data(self.pointer, buffer, size, 0):
            self.kept = list(prefix.tokens)

    def _logits(self, position: int, wanted: Sequence[int]) -> list[float]:
        row = cpp.llama_get_logits_ith(self.pointer, position)
        return [float(row[token]) for token in wanted]

    def _put(self, token: int, position: int, sequence: int, *, is_output: bool) -> None:
        batch, index = self._batch, self._batch.n_tokens
        batch.token[index] = token
        batch.pos[index] = position
        batch.n_seq_id[index] = 1
        batch.seq_id[index][0] = sequence
        batch.logits[index] = is_output
        batch.n_tokens = index + 1

    def _decode(self) -> bool:
        result = cpp.llama_decode(self.pointer, self._batch)
        if result == 0:
            return True
        if result == _ABORTED:
            return False
        raise UserError("model-out-of-memory" if result == _NO_ROOM else "model-failed")

    def cut(self, length: int) -> None:
        """Forget everything of sequence 0 from this position on."""
        if not cpp.llama_memory_seq_rm(self._memory, 0, length, -1):
            # Recurrent models can't go back in part.
            cpp.llama_memory_clear(self._memory, True)  # noqa: FBT003 - C call
            length = 0
        del self.kept[length:]
