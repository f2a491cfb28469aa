"""What a draft has to say, worked out by rules before the model writes a word.

Each thing the customer asks is one point, with the facts that answer it; the model only words them.
How something of the customer's stands (paid, sent, ready) no note can say, only a record of theirs.
Sums are computed here: numbers are computed, words are generated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from core.domain.draft import DraftRequest, Fact, Length, Steering
from core.domain.interaction import LONGEST_TURN, Direction
from core.text.ask_kinds import (
    is_demand,
    is_mere_wish,
    is_of_their_case,
    wants_delivery,
    wants_payer,
    wants_total,
)
from core.text.asks import Ask, Situation, blames, find_asks, grievance, is_grave, situation
from core.text.ranking import telling_words
from core.text.sentences import split_sentences
from models.claims.patterns import DATE, WEEKDAY
from models.claims.promises import find_promises
from models.drafts.aboutness import fit, words_of
from models.drafts.besides import MOST_STATED, with_concerned
from models.drafts.fitting_sizes import with_fitting
from models.drafts.named_places import with_named_places
from models.drafts.nearest import NearestParts
from models.drafts.note_parts import NOTES, for_case, in_tongue, parts_of
from models.drafts.order_sums import (
    COMPUTED,
    OrderSum,
    asks_delivered,
    delivery_fees,
    has_money,
    order_sum,
    tells_delivery,
    without_fees,
)
from models.drafts.points import Point, ask_how_much, with_tiers
from models.drafts.price_lists import narrowed, one_by_one, with_page_terms
from models.drafts.relevance import bearing, named_in, prices_named
from models.drafts.steered import find_topic, is_silent, without_silent
from models.drafts.vectors import Vectors
from models.drafts.verdict import verdict

_MOST_POINTS = {Length.SHORT: 2, Length.USUAL: 8, Length.DETAILED: 8}
_MOST_TOLD = {Length.SHORT: 2, Length.USUAL: 7, Length.DETAILED: 9}
"""Parts of notes in a letter; about as many sentences."""
_MOST_NAMED = {Length.SHORT: 2, Length.USUAL: 3, Length.DETAILED: 5}
_SURE_WORDS, _HARDLY_ANY, _MOST_FEES = 2, 2, 2
_CONVERSATION = "conversation"
_TOLD = ("note: ", "facts", "appointment", "past answer", _CONVERSATION, COMPUTED)
"""Where facts come from that a customer may be told; others only support what is said."""
_IN_TIME = re.compile(
    r"(?i)\bin time\b|\bbefore (?:christmas|easter|new year|the holidays|then)\b|\bthis month\b"
    r"|来得及|赶得上|赶得及|[^，。]{1,4}(?:之前|以前)|元旦|春节|国庆|中秋|这个月"
)
_VAGUE = re.compile(
    r"(?i)\bgoing to do\b|\bwhat (?:now|next|happens)\b(?! (?:if|when)\b)|怎么[办处]|如何处理"
)
_FREE_TIMES = re.compile(
    r"(?i)\b(?:free|next|available|open) (?:\w+ )?(?:times?|slots?|visits?|dates?|appointments?)\b"
    r"|空闲|空档|有空的?时间|可约"
)
_TIMES = re.compile(r"\d{1,2}(?:[:：.]\d\d|\s?[ap]m\b|\s?[-–]\s?\d{1,2}\b)|\d{1,2}[点时]")


@dataclass(frozen=True, slots=True)
class Plan:
    """What to answer, in order.

    grievance: what an upset customer is upset about, told back. left_out: questions beyond those,
    and what the owner wants mentioned but nothing tells of. mentioned: what of it is known.
    by_meaning: notes of the reserve that only their meaning brought in. to_ask: what the customer
    has to count, as a told price depends on it.
    """

    situation: Situation
    points: tuple[Point, ...]
    grievance: str = ""
    left_out: tuple[str, ...] = ()
    mentioned: tuple[Fact, ...] = ()
    by_meaning: tuple[Fact, ...] = ()
    to_ask: str = ""

    @property
    def offers_times(self) -> bool:
        """Whether several free times are told, of which the customer has to choose one."""
        return any(
            _FREE_TIMES.search(f"{fact.label} {fact.value}") and len(_TIMES.findall(fact.value)) > 1
            for point in self.points
            for fact in point.facts
        )

    @property
    def computed(self) -> tuple[Fact, ...]:
        """The sums that the program worked out."""
        return tuple(
            fact for point in self.points for fact in point.facts if fact.source == COMPUTED
        )


def make_plan(
    request: DraftRequest,
    steering: Steering | None = None,
    vectors: Vectors | None = None,
) -> Plan:
    """Return what the answer to the last incoming turn has to say.

    steering: what the owner wants told of besides, and what not. vectors: find what means a
    question in other words; None: only words do.
    """
    steering, vectors = steering or Steering(), vectors or Vectors(None)
    message = last_message(request)
    grief = grievance(message, request.language)
    mood = _mood(message, grief, request)
    facts = tuple(
        fact for fact in (*request.facts, *_said_by_us(request)) if fact.source.startswith(_TOLD)
    )
    parts = in_tongue(_cut_all(facts, message, steering), request.language)
    asks = tuple(ask for ask in _questions(message) if not is_silent(ask, steering))
    passages = _passages(request, message, steering)
    nearest = NearestParts(vectors, [passage for passage in passages.values() if passage])
    points = _points(asks[: _MOST_POINTS[request.length]], parts, message, request)
    if not asks and mood != "thanks":
        points = _of_statement(message, parts, request)
    if mood == "plain":
        points = _with_named(points, parts, message, request)
    points = _with_rest(_with_prices(_with_meaning(points, nearest), parts, message), parts)
    if mood == "plain":
        known = tuple(dict.fromkeys(chain(parts, *passages.values())))
        points = with_concerned(points, known, message, vectors, _MOST_TOLD[request.length])
    points = with_fitting(points, parts, message)
    to_ask = ask_how_much(points, message, request.language)
    points = [with_tiers(narrowed(point, message), message, request.language) for point in points]
    points = with_named_places(with_page_terms(points, parts), parts, message)
    beyond = tuple(ask.text for ask in asks[_MOST_POINTS[request.length] :])
    wanted = {topic: find_topic(topic, parts, request) for topic in steering.topics}
    unknown = tuple(topic for topic, found in wanted.items() if not found)
    told = {fact for point in points for fact in (*point.facts, *point.made_of)}
    mentioned = dict.fromkeys(fact for found in wanted.values() for fact in found)
    return Plan(
        mood,
        tuple(points),
        grief,
        (*beyond, *unknown),
        tuple(fact for fact in mentioned if fact not in told),
        _of_reserve(request, passages, told),
        to_ask,
    )


def _of_reserve(
    request: DraftRequest, passages: dict[Fact, list[Fact]], told: set[Fact]
) -> tuple[Fact, ...]:
    """Return the notes that no word had found and of which a part is told."""
    return tuple(
        fact
        for fact, passage in passages.items()
        if fact not in request.facts and not told.isdisjoint(passage)
    )


def _passages(request: DraftRequest, message: str, steering: Steering) -> dict[Fact, list[Fact]]:
    """Return all the notes, each with its parts in the letter's language."""
    spoken = set(in_tongue(_cut_all(request.reserve, message, steering), request.language))
    return {
        fact: [part for part in _cut_all((fact,), message, steering) if part in spoken]
        for fact in request.reserve
    }


