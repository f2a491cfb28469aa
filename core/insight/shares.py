"""Shares, means and changes with how far they can be relied on."""

from __future__ import annotations

import math

from core.domain.insight import LEAST_FOR_MEAN, LEAST_FOR_SHARE, Mean, MoodCounts, Share, Turn

_Z = 1.959963984540054  # 95 % of a normal distribution lies within so many deviations


def share_of(count: int, total: int) -> Share:
    """Return a share with its 95 % interval; none of both when the total is too small.

    The interval is Wilson's score interval (E. B. Wilson, Probable inference, JASA 22, 1927): right
    for small numbers and for shares near 0 and 1, where the usual one is not.
    """
    if total < LEAST_FOR_SHARE:
        return Share(count, total)
    share = count / total
    low, high = _wilson(share, total)
    return Share(count, total, share, low, high)


def satisfied(counts: MoodCounts) -> Share:
    """Return how many of the messages that say how a customer feels are happy ones."""
    return share_of(counts.positive, counts.telling)


def change_of(now: Share, before: Share) -> tuple[float | None, Turn]:
    """Return how much a share changed, and whether that is more than chance.

    The interval of the difference is Newcombe's, from both Wilson intervals (R. G. Newcombe,
    Interval estimation for the difference between independent proportions, Statistics in Medicine
    17, 1998, method 10); a change is told only where 0 lies outside.
    """
    values = (now.share, now.low, now.high, before.share, before.low, before.high)
    if any(value is None for value in values):
        return None, Turn.UNKNOWN
    a, a_low, a_high, b, b_low, b_high = (value or 0.0 for value in values)
    change = a - b
    least = change - math.hypot(a - a_low, b_high - b)
    most = change + math.hypot(a_high - a, b - b_low)
    if least > 0:
        return change, Turn.BETTER
    return change, Turn.WORSE if most < 0 else Turn.SAME


def mean_of(count: int, weights: float, squares: float, sums: tuple[float, float]) -> Mean:
    """Return the weighted mean of scores with its 95 % interval.

    weights, squares: the sums of the weights and of their squares. sums: of weight times score and
    of weight times score squared. What counts for the interval is Kish's effective number of
    messages (L. Kish, Survey Sampling, 1965): a doubtful rating is less than one message.
    """
    if count < LEAST_FOR_MEAN or weights <= 0:
        return Mean(count)
    value = sums[0] / weights
    effective = weights * weights / squares
    spread = max(0.0, sums[1] / weights - value * value)
    error = _Z * math.sqrt(spread / max(1.0, effective - 1.0))
    return Mean(count, value, max(-1.0, value - error), min(1.0, value + error))


def percentile(ordered: list[float], share: float) -> float:
    """Return the smallest of the values that at least this share of them does not exceed.

    ordered: not empty, ascending. The nearest-rank definition: always a value that occurred.
    """
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def _wilson(share: float, total: int) -> tuple[float, float]:
    shrink = 1 + _Z * _Z / total
    middle = (share + _Z * _Z / (2 * total)) / shrink
    half = _Z * math.sqrt(share * (1 - share) / total + _Z * _Z / (4 * total * total)) / shrink
    return max(0.0, middle - half), min(1.0, middle + half)
