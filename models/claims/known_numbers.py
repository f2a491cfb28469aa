"""Tells which numbers of a letter its sources hold, or lead to."""

from __future__ import annotations

import re
from itertools import combinations

from models.claims.arithmetic import HALF, Place, counts_follow, goes_twice, span_follows
from models.claims.binding import (
    is_exchanged,
    is_of_another,
    is_outdone,
    meant,
    noun_of,
    sentence_at,
    words_near,
    words_of,
)
from models.claims.brackets import is_least, is_most, is_of_another_bracket, measure_of
from models.claims.days import spans
from models.claims.patterns import known_quantities
from models.claims.quantities import CLOCK, COUNT, DAY, HOUR, MONEY, NTH, SHARE, YEAR, Quantity
from models.claims.sources import Known, counts_told, plain

_NO_PIECES = (MONEY, SHARE, CLOCK, DAY, HOUR, NTH)
_LEAST_COMPUTED = 100.0
_YEARLY = re.compile(r"\b(?:an?|per|each|every) year\b|\bannual|[一每]年")
_MONTH, _YEAR, _FEW, _JUST_BEFORE = 30, 360, 2, 60
_HALVED = re.compile(r"\bhalf (?:the|of)\b|\bhalf-price\b|一半|半价|减半")
_HALF_DAY = 12 * 60.0
_OF_THE_REST = re.compile(
    r"\b(?:others|remaining|further|additional|left|over|beyond)\b|多的|多出|超出|其余|剩|另外|还[差要]",
    re.IGNORECASE,
)
_ALL_THE_TIME = re.compile(r"\b(?:in all|in total|altogether|all told|from \w+ to)\b|全程|[一总]共")
_ALL_TOLD = re.compile(r"\b(?:(?:al)?together|in all|in total)\b|共(?![享同用])|合计")
_HELD_BEFORE = re.compile(
    r"\b(?:valid for|within|guarantee\w* for|after|notice of|takes|lasts|least)(?: about)? $"
    r"|(?:[保包][修换退]|质保|三包)(?:期|期限)?[是为]?$"
)
_HELD_AFTER = re.compile("(?:之?内|以内|有效|后(?!再))|['’]s? (?:notice|guarantee|warranty)")
_BETWEEN = re.compile(
    r"\b(?:away|left|from now|later|between|nights?|until|till|to go|since|ago|apart)\b"
    r"|还有|距|离|隔|一共|住|晚|够|之间|以来|过了|等了",
    re.IGNORECASE,
)
"""Where a letter counts the days between two of them."""
_UNIT_NEAR = {
    HOUR: re.compile("minute|hour|分钟|小时"),
    DAY: re.compile("day|week|month|year|天|月|年"),
}
_SUPPOSED = re.compile(
    r"[^.!?,;，。]{0,40}(?:\b(?:would|will|'d) (?:then )?(?:be|cost|come to|make) ?"
    r"|的话[是就要]?|、?[^，。]{0,8}算[是下来]*)"
    r"(?:about |around |大约)?(?=[£$€¥\d])",
    re.IGNORECASE,
)
"""Behind what a price is only worked out for."""


_AT_PRICE = re.compile(r"\bat (?:the (?:\w+ ){0,2}price of )?$|按(?:\w{0,6}?价)?$")
_MULTIPLIED = re.compile(
    r"(?: (?:an?|each|per|the) ?\w*| apiece)?,? (?:(?:it|that) )?"
    r"(?:is|are|comes? to|makes?|would be|would come to) "
    r"|(?:[一每]\w)?[，,]?(?:[一总]?共)?[就]?是"
)
"""Between the price of one and what so many come to, where the letter says that it multiplies."""