def _cut_all(facts: Sequence[Fact], message: str, steering: Steering) -> Sequence[Fact]:
    """Return the parts of the facts that hold for the message and may be told."""
    cut = dict.fromkeys(part for fact in facts for part in parts_of(fact))
    return without_silent(for_case(tuple(cut), message), steering)


def _mood(message: str, grief: str, request: DraftRequest) -> Situation:
    """Return how the letter begins; who is surely upset gets an apology, whatever else is said."""
    mood = situation(message)
    # A mood that is told alone may be of the customer's rash, not of the firm.
    if (request.is_upset and blames(message)) or (is_grave(message) and mood != "thanks"):
        return "upset"
    # An apology for nothing is worse than none.
    return "plain" if mood == "upset" and not grief else mood


def _questions(message: str) -> tuple[Ask, ...]:
    """Return what is to be answered; what somebody would like is background where they ask."""
    asks = find_asks(message)
    asking = tuple(ask for ask in asks if not is_mere_wish(ask))
    return asking or asks


def _points(
    asks: Sequence[Ask],
    parts: Sequence[Fact],
    message: str,
    request: DraftRequest,
) -> list[Point]:
    told: dict[Fact, None] = {}
    points = []
    for ask in asks:
        total = _total(ask, parts, message, request)
        found = _found(ask, total, parts, message, request)
        new = tuple(fact for fact in found if fact not in told)
        new = new[: max(0, _MOST_TOLD[request.length] - len(told))]
        is_open = _is_open(ask, (*told, *found), found)
        told.update(dict.fromkeys((*new, *(total.made_of if total else ()))))
        if new or not found:
            says = verdict(ask, new[0]) if new and not is_open else ""
            points.append(Point(ask, new, is_open, says, total.made_of if total else ()))
    return points


