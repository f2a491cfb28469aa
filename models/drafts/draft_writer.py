"""Drafts an answer: the program plans it, the model words what is known, rules check each.

A letter is the greeting, a first sentence, the answers point by point, what has to be left open,
and the closing. It appears part by part; the last piece carries the result with the claims that
nothing stored supports.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from core.domain.draft import (
    LANGUAGE,
    UNREAD,
    Claim,
    DraftKind,
    DraftPiece,
    DraftRequest,
    DraftResult,
    Fact,
    Removal,
)
from core.domain.interaction import Direction
from core.domain.ports import TextEmbedder
from core.errors import Cancelled
from core.text.asks import Ask, is_lost
from core.text.orders import find_orders, without_orders
from core.text.sentences import split_sentences
from core.text.steering import read_steering
from models.claims.check import check_claims
from models.claims.promises import find_promises
from models.claims.remedies import find_remedies
from models.drafts.letter import (
    OWN_LANGUAGES,
    asks_more,
    closing,
    decided,
    greeting,
    how_much,
    joined,
    which_suits,
    will_check,
)
from models.drafts.opening import opening_of
from models.drafts.order_sums import COMPUTED
from models.drafts.plan import Plan, last_message, make_plan
from models.drafts.steered import steered
from models.drafts.steering_effect import unmet
from models.drafts.topics import topics_of
from models.drafts.vectors import Memory, Vectors
from models.drafts.wording import OWN, STEER, Worded, Wording, speaks
from models.engine import Engine
from models.prompts import load_prompt

_GAP = "\n\n"


class DraftWriter:
    """Satisfies `core.domain.ports.DraftWriter`."""

    def __init__(self, engine: Callable[[], Engine], embedder: TextEmbedder | None = None) -> None:
        """engine: returns the engine in use, or raises UserError("model-missing").

        embedder: finds notes that mean a question in other words; None: only words find them.
        """
        self._engine, self._embedder = engine, embedder
        self._memory: Memory = {}
        self._prompt = load_prompt("draft")
        self._wording = Wording(engine, self._prompt)

    def stream(self, request: DraftRequest) -> Iterator[DraftPiece]:
        """Yield the draft piece by piece; the last piece carries the DraftResult.

        Closing the iterator stops the model. Stopped from elsewhere, the result holds what there is
        and is_complete is False. Raises UserError as `models.engine.Engine.generate`.
        """
        started = time.perf_counter()
        is_later = request.kind is DraftKind.LATER
        engine = None if is_later else self._engine()
        work = engine.begin() if engine is not None else None
        request, orders = _without_orders(request)
        steering = read_steering(request.steer)
        request = steered(request, steering)
        head = greeting(request.language, request.recipient_name, request.tone, request.manner)
        yield DraftPiece(head + _GAP)
        vectors = Vectors(None if is_later else self._embedder, self._memory)
        plan = make_plan(request, steering, vectors)
        worded, body, is_complete = Worded(work, steering.manner, removals=orders), "", True
        parts = _later(request, plan) if is_later else self._parts(request, plan, worded)
        try:
            for part in parts:
                piece = joined(body, part, request.language).removeprefix(body)
                body += piece
                yield DraftPiece(piece)
        except Cancelled:
            is_complete = False
        tail = _GAP + closing(request.language, request.sign, request.tone, request.manner)
        tail = tail if is_complete else ""
        lacks = (*_lacks(body, request), *unmet(request, steering, plan, worded, vectors))
        beyond = (fact for fact in request.reserve if fact.source in _sources(plan))
        request = replace(request, facts=(*request.facts, *plan.computed, *beyond))
        yield DraftPiece(
            tail,
            DraftResult(
                text=head + _GAP + body + tail,
                language=request.language,
                model=engine.model_id if engine is not None else "",
                prompt_version=self._prompt.version,
                tokens=worded.tokens,
                seconds=0.0 if is_later else round(time.perf_counter() - started, 3),
                sources=() if is_later else _sources(plan),
                left_out=(*plan.left_out, *worded.unsaid, *lacks),
                unsupported=check_claims(body, request, offset=len(head + _GAP)),
                is_complete=is_complete,
                removals=tuple(worded.removals),
                kind=request.kind,
                understood=steering,
                found=plan.by_meaning,
            ),
        )

    def find_promises(self, text: str) -> tuple[str, ...]:
        """Return the sentences of a text that bind its writer; any thread, no model is asked."""
        return tuple(
            sentence
            for sentence in split_sentences(text)
            if next(iter(find_promises(sentence)), None)
        )

    def find_remedies(self, text: str, claim: Claim, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Return what the facts say of the kind that a claim of the text is of; any thread."""
        return find_remedies(text, claim, facts)

    def _parts(self, request: DraftRequest, plan: Plan, worded: Worded) -> Iterator[str]:
        """Yield what the body says, part by part; "" for nothing."""
        yield self._own(opening_of(request, plan), request, worded)
        if request.steer:
            yield self._wording.word(Fact("", request.steer, STEER), request, worded)
        for fact in plan.mentioned:
            yield self._wording.word(fact, request, worded)
        left_open: list[Ask] = []
        is_told = False
        for point in plan.points:
            said = [self._wording.word(fact, request, worded) for fact in point.facts]
            if said:
                said[0] = decided(
                    said[0], point.verdict, point.ask.text, request.language, tone=request.tone
                )
            yield from said
            is_told = is_told or any(said)
            if not any(said) or (point.is_open and not request.steer):
                left_open.append(point.ask)
        if plan.to_ask:
            yield self._own(how_much(request.language, plan.to_ask), request, worded)
        if plan.offers_times:
            yield self._own(which_suits(request.language), request, worded)
        open_words = _left_open(request, plan, left_open, is_told=is_told)
        yield self._own(open_words, request, worded)

    def _own(self, said: str, request: DraftRequest, worded: Worded) -> str:
        """Return a sentence of the program's, translated by the model where it has none ready."""
        if not said or request.language in OWN_LANGUAGES:
            return said
        return self._wording.word(Fact("", said, OWN), request, worded)


def _later(request: DraftRequest, plan: Plan) -> Iterator[str]:
    """Yield a body that only says that an answer will come; no model has a part in it."""
    yield opening_of(request, plan)
    yield will_check(request.language, topics_of([point.ask for point in plan.points]))


def _left_open(request: DraftRequest, plan: Plan, asks: Sequence[Ask], *, is_told: bool) -> str:
    """Return the sentence that leaves open what no fact answers; an upset customer always gets one.

    Not where the person has said in a line what to answer.
    """
    if request.steer:
        return ""
    if not is_told and plan.situation == "plain" and is_lost(last_message(request)):
        return asks_more(request.language)
    needs_one = plan.situation == "upset" and not any(point.facts for point in plan.points)
    if not asks and not needs_one:
        return ""
    return will_check(request.language, topics_of(asks), is_rest=is_told)


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


def _lacks(body: str, request: DraftRequest) -> Iterator[str]:
    if request.unread:
        yield UNREAD
    if not speaks(body, request.language):
        yield LANGUAGE


def _sources(plan: Plan) -> tuple[str, ...]:
    told = [fact.source for fact in plan.mentioned]
    told += [fact.source for point in plan.points for fact in (*point.facts, *point.made_of)]
    return tuple(dict.fromkeys(source for source in told if source != COMPUTED))
