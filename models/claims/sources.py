"""What the sources of a letter hold, in forms that compare."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from core.domain.draft import DraftRequest, Turn
from core.domain.interaction import Direction
from models.claims.arithmetic import Amounts
from models.claims.binding import Entry, entries_of, noun_of, words_of
from models.claims.blocks import in_all_blocks
from models.claims.brackets import Bracket, brackets_of, measure_of
from models.claims.days import days_in, lone_days_in, months_in, spans, weekdays_in
from models.claims.patterns import known_quantities
from models.claims.quantities import CLOCK, COUNT, DAY, HOUR, MONEY, SHARE, Quantity
from models.claims.tiers import Beyond, beyond_tiers
from models.claims.weekdays import implied_days

_RATE = re.compile(r"\s?\w*\s?(?:a|per|each|every)\s(?:day|hour|week)\b|每[天日]|/day")
_TIME_BEFORE = re.compile(
    r"(?:\b(?:at|from|until|till|to|by|after|before|between|and)|[-–]|[到至])\s?$"
)
_TIME_AFTER = re.compile(r"\s?(?:-|–|to\b|until\b|till\b|到|至)\s?\d")
_WRITTEN_TIME = re.compile(r"\d{1,2}\.(?:00|15|30|45)")
_EARLIER = re.compile(r"\b(?:min\w*|hours?) (?:before|prior|ahead|early)|提前|(?:分钟|小时)之?前")
_HOUR_WRITTEN = re.compile(r"\d{1,2}")
_HOURS_OF_DAY, _NOON = 24, 12
_NEAR = 20  # characters before a number that may say what it is
_MOST_COUNTS = 60
"""Numbers of a message that are counted together, two and two."""
_WEEK, _MONTH = 7.0, 30.0
_PER_DAY_BEFORE = re.compile(r"每[天日]\s?$")
_SO_MANY_PER = re.compile(
    r"(?<![\d.,£$€¥])(\d+(?:\.\d+)?) (?:\w+ )?(?:per|a|each) "
    r"(?:metre|meter|person|head|guest|table|room)\b"
    r"|每[^\d，。；]{1,3}(\d+(?:\.\d+)?)(?!\d|\s?元)"
)
_SIDES = re.compile(
    r"(?<![\d.])(\d+(?:\.\d+)?)\s?(?:cm|m|厘米|米)?\s?(?:x|×|by|乘以?|[长宽高深])\s?(\d+(?:\.\d+)?)"
    r"\s?(cm|厘米)?"
)
_FRACTION = re.compile(
    r"\b(?P<twothirds>two thirds)\b|\b(?:a|one) (?P<third>third)\b"
    r"|\b(?:a|one) (?P<quarter>quarter)\b(?! (?:of an hour|past|to))"
    r"|(?P<zhthird>三分之一)|(?P<zhquarter>四分之一)"
    r"|(?P<tenths>[一二三四五六七八九])成(?![员功年本人])"
)
_FRACTIONS = {
    "twothirds": 200 / 3, "third": 100 / 3, "quarter": 25.0, "zhthird": 100 / 3,
    "zhquarter": 25.0, "tenths": 0.0,
}  # fmt: skip
_CM2 = 10_000
_MORE = re.compile(
    r"\b(?:more|another|additional|extra|fewer|less)\b|再|还要|增加|追加|加(?=\s?\d)"
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the sources hold, in forms that compare.

    own: the owner's sentences, folded. sources: folded, the first so many of them facts. counted:
    what the owner says how many there are of. sizes: of the message, with what they measure.
    """

    text: str
    words: frozenset[str]
    own: tuple[str, ...]
    sources: tuple[str, ...]
    facts: int
    quantities: tuple[Quantity, ...]
    entries: tuple[Entry, ...]
    values: dict[str, frozenset[float]]
    prices: frozenset[float]
    times: frozenset[float]
    before: frozenset[float]
    has_24_hours: bool
    rates: tuple[float, ...]
    days: frozenset[tuple[int, int]]
    implied: frozenset[tuple[int, int]]
    turns: tuple[Turn, ...]
    lone_days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[str]
    asked: tuple[float, ...]
    altogether: tuple[float, ...]
    together: frozenset[float]
    areas: frozenset[float]
    tiers: Beyond
    more: tuple[float, ...]
    amounts: Amounts
    brackets: tuple[Bracket, ...]
    sizes: frozenset[tuple[str, float]]
    nouns: dict[str, frozenset[float]]
    counted: frozenset[str]