class Letter:
    """A letter's numbers, asked one after the other in order: sums build on those before."""

    def __init__(self, body: str, known: Known) -> None:
        self.body, self._known = body, known
        self._text = plain(body) if len(plain(body)) == len(body) else body
        self._quantities = known_quantities(self._text)
        self._measures: list[float] = []
        # Where the notes name no currency, a letter may not either.
        money = MONEY if known.values.get(MONEY) else COUNT
        self._named = [
            (one.start, one.value)
            for one in self._quantities
            if one.unit == money and self._is_direct(one)
        ]

    def holds(self, one: Quantity) -> bool:
        """Return whether the sources hold a number or lead to it."""
        if one.unit == MONEY:
            return self._holds_amount(one)
        if one.unit == COUNT:
            return self._holds_count(one)
        is_single = one.is_word and (one.number or one.value) == 1
        return self._is_direct(one) or (is_single and self._is_free(one)) or self._leads(one)

    def _leads(self, one: Quantity) -> bool:
        """Say whether what is known leads to a number that is neither an amount nor a count."""
        if one.unit == CLOCK:
            return self._holds_time(one.value)
        if one.unit == NTH:
            return one.value in self._known.values.get(COUNT, ())
        if one.unit in (DAY, HOUR):
            return self._holds_span(one) or self._is_supposed(one)
        return one.unit not in (SHARE, YEAR) and self._holds_measure(one)

    def _is_free(self, one: Quantity) -> bool:
        """Say whether nobody is held to one, as by "valid for a year", or the sources name it."""
        start, _ = sentence_at(self._text, one.start)
        is_known = self._text[one.start : one.end] in self._known.text
        return is_known or not (
            _HELD_BEFORE.search(self._text[start : one.start])
            or _HELD_AFTER.match(self._text, one.end)
        )

    def _holds_measure(self, one: Quantity) -> bool:
        """Say whether a measure is known without its unit, doubled, or lies over another one."""
        known = self._known
        if one.value in (
            *known.nouns.get("", ()),
            *known.areas,
            *known.tiers.rests,
            *self._made(one),
        ):
            self._measures.append(one.value)
            return True
        same = {*known.values.get(one.unit, ()), *self._measures}
        sentence = self._sentence(one)
        is_held = (goes_twice(sentence) and one.value / 2 in same) or (
            _OF_THE_REST.search(sentence) is not None
            and any(one.value == abs(left - right) for left in same for right in same)
        )
        if is_held:
            self._measures.append(one.value)
        return is_held

    def _made(self, one: Quantity) -> set[float]:
        """Return what so many pieces of a length make: "five boards of seven feet, 35 feet"."""
        here = [other for other in self._here(one) if other.start < one.start]
        pieces = [other.value for other in here if other.unit == COUNT]
        lengths = {other.value for other in here if other.unit == one.unit}
        lengths |= self._known.values.get(one.unit, frozenset())
        return {count * length for count in pieces for length in lengths}

    def days_told(self, at: int) -> list[float]:
        """Return the spans of days that the sentence tells at a place."""
        start, end = sentence_at(self._text, at)
        told = (one for one in self._quantities if start <= one.start < end)
        return [one.value for one in told if one.unit == DAY]

    def _holds_time(self, value: float) -> bool:
        """Say whether a time is known: "9 to 5" may become "9:00 to 17:00" and back."""
        times = self._known.times | self._known.before
        if value in times or value + _HALF_DAY in times:
            return True
        return value - _HALF_DAY in times and not self._known.has_24_hours

    def _is_supposed(self, one: Quantity) -> bool:
        """Say whether a number is only what a price is worked out for: "five hours would be"."""
        if one.is_word and (one.number or one.value) == 1:
            return any(other.unit == MONEY for other in self._here(one))
        return _SUPPOSED.match(self._text[one.end :]) is not None

    def _is_direct(self, one: Quantity) -> bool:
        """Return whether the sources name this number, and not only of another thing."""
        known = self._known
        values = known.prices if one.unit == MONEY else known.values.get(one.unit, ())
        if one.value not in values:
            return False
        others = [other for other in self._here(one) if other.unit == one.unit and other != one]
        told = [(other.value, self._near(other)) for other in others]
        # What the sentence tells of another thing has its own words there.
        entries = [
            entry
            for entry in known.entries
            if not any(
                value == entry.value != one.value and (not near or near & entry.words)
                for value, near in told
            )
        ]
        near = self._near(one)
        same = [other for other in self._quantities if other.unit == one.unit]
        return not (
            is_of_another(one, near, entries)
            or self._is_outdone(one, near)
            or self._is_of_another_tier(one)
            or (one.unit == MONEY and is_exchanged(one, self._text, same, entries))
        )

    def _is_of_another_tier(self, one: Quantity) -> bool:
        """Say whether a price holds for another amount than is asked for."""
        is_price = one.unit == MONEY
        return is_price and (self._is_of_another_bracket(one) or self._lacks_what_is_beyond(one))

    def _is_of_another_bracket(self, one: Quantity) -> bool:
        """Say whether a price is that of more or less than the sentence, or the message, counts."""
        known = self._known
        if not known.brackets:
            return False
        named = [entry.value for entry in known.entries if entry.unit == MONEY]
        if named.count(one.value) != sum(bracket.price == one.value for bracket in known.brackets):
            return False  # something else's price, too
        here = self._here(one)
        if any(is_most(self._text, other) or is_least(self._text, other) for other in here):
            return False  # it tells for how much
        own = {(measure_of(self._text, other), other.value) for other in here}
        measures = {bracket.measure for bracket in known.brackets}
        sizes = {size for size in own if size[0] in measures} or known.sizes
        return is_of_another_bracket(one.value, sizes, known.brackets)

    def _lacks_what_is_beyond(self, one: Quantity) -> bool:
        """Say whether the price of so many is told for more of them, and nothing on top."""
        known, told = self._known, {other.value for other in self._quantities}
        named = [entry.value for entry in known.entries if entry.unit == MONEY]
        is_limited = any(is_most(self._text, other) for other in self._here(one))
        is_only = named.count(one.value) == 1 and not is_limited
        return is_only and known.tiers.is_short(one.value, known.sizes, told)

    def _is_outdone(self, one: Quantity, near: frozenset[str]) -> bool:
        """Say whether a price is named of so many pieces that another one holds."""
        held = [entry for entry in self._known.entries if entry.unit == one.unit == MONEY]
        meant_here = [entry for entry in held if entry.value == one.value and near & entry.words]
        here = [other for other in self._here(one) if other.start < one.start]
        since = max((other.end for other in here if other.unit == one.unit), default=0)
        counts = [
            other.value for other in here if other.start >= since and other.unit not in _NO_PIECES
        ]
        return bool(meant_here) and any(
            all(is_outdone(entry, count, held) for entry in meant_here) for count in counts
        )

    def _here(self, one: Quantity) -> list[Quantity]:
        start, end = sentence_at(self._text, one.start)
        return [other for other in self._quantities if start <= other.start < end]

    def _near(self, one: Quantity) -> frozenset[str]:
        others = [other for other in self._quantities if other.unit == one.unit]
        return words_near(self._text, one, others)

    def _holds_amount(self, one: Quantity) -> bool:
        if self._is_direct(one) or not self._is_product(one):
            return self._is_direct(one)
        near, tiers = self._near(one), self._known.tiers
        is_tiered = one.value in tiers.amounts or one.value in tiers.amounts_of(self._here(one))
        may_follow = one.value not in tiers.mistaken and not self._is_of_another_tier(one)
        if is_tiered or (may_follow and self._follows(one, near)):
            self._named.append((one.start, one.value))
            return True
        # What it should have been, so that a right sum of it stays right.
        value = meant(MONEY, near, self._known.entries)
        if value is not None:
            self._named.append((one.start, value))
        return False

    def _is_product(self, one: Quantity) -> bool:
        """Say whether an amount is what the letter multiplies, if it says that it does.

        "Six printers at $329 are $2,334" is wrong whatever else comes to that.
        """
        here = [other for other in self._here(one) if other.start < one.start]
        prices = [other for other in here if other.unit == MONEY]
        if len(prices) != 1:
            return True
        price = prices[0]
        start, _ = sentence_at(self._text, one.start)
        if not _MULTIPLIED.fullmatch(self._text[price.end : one.start]):
            return True
        if not _AT_PRICE.search(self._text[start : price.start]):
            return True
        counts = [count for count, _ in counts_told(here, is_yearly=False)]
        counts += [left * right for left, right in combinations(counts, 2)]
        counts += [count / 1000 for count in counts]
        made = {round(100 * price.value * count) for count in counts}
        return not made or round(100 * one.value) in made

    def _follows(self, one: Quantity, near: frozenset[str]) -> bool:
        start, end = sentence_at(self._text, one.start)
        sentence = self._text[start:end]
        # What stands behind is a part of the sum where it tells the parts: "£77: £24 each and £29".
        last = end if self._text[one.end : one.end + 1] in (":", "：") else one.start
        named = sorted(place for place in self._named if place[0] < last and place[0] != one.start)
        here = self._here(one)
        twice = [(2.0, False)] if goes_twice(sentence) else []
        place = Place(
            before=self._text[start : one.start],
            after=self._text[one.end : end],
            near=near,
            words=words_of(sentence),
            counts=(
                *counts_told(
                    [other for other in here if not self._is_trait(other)],
                    is_yearly=_YEARLY.search(sentence) is not None,
                ),
                *twice,
            ),
            shares=self._shares_near(one) | ({HALF} if _HALVED.search(sentence) else set()),
            named=tuple(value for _, value in named),
            here=tuple(value for at, value in named if at >= start),
            behind=tuple(value for at, value in self._named if one.start < at < end),
        )
        if one.value in self._known.prices and not (place.is_total or place.is_compared):
            return False  # another thing's price
        return self._known.amounts.follows(one.value, place)

    def _is_trait(self, one: Quantity) -> bool:
        """Say whether a measure tells which thing is meant, not how much: "11 mm underlay"."""
        same = [entry for entry in self._known.entries if entry.unit == one.unit]
        holders = [entry for entry in same if entry.value == one.value]
        return (
            one.unit not in (*_NO_PIECES, COUNT, YEAR)
            and bool(holders)
            and all(entry.label for entry in holders)
        )

    def _shares_near(self, one: Quantity) -> frozenset[float]:
        """Return the shares of the sentence, and those just before: "25 %; that is £160"."""
        start, end = sentence_at(self._text, one.start)
        since = min(start, one.start - _JUST_BEFORE)
        return frozenset(
            other.value
            for other in self._quantities
            if other.unit == SHARE and since <= other.start < end
        )

    def _holds_count(self, one: Quantity) -> bool:
        known, value = self._known, one.value
        is_supposed = self._is_supposed(one) or self._is_worked_out(one)
        noun, nameless = noun_of(self._text, one), known.nouns.get("", frozenset())
        is_bare = value in nameless and noun not in known.counted
        same = known.nouns.get(noun, frozenset()) if noun and not is_bare else frozenset()
        if same and value not in same:  # of these there are as many as the sources say
            is_said = _OF_THE_REST.search(self._sentence(one)) or known.more
            return is_supposed or (bool(is_said) and counts_follow(value, known.asked, list(same)))
        counts = [other.value for other in known.quantities if other.unit == COUNT]
        counts += [
            other.number for other in known.quantities if other.value == _YEAR * other.number
        ]
        pieces = {other.value for other in known.quantities if other.unit not in _NO_PIECES}
        prices = () if one.is_word else known.values.get(MONEY, ())
        if is_supposed or value in (
            *counts,
            *pieces,
            *known.altogether,
            *prices,
            *known.tiers.rests,
        ):
            return True
        if _ALL_TOLD.search(self._sentence(one)) and value in known.together:
            return True
        is_rest = _OF_THE_REST.search(self._sentence(one)) is not None
        if counts_follow(value, known.asked if is_rest else known.more, counts):
            return True
        is_amount = value != int(value) or not known.values.get(MONEY)
        is_few = one.is_word and value <= _FEW
        return is_few or (is_amount and value >= _LEAST_COMPUTED and self._holds_amount(one))

    def _is_worked_out(self, one: Quantity) -> bool:
        """Say whether a count is only an example, right as it is: "ten boxes come to £32"."""
        here = self._here(one)
        amounts = [other.value for other in here if other.unit == MONEY]
        prices = [entry.value for entry in self._known.entries if entry.unit == MONEY]
        return any(
            round(100 * one.value * price) == round(100 * amount)
            for amount in amounts
            for price in prices
            if amount != price
        )

    def _holds_span(self, one: Quantity) -> bool:
        """A span stands there in another unit, lies between two dates, or follows from a rate."""
        known = self._known
        in_others = (
            one.unit == HOUR and one.value / 24 in known.values.get(DAY, ()),
            one.unit == DAY and one.value * 24 in known.values.get(HOUR, ()),
            one.unit == DAY and one.number == len(known.weekdays) > 1,  # Mondays, Tuesdays: two
        )
        same = {entry.label for entry in known.entries if entry.unit == one.unit and entry.label}
        is_bare = any(
            entry.unit == COUNT
            and entry.value == one.number
            and (_UNIT_NEAR[one.unit].search(entry.label) or entry.label in same)
            for entry in known.entries
        )  # "Delivery in days: 5", "3 weeks, in June 5"
        return any(in_others) or is_bare or self._lies_between(one)

    def _lies_between(self, one: Quantity) -> bool:
        """Say whether a span is that of two times or days, where the letter speaks of those."""
        known, sentence = self._known, self._sentence(one)
        if one.unit == HOUR:
            apart = {abs(left - right) / 60 for left in known.times for right in known.times}
            told = [other.value / 60 for other in self._here(one) if other.unit == CLOCK]
            if len(told) > 1 and one.value in (told[-1] - told[0], told[-1] - told[0] + 12):
                return True  # "from seven to midnight are five hours": the times are judged
            return one.value in apart and _ALL_THE_TIME.search(sentence) is not None
        between = spans(known.days) if _BETWEEN.search(sentence) else set()
        months = {_MONTH * (days // _MONTH) for days in between}  # "a good three months"
        work = [other.value for other in known.quantities if other.unit == COUNT]
        return one.value in between | months or span_follows(one.value, work, known.rates)

    def _sentence(self, one: Quantity) -> str:
        start, end = sentence_at(self._text, one.start)
        return self._text[start:end]
