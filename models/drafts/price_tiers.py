"""The price that holds for as much as the letter counts, of a note with prices by how much it is.

"Up to 4,000 litres £165, above £210" is told as it stands only where the letter doesn't say how
much; then the customer is asked. What is paid on top, or for each, is worked out here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain.draft import Fact
from core.text.asks import Ask
from core.text.ranking import telling_words
from models.claims.brackets import Bracket, brackets_of, is_least, is_most, measure_of
from models.claims.patterns import known_quantities
from models.claims.quantities import CLOCK, COUNT, DAY, HOUR, MONEY, SHARE, Quantity
from models.claims.sources import plain
from models.claims.tiers import Tier, tiers_in
from models.drafts.discounts import is_discount
from models.drafts.note_parts import is_titled
from models.drafts.order_sums import BY_TIER, COMPUTED, priced_thing, written

_NO_SIZES = (MONEY, SHARE, CLOCK, DAY, HOUR)
_EACH = re.compile(
    r"(?i)\b(?:each|apiece|a head|per (?P<per>\w+))\b|/\s?(?P<by>\w+)|每(?P<han>.{1,2})"
)
_BY_TIME = re.compile(r"(?i)hour|day|night|week|month|year|^[hd]$|^(?:小时|[天日晚周月年次])")
_PEOPLE = frozenset(("people", "person", "guest", "head", "人", "位"))
_LISTED = re.compile(r"(?:,| and| or| to|-|和|或|、|到|至)\s?(?:of |an? |one of )?")
"""Between two sizes of which only the second has the unit."""
_WITHIN = re.compile(r"\bwithin $")
_FARTHER = re.compile(
    r"(?i)^(?:further(?: away| out)?|farther|beyond(?: that)?|above that|over that|larger ones?)\b"
    r"|^(?:更远|再远|超过|超出|更大|更多)"
)
_NOUN = re.compile(r"[ -]?([a-zA-Z]{3,})")
_HAN = re.compile("[\u3400-\u9fff]")
_EACH_WAY = re.compile(r"\s?(?:\w+ )?(?:each|either) way\b")
_ONE_WAY = re.compile(r"\s?(?:\w+ )?one[- ]way\b")
_ONE_WAY_BEFORE = re.compile("单程[^，。]{0,3}$")
_AND_BACK = re.compile(r"\b(?:and back|there and back|return|round trip)\b|来回|往返|接送")
_UNIT_WORDS = {
    "l": "litres", "m": "metres", "km": "kilometres", "kg": "kilos", "cm": "centimetres",
    "mile": "miles", "ft": "feet", "yard": "yards", "inch": "inches", "g": "grams",
}  # fmt: skip
_HAN_WORDS = {"km": "公里", "m": "米", "l": "升", "kg": "公斤", "cm": "厘米", "jin": "斤"}


@dataclass(frozen=True, slots=True)
class Size:
    """How much the letter counts, and in which words."""

    value: float
    text: str


def by_tier(part: Fact, ask: Ask, message: str, language: str) -> Fact | None:
    """Return what a part's tiers come to for what the letter counts; None where that isn't sure."""
    text = plain(part.value)
    brackets, tiers = _read(part)
    measure = _measure(brackets, tiers)
    size = size_asked(measure, (ask.text, ask.context, message)) if measure else None
    if size is None or len(text) != len(part.value):
        return None
    said = (
        _beyond(part.value, tiers[0], size, language)
        if tiers
        else _within(part.value, brackets, size, language)
    )
    if not said:
        return None
    label = _thing(part) if is_titled(part) else part.label
    return Fact(label, said, COMPUTED, heading=BY_TIER)


def other_tier(part: Fact, behind: Fact, ask: Ask, message: str) -> Fact | None:
    """Return which of two sentences of a page doesn't hold for what the letter counts.

    "Within 40 miles, for £35. Further away by carrier for £60." None where that isn't sure.
    """
    if part.source != behind.source or not _FARTHER.match(behind.value):
        return None
    text = plain(part.value)
    for one in known_quantities(text):
        is_limit = is_most(text, one) or _WITHIN.search(text, 0, one.start)
        measure = measure_of(text, one) if is_limit and one.unit not in _NO_SIZES else ""
        size = size_asked(measure, (ask.text, ask.context, message)) if measure else None
        if size is not None:
            return behind if size.value <= one.value else part
    return None


def asked_measure(part: Fact, ask: Ask, message: str, language: str) -> str:
    """Return in which word to ask how much it is: "litres", 平方米; "" where nothing is to ask.

    Nothing is where the letter counts it, sure or not.
    """
    measure = _measure(*_read(part))
    if not measure or any(_sizes(measure, text) for text in (ask.text, ask.context, message)):
        return ""
    if language == "zh":
        return _HAN_WORDS.get(measure, measure if _HAN.match(measure) else "")
    return _UNIT_WORDS.get(measure, "") or _noun(part.value, measure)


def _thing(part: Fact) -> str:
    """Return what a part of a page prices by its own first words; "" where those tell how much."""
    thing = priced_thing(part)
    return thing if telling_words(thing) and not known_quantities(thing) else ""


def _read(part: Fact) -> tuple[tuple[Bracket, ...], tuple[Tier, ...]]:
    """Return the tiers of a part: of one kind, or none where they can't be told apart."""
    text = plain(part.value)
    quantities = known_quantities(text)
    prices = [one for one in quantities if one.unit == MONEY]
    if is_discount(part):
        return (), ()  # what is taken off is no price
    tiers = tuple(tiers_in(text, quantities))
    if tiers:
        is_whole = len(prices) == 2 and bool(tiers[0].base and tiers[0].measure)
        # "270 for each class, up to 10 items": of how many classes isn't told.
        is_whole = is_whole and _rate(text, prices[0]) is None
        return (), tiers if is_whole else ()
    brackets = tuple(brackets_of(text, "", quantities))
    is_whole = len(brackets) == len(prices) > 1 and len({one.measure for one in brackets}) == 1
    return (brackets if is_whole else ()), ()


