"""What follows from known amounts: pieces times price, sums, shares, time for so much work.

Only what a letter shows: an amount is worked out where the letter says so ("altogether", "省",
"30 %") or counts the pieces; a sum is of amounts that it names or of things that the sentence
speaks of. With every number of a mail as a factor nearly any amount would look supported.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from models.claims.binding import Entry, is_outdone

_MOST_COUNTS, _MOST_NAMED, _MOST_TERMS, _ENOUGH = 16, 8, 6, 2
_PER = 1000.0
HALF = 50.0
"""The share that a letter may say in words."""
_TOTAL = re.compile(
    r"\b(?:total\w*|(?:al)?together|in all|all in|sum|com(?:e|es|ing) (?:out )?(?:to|at)|"
    r"mak(?:e|es|ing)|add(?:s|ing)? up|owe|pay|bill|=|start(?:ing)? (?:at|with)|"
    r"for (?:both|everything|all|the (?:lot|two|pair|three)|(?:you|the) \w+)|"
    r"(?:that|it|which|you)(?:'s| is| would be|'d be| will be)|"
    r"(?:would|will) (?:then )?(?:cost|be)|so)\b"
    r"|[一总]共|共(?![享同用])|合计|总计|总价|总额|加起来|那?就是|那是|也就是|算[是下]|的话|全部|算下来|连|付|="
    r"|[:：]\s?$|[二两三四五六七八九十\d][份套人位台条把张个只件项样种本首副]$|至少|一年|押金|租金"
    r"|\b(?:reckon with|expect)\b|(?:加上?|连同|带|含)[^，。\d]{1,6}$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(
    r"^[:：]|^\W{0,2}(?:\w+ ){0,2}(?:(?:al)?together|in (?:all|total)|total|all in|a year|"
    r"for (?:both|everything|all|the (?:lot|two|pair))|一年|起)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:sav\w+|cheaper|dearer|less|more|differen\w+|leav\w+|left|remain\w+|balance|rest|minus|"
    r"over(?:charged|paid|charge)|instead of)\b|省|便宜|贵|相?差|差价|余款|尾款|剩|再付|少付|"
    r"比[^，。]{1,6}[少多]|折[后扣]?|多[付收扣]|减|优惠|抵|退",
    re.IGNORECASE,
)
_COMPARED_AFTER = re.compile(
    r"^\W{0,2}(?:an? (?:\w+ ){1,2})?(?:less|cheaper|dearer|more|off|extra)\b", re.IGNORECASE
)
_EACH = re.compile(r"每(?!次).{0,2}$")
_EACH_AFTER = re.compile(
    r"^\s?(?:each\b(?! way)|apiece\b"
    r"|(?:a|an|per) (?!(?:month|year|week|stay|season|visit|time|trip|journey)\b)\w+"
    r"|/\w+|一[个张把只])",
    re.IGNORECASE,
)


_OF_EACH = re.compile(r"\b(?:each|every|per)\b|每", re.IGNORECASE)
_BY_PIECE = re.compile(r"\dp? (?:each|apiece|an?|per)\b|每|一[个张把只位小]", re.IGNORECASE)
"""Before an amount, where its sentence has told a price by the piece or the hour."""
_JOINED = re.compile(r"\b(?:with|plus|including|and)\b|[加带连含和、]", re.IGNORECASE)
_TWICE = re.compile(
    r"\b(?:there and back|each way|both ways|round trip|return)\b|来回|往返|双程", re.IGNORECASE
)
_MOST_WAYS = 400


def goes_twice(sentence: str) -> bool:
    """Say whether a sentence speaks of the way there and back."""
    return _TWICE.search(sentence) is not None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an amount stands in a letter.

    before: the sentence up to it; after: the rest of the sentence. near: the words that it is of.
    words: of the sentence. counts: that the sentence holds, with whether each is a span of time.
    shares: that it holds. named: right amounts that the letter names up to the end of the
    sentence; here: how many of those stand in it before this one.
    """

    before: str
    after: str
    near: frozenset[str]
    words: frozenset[str]
    counts: tuple[tuple[float, bool], ...]
    shares: frozenset[float]
    named: tuple[float, ...]
    here: tuple[float, ...]
    behind: tuple[float, ...]

    @property
    def is_total(self) -> bool:
        """Whether the letter says that it adds up."""
        return bool(_TOTAL.search(self.before) or _TOTAL_AFTER.match(self.after))

    @property
    def is_joined(self) -> bool:
        """Whether what stands before it puts things together."""
        return _JOINED.search(self.before) is not None

    @property
    def factors(self) -> tuple[tuple[float, bool], ...]:
        """What the sentence counts beyond a single one."""
        return tuple(count for count in self.counts if count[0] > 1)

    @property
    def is_compared(self) -> bool:
        """Whether the letter says that it is a difference."""
        return bool(_COMPARED.search(self.before) or _COMPARED_AFTER.match(self.after))

    @property
    def is_each(self) -> bool:
        """Whether it is the price of one of several."""
        return bool(_EACH.search(self.before) or _EACH_AFTER.match(self.after))


