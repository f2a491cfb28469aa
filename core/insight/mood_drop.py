"""Whether somebody's mood dropped: the last messages against their own earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from core.domain.insight import RatedMoment

RECENT = 3
MOST_EARLIER = 20
LEAST_EARLIER = 3
LEAST_DROP = 0.4
MOST_CHANCE = 0.05


@dataclass(frozen=True, slots=True)
class Drop:
    """A drop: mean moods of the last messages and of those before, and how likely by chance."""

    now: float
    before: float
    chance: float
    recent: tuple[RatedMoment, ...]


def find_drop(ratings: Sequence[RatedMoment]) -> Drop | None:
    """Return the drop of the last three ratings against up to twenty before, None for none.

    ratings: of one person, the oldest first. Means are weighed by certainty. Three things must
    hold: the drop is large; it is large, too, without the worst of the three, so that one bad
    message is no alert; and a permutation test (R. A. Fisher, The Design of Experiments, 1935;
    E. J. G. Pitman, 1937) says that of all ways to pick three of these messages at most one in
    twenty shows such a drop. It asks nothing of how the scores are spread.
    """
    recent, earlier = tuple(ratings[-RECENT:]), tuple(ratings[:-RECENT][-MOST_EARLIER:])
    if len(recent) < RECENT or len(earlier) < LEAST_EARLIER:
        return None
    now, before = _mean(recent), _mean(earlier)
    if before - now < LEAST_DROP or before - _mean(_without_worst(recent)) < LEAST_DROP:
        return None
    chance = _chance(earlier + recent, before - now)
    if chance > MOST_CHANCE:
        return None
    return Drop(now, before, chance, recent)


def _without_worst(recent: tuple[RatedMoment, ...]) -> tuple[RatedMoment, ...]:
    worst = min(recent, key=lambda one: one.score)
    return tuple(one for one in recent if one is not worst)


def _mean(ratings: Sequence[RatedMoment]) -> float:
    weights = sum(one.certainty for one in ratings)
    if weights <= 0:
        return sum(one.score for one in ratings) / len(ratings)
    return sum(one.certainty * one.score for one in ratings) / weights


def _chance(ratings: tuple[RatedMoment, ...], drop: float) -> float:
    """Return in what share of all ways to pick three they are lower by at least this much."""
    weights = [one.certainty or 1e-9 for one in ratings]
    products = [weight * one.score for weight, one in zip(weights, ratings, strict=True)]
    weight, product = sum(weights), sum(products)
    as_low = count = 0
    for picked in combinations(range(len(ratings)), RECENT):
        w, p = sum(weights[i] for i in picked), sum(products[i] for i in picked)
        count += 1
        as_low += (product - p) / (weight - w) - p / w >= drop - 1e-12
    return as_low / count