def _measure(brackets: Sequence[Bracket], tiers: Sequence[Tier]) -> str:
    measures = (*(one.measure for one in brackets), *(one.measure for one in tiers))
    return next(iter(measures), "")


def size_asked(measure: str, texts: Sequence[str]) -> Size | None:
    """Return the one size of a measure that the nearest of the texts names."""
    for text in texts:
        sizes = {size.value: size for size in _sizes(measure, text)}
        if sizes:
            return next(iter(sizes.values())) if len(sizes) == 1 else None
    return None


def _sizes(measure: str, text: str) -> list[Size]:
    text = plain(text)
    found: list[Size] = []
    before: Quantity | None = None
    for one in known_quantities(text):
        if one.unit not in _NO_SIZES and measure_of(text, one) == measure:
            if before and _LISTED.fullmatch(text, before.end, one.start):
                found.append(Size(before.value, text[before.start : before.end]))
            found.append(Size(one.value, _named(text, one)))
            if _is_one_way(text, one):
                found.append(Size(2 * one.value, ""))  # nobody knows which of them is paid for
        before = one if one.unit == COUNT else None
    return found


def _is_one_way(text: str, one: Quantity) -> bool:
    """Say whether a letter counts a way of which it goes the other, too."""
    is_one = _ONE_WAY.match(text, one.end) or _ONE_WAY_BEFORE.search(text, 0, one.start)
    return bool(_EACH_WAY.match(text, one.end) or (is_one and _AND_BACK.search(text)))


def _named(text: str, one: Quantity) -> str:
    """Return a size as the letter has it, with its noun."""
    said = text[one.start : one.end]
    noun = _NOUN.match(text, one.end)
    after = text[one.end : one.end + 1]
    if _HAN.search(said) or (_HAN.match(after) and not _HAN.match(said[-1])):
        return said if _HAN.match(said[-1]) else said + after
    is_bare = said[-1].isdigit() or said.isalpha()
    return f"{said} {noun[1]}" if noun and is_bare else said


def _within(text: str, brackets: Sequence[Bracket], size: Size, language: str) -> str:
    """Return what the one bracket that holds a size says."""
    holds = [one for one in brackets if one.holds(size.value)]
    if len(holds) != 1:
        return ""
    price = next(one for one in _prices(text) if one.value == holds[0].price)
    shown, rate = text[price.start : price.end].strip(), _rate(text, price)
    if rate is None:
        return f"{shown}（{size.text}）" if language == "zh" else f"{shown} for {size.text}"
    if not _is_of(rate, holds[0].measure):
        words = text[price.start : _end(text, price)].strip()
        before = text[: price.start].rstrip()
        words = f"每{rate}{words}" if before.endswith(f"每{rate}") else words
        return f"{words}（{size.text}）" if language == "zh" else f"{words} for {size.text}"
    total = written(size.value * price.value, shown, language)
    return f"{size.value:g} × {shown} = {total}"


def _beyond(text: str, tier: Tier, size: Size, language: str) -> str:
    """Return the price of so many, and what comes on top of it."""
    base, rate = (
        next(text[one.start : one.end].strip() for one in _prices(text) if one.value == value)
        for value in (tier.base, tier.rate)
    )
    steps = math.ceil((size.value - tier.within) / tier.step)
    if steps <= 0:
        return f"{base}（{size.text}）" if language == "zh" else f"{base} for {size.text}"
    total = written(tier.base + steps * tier.rate, base, language)
    worked = f"{base} + {steps} × {rate} = {total}"
    return f"{worked}（{size.text}）" if language == "zh" else f"{worked} for {size.text}"


def _prices(text: str) -> Iterator[Quantity]:
    yield from (one for one in known_quantities(plain(text)) if one.unit == MONEY)


def _rate(text: str, price: Quantity) -> str | None:
    """Return by what a price counts, "" for each piece; None where it is of all."""
    start = max((text.rfind(cut, 0, price.start) for cut in ",，;；。"), default=-1) + 1
    found = _EACH.search(text[start : _end(text, price)])
    if found is None:
        return None
    return found["per"] or found["by"] or (found["han"] or "").rstrip("0123456789") or ""


def _end(text: str, price: Quantity) -> int:
    """Return where the clause of a price ends."""
    ends = [text.find(cut, price.end) for cut in ",，;；。|"]
    return min((end for end in ends if end >= 0), default=len(text.rstrip(".")))


def _is_of(rate: str, measure: str) -> bool:
    """Say whether a price for each is for each of what is measured; not for each night."""
    if _BY_TIME.search(rate):
        return False
    is_people = rate in _PEOPLE and measure in _PEOPLE
    return not rate or is_people or rate.startswith(measure) or measure.startswith(rate[:5])


def _noun(text: str, measure: str) -> str:
    """Return the word in which a note counts: "guests" of "up to 20 guests"."""
    for one in known_quantities(plain(text)):
        found = _NOUN.match(text, one.end)
        if (
            found
            and measure_of(plain(text), one) == measure
            and (is_most(plain(text), one) or is_least(plain(text), one))
        ):
            return found[1].casefold()
    return ""
