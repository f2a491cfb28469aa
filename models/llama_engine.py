"""llama.cpp, on its low-level interface: the only file that imports llama_cpp.

Lives in the engine's process (`models.worker`), on one thread. Drafts and ratings have a context
each, made at first use, so that neither disturbs the other's kept prefix. Whatever was read for the
request before and begins the next one alike is not read again.
"""

from __future__ import annotations

import ctypes
import math
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import llama_cpp as cpp

from core.errors import Cancelled, UserError
from models.chat_template import Part, render
from models.engine import ITEM_MARK, GenerationRequest, GenerationStats, Message, ScoreRequest
from models.stream_text import StreamText

_BATCH_TOKENS = 512
_SCORE_CONTEXT_TOKENS = 4096
_SCORE_BATCH_TOKENS = 2048
_SCORE_SEQUENCES = 32
_Pointer = Any  # a ctypes pointer to something that only llama.cpp looks into

_ABORTED = 2
_NO_ROOM = 1


@cpp.llama_log_callback  # type: ignore[untyped-decorator] # the wrapper has no types
def _no_log(_level: int, _text: bytes, _data: object) -> None:
    """Drop what llama.cpp says about itself: nobody reads it, and it may quote the prompt."""


cpp.llama_log_set(_no_log, None)


def can_offload() -> bool:
    """Return whether this llama.cpp can compute on a graphics processor."""
    return bool(cpp.llama_supports_gpu_offload())