class Amounts:
    """The prices and shares that are known, and what the customer counts."""

    def __init__(
        self,
        prices: Sequence[Entry],
        shares: Sequence[Entry],
        asked: Collection[tuple[float, bool]],
    ) -> None:
        """asked: numbers, with whether each is a span of time."""
        self._prices = tuple(dict.fromkeys(prices))
        self._shares = tuple(dict.fromkeys(shares))
        self._asked = tuple(dict.fromkeys(asked))

    def follows(self, amount: float, place: Place) -> bool:
        """Return whether the amount follows from what is known, by a way that the letter shows."""
        wanted = round(amount * 100)
        return any(wanted == round(found * 100) for found in self._candidates(place))

    def _candidates(self, place: Place) -> Iterator[float]:
        about = _tied(self._prices, place.words)
        counts = tuple(dict.fromkeys(place.factors or self._asked))[:_MOST_COUNTS]
        products = list(_products(about, counts))
        costs = {*(price.value for price in about), *place.named}
        if place.is_each:
            yield from (one / count for one in place.here for count, _ in counts)
        yield from self._joined(place)
        if not place.is_each:
            near = _tied(self._prices, place.near)
            is_named = near is not self._prices
            if not is_named and place.here and _BY_PIECE.search(place.before):
                near = ()  # the sentence has named the price that it multiplies
                every = [count for count, _ in (*counts, *(self._asked if place.is_total else ()))]
                every += [left * right for left, right in combinations(every, 2)]
                every += [count / _PER for count in every if count >= _PER]
                yield from (count * one for one in place.here for count in every)
            counted = (*counts, *self._of_each(place))
            yield from _products(near, counted)
            yield from _packs(near, counted)
            costs |= {
                *products,
                *_sums(place),
                *(count * one for one in place.here for count, _ in counts),
            }
        if place.is_total:
            yield from () if place.factors else products
            yield from self._totals(about, counts, place)
        if place.is_compared:
            costs |= {*self._compared_costs(counts, place)}
            yield from self._differences(costs, place)
        yield from self._parts(costs, place)

    def _of_each(self, place: Place) -> Iterator[tuple[float, bool]]:
        """Yield how many that makes, where a sentence counts what each of those asked for has."""
        if _OF_EACH.search(place.before):
            yield from (
                (own * asked, False)
                for own, is_span in place.factors
                for asked, is_other in self._asked
                if not (is_span or is_other)
            )

    def _joined(self, place: Place) -> Iterator[float]:
        """Yield what several things make that the sentence puts together."""
        if not place.is_compared:
            yield from self._with_extras(place)
        if place.is_each:
            yield from (sum(place.here[-some:]) for some in (2, 3))
            yield from (
                price.value / count
                for price in _tied(self._prices, place.words)
                for count, is_span in place.factors
                if not is_span
            )
        if (place.is_total or place.is_joined) and len(place.here) < _ENOUGH:
            yield from self._of_things(place)

    def _compared_costs(
        self, counts: Sequence[tuple[float, bool]], place: Place
    ) -> Iterator[float]:
        near = [price for price in self._prices if price.words & place.words]
        yield from (price.value for price in near)
        yield from place.behind
        yield from (one / count for one in place.here for count, _ in counts)
        if not place.is_each:
            yield from _products(near, counts)
        yield from (count * one for one in place.behind for count, _ in counts)

    def _differences(self, costs: Collection[float], place: Place) -> Iterator[float]:
        """Yield how far apart amounts are of which the sentence speaks, or like things' prices."""
        yield from (abs(left - right) for left, right in combinations(costs, 2))
        yield from (
            abs(end - other)
            for end in place.named[-1:]
            for other in _products(self._prices, place.factors)
        )
        yield from (
            abs(left.value - right.value)
            for left, right in combinations(self._prices, 2)
            if left.about & right.about and (left.words | right.words) & place.words
        )
        tied = _tied(self._prices, place.near or place.words)
        yield from (abs(one.value - other.value) for one in tied for other in self._prices)

    def _parts(self, costs: Collection[float], place: Place) -> Iterator[float]:
        """Yield shares of amounts, what they leave, and what they come to with them."""
        is_worked_out = place.is_total or place.is_compared
        if HALF in place.shares:
            yield from (amount / 2 for amount in costs)
        for share in _tied(self._shares, place.words) if is_worked_out else self._shares:
            is_told = bool(place.shares) and is_worked_out
            if is_told or share.value in place.shares or share.words & place.words:
                part = share.value / 100
                for amount in costs:
                    yield from (part * amount, (1 - part) * amount, (1 + part) * amount)

    def _with_extras(self, place: Place) -> Iterator[float]:
        """Yield what something costs with what is added for some: "under twos £4 a day more"."""
        extras = [price for price in self._prices if price.is_extra]
        words = place.near or place.words
        bases = [price for price in _tied(self._prices, words) if price.words & place.words]
        yield from (
            base.value + extra.value
            for extra in extras
            for base in (*bases, *(price for price in self._prices if price.label == extra.label))
            if not base.is_extra
            and extra.words & place.words
            and (base in bases or (extra.words - extra.about) & words)
        )

    def _of_things(self, place: Place) -> Iterator[float]:
        """Yield the sums of the things that the sentence names, one price or product of each."""
        words = place.near or place.words
        ways: dict[str, set[float]] = {}
        for price in self._prices:
            own = price.words - price.about
            if price.about & words or own & words:
                values = ways.setdefault(price.label, set())
                values |= {price.value, *_products([price], self._asked)}
        count = math.prod(len(values) for values in ways.values())
        if 2 <= len(ways) < _MOST_TERMS and count <= _MOST_WAYS:
            yield from (sum(some) for some in product(*ways.values()))

    def _totals(
        self, about: Sequence[Entry], counts: Sequence[tuple[float, bool]], place: Place
    ) -> Iterator[float]:
        yield from _sums(place)
        ends = _ends(place.named)
        more = [price.value for price in about] + list(_products(about, counts))
        if len(place.here) >= _ENOUGH or about is self._prices:
            more = []  # the sum is of what the sentence has told
        more += [count * one for one in place.here for count, _ in counts]
        yield from (price.value / count for price in about for count, _ in counts if count)
        for left, right in combinations(about, 2):
            if left.label == right.label:
                yield from (count * (left.value + right.value) for count, _ in counts)
        for end in ends:
            yield from (end + value for value in more if value not in place.here)
            yield from (
                amount
                for count, is_span in counts
                if count and (not is_span or place.factors)
                for amount in (count * end, end / count)
            )
        if len(place.here) < _ENOUGH and place.is_joined and about is not self._prices:
            yield from (left + right for left, right in combinations(more, 2))
            for left, right in combinations(about, 2):
                yield from (count * (left.value + right.value) for count, _ in counts)


