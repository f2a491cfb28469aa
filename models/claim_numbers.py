"""Tells which numbers of a letter its sources hold, or lead to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.claim_arithmetic import Place, counts_follow, span_follows
from models.claim_binding import is_of_another, is_outdone, meant, sentence_at, words_near, words_of
from models.claim_days import spans
from models.claim_patterns import known_quantities
from models.claim_sources import Known, counts_in, plain
from models.quantities import CLOCK, COUNT, DAY, HOUR, MONEY, NTH, SHARE, Quantity

_NO_PIECES = (MONEY, SHARE, CLOCK, DAY, HOUR, NTH)
_LEAST_COMPUTED = 100.0
_YEARLY = re.compile(r"\b(?:an?|per|each|every) year\b|\bannual|[一每]年")
_MONTH = 30
_HALF_DAY = 12 * 60.0
_OF_THE_REST = re.compile(
    r"\b(?:others|remaining|further|additional|left)\b|多的|多出|超出|其余|剩|另外|还[差要]",
    re.IGNORECASE,
)
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


class Letter:
    """A letter's numbers, asked one after the other in order: sums build on those before."""

    def __init__(self, body: str, known: Known) -> None:
        self.body, self._known = body, known
        self._text = plain(body) if len(plain(body)) == len(body) else body
        self._quantities = known_quantities(self._text)
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
        if self._is_direct(one) or (one.is_word and (one.number or one.value) == 1):
            return True
        known = self._known
        if one.unit == CLOCK:
            return self._holds_time(one.value)
        if one.unit == NTH:
            return one.value in known.values.get(COUNT, ())
        return one.unit in (DAY, HOUR) and (self._holds_span(one) or self._is_supposed(one))

    def _holds_time(self, value: float) -> bool:
        """Say whether a time is known: "9 to 5" may become "9:00 to 17:00" and back."""
        times = self._known.times
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
        return not (is_of_another(one, near, entries) or self._is_outdone(one, near))

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
        if self._is_direct(one):
            return True
        near = self._near(one)
        if self._follows(one, near, is_known=one.value in self._known.prices):
            self._named.append((one.start, one.value))
            return True
        # What it should have been, so that a right sum of it stays right.
        value = meant(MONEY, near, self._known.entries)
        if value is not None:
            self._named.append((one.start, value))
        return False

    def _follows(self, one: Quantity, near: frozenset[str], *, is_known: bool) -> bool:
        start, end = sentence_at(self._text, one.start)
        sentence = self._text[start:end]
        # What stands behind is a part of the sum where it tells the parts: "£77: £24 each and £29".
        last = end if self._text[one.end : one.end + 1] in (":", "：") else one.start
        named = sorted(place for place in self._named if place[0] < last and place[0] != one.start)
        here = self._here(one)
        place = Place(
            before=self._text[start : one.start],
            after=self._text[one.end : end],
            near=near,
            words=words_of(sentence),
            counts=_counts(here, is_yearly=_YEARLY.search(sentence) is not None),
            shares=frozenset(other.value for other in here if other.unit == SHARE),
            named=tuple(value for _, value in named),
            here=tuple(value for at, value in named if at >= start),
            behind=tuple(value for at, value in self._named if one.start < at < end),
        )
        if is_known and not (place.is_total or place.is_compared):
            return False  # another thing's price
        return self._known.amounts.follows(one.value, place)

    def _holds_count(self, one: Quantity) -> bool:
        known, value = self._known, one.value
        counts = [other.value for other in known.quantities if other.unit == COUNT]
        if value in counts or (not one.is_word and value in known.values.get(MONEY, ())):
            return True
        pieces = {other.value for other in known.quantities if other.unit not in _NO_PIECES}
        if value in pieces or value in known.altogether or self._is_supposed(one):
            return True
        start, end = sentence_at(self._text, one.start)
        is_rest = _OF_THE_REST.search(self._text[start:end])
        if counts_follow(value, known.asked if is_rest else known.more, counts):
            return True
        is_amount = value != int(value) or not known.values.get(MONEY)
        return is_amount and value >= _LEAST_COMPUTED and self._holds_amount(one)

    def _holds_span(self, one: Quantity) -> bool:
        """A span stands there in another unit, lies between two dates, or follows from a rate."""
        known = self._known
        if one.unit == HOUR and one.value / 24 in known.values.get(DAY, ()):
            return True
        if one.unit == DAY and one.value * 24 in known.values.get(HOUR, ()):
            return True
        if any(
            entry.unit == COUNT
            and entry.value == one.number
            and _UNIT_NEAR[one.unit].search(entry.label)
            for entry in known.entries
        ):
            return True  # "Delivery in days: 5"
        work = [other.value for other in known.quantities if other.unit == COUNT]
        if one.unit != DAY:
            return False
        between = spans(known.days)
        months = {_MONTH * (days // _MONTH) for days in between}  # "a good three months"
        if one.value in between or one.value in months:
            return True
        return span_follows(one.value, work, known.rates)


def _counts(here: Sequence[Quantity], *, is_yearly: bool) -> tuple[tuple[float, bool], ...]:
    """Return the numbers of a sentence that may count; of a price by the month also the year's."""
    counts = tuple(counts_in(here))
    if not is_yearly:
        return counts
    return (*counts, (12.0, True), *((12 * count, True) for count, _ in counts))
