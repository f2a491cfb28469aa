"""Drafts an answer: the program plans it and begins and ends it, the model words what is between.

Sentences stream as they are made, each looked at first (`models.draft_mending`). The body is held
back until its language can be told; in the wrong one it is thrown away and asked for once more; a
second time it is kept and `left_out` says so. The last piece carries the result with the claims
that nothing stored supports.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from core.domain.draft import DraftKind, DraftPiece, DraftRequest, DraftResult, Removal
from core.domain.interaction import Direction
from core.errors import Cancelled
from core.text.orders import find_orders, without_orders
from core.text.sentences import split_sentences
from models.claim_check import check_claims
from models.draft_mending import Mended, Mender
from models.draft_plan import COMPUTED, Plan, make_plan
from models.draft_prompt import DraftPromptBuilder, FittedPrompt
from models.engine import Engine, GenerationRequest, GenerationStats
from models.letter import apology, closing, greeting, language_name, opening, will_check
from models.output import BodyCleaner, goes_round, is_in_language, text_width
from models.promises import find_promises
from models.prompts import load_prompt

_ANSWER_TOKENS = 420
_TEMPERATURE = 0.0
_SURE_WIDTH = 40
_GAP = "\n\n"


@dataclass(slots=True)
class _Body:
    """How far the model is."""

    tokens: int = 0
    is_complete: bool = True
    left_out: list[str] = field(default_factory=list)


class DraftWriter:
    """Satisfies `core.domain.ports.DraftWriter`."""

    def __init__(self, engine: Callable[[], Engine]) -> None:
        """engine: returns the engine in use, or raises UserError("model-missing")."""
        self._engine = engine
        self._prompt = load_prompt("draft")

    def stream(self, request: DraftRequest) -> Iterator[DraftPiece]:
        """Yield the draft piece by piece; the last piece carries the DraftResult.

        Closing the iterator stops the model. Stopped from elsewhere, the result holds what there is
        and is_complete is False. Raises UserError as `models.engine.Engine.generate`.
        """
        if request.kind is DraftKind.LATER:
            yield self._later(request)
            return
        started = time.perf_counter()
        engine = self._engine()
        request, orders = _without_orders(request)
        head = (
            greeting(request.language, request.recipient_name, request.tone, request.manner) + _GAP
        )
        yield DraftPiece(head)
        plan = make_plan(request)
        request = replace(request, facts=(*request.facts, *plan.computed))
        mender, body = Mender(request, plan), _Body()
        opens = opening(request.language, plan.situation, request.manner)
        mender.mended.removals += orders
        try:
            yield DraftPiece(mender.begin(opens))
            for piece in self._body(engine, request, plan, head + opens, body):
                yield DraftPiece(mender.feed(piece))
        except Cancelled:
            body.is_complete = False
        yield DraftPiece(mender.finish())
        if body.is_complete:
            yield DraftPiece(mender.add_missing())
        end = _GAP + closing(request.language, request.sign, request.tone, request.manner)
        tail = end if body.is_complete else ""
        result = self._result(engine, request, (head, mender.mended, tail), body, started)
        yield DraftPiece(tail, result)

    def find_promises(self, text: str) -> tuple[str, ...]:
        """Return the sentences of a text that bind its writer; any thread, no model is asked."""
        return tuple(
            sentence
            for sentence in split_sentences(text)
            if next(iter(find_promises(sentence)), None)
        )

    def _later(self, request: DraftRequest) -> DraftPiece:
        """Return a letter that only says that an answer will come; no model has a part in it."""
        plan = make_plan(request)
        opens = opening(request.language, plan.situation, request.manner)
        begins = opens if opens.endswith((".", "。")) else apology(request.language)
        check = will_check(request.language, [point.ask.text for point in plan.points])
        body = begins + ("" if request.language == "zh" else " ") + check
        parts = (
            greeting(request.language, request.recipient_name, request.tone, request.manner),
            body.strip(),
            closing(request.language, request.sign, request.tone, request.manner),
        )
        text = _GAP.join(parts)
        result = DraftResult(
            text, request.language, "", self._prompt.version, 0, 0.0, kind=DraftKind.LATER
        )
        return DraftPiece(text, result)

    def _body(
        self, engine: Engine, request: DraftRequest, plan: Plan, head: str, body: _Body
    ) -> Iterator[str]:
        builder = DraftPromptBuilder(self._prompt, request, plan)
        said = ""
        for insists in (False, True):
            fitted = builder.build(engine, _ANSWER_TOKENS, insists=insists)
            body.left_out = list(fitted.left_out)
            pieces = self._clean_pieces(engine, request, fitted, head, body)
            first = _until_sure(pieces)
            if is_in_language(first, request.language) or insists or not body.is_complete:
                break
            pieces.close()
            body.is_complete = True
        for piece in chain((first,), pieces):
            said += piece
            yield piece
        if not is_in_language(said, request.language):
            body.left_out.append(_wrong_language(request.language))

    def _clean_pieces(
        self,
        engine: Engine,
        request: DraftRequest,
        fitted: FittedPrompt,
        head: str,
        body: _Body,
    ) -> Generator[str, None, None]:
        cleaner = BodyCleaner(request.sign, request.recipient_name)
        raw = engine.generate(
            GenerationRequest(
                messages=fitted.messages,
                answer_start=head,
                max_tokens=_ANSWER_TOKENS,
                temperature=_TEMPERATURE,
            )
        )
        said = ""
        try:
            for piece in raw:
                shown = cleaner.feed(piece)
                if shown:
                    said += shown
                    yield shown
                if cleaner.is_finished or goes_round(said):
                    break
            rest = cleaner.finish()
            if rest:
                yield rest
        finally:
            raw.close()
            _note(body, engine.stats, is_finished=cleaner.is_finished)

    def _result(
        self,
        engine: Engine,
        request: DraftRequest,
        parts: tuple[str, Mended, str],
        body: _Body,
        started: float,
    ) -> DraftResult:
        head, mended, tail = parts
        text = mended.text.rstrip()
        return DraftResult(
            text=head + text + tail,
            language=request.language,
            model=engine.model_id,
            prompt_version=self._prompt.version,
            tokens=body.tokens,
            seconds=round(time.perf_counter() - started, 3),
            sources=_sources(request),
            left_out=tuple(body.left_out),
            unsupported=check_claims(text, request, offset=len(head)),
            is_complete=body.is_complete,
            removals=tuple(mended.removals),
            kind=request.kind,
        )


def _without_orders(request: DraftRequest) -> tuple[DraftRequest, list[Removal]]:
    """Return the request without what the customer's messages order a program to do."""
    removals: list[Removal] = []
    turns = []
    for turn in request.conversation:
        text = turn.text
        if turn.direction is Direction.INCOMING and (orders := find_orders(text)):
            removals += [Removal(order, "", "order") for order in orders]
            text = without_orders(text)
        turns.append(replace(turn, text=text))
    return replace(request, conversation=tuple(turns)), removals


def _sources(request: DraftRequest) -> tuple[str, ...]:
    known = [fact.source for fact in request.facts if fact.source != COMPUTED]
    return tuple(dict.fromkeys(known))


def _wrong_language(language: str) -> str:
    name = language_name(language)
    return f"草稿可能不是{name}" if language == "zh" else f"the draft may not be in {name}"


def _until_sure(pieces: Iterator[str]) -> str:
    """Take pieces until the language of the text can be told."""
    text = ""
    for piece in pieces:
        text += piece
        if text_width(text) >= _SURE_WIDTH:
            break
    return text


def _note(body: _Body, stats: GenerationStats, *, is_finished: bool) -> None:
    body.tokens += stats.tokens
    if not is_finished and stats.end in ("length", "stopped"):
        body.is_complete = False