def known_of(request: DraftRequest) -> Known:
    """Read all sources of a request."""
    own = _own_words(request)
    others = [turn.text for turn in request.conversation if _is_incoming(turn)]
    sources = [(plain(label), plain(one)) for label, one in (*own, *(("", one) for one in others))]
    own_text = "\n".join(text for _, text in sources[: len(own)])
    text = plain("\n".join([*(text for _, text in sources), *_told_about(request)]))
    entries = _entries(sources)
    quantities = tuple(known_quantities(text))
    values = _values(quantities)
    days = in_all_blocks(days_in, text)
    asked_text = plain("\n".join(others))
    asked = known_quantities(asked_text)
    counts = tuple(one.value for one in asked if one.unit == COUNT)[:_MOST_COUNTS]
    by_rate = tuple(_by_rate(own_text, asked))
    areas = frozenset(_areas(text))
    counting = (*_counting(asked, (*by_rate, *areas)), *_spans_of(quantities, days))
    return Known(
        text=text,
        words=frozenset(re.findall(r"[^\W_]+", text)),
        own=tuple(re.split(r"[\n!?。！？；;]|\.(?!\d)", own_text)),
        sources=tuple(text for _, text in sources),
        facts=len(request.facts),
        quantities=quantities,
        entries=entries,
        values=values,
        prices=frozenset(_prices(values)),
        times=frozenset(_times(quantities, text)),
        before=frozenset(_before(own_text, quantities, text)),
        has_24_hours=any(_is_late(one, text) for one in quantities),
        rates=_rates(text, quantities),
        days=days,
        implied=implied_days(request.conversation),
        turns=tuple(request.conversation),
        lone_days=frozenset({day for _, day in days} | in_all_blocks(lone_days_in, text)),
        months=in_all_blocks(months_in, text),
        weekdays=in_all_blocks(weekdays_in, text),
        asked=counts,
        altogether=(*_by_each(counts, asked_text), *by_rate),
        together=frozenset(left + right for left, right in combinations(counts, 2)),
        areas=areas,
        tiers=beyond_tiers((text for _, text in sources[: len(own)]), asked),
        more=counts if _MORE.search(asked_text) else (),
        brackets=tuple(_brackets(sources)),
        sizes=frozenset(_sizes(asked_text, asked)),
        nouns=_nouns(text, quantities),
        counted=frozenset(_nouns(own_text, known_quantities(own_text))) - {""},
        amounts=_amounts(entries, values, counting, tuple(_fractions(sources[: len(own)]))),
    )


def _entries(sources: Sequence[tuple[str, str]]) -> tuple[Entry, ...]:
    return tuple(
        entry for label, one in sources for entry in entries_of(one, label, known_quantities(one))
    )


def _brackets(sources: Sequence[tuple[str, str]]) -> Iterator[Bracket]:
    for label, one in sources:
        if label:
            yield from brackets_of(one, label, known_quantities(one))


def _sizes(text: str, quantities: Sequence[Quantity]) -> Iterator[tuple[str, float]]:
    """Yield what a message measures, each with its size, where it names but one of the kind."""
    sizes: dict[str, set[float]] = {}
    for one in quantities:
        if one.unit not in (DAY, HOUR) and (measure := measure_of(text, one)):
            sizes.setdefault(measure, set()).add(one.value)
    yield from ((measure, one) for measure, ones in sizes.items() if len(ones) == 1 for one in ones)


def _areas(text: str) -> Iterator[float]:
    """Yield what two sides make, in the square of their unit, of centimetres in square metres."""
    for found in _SIDES.finditer(text):
        area = float(found[1]) * float(found[2])
        yield round(area / _CM2 if found[3] else area, 4)


def _own_words(request: DraftRequest) -> list[tuple[str, str]]:
    """Return what the owner says, each with what it is about."""
    facts = [(fact.label, f"{fact.label}: {fact.value}") for fact in request.facts]
    turns = [("", turn.text) for turn in request.conversation if not _is_incoming(turn)]
    return [*facts, *turns, ("", request.steer)]


def _told_about(request: DraftRequest) -> list[str]:
    """Return who writes and when, and about what."""
    turns = request.conversation
    dates = [f"{turn.occurred_at:%Y-%m-%d}" for turn in turns if turn.occurred_at]
    names = [turn.who for turn in turns]
    return [*names, *dates, request.subject, request.recipient_name, request.sign]


def _amounts(
    entries: Sequence[Entry],
    values: dict[str, frozenset[float]],
    counts: Sequence[tuple[float, bool]],
    fractions: Sequence[Entry] = (),
) -> Amounts:
    shares = [entry for entry in entries if entry.unit == SHARE]
    shares += fractions
    return Amounts(_priced(entries, values), shares, counts)


def _fractions(own: Sequence[tuple[str, str]]) -> Iterator[Entry]:
    """Yield the shares that the owner says in words: "a third", 三成."""
    for label, text in own:
        for found in _FRACTION.finditer(text):
            share = next(value for name, value in _FRACTIONS.items() if found[name])
            tenths = found["tenths"]
            value = 10.0 * "一二三四五六七八九".index(tenths) + 10 if tenths else share
            words = words_of(f"{label} {text}")
            yield Entry(value, SHARE, words, words_of(label), label, is_rate=False)


def _nouns(text: str, quantities: Sequence[Quantity]) -> dict[str, frozenset[float]]:
    """Return how many there are of what is counted."""
    found: dict[str, set[float]] = {}
    for one in quantities:
        if one.unit == COUNT:
            found.setdefault(noun_of(text, one), set()).add(one.value)
    return {noun: frozenset(values) for noun, values in found.items()}


