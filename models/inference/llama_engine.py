"""A model on a native library (`models.inference.runtime`): prompts, answers, ratings and vectors.

Lives in the engine's process (`models.process.worker`), on one thread. Drafts and ratings have a
context each, made at first use, so that neither disturbs the other's kept prefix. Whatever was read
for one of the last requests and begins the next one alike is not read again.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from core.errors import Cancelled, UserError
from models.engine import (
    ITEM_MARK,
    GenerationRequest,
    GenerationStats,
    ItemStates,
    Loaded,
    LoadOptions,
    Message,
    ScoreRequest,
    StateRequest,
)
from models.inference.chat_template import Part, render
from models.inference.context import Context, context_options
from models.inference.guesser import LONGEST_GUESS, Experience, Guesser, PhraseBook
from models.inference.kept_prefixes import KeptPrefix, KeptPrefixes, count_common
from models.inference.runtime import Runtime
from models.inference.sampler import Sampler
from models.inference.state_reader import SCORE_GROUP_TOKENS, SCORE_SEQUENCES, StateReader, grouped
from models.inference.stop_flag import StopFlag
from models.inference.stream_text import StreamText

_SCORE_CONTEXT_TOKENS = 4096
_SCORE_BATCH_TOKENS = 2048
_EMBED_SEQUENCES = 16
_POOLINGS = {"mean": 1, "cls": 2, "last": 3}
_KEPT_BYTES = 160_000_000
"""For the states of earlier prompts: about four prompts of the default model."""
_WORTH_KEEPING = 64
"""Tokens; fewer are read again as fast as they are put away and taken out."""


class LlamaEngine:
    """One loaded model.

    stop: asked between words, and by the library while it computes; set, the request ends.
    find_state: returns the state of a recalled prompt by its name, b"" when it can't be had.
    """

    def __init__(
        self,
        runtime: Runtime,
        path: Path,
        options: LoadOptions,
        *,
        stop: StopFlag,
        find_state: Callable[[str], bytes] = lambda _name: b"",
    ) -> None:
        self._runtime, self._options = runtime, options
        self._stop, self._find_state = stop, find_state
        self._model, device = runtime.load(path, options.gpu_layers)
        self._adapter = (
            runtime.load_adapter(self._model, Path(options.adapter)) if options.adapter else None
        )
        self._shape = runtime.shape(self._model)
        trained, wanted = self._shape.trained_tokens, options.context_tokens
        self.context_tokens = min(wanted, trained) if trained > 0 else wanted
        self.loaded = Loaded(
            self.context_tokens, device, self._kv_bytes(), runtime.name, runtime.version
        )
        self._draft: Context | None = None
        self._scoring: Context | None = None
        self._embedding: Context | None = None
        self._reader: StateReader | None = None
        self._prefixes = KeptPrefixes(_KEPT_BYTES)
        self._book, self._experience = PhraseBook(), Experience()
        self._said = cache(self._find_said)
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
            _SCORE_CONTEXT_TOKENS, SCORE_SEQUENCES + 2
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
        for group in grouped(items, SCORE_GROUP_TOKENS):
            logits = context.read_branches(group, labels)
            if logits is None:
                raise Cancelled
            scores.extend(_log_softmax(row) for row in logits)
        return scores

    def read_states(self, request: StateRequest) -> list[ItemStates]:
        """Return what the model thinks of each item. Raises Cancelled when it was stopped."""
        if self._reader is None or self._reader.layer != request.layer:
            self._reader = StateReader(
                self._reading_contexts(request.layer), request.layer, self._bos(), self._tokens
            )
        return self._reader.read(request)

    def embed(self, texts: Sequence[str]) -> list[tuple[float, ...]]:
        """Return a vector of length 1 for each text; what is beyond the context isn't read."""
        context = self._embedding = self._embedding or self._make_context(
            self.context_tokens, _EMBED_SEQUENCES, pooling=_POOLINGS[self._options.pooling]
        )
        # A blank text has no tokens of its own, and nothing to make a vector of.
        items = [self._embedding_tokens(text if text.strip() else ".") for text in texts]
        vectors: list[tuple[float, ...]] = []
        for group in grouped(items, self.context_tokens, _EMBED_SEQUENCES):
            rows = context.read_vectors(group)
            if rows is None:
                raise Cancelled
            vectors.extend(_unit(row) for row in rows)
        return vectors

    def recall(self, prompts: Sequence[Sequence[int]]) -> None:
        """Remember prompts from before a restart, the one used last first.

        Their states are asked for when a prompt begins alike.
        """
        for tokens in reversed(prompts):
            self._prefixes.add(KeptPrefix(tuple(tokens)))

    def keep(self, room_bytes: int, written: Mapping[str, int]) -> list[KeptPrefix]:
        """Return the prompts to keep over a restart; see `KeptPrefixes.choose`."""
        if self._draft is not None:
            # A margin for what the library notes beside keys and values.
            most = int(0.95 * room_bytes) // max(1, self._shape.single_kv_bytes_per_token)
            self._prompt_length = min(self._prompt_length, most)
            self._put_away(self._draft)
        return self._prefixes.choose(room_bytes, written)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text has, read as data."""
        return [len(self._tokens(text)) for text in texts]

    def _make_context(self, tokens: int, sequences: int, **others: int) -> Context:
        """Return a context; see `context_options` for the others."""
        others = {"threads": self._options.threads} | others
        options = context_options(tokens, sequences=sequences, **others)
        context = Context(self._runtime, self._model, options, self._stop)
        if self._adapter is not None:
            context.wear(self._adapter, self._options.adapter_scale)
        return context

    def _reading_contexts(self, layer: int) -> list[Context]:
        """Return two contexts of half the threads each, where there are two threads to share."""
        is_alone = bool(self.loaded.device) or self._adapter is not None
        count = 1 if is_alone or self._options.threads < 2 else 2
        tokens, threads = _SCORE_CONTEXT_TOKENS // 2, max(1, self._options.threads // count)
        return [
            self._make_context(tokens, SCORE_SEQUENCES + 2, threads=threads, layer=layer)
            for _ in range(count)
        ]

    def _turn_to(self, context: Context, tokens: Sequence[int]) -> None:
        """Put the prompt before away, when this one is another, and take out what fits best."""
        common = count_common(context.kept, tokens)
        if self._prompt_length - common >= _WORTH_KEEPING:
            self._put_away(context)
        while found := self._prefixes.find(tokens, more_than=common + _WORTH_KEEPING):
            prefix = found if found.state else replace(found, state=self._find_state(found.name))
            if prefix.state and context.take(prefix):
                self._prefixes.add(prefix)
                return
            self._prefixes.remove(found)

    def _put_away(self, context: Context) -> None:
        context.cut(self._prompt_length)
        if len(context.kept) >= _WORTH_KEEPING:
            self._prefixes.add(KeptPrefix(tuple(context.kept), context.state()))

    def _kv_bytes(self) -> int:
        """Return what the caches take when both contexts are in use, and the kept prompts."""
        drafts = self._shape.single_kv_bytes_per_token * self.context_tokens
        return drafts + self._shape.kv_bytes_per_token * _SCORE_CONTEXT_TOKENS + _KEPT_BYTES

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
        text = StreamText(request.stop)
        longest = LONGEST_GUESS if request.guesses and self._shape.can_go_back else 0
        guesser = Guesser(context.kept, self._book, self._experience, longest=longest)
        first_s, count, end = 0.0, 0, "length"
        room = min(request.max_tokens, self.context_tokens - len(context.kept))
        sampler = Sampler(request.temperature, request.seed)
        choices = self._choices(context, guesser, sampler, room)
        try:
            for token in choices:
                first_s = first_s or time.perf_counter() - started
                said = self._said(token)
                if said is None:
                    end = "end"
                    break
                count += 1
                piece = text.add(said)
                if piece:
                    yield piece
                if text.has_stopped:
                    end = "stop"
                    break
            else:
                end = "length" if count >= room else "stopped"
            rest = text.finish()
            if rest:
                yield rest
        finally:
            choices.close()
            guesser.finish()
            self.stats = replace(
                _ended(stats, started, end=end, tokens=count, first_s=first_s),
                guessed_tokens=guesser.guessed,
                right_tokens=guesser.right,
            )

    def _find_said(self, token: int) -> bytes | None:
        """Return what a token stands for, None when it ends the answer."""
        if self._runtime.is_end(self._model, token):
            return None
        return self._runtime.piece(self._model, token)

    def _choices(
        self, context: Context, guesser: Guesser, sampler: Sampler, room: int
    ) -> Generator[int, None, None]:
        """Yield the model's own choice of each next token, at most room; ends when stopped.

        What is guessed and what is read alone are chosen in the same way from the model's logits:
        a guess only spares a reading.
        """
        token = sampler.choose(context.last_logits())
        while room > 0:
            yield token
            room -= 1
            guesser.add(token)
            if room <= 0 or self._stop():
                return
            guess = guesser.guess(room - 1)
            before, right = len(context.kept), 0
            started = time.perf_counter()
            rows = context.read_all([token, *guess])
            if rows is None:
                return
            seconds = time.perf_counter() - started
            try:
                token = sampler.choose(rows[0])
                while right < len(guess) and token == guess[right]:
                    right += 1
                    yield token
                    room -= 1
                    guesser.add(token)
                    token = sampler.choose(rows[right])
            finally:
                # What was guessed wrong, or is not wanted any more, was never said.
                context.cut(before + 1 + right)
                guesser.note(right, seconds)

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
        return render(
            messages,
            template=self._shape.template,
            bos=self._control(self._shape.bos),
            eos=self._control(self._shape.eos),
        )

    def _control(self, token: int) -> str:
        if token < 0:
            return ""
        return self._runtime.piece(self._model, token, shows_control=True).decode("utf-8", "ignore")

    def _part_tokens(self, parts: Sequence[Part], *, has_bos: bool = True) -> list[int]:
        tokens: list[int] = []
        for part in parts:
            tokens.extend(self._tokens(part.text, is_control=part.is_control))
        return self._bos_unless_there(tokens) + tokens if has_bos else tokens

    def _bos_unless_there(self, tokens: list[int]) -> list[int]:
        bos = self._bos()
        return [] if not bos or tokens[:1] == bos else bos

    def _bos(self) -> list[int]:
        return [self._shape.bos] if self._shape.adds_bos else []

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
        return self._runtime.tokenize(
            self._model, data, adds_special=adds_special, is_control=is_control
        )


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