class LlamaEngine:
    """One loaded model.

    is_cancelled: asked between tokens and thousands of times a second while a prompt is read; must
        be trivial. When it says True the running request ends.
    """

    def __init__(
        self, path: Path, *, context_tokens: int, threads: int, is_cancelled: Callable[[], bool]
    ) -> None:
        cpp.llama_backend_init()
        self._threads = threads
        # The reference keeps the callback alive as long as the contexts may call it.
        self._abort = cpp.ggml_abort_callback(lambda _data: is_cancelled())
        self._is_cancelled = is_cancelled
        self._model = _load_model(path)
        self._vocab = cpp.llama_model_get_vocab(self._model)
        trained = cpp.llama_model_n_ctx_train(self._model)
        self.context_tokens = min(context_tokens, trained) if trained > 0 else context_tokens
        template = cpp.llama_model_chat_template(self._model, None)
        self._template = template.decode("utf-8", "replace") if template else ""
        self._draft: _Context | None = None
        self._scoring: _Context | None = None
        self.stats = GenerationStats()

    def generate(self, request: GenerationRequest) -> Iterator[str]:
        """Yield text as it is made; `stats` is set when the iterator ends.

        Raises UserError("model-prompt-too-long") when the prompt leaves no room for an answer.
        """
        started = time.perf_counter()
        context = self._draft = self._draft or self._make_context(self.context_tokens, 1)
        tokens = self._prompt_tokens(request)
        if len(tokens) >= self.context_tokens:
            raise UserError("model-prompt-too-long", tokens=len(tokens), room=self.context_tokens)
        kept = context.keep_common(tokens)
        stats = GenerationStats(read_tokens=len(tokens) - kept, kept_tokens=kept)
        if not context.read(tokens[kept:]):
            self.stats = _ended(stats, started, end="stopped")
            return
        yield from self._write(request, context, stats, started)

    def score(self, request: ScoreRequest) -> list[tuple[float, ...]]:
        """Return per item the log-probability of each label among the labels.

        The shared prefix is read once and kept; items are read as parallel sequences of one batch,
        and only the labels' logits are looked at. Raises Cancelled when it was stopped.
        """
        context = self._scoring = self._scoring or self._make_context(
            _SCORE_CONTEXT_TOKENS, _SCORE_SEQUENCES + 1
        )
        before, after = self._score_frame(request.messages)
        labels = self._label_tokens(request.labels)
        kept = context.keep_common(before)
        if not context.read(before[kept:]):
            raise Cancelled
        items = [self._tokens(item) + after for item in request.items]
        room = min(_SCORE_BATCH_TOKENS, _SCORE_CONTEXT_TOKENS - len(before))
        longest = max(map(len, items), default=0)
        if longest > room:
            raise UserError("model-prompt-too-long", tokens=longest, room=room)
        scores: list[tuple[float, ...]] = []
        for group in _grouped(items, room):
            logits = context.read_branches(group, labels)
            if logits is None:
                raise Cancelled
            scores.extend(_log_softmax(row) for row in logits)
        return scores

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text has, read as data."""
        return [len(self._tokens(text)) for text in texts]

    def _make_context(self, tokens: int, sequences: int) -> _Context:
        return _Context(
            self._model, tokens, sequences=sequences, threads=self._threads, abort=self._abort
        )

    def _write(
        self,
        request: GenerationRequest,
        context: _Context,
        stats: GenerationStats,
        started: float,
    ) -> Iterator[str]:
        sampler = _make_sampler(request.temperature, request.seed)
        text = StreamText(request.stop)
        first_s, count, end = 0.0, 0, "length"
        try:
            room = min(request.max_tokens, self.context_tokens - len(context.kept))
            while count < room:
                token = cpp.llama_sampler_sample(sampler, context.pointer, -1)
                first_s = first_s or time.perf_counter() - started
                if cpp.llama_vocab_is_eog(self._vocab, token):
                    end = "end"
                    break
                count += 1
                piece = text.add(self._piece(token))
                if piece:
                    yield piece
                if text.has_stopped:
                    end = "stop"
                    break
                if self._is_cancelled() or not context.read([token]):
                    end = "stopped"
                    break
            rest = text.finish()
            if rest:
                yield rest
        finally:
            cpp.llama_sampler_free(sampler)
            self.stats = _ended(stats, started, end=end, tokens=count, first_s=first_s)

    def _prompt_tokens(self, request: GenerationRequest) -> list[int]:
        if not request.messages:
            return self._bos() + self._tokens(request.prompt)
        return self._part_tokens(self._render(request.messages)) + self._tokens(
            request.answer_start
        )

    def _score_frame(self, messages: Sequence[Message]) -> tuple[list[int], list[int]]:
        """Return the tokens before and after the place of the item."""
        before: list[int] = []
        after: list[int] = []
        has_item = False
        for part in self._render(messages):
            if part.is_control or ITEM_MARK not in part.text:
                (after if has_item else before).extend(self._part_tokens([part], has_bos=False))
                continue
            head, tail = part.text.split(ITEM_MARK, 1)
            before.extend(self._tokens(head))
            after.extend(self._tokens(tail))
            has_item = True
        return self._bos_unless_there(before) + before, after

    def _render(self, messages: Sequence[Message]) -> list[Part]:
        eos = self._piece(cpp.llama_vocab_eos(self._vocab), shows_control=True)
        bos = self._piece(cpp.llama_vocab_bos(self._vocab), shows_control=True)
        return render(
            messages,
            template=self._template,
            bos=bos.decode("utf-8", "ignore"),
            eos=eos.decode("utf-8", "ignore"),
        )

    def _part_tokens(self, parts: Sequence[Part], *, has_bos: bool = True) -> list[int]:
        tokens: list[int] = []
        for part in parts:
            tokens.extend(self._tokens(part.text, is_control=part.is_control))
        return self._bos_unless_there(tokens) + tokens if has_bos else tokens

    def _bos_unless_there(self, tokens: list[int]) -> list[int]:
        bos = self._bos()
        return [] if not bos or tokens[:1] == bos else bos

    def _bos(self) -> list[int]:
        if not cpp.llama_vocab_get_add_bos(self._vocab):
            return []
        return [int(cpp.llama_vocab_bos(self._vocab))]

    def _label_tokens(self, labels: Sequence[str]) -> list[int]:
        tokens = [self._tokens(label)[0] for label in labels]
        if len(set(tokens)) != len(labels):
            raise ValueError("two labels begin with the same token")
        return tokens

    def _tokens(self, text: str, *, is_control: bool = False) -> list[int]:
        """Tokenise; control tokens written in the text are parsed only when is_control."""
        data = text.encode("utf-8", "replace")
        room = len(data) + 8
        buffer = (cpp.llama_token * room)()
        adds_special = False
        count = cpp.llama_tokenize(
            self._vocab, data, len(data), buffer, room, adds_special, is_control
        )
        return list(buffer[: max(count, 0)])

    def _piece(self, token: int, *, shows_control: bool = False) -> bytes:
        if token < 0:
            return b""
        buffer = ctypes.create_string_buffer(256)
        size = cpp.llama_token_to_piece(self._vocab, token, buffer, 256, 0, shows_control)
        return buffer.raw[: max(size, 0)]


class _Context:
    """A llama.cpp context, its batch, and what sequence 0 holds."""

    def __init__(
        self,
        model: _Pointer,
        tokens: int,
        *,
        sequences: int,
        threads: int,
        abort: Callable[[int], bool],
    ) -> None:
        params = cpp.llama_context_default_params()
        params.n_ctx = tokens
        params.n_batch = _BATCH_TOKENS if sequences == 1 else _SCORE_BATCH_TOKENS
        params.n_ubatch = _BATCH_TOKENS
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
        common = 0
        for old, new in zip(self.kept, tokens[:-1], strict=False):
            if old != new:
                break
            common += 1
        self._cut(common)
        return common

    def read(self, tokens: Sequence[int]) -> bool:
        """Append tokens to sequence 0; False when it was stopped on the way."""
        for start in range(0, len(tokens), _BATCH_TOKENS):
            part = tokens[start : start + _BATCH_TOKENS]
            self._batch.n_tokens = 0
            for number, token in enumerate(part):
                self._put(token, len(self.kept) + number, 0, is_output=number == len(part) - 1)
            if not self._decode():
                self._cut(len(self.kept))
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

    def _cut(self, length: int) -> None:
        """Forget everything of sequence 0 from this position on."""
        if not cpp.llama_memory_seq_rm(self._memory, 0, length, -1):
            # Recurrent models can't go back in part.
            cpp.llama_memory_clear(self._memory, True)  # noqa: FBT003 - C call
            length = 0
        del self.kept[length:]


def _load_model(path: Path) -> _Pointer:
    params = cpp.llama_model_default_params()
    params.load_mode = cpp.LLAMA_LOAD_MODE_MMAP
    model = cpp.llama_model_load_from_file(str(path).encode("utf-8"), params)
    if not model:
        raise UserError("model-load-failed", file=path.name)
    return model


def _make_sampler(temperature: float, seed: int) -> _Pointer:
    chain = cpp.llama_sampler_chain_init(cpp.llama_sampler_chain_default_params())
    if temperature <= 0.0:
        cpp.llama_sampler_chain_add(chain, cpp.llama_sampler_init_greedy())
        return chain
    cpp.llama_sampler_chain_add(chain, cpp.llama_sampler_init_top_k(40))
    cpp.llama_sampler_chain_add(chain, cpp.llama_sampler_init_top_p(0.9, 1))
    cpp.llama_sampler_chain_add(chain, cpp.llama_sampler_init_temp(temperature))
    cpp.llama_sampler_chain_add(chain, cpp.llama_sampler_init_dist(seed))
    return chain


def _grouped(items: Sequence[list[int]], room: int) -> Iterator[list[list[int]]]:
    """Put items together that fit one batch and the context."""
    group: list[list[int]] = []
    used = 0
    for item in items:
        if group and (used + len(item) > room or len(group) == _SCORE_SEQUENCES):
            yield group
            group, used = [], 0
        group.append(item)
        used += len(item)
    if group:
        yield group


def _log_softmax(logits: Sequence[float]) -> tuple[float, ...]:
    top = max(logits)
    total = top + math.log(sum(math.exp(value - top) for value in logits))
    return tuple(value - total for value in logits)


def _ended(
    stats: GenerationStats, started: float, *, end: str, tokens: int = 0, first_s: float = 0.0
) -> GenerationStats:
    return GenerationStats(
        read_tokens=stats.read_tokens,
        kept_tokens=stats.kept_tokens,
        tokens=tokens,
        first_s=first_s,
        seconds=time.perf_counter() - started,
        end=end,  # type: ignore[arg-type] # one of the four words, from this file
    )
