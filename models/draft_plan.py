"""What a draft has to say, worked out by rules before the model writes a word.

Each thing the customer asks is one point, told from the firm's side, with the facts that bear on
it. Sums are computed here: numbers are computed, words are generated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.domain.draft import DraftRequest, Fact
from core.domain.interaction import Direction
from core.text.asks import Ask, Situation, as_reported, find_asks, situation
from core.text.ranking import rank, telling_words
from models.claim_patterns import known_quantities
from models.quantities import COUNT, MONEY

_MOST_READ = 6_000
"""Characters."""
_QUOTED_CHARS, _SURE_WORDS = 160, 2
_FEW_FACTS = 4
_FACTS_PER_POINT = 2
_LEAST_OF_BEST = 0.4
COMPUTED = "computed"
"""The source of a sum that the program worked out."""
_QUOTABLE = ("note: ", "facts", COMPUTED)
_PRICE_ASKED = re.compile(
    r"\b(?:cost|costs|price|prices|pay|much|total|quote|quotation|charge)\b|多少钱|价格|报价|总价|一共|总共|价钱"
)
_EACH = re.compile(
    r"\b(?:each|apiece|per|a piece|every)\b|/|每|一[个块张把盏件套本只条台份箱瓶次位人]"
)
_HAN_COUNT = re.compile(
    r"(\d+|[一两二三四五六七八九十]+)\s?[个块张把盏件套本只条台份箱瓶次位人](?!钱)"
)
_HAN_DIGITS = {han: value for value, han in enumerate("零一二三四五六七八九十")} | {"两": 2}
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_CUSTOMER = re.compile(
    r"\b(?P<start>the )customer(?P<own>'s)?(?: (?P<verb>\w+s))?\b", re.IGNORECASE
)
_HAN_CUSTOMER = re.compile("客户(?!服务|端|经理)|顾客")
_VERBS = {"is": "are", "has": "have", "was": "were", "does": "do", "goes": "go"}


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to answer.

    said: the customer's words as the firm reports them. facts: that may bear on it, best first.
    is_known: whether they share words with the question.
    """

    ask: Ask
    said: str
    facts: tuple[Fact, ...] = ()
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What to answer, in order, and what else is known."""

    situation: Situation
    points: tuple[Point, ...]
    others: tuple[Fact, ...]
    computed: tuple[Fact, ...] = ()

    @property
    def is_all_known(self) -> bool:
        """Whether there is a fact for each point."""
        return all(point.facts for point in self.points)


def make_plan(request: DraftRequest) -> Plan:
    """Return what the answer to the last incoming turn has to say."""
    message = last_message(request)
    facts = request.facts
    points = []
    for ask in find_asks(message):
        bearing, is_known = _bearing(ask, facts)
        bearing += _sums(ask, bearing, request.language)
        points.append(Point(ask, as_reported(ask.text, request.language), bearing, is_known))
    used = {id(fact) for point in points for fact in point.facts}
    return Plan(
        situation="upset" if request.is_upset else situation(message),
        points=tuple(points),
        others=tuple(fact for fact in facts if id(fact) not in used),
        computed=tuple(fact for point in points for fact in point.facts if fact.source == COMPUTED),
    )


def last_message(request: DraftRequest) -> str:
    """Return the text that is to be answered, of a very long one its beginning."""
    turns = [turn for turn in request.conversation if turn.direction is Direction.INCOMING]
    return (turns or request.conversation)[-1].text[:_MOST_READ] if request.conversation else ""


def is_quotable(fact: Fact) -> bool:
    """Say whether a customer may read this fact as it stands: the owner's own notes, no remarks."""
    return fact.source.startswith(_QUOTABLE)


def answers(fact: Fact, ask: Ask, *, is_one_of_few: bool = False) -> bool:
    """Say whether a fact may be quoted as the answer: short, and surely about what is asked.

    is_one_of_few: hardly anything else is known, so that one word in common is enough.
    """
    asked = set(telling_words(ask.text))
    label, held = set(telling_words(fact.label)), set(telling_words(f"{fact.label} {fact.value}"))
    is_short = len(fact.value) <= (_QUOTED_CHARS if fact.value.isascii() else _QUOTED_CHARS // 2)
    is_named = bool(label & asked)
    return (
        is_short
        and is_quotable(fact)
        and (is_named or len(held & asked) >= (1 if is_one_of_few else _SURE_WORDS))
    )


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


def _bearing(ask: Ask, facts: tuple[Fact, ...]) -> tuple[tuple[Fact, ...], bool]:
    """Return the facts that bear on what is asked, best first, and whether they surely do."""
    held = [f"{fact.label} {fact.value}" for fact in facts]
    scores = rank(held, ask.text)
    if not any(scores):
        # "Where are they?" says nothing; the sentence before names them.
        scores = rank(held, ask.context)
    best = max(scores, default=0.0)
    if not best:
        return (facts if len(facts) <= _FEW_FACTS else ()), False
    order = sorted(range(len(facts)), key=lambda number: -scores[number])[:_FACTS_PER_POINT]
    chosen = [number for number in order if scores[number] >= best * _LEAST_OF_BEST]
    return tuple(facts[number] for number in chosen), True


def _sums(ask: Ask, facts: tuple[Fact, ...], language: str) -> tuple[Fact, ...]:
    """Return what so many pieces cost, when the customer names one count and a fact one price."""
    count = _count(ask.text)
    if not count or not _PRICE_ASKED.search(ask.text.casefold()):
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