def _tied(prices: Sequence[Entry], words: frozenset[str]) -> Sequence[Entry]:
    """Return the prices that may be of what these words name; all where they name none.

    One that another fact's price is tied to by the same words and more is none of them.
    """
    ties = [(price, price.words & words) for price in prices]
    found = [
        price
        for price, tie in ties
        if tie
        and not any(tie < more and _is_told_apart(price, other, words) for other, more in ties)
    ]
    return found or prices


def _is_told_apart(price: Entry, other: Entry, words: frozenset[str]) -> bool:
    """Say whether another price is of another fact, or of what a fact tells from this one's."""
    own = price.words - price.about
    return price.label != other.label or (bool(own) and not own & words)


def _products(prices: Sequence[Entry], counts: Sequence[tuple[float, bool]]) -> Iterator[float]:
    for price in prices:
        for count, is_span in counts:
            if (price.is_rate or not is_span) and not is_outdone(price, count, prices):
                yield count * price.value
                if count >= _PER:  # "180 for a thousand words"
                    yield count / _PER * price.value


def _packs(prices: Sequence[Entry], counts: Sequence[tuple[float, bool]]) -> Iterator[float]:
    """Yield what so many cost of what is priced by several: "£2.80 for six", and one of them."""
    for price in prices:
        for pack in price.packs:
            yield price.value / pack
            yield from (count / pack * price.value for count, _ in counts if count % pack == 0)


def _sums(place: Place) -> Iterator[float]:
    """Yield the sums of the two and more amounts that were named last, and of what they come to.

    A part that was left out is the commonest wrong total, so none is skipped in between.
    """
    for amounts in (place.named[-_MOST_NAMED:], _ledger(place.named)):
        yield from (sum(amounts[start:]) for start in range(len(amounts) - 1))


def _ledger(named: Sequence[float]) -> list[float]:
    """Return the amounts without those that a later one holds: as its price, or its parts."""
    open_: list[float] = []
    for amount in named:
        if open_ and amount > open_[-1] > 0 and amount % open_[-1] == 0:
            open_.pop()
        for start in range(len(open_) - 1):
            if round(100 * sum(open_[start:])) == round(100 * amount):
                del open_[start:]
                break
        open_.append(amount)
    return open_


def _ends(named: Sequence[float]) -> list[float]:
    """Return the sums of the last one, two and more amounts."""
    last = named[-_MOST_NAMED:]
    return [sum(last[start:]) for start in range(len(last))]


def counts_follow(value: float, asked: Sequence[float], known: Sequence[float]) -> bool:
    """Return whether a count is one that was asked for, more or less than one that is known."""
    return any(value in (left + right, abs(left - right)) for left in asked for right in known)


def span_follows(days: float, amounts: Sequence[float], rates: Sequence[float]) -> bool:
    """Return whether so much work at such a rate takes so many days, rounded either way."""
    return any(
        rate > 0 and days in (math.ceil(amount / rate), max(1, round(amount / rate)))
        for amount in amounts
        for rate in rates
        if amount > rate
    )
