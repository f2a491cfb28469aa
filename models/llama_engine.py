"""A model on llama.cpp's low-level interface; only this file and `models.llama_*` import llama_cpp.

Lives in the engine's process (`models.worker`), on one thread. Drafts and ratings have a context
each, made at first use, so that neither disturbs the other's kept prefix. Whatever was read for
one of the last requests and begins the next one alike is not read again.
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
from models.engine import (
    ITEM_MARK,
    GenerationRequest,
    GenerationStats,
    Loaded,
    LoadOptions,
    Message,
    ScoreRequest,
)
from models.kept_prefixes import KeptPrefix, KeptPrefixes, count_common
from models.llama_context import Context
from models.llama_loading import load_adapter, load_on_best_device
from models.stream_text import StreamText

_SCORE_CONTEXT_TOKENS = 4096
_SCORE_BATCH_TOKENS = 2048
_SCORE_SEQUENCES = 32
_EMBED_SEQUENCES = 16
_POOLINGS = {"mean": 1, "cls": 2, "last": 3}
_KEPT_BYTES = 160_000_000
"""For the states of earlier prompts: about four prompts of the default model."""
_WORTH_KEEPING = 64
"""Tokens; fewer are read again as fast as they are put away and taken out."""
_Pointer = Any  # a ctypes pointer to something that only llama.cpp looks into


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
        self, path: Path, options: LoadOptions, *, is_cancelled: Callable[[], bool]
    ) -> None:
        cpp.llama_backend_init()
        self._options = options
        # The reference keeps the callback alive as long as the contexts may call it.
        self._abort = cpp.ggml_abort_callback(lambda _data: is_cancelled())
        self._is_cancelled = is_cancelled
        self._model, device = load_on_best_device(path, options.gpu_layers)
        self._adapter = load_adapter(self._model, options.adapter) if options.adapter else None
        self._vocab = cpp.llama_model_get_vocab(self._model)
        trained = cpp.llama_model_n_ctx_train(self._model)
        wanted = options.context_tokens
        self.context_tokens = min(wanted, trained) if trained > 0 else wanted
        self.loaded = Loaded(self.context_tokens, device, self._kv_bytes())
        template = cpp.llama_model_chat_template(self._model, None)
        self._template = template.decode("utf-8", "replace") if template else ""
        self._draft: Context | None = None
        self._scoring: Context | None = None
        self._embedding: Context | None = None
        self._prefixes = KeptPrefixes(_KEPT_BYTES)
        self._prompt_length = 0
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
        self._turn_to(context, tokens)
        kept = context.keep_common(tokens)
        self._prompt_length = len(tokens)
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

    def embed(self, texts: Sequence[str]) -> list[tuple[float, ...]]:
        """Return a vector of length 1 for each text; what is beyond the context isn't read."""
        context = self._embedding = self._embedding or self._make_context(
            self.context_tokens, _EMBED_SEQUENCES, pooling=_POOLINGS[self._options.pooling]
        )
        # A blank text has no tokens of its own, and nothing to make a vector of.
        items = [self._embedding_tokens(text if text.strip() else ".") for text in texts]
        vectors: list[tuple[float, ...]] = []
        size = int(cpp.llama_model_n_embd(self._model))
        for group in _grouped(items, self.context_tokens, _EMBED_SEQUENCES):
            rows = context.read_vectors(group, size)
            if rows is None:
                raise Cancelled
            vectors.extend(_unit(row) for row in rows)
        return vectors

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text has, read as data."""
        return [len(self._tokens(text)) for text in texts]

    def _make_context(self, tokens: int, sequences: int, *, pooling: int | None = None) -> Context:
        context = Context(
            self._model,
            tokens,
            sequences=sequences,
            threads=self._options.threads,
            abort=self._abort,
            pooling=pooling,
        )
        if self._adapter is not None:
            context.attach(self._adapter, self._options.adapter_scale)
        return context

    def _turn_to(self, context: Context, tokens: Sequence[int]) -> None:
        """Put the prompt before away, when this one is another, and take out what fits best."""
        common = count_common(context.kept, tokens)
        if self._prompt_length - common >= _WORTH_KEEPING:
            context.cut(self._prompt_length)
            self._prefixes.add(KeptPrefix(tuple(context.kept), context.state()))
        found = self._prefixes.find(tokens, more_than=common + _WORTH_KEEPING)
        if found is not None:
            context.take(found)

    def _kv_bytes(self) -> int:
        """Return what the caches take when both contexts are in use, and the kept prompts."""
        heads = max(1, int(cpp.llama_model_n_head(self._model)))
        width = int(cpp.llama_model_n_embd(self._model)) // heads
        kv_heads = int(cpp.llama_model_n_head_kv(self._model))
        # Keys and values, two bytes each.
        per_token = 4 * width * kv_heads * int(cpp.llama_model_n_layer(self._model))
        return per_token * (self.context_tokens + _SCORE_CONTEXT_TOKENS) + _KEPT_BYTES

    def _embedding_tokens(self, text: str) -> list[int]:
        """Return the text's tokens with the model's own first and last ones."""
        tokens = self._tokens(text, adds_special=True)
        room = self.context_tokens
        return tokens if len(tokens) <= room else [*tokens[: room - 1], tokens[-1]]

    def _write(
        self,
        request: GenerationRequest,
        context: Context,
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

    def _tokens(
        self, text: str, *, is_control: bool = False, adds_special: bool = False
    ) -> list[int]:
        """Tokenise; control tokens written in the text are parsed only when is_control."""
        data = text.encode("utf-8", "replace")
        room = len(data) + 8
        buffer = (cpp.llama_token * room)()
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


def _grouped(
    items: Sequence[list[int]], room: int, most: int = _SCORE_SEQUENCES
) -> Iterator[list[list[int]]]:
    """Put items together that fit one batch and the context."""
    group: list[list[int]] = []
    used = 0
    for item in items:
        if group and (used + len(item) > room or len(group) == most):
            yield group
            group, used = [], 0
        group.append(item)
        used += len(item)
    if group:
        yield group


def _unit(vector: Sequence[float]) -> tuple[float, ...]:
    length = math.sqrt(sum(value * value for value in vector)) or 1.0
    return tuple(value / length for value in vector)


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
