"""What a draft has to say, worked out by rules before the model writes a word.

Each thing the customer asks is one point, with the facts that answer it; the model only words them.
How something of the customer's stands (paid, sent, ready) no note can say, only a record of theirs.
Sums are computed here: numbers are computed, words are generated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.domain.draft import DraftRequest, Fact, Length
from core.domain.interaction import Direction
from core.text.asks import (
    Ask,
    Situation,
    find_asks,
    grievance,
    is_grave,
    is_of_their_case,
    situation,
    wants_price,
    wants_time,
)
from core.text.ranking import rank, telling_words
from core.text.sentences import split_sentences
from models.claim_patterns import DATE, WEEKDAY, known_quantities
from models.promises import find_promises
from models.quantities import CLOCK, COUNT, DAY, HOUR, MONEY

_MOST_READ = 20_000
"""Characters."""
_FACTS_PER_POINT = {Length.SHORT: 1, Length.USUAL: 2, Length.DETAILED: 3}
_MOST_POINTS = {Length.SHORT: 2, Length.USUAL: 5, Length.DETAILED: 5}
_LEAST_OF_BEST, _CONTEXT_COUNTS, _LEAST_SCORE, _FITS = 0.4, 0.5, 0.05, 2.0
_SAYS_LITTLE, _FEW_WORDS, _FEW_PAIRS, _SURE_WORDS, _HARDLY_ANY, _RARE = 2, 3, 8, 2, 2, 4
_STEM = 4
"""Letters of a word by which it is known: shelf and shelves."""
_EVERYWHERE = frozenset((
    "time", "day", "week", "month", "year", "order", "first", "last", "today", "thing", "way",
    "case", "part", "person", "people", "one", "two", "three", "may", "how", "put", "bring",
    "send", "price", "total", "need", "know", "any", "anything", "much", "within", "collect",
    "piece", "back", "write", "tell", "let", "get", "still", "br", "anyth", "befor", "until",
    "以上", "以下", "之前", "以前", "之后", "以内", "能不", "是可", "几张",
))  # fmt: skip
"""Words that two texts may share without being about the same."""
COMPUTED = "computed"
"""The source of a sum that the program worked out."""
_CONVERSATION = "conversation"
_TOLD = ("note: ", "facts", "appointment", "past answer", _CONVERSATION, COMPUTED)
"""Where facts come from that a customer may be told; others only support what is said."""
_NOTES = ("note: ", "past answer")
_HOW_LONG = re.compile(r"(?i)\bhow long\b|多久|几天|交期")
_IN_TIME = re.compile(
    r"(?i)\bin time\b|\bbefore (?:christmas|easter|new year|the holidays|then)\b|\bthis month\b"
    r"|来得及|赶得上|赶得及|[^，。]{1,4}(?:之前|以前)|元旦|春节|国庆|中秋|这个月"
)
_EACH = re.compile(
    r"\b(?:each|apiece|per|a piece|every)\b|/|每|一[个块张把盏件套本只条台份箱瓶次位人]"
)
_HAN_COUNT = re.compile(
    r"(\d+|[一两二三四五六七八九十]+)\s?[个块张把盏件套本只条台份箱瓶次位人](?!钱)"
)
_HAN_DIGITS = {han: value for value, han in enumerate("零一二三四五六七八九十")} | {"两": 2}
_VAGUE = re.compile(r"(?i)\bgoing to do\b|\bwhat (?:now|next|happens)\b|怎么[办处]|如何处理")
_FREE_TIMES = re.compile(
    r"(?i)\b(?:free|next|available|open) (?:\w+ )?(?:times?|slots?|visits?|dates?|appointments?)\b"
    r"|空闲|空档|有空的?时间|可约"
)
_TIMES = re.compile(r"\d{1,2}(?:[:：.]\d\d|\s?[ap]m\b|\s?[-–]\s?\d{1,2}\b)|\d{1,2}[点时]")
_HEADING = re.compile("([^:：]{2,20})[:：]")
_IN_BRACKETS = re.compile(r"[(（][^)）]*[)）]")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_CUSTOMER = re.compile(
    r"\b(?P<start>the )customer(?P<own>'s)?(?: (?P<verb>\w+s))?\b", re.IGNORECASE
)
_HAN_CUSTOMER = re.compile("客户(?!服务|端|经理)|顾客")
_VERBS = {"is": "are", "has": "have", "was": "were", "does": "do", "goes": "go"}


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to answer. facts: that answer it, best first; () when nothing known does.

    is_open: something of it no fact answers, so the letter has to leave that open.
    """

    ask: Ask
    facts: tuple[Fact, ...] = ()
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What to answer, in order.

    grievance: what an upset customer is upset about, told back. left_out: questions beyond those.
    """

    situation: Situation
    points: tuple[Point, ...]
    grievance: str = ""
    left_out: tuple[str, ...] = ()

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


def make_plan(request: DraftRequest) -> Plan:
    """Return what the answer to the last incoming turn has to say."""
    message = last_message(request)
    grief = grievance(message, request.language)
    mood = situation(message)
    if mood == "upset" and not grief and not request.is_upset and not is_grave(message):
        # An apology for nothing is worse than none.
        mood = "plain"
    mood = "upset" if request.is_upset else mood
    facts = tuple(
        fact for fact in (*request.facts, *_said_by_us(request)) if fact.source.startswith(_TOLD)
    )
    asks = find_asks(message)
    told: set[Fact] = set()
    points = []
    for ask in asks[: _MOST_POINTS[request.length]]:
        bearing = _bearing(ask, facts, request)
        new = tuple(fact for fact in bearing if fact not in told)
        told.update(bearing)
        if new or not bearing:
            points.append(Point(ask, new, _is_open(ask, bearing, bearing)))
    if not asks and mood != "thanks":
        points = _of_statement(message, facts, request)
    points = _with_rest(points, facts, request)
    beyond = tuple(ask.text for ask in asks[_MOST_POINTS[request.length] :])
    return Plan(mood, tuple(points), grief, beyond)


def _with_rest(points: list[Point], facts: tuple[Fact, ...], request: DraftRequest) -> list[Point]:
    """Add to the last point what no point has used, where hardly anything is known.

    It was found for this message, so it is told, whatever its words are; but no note tells how
    something of theirs stands.
    """
    if not points or len(facts) > _HARDLY_ANY:
        return points
    used = {fact for point in points for fact in point.facts}
    is_case = all(is_of_their_case(point.ask) for point in points)
    rest = tuple(
        fact
        for fact in facts
        if fact not in used and not (is_case and fact.source.startswith(_NOTES))
    )
    for point in points:
        rest += _sums(point.ask, rest, request.language)
    told = (*used, *rest)
    opened = [replace(one, is_open=_is_open(one.ask, told, one.facts)) for one in points]
    return [*opened[:-1], replace(opened[-1], facts=opened[-1].facts + rest)]


def last_message(request: DraftRequest) -> str:
    """Return the text that is to be answered, of a very long one its beginning."""
    turns = [turn for turn in request.conversation if turn.direction is Direction.INCOMING]
    return (turns or request.conversation)[-1].text[:_MOST_READ] if request.conversation else ""


def to_customer(text: str, language: str) -> str:
    """Return a text as it is said to the customer: "the customer sends" becomes "you send"."""
    if language == "zh":
        return _HAN_CUSTOMER.sub("您", text)
    return _CUSTOMER.sub(_addressed, text)


def _addressed(found: re.Match[str]) -> str:
    you = "You" if found["start"][0] == "T" else "you"
    if found["own"]:
        you += "r"
    verb = found["verb"]
    if not verb:
        return you
    plain = _VERBS.get(verb.casefold())
    if plain is None:
        plain = verb[:-1] if not verb.endswith(("ches", "shes", "sses", "xes")) else verb[:-2]
    return f"{you} {verb if found['own'] else plain}"


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


def _bearing(ask: Ask, facts: tuple[Fact, ...], request: DraftRequest) -> tuple[Fact, ...]:
    """Return the facts that answer what is asked, best first, with the sums that follow."""
    if is_of_their_case(ask):
        # "Did you get my deposit?" is not answered by what the notes say of deposits.
        facts = tuple(fact for fact in facts if not fact.source.startswith(_NOTES))
    held = [f"{fact.label} {fact.value}" for fact in facts]
    own, around = rank(held, ask.text), rank(held, f"{ask.context} {ask.text}")
    says_little = len(_words(ask.text)) <= 1
    context = last_message(request) if says_little else ask.context
    spread = Counter(word for text in held for word in _words(text))
    rare = {word for word, count in spread.items() if count <= max(_SURE_WORDS, len(held) // _RARE)}
    scores = [
        (own[number] + _CONTEXT_COUNTS * around[number] or _LEAST_SCORE) * _fits(ask, fact)
        if _is_about(ask, fact, context, rare)
        else 0.0
        for number, fact in enumerate(facts)
    ]
    if any(score and _fits(ask, fact) > 1 for score, fact in zip(scores, facts, strict=True)):
        # Where a price is asked and one is known, nothing else answers.
        scores = [
            score if _fits(ask, fact) > 1 else 0.0
            for score, fact in zip(scores, facts, strict=True)
        ]
    best = max(scores, default=0.0)
    if not best:
        return ()
    most = _FACTS_PER_POINT[request.length]
    order = sorted(range(len(facts)), key=lambda number: -scores[number])[:most]
    chosen = tuple(facts[number] for number in order if scores[number] >= best * _LEAST_OF_BEST)
    return chosen + _sums(ask, chosen, request.language)


def _is_about(ask: Ask, fact: Fact, context: str, rare: set[str]) -> bool:
    """Say whether a fact is surely about what is asked.

    context: what was said around it. rare: words that few facts hold.
    """
    text = _IN_BRACKETS.sub(" ", ask.text)
    asked, around = _words(text), _words(f"{context} {text}")
    label, held = _words(fact.label), _words(f"{fact.label} {fact.value}")
    shared, near = asked & held, around & held
    heading = _HEADING.match(fact.value)
    is_passage = fact.source == f"note: {fact.label}"
    named = (_words(heading[1]) if heading else set()) if is_passage else label
    fits = _fits(ask, fact) > 1
    # Chinese is counted in pairs of characters.
    is_han = not ask.text.isascii()
    few, little = (_FEW_PAIRS, _FEW_PAIRS) if is_han else (_FEW_WORDS, _SAYS_LITTLE)
    is_near = len(near) >= _SURE_WORDS and (fits or (bool(shared) and len(asked) <= little))
    is_sure = len(shared) >= _SURE_WORDS - fits or (shared & rare and len(asked) <= few)
    return bool(named & asked) or bool(is_sure) or is_near


def _words(text: str) -> set[str]:
    return {
        word[:_STEM]
        for word in telling_words(text)
        if word not in _EVERYWHERE and not word.isdigit()
    }


def _fits(ask: Ask, fact: Fact) -> float:
    """Return how well a fact is of the kind that is asked: a price, a time, neither."""
    units = {one.unit for one in known_quantities(fact.value)}
    has_price, has_time = MONEY in units, bool(units & {DAY, HOUR, CLOCK})
    has_time = has_time or bool(DATE.search(fact.value) or WEEKDAY.search(fact.value))
    if wants_price(ask):
        return _FITS if has_price else 1 / _FITS
    if _HOW_LONG.search(ask.text):
        has_time = bool(units & {DAY, HOUR})
    if wants_time(ask):
        return _FITS if has_time else 1 / _FITS
    return 1.0


def _of_statement(message: str, facts: tuple[Fact, ...], request: DraftRequest) -> list[Point]:
    """Return what is known about a message that asks nothing, if that is sure."""
    words = set(telling_words(message))
    sure = tuple(
        fact
        for fact in facts
        if len(words & set(telling_words(f"{fact.label} {fact.value}"))) >= _SURE_WORDS
    )
    ask = Ask(message[:300])
    found = _bearing(ask, sure, request)
    return [Point(ask, found)] if found else []


def _is_open(ask: Ask, told: tuple[Fact, ...], bearing: tuple[Fact, ...]) -> bool:
    """Say whether something of an ask stays unanswered.

    It does when it names a day that nothing told names: nobody knows whether that day suits; and
    when nothing bears on it, unless it says so little that what is told may well be its answer.
    """
    known = " ".join(fact.value for fact in told).casefold()
    days = [*DATE.finditer(ask.text), *WEEKDAY.finditer(ask.text), *_IN_TIME.finditer(ask.text)]
    if any(day.group().casefold() not in known for day in days):
        return True
    if is_of_their_case(ask):
        return not any(not fact.source.startswith(_NOTES) for fact in told)
    is_vague = len(_words(ask.text)) < _SURE_WORDS or _VAGUE.search(ask.text) is not None
    return not bearing and not (told and is_vague)


def _sums(ask: Ask, facts: tuple[Fact, ...], language: str) -> tuple[Fact, ...]:
    """Return what so many pieces cost, when the customer names one count and a fact one price."""
    said = f"{ask.context} {ask.text}" if not _count(ask.text) else ask.text
    count = _count(said)
    if not count or not wants_price(ask):
        return ()
    sums = []
    for fact in facts:
        amounts = [one for one in known_quantities(fact.value) if one.unit == MONEY]
        if len(amounts) == 1 and _EACH.search(fact.value):
            price = fact.value[amounts[0].start : amounts[0].end].strip()
            total = f"{count * amounts[0].value:,.2f}".removesuffix(".00")
            total = total.replace(",", "") if language == "zh" else total
            said = _NUMBER.sub(total, price, count=1)
            sums.append(Fact(f"{count} × {price}", said, COMPUTED))
    return tuple(sums)


def _count(text: str) -> int:
    han = _HAN_COUNT.findall(text)
    if han:
        word = han[0]
        count = int(word) if word.isdigit() else _HAN_DIGITS.get(word, 0)
        return count if len(han) == 1 else 0
    counts = [one.value for one in known_quantities(text) if one.unit == COUNT]
    return int(counts[0]) if len(counts) == 1 and counts[0] == int(counts[0]) > 1 else 0