def _found(
    ask: Ask,
    total: OrderSum | None,
    parts: Sequence[Fact],
    message: str,
    request: DraftRequest,
) -> tuple[Fact, ...]:
    """Return what answers an ask: a sum, what delivery costs, or the parts that bear on it."""
    fees: tuple[Fact, ...] = ()
    if wants_delivery(ask) or (total is not None and asks_delivered(ask)):
        fees = delivery_fees(ask, message, parts)
    if total is not None:
        prices = () if total.terms > 1 else total.made_of
        return (*prices, total.fact, *(fee for fee in fees if fee not in total.made_of))
    if wants_delivery(ask):
        parts = without_fees(parts)
    is_delivered = wants_total(ask) and asks_delivered(ask)
    # "What would it come to with delivery" is of what the letter names, not of what is delivered.
    named = prices_named(ask, message, parts) if is_delivered else ()
    found = fees or named or bearing(ask, parts, message, request.length)
    if is_delivered and not any(map(tells_delivery, found)):
        fees = tuple(part for part in parts if tells_delivery(part) and has_money(part))
        found += fees if len(fees) <= _MOST_FEES else ()
    return found


def _total(ask: Ask, parts: Sequence[Fact], message: str, request: DraftRequest) -> OrderSum | None:
    if not wants_total(ask):
        return None
    total = order_sum(ask, message, parts, request.language)
    total = total or order_sum(ask, message, one_by_one(parts, message), request.language)
    # A price is not changed by telling it twice.
    return None if total is None or (total.terms == 1 and "×" not in total.fact.label) else total


def _with_named(
    points: list[Point], parts: Sequence[Fact], message: str, request: DraftRequest
) -> list[Point]:
    """Give the last point of a letter that would say nothing what the letter names.

    The questions stay open; but whoever writes of brakes and a test gets what is known of both.
    """
    if not points or any(point.facts for point in points):
        return points
    asks = [point.ask for point in points]
    found = named_in(message, asks, parts, _MOST_NAMED[request.length])
    return [*points[:-1], replace(points[-1], facts=found, is_open=True)]


def _with_meaning(points: Sequence[Point], nearest: NearestParts) -> list[Point]:
    """Give questions that no word of a note answers what surely means the same.

    How something of theirs stands no note tells, and none grants what somebody insists on.
    """
    told = {fact for point in points for fact in point.facts}
    meant = []
    for point in points:
        is_theirs = is_of_their_case(point.ask) or is_demand(point.ask)
        near = None if point.facts or is_theirs else nearest.find(point.ask)
        if near is None:
            meant.append(point)
            continue
        found, is_sure = near
        new = tuple(fact for fact in found if fact not in told)
        meant.append(replace(point, facts=new, is_open=not is_sure))
        told.update(new)
    return meant