def _counting(asked: Sequence[Quantity], made: Sequence[float]) -> Iterator[tuple[float, bool]]:
    """Yield what a customer counts, and what that makes."""
    yield from counts_in(asked)
    yield from ((one, False) for one in made)


def _spans_of(
    quantities: Iterable[Quantity], days: frozenset[tuple[int, int]]
) -> Iterator[tuple[float, bool]]:
    """Yield the spans of time that are known or lie between known days, in every unit."""
    yield from ((float(span), True) for span in spans(days))
    yield from (count for count in counts_in(quantities) if count[1])


def counts_in(quantities: Iterable[Quantity]) -> Iterator[tuple[float, bool]]:
    """Yield the numbers that may count pieces, with whether each counts time, in every unit."""
    for one in quantities:
        if one.unit == DAY:
            days = (one.value, one.number, one.value / _WEEK, one.value / _MONTH)
            yield from ((count, True) for count in days if count == int(count) and count)
        elif one.unit == HOUR:
            yield from ((one.value, True), (one.number, True))
        elif one.unit not in (MONEY, SHARE, CLOCK):
            yield one.value, False
            if one.number:
                yield one.number, False


def counts_told(here: Sequence[Quantity], *, is_yearly: bool) -> tuple[tuple[float, bool], ...]:
    """Return the numbers of a sentence that may count; of a price by the month also the year's."""
    counts = tuple(counts_in(here))
    if not is_yearly:
        return counts
    return (*counts, (12.0, True), *((12 * count, True) for count, _ in counts))


def _priced(entries: Sequence[Entry], values: dict[str, frozenset[float]]) -> tuple[Entry, ...]:
    prices = _prices(values)
    unit = MONEY if values.get(MONEY) else COUNT
    return tuple(
        entry
        for entry in entries
        if (entry.unit == unit and entry.value)
        or (entry.unit == COUNT and entry.value in prices and bool(entry.label))
    )


def _is_incoming(turn: Turn) -> bool:
    return turn.direction is Direction.INCOMING


def _by_each(counts: Sequence[float], text: str) -> tuple[float, ...]:
    """Return how many that makes: six printers with two toners each."""
    if not re.search(r"\beach\b|\bper\b|每", text):
        return ()
    return tuple(left * right for left in counts for right in counts)


def _by_rate(text: str, asked: Sequence[Quantity]) -> Iterator[float]:
    """Yield how many that makes: five plants a metre, and forty metres."""
    for found in _SO_MANY_PER.finditer(text):
        rate = float(found[1] or found[2])
        yield from (rate * one.value for one in asked if one.unit not in (MONEY, SHARE, CLOCK))


def _values(quantities: tuple[Quantity, ...]) -> dict[str, frozenset[float]]:
    units = {one.unit for one in quantities}
    return {unit: frozenset(one.value for one in quantities if one.unit == unit) for unit in units}


def _prices(values: dict[str, frozenset[float]]) -> set[float]:
    """Return what may be a price; a note may leave all currencies out."""
    bare = values.get(COUNT, frozenset())
    if not values.get(MONEY):
        return set(bare)
    return {*values[MONEY], *(value for value in bare if value != int(value))}


def _is_late(one: Quantity, text: str) -> bool:
    """Say whether a time is written as an hour after noon: whoever does means the morning by 8."""
    hour = _HOUR_WRITTEN.match(text, one.start)
    return one.unit == CLOCK and hour is not None and int(hour.group()) > _NOON


def _times(quantities: Sequence[Quantity], text: str) -> Iterator[float]:
    """Yield the times of day in minutes, bare numbers too: "open 10-6", "at 9.30"."""
    for one in quantities:
        if one.unit == CLOCK:
            yield one.value
        elif one.unit == COUNT and one.value <= _HOURS_OF_DAY:
            before = text[max(0, one.start - _NEAR) : one.start]
            near = (_TIME_BEFORE.search(before), _TIME_AFTER.match(text, one.end))
            if any(near) or _WRITTEN_TIME.fullmatch(text[one.start : one.end]):
                yield 60 * int(one.value) + round(one.value % 1 * 100)


def _before(own: str, quantities: Sequence[Quantity], text: str) -> Iterator[float]:
    """Yield the times that lie so long before others: "closes 40 minutes before"."""
    if _EARLIER.search(own):
        spans = [60 * one.value for one in known_quantities(own) if one.unit == HOUR]
        yield from (round(at - span) for at in _times(quantities, text) for span in spans)


def _rates(text: str, quantities: tuple[Quantity, ...]) -> tuple[float, ...]:
    """Return how much is done in a day, wherever that is said."""
    return tuple(
        one.value
        for one in quantities
        if _RATE.match(text, one.end)
        or _PER_DAY_BEFORE.search(text[max(0, one.start - _NEAR) : one.start])
    )


def plain(text: str) -> str:
    """Fold widths, case and quotes, so that spellings compare."""
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
