"""One context of a native library: its cache, its batch, and what sequence 0 holds. One thread."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.errors import UserError
from models.inference.kept_prefixes import KeptPrefix, count_common
from models.inference.runtime import ContextOptions, Logits, Outcome, Pointer, Runtime
from models.inference.stop_flag import StopFlag

_PIECE_TOKENS = 512
_MANY_BATCH_TOKENS = 2048
_FILL = 0
"""The token that fills gaps; any will do."""


class Context:
    """A native context, its batch, and what sequence 0 holds."""

    def __init__(
        self,
        runtime: Runtime,
        model: Pointer,
        options: ContextOptions,
        stop: StopFlag,
    ) -> None:
        self._runtime = runtime
        self._pointer = runtime.make_context(model, options, stop)
        self._batch = batch = runtime.make_batch(options.batch_tokens)
        self._columns = batch.token, batch.pos, batch.n_seq_id, batch.seq_id, batch.logits
        self._filler, self._filled = options.sequences - 1, 0
        self.room = options.batch_tokens
        self.kept: list[int] = []

    def keep_common(self, tokens: Sequence[int]) -> int:
        """Forget what differs from these tokens; return how many of them need no reading.

        At least the last token is always read, because its logits are needed.
        """
        common = count_common(self.kept, tokens[:-1])
        self.cut(common)
        return len(self.kept)

    def read(self, tokens: Sequence[int]) -> bool:
        """Append tokens to sequence 0; False when it was stopped on the way."""
        for start in range(0, len(tokens), _PIECE_TOKENS):
            part = tokens[start : start + _PIECE_TOKENS]
            if not self._append(part, wants_all=False):
                return False
        return True

    def read_all(self, tokens: Sequence[int]) -> list[Logits] | None:
        """Append a few tokens to sequence 0; return the logits after each.

        None when it was stopped on the way. The rows are valid until the next read.
        """
        if not self._append(tokens, wants_all=True):
            return None
        return [self._runtime.logits(self._pointer, place) for place in range(len(tokens))]

    def last_logits(self) -> Logits:
        """Return the logits after what was read last."""
        return self._runtime.logits(self._pointer, -1)

    def read_branches(
        self, branches: Sequence[Sequence[int]], wanted: Sequence[int]
    ) -> list[list[float]] | None:
        """Read each branch after sequence 0, by itself; return the wanted logits at its end.

        None when it was stopped on the way. Sequence 0 stays as it was.
        """
        ends = self._put_branches(branches)
        try:
            if not self._decode():
                return None
            rows = [self._runtime.logits(self._pointer, end) for end in ends]
            return [[float(row[token]) for token in wanted] for row in rows]
        finally:
            self._drop_branches(len(branches))

    def read_states(self, branches: Sequence[Sequence[int]]) -> list[NDArray[np.float32]] | None:
        """Read each branch after sequence 0, by itself; return a state for each of its tokens.

        None when it was stopped on the way. Sequence 0 stays as it was.
        """
        ends = self._put_branches(branches)
        try:
            if not self._decode():
                return None
            rows = self._runtime.states(self._pointer)
            places = zip(ends, branches, strict=True)
            return [rows[end + 1 - len(tokens) : end + 1] for end, tokens in places]
        finally:
            self._drop_branches(len(branches))

    def read_vectors(self, texts: Sequence[Sequence[int]]) -> list[list[float]] | None:
        """Read each text by itself; return their vectors. None when it was stopped on the way."""
        self._batch.n_tokens = 0
        for number, tokens in enumerate(texts):
            for offset, token in enumerate(tokens):
                self._put(token, offset, number, is_output=True)
        self._runtime.clear(self._pointer)
        if not self._decode():
            return None
        rows = [self._runtime.vector(self._pointer, number) for number in range(len(texts))]
        return [[float(value) for value in row] for row in rows]

    def wear(self, adapter: Pointer, scale: float) -> None:
        """Let a LoRA adapter work on everything that is read here."""
        self._runtime.wear(self._pointer, adapter, scale)

    def state(self) -> bytes:
        """Return what the model remembers of sequence 0."""
        return self._runtime.state(self._pointer)

    def take(self, prefix: KeptPrefix) -> bool:
        """Make sequence 0 what it was after these tokens; empty when the state doesn't fit."""
        self.cut(0)
        if self._runtime.take_state(self._pointer, prefix.state):
            self.kept = list(prefix.tokens)
        else:
            self._runtime.clear(self._pointer)
        return bool(self.kept)

    def cut(self, length: int) -> None:
        """Forget everything of sequence 0 from this position on."""
        if length < len(self.kept):
            self._drop(length)

    def _put_branches(self, branches: Sequence[Sequence[int]]) -> list[int]:
        """Fill the batch; return where each branch ends in it.

        Each begins at a multiple of the runtime's step in the cache: what lies between belongs to a
        sequence that nobody looks at. So it is computed alike whatever is read beside it.
        """
        self._fill_behind()
        self._batch.n_tokens = 0
        filled, ends = self._filled, list[int]()
        for number, tokens in enumerate(branches, start=1):
            filled += self._fill_up(len(self.kept) + self._filled + self._batch.n_tokens, filled)
            self._runtime.branch(self._pointer, 0, number)
            for offset, token in enumerate(tokens):
                is_last = offset == len(tokens) - 1
                self._put(token, len(self.kept) + offset, number, is_output=is_last)
            ends.append(self._batch.n_tokens - 1)
        return ends

    def _fill_behind(self) -> None:
        """Have the first branch begin at a step, too; once for all that is read behind."""
        self._batch.n_tokens = 0
        if not self._filled and (missing := self._fill_up(len(self.kept), 0)):
            self._filled = missing
            if not self._decode():
                self._empty_filled()

    def _fill_up(self, cell: int, filled: int) -> int:
        """Put in what nobody looks at until a branch may begin; return of how many tokens."""
        missing = -cell % self._runtime.cell_step
        for position in range(filled, filled + missing):
            self._put(_FILL, position, self._filler, is_output=False)
        return missing

    def _drop_branches(self, count: int) -> None:
        for number in range(1, count + 1):
            self._runtime.forget(self._pointer, number, -1)
        self._runtime.forget(self._pointer, self._filler, self._filled)

    def _empty_filled(self) -> None:
        """Sequence 0 changes: what was filled in behind it would stand in its way."""
        if self._filled:
            self._runtime.forget(self._pointer, self._filler, 0)
            self._filled = 0

    def _drop(self, length: int) -> None:
        self._empty_filled()
        if not self._runtime.forget(self._pointer, 0, length):
            # Recurrent models can't go back in part.
            self._runtime.clear(self._pointer)
            length = 0
        del self.kept[length:]

    def _append(self, tokens: Sequence[int], *, wants_all: bool) -> bool:
        self._empty_filled()
        self._batch.n_tokens = 0
        last = len(tokens) - 1
        for number, token in enumerate(tokens):
            is_output = wants_all or number == last
            self._put(token, len(self.kept) + number, 0, is_output=is_output)
        if not self._decode():
            # A part of it may have been read.
            self._drop(len(self.kept))
            return False
        self.kept.extend(tokens)
        return True

    def _put(self, token: int, position: int, sequence: int, *, is_output: bool) -> None:
        tokens, positions, counts, sequences, outputs = self._columns
        index = self._batch.n_tokens
        tokens[index] = token
        positions[index] = position
        counts[index] = 1
        sequences[index][0] = sequence
        outputs[index] = is_output
        self._batch.n_tokens = index + 1

    def _decode(self) -> bool:
        outcome = self._runtime.decode(self._pointer, self._batch)
        if outcome is Outcome.NO_ROOM:
            raise UserError("model-out-of-memory")
        if outcome is Outcome.FAILED:
            raise UserError("model-failed")
        return outcome is Outcome.DONE


def context_options(
    tokens: int,
    *,
    sequences: int,
    threads: int,
    pooling: int | None = None,
    layer: int | None = None,
) -> ContextOptions:
    """Return how to make a context of so many tokens for one or many sequences."""
    if pooling is not None:
        # A text must be seen whole, since each word looks at all others.
        whole = max(tokens, _PIECE_TOKENS)
        return ContextOptions(tokens, sequences, whole, whole, threads, pooling)
    batch = _PIECE_TOKENS if sequences == 1 else _MANY_BATCH_TOKENS
    return ContextOptions(tokens, sequences, batch, _PIECE_TOKENS, threads, layer=layer)
