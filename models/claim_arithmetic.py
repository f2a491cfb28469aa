"""What follows from known amounts: pieces times price, sums, shares, time for so much work.

Only what a letter shows: a sum of amounts that it names, a price times what it or the customer
counts. With every number of a mail as a factor nearly any sum would look supported.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

_MOST_PRICES, _MOST_COUNTS, _MOST_NAMED = 40, 16, 8
_PER = 1000.0


class Amounts:
    """The prices, shares and counts that are known, and the amounts that the letter has named."""

    def __init__(
        self, prices: Iterable[float], shares: Iterable[float], counts: Iterable[float]
    ) -> None:
        self._prices = sorted(set(prices))[:_MOST_PRICES]
        self._shares = sorted(set(shares))
        self._counts = sorted({*counts, 1.0})[:_MOST_COUNTS]
        self._named: list[float] = []

    def name(self, amount: float) -> None:
        """Remember an amount that the letter has named and that is right."""
        self._named.append(amount)

    def count(self, count: float) -> None:
        """Remember how many of something the letter speaks of."""
        if count and count not in self._counts:
            self._counts.append(count)

    def follows(self, amount: float) -> bool:
        """Return whether the amount follows from what is known."""
        wanted = _cents(amount)
        return any(wanted == _cents(found) for found in self._candidates())

    def differ(self, amount: float) -> bool:
        """Return whether the amount is what one thing costs more than another."""
        wanted = _cents(amount)
        costs = {count * price for price in self._prices for count in self._counts}
        costs.update(self._named)
        return any(_cents(abs(a - b)) == wanted for a, b in combinations(costs, 2))

    def _candidates(self) -> Iterator[float]:
        products = [count * price for price in self._prices for count in self._counts]
        # "180 for a thousand words".
        many = [count / _PER for count in self._counts if count >= _PER]
        products += [count * price for price in self._prices for count in many]
        yield from products
        yield from (product + price for product in products for price in self._prices)
        yield from (
            count * (left + right)
            for left, right in combinations(self._prices, 2)
            for count in self._counts
        )
        named = [*self._named, *_sums(self._named)]
        yield from named
        yield from (amount + price for amount in self._named for price in self._prices)
        yield from (abs(amount - price) for amount in self._named for price in self._prices)
        yield from (abs(left - right) for left, right in combinations(self._named, 2))
        for share in self._shares:
            part = share / 100
            for amount in (*products, *named):
                yield from (part * amount, (1 - part) * amount, (1 + part) * amount)


def _cents(amount: float) -> int:
    return round(amount * 100)


def _sums(named: Sequence[float]) -> list[float]:
    """Return the sums of two to four of the amounts that were named last."""
    last = named[-_MOST_NAMED:]
    return [sum(some) for size in (2, 3, 4) for some in combinations(last, size)]


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