def _with_prices(points: Sequence[Point], parts: Sequence[Fact], message: str) -> list[Point]:
    """Give a question after a price that nothing answers the prices of what the letter names."""
    told = {fact for point in points for fact in point.facts}
    priced = []
    for point in points:
        found = () if point.facts else prices_named(point.ask, message, parts)
        new = tuple(fact for fact in found if fact not in told)
        priced.append(replace(point, facts=new, is_open=True) if new else point)
        told.update(new)
    return priced


def _with_rest(points: list[Point], parts: Sequence[Fact]) -> list[Point]:
    """Add to the last point what no point has used, where hardly anything is known.

    It was found for this message, so it is told, whatever its words are; but no note tells how
    something of theirs stands.
    """
    if not points or len(parts) > _HARDLY_ANY:
        return points
    used = {fact for point in points for fact in (*point.facts, *point.made_of)}
    is_case = all(is_of_their_case(point.ask) for point in points)
    named = {(fact.source, fact.label) for fact in used}
    rest = tuple(
        part
        for part in parts
        if (part.source, part.label) not in named
        and not (is_case and part.source.startswith(NOTES))
    )
    told = (*used, *rest)
    opened = [replace(one, is_open=_is_open(one.ask, told, one.facts)) for one in points]
    return [*opened[:-1], replace(opened[-1], facts=opened[-1].facts + rest)]


def last_message(request: DraftRequest) -> str:
    """Return the text that is to be answered, of a very long one its beginning."""
    turns = [turn for turn in request.conversation if turn.direction is Direction.INCOMING]
    return (turns or request.conversation)[-1].text[:LONGEST_TURN] if request.conversation else ""


def _said_by_us(request: DraftRequest) -> Iterator[Fact]:
    """Yield what our own letters of this conversation state; a promise is no answer by itself."""
    for turn in request.conversation:
        if turn.direction is Direction.OUTGOING:
            for sentence in split_sentences(turn.text):
                # "By Wednesday" and what we were going to do mean something else by now.
                is_told = not sentence.endswith(("?", "？")) and not find_promises(sentence)
                is_told = is_told and not WEEKDAY.search(sentence)
                if is_told and len(telling_words(sentence)) >= _SURE_WORDS:
                    yield Fact("", sentence, _CONVERSATION)


def _of_statement(message: str, parts: Sequence[Fact], request: DraftRequest) -> list[Point]:
    """Return what is known about a message that asks nothing, if that is sure."""
    words = set(telling_words(message))
    sure = tuple(
        part
        for part in parts
        if len(words & set(telling_words(f"{part.label} {part.value}"))) >= _SURE_WORDS
    )
    ask = Ask(message[:MOST_STATED])
    found = bearing(ask, sure, message, request.length)
    return [Point(ask, found)] if found else []


def _is_open(ask: Ask, told: Sequence[Fact], found: Sequence[Fact]) -> bool:
    """Say whether something of an ask stays unanswered.

    It does when it names a day that nothing told names: nobody knows whether that day suits; and
    when nothing bears on it, unless it says so little that what is told may well be its answer.
    """
    known = " ".join(fact.value for fact in told).casefold()
    if any(day.casefold() not in known for day in days_asked(ask)):
        return True
    if is_of_their_case(ask):
        return not any(not fact.source.startswith(NOTES) for fact in told)
    if wants_payer(ask):
        return not any(fit(ask, fact) > 1 for fact in told)
    is_vague = len(words_of(ask.text)) < _SURE_WORDS or _VAGUE.search(ask.text) is not None
    return not found and not (told and is_vague)


def days_asked(ask: Ask) -> list[str]:
    """Return the days and times that a question names."""
    return [
        found.group()
        for pattern in (DATE, WEEKDAY, _IN_TIME)
        for found in pattern.finditer(ask.text)
    ]
