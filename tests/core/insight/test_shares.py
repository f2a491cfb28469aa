"""Shares, means and changes against cases worked out by hand."""

from __future__ import annotations

import pytest

from core.domain.insight import MoodCounts, Turn
from core.insight.shares import change_of, mean_of, percentile, satisfied, share_of


def test_a_share_has_the_interval_that_wilson_gives() -> None:
    found = share_of(7, 10)

    # By hand, z = 1.96: middle (0.7 + 0.19207) / 1.38415, half 1.96 sqrt(0.021 + 0.0096) / 1.38415.
    assert (found.count, found.total, found.share) == (7, 10, 0.7)
    assert found.low == pytest.approx(0.3968, abs=0.0002)
    assert found.high == pytest.approx(0.8922, abs=0.0002)


def test_a_share_of_all_reaches_one_and_never_beyond() -> None:
    found = share_of(20, 20)

    assert found.high == 1.0
    assert found.low == pytest.approx(20 / (20 + 3.8415), abs=0.0001)


def test_of_nine_messages_no_share_is_told() -> None:
    assert share_of(9, 9).share is None
    assert share_of(10, 10).share == 1.0


def test_neutral_and_unsure_messages_say_nothing_of_satisfaction() -> None:
    counts = MoodCounts(positive=6, neutral=100, negative=3, mixed=3, unsure=50)

    found = satisfied(counts)

    assert (found.count, found.total, found.share) == (6, 12, 0.5)


@pytest.mark.parametrize(
    ("now", "before", "turn"),
    [
        ((40, 50), (20, 50), Turn.BETTER),
        ((20, 50), (40, 50), Turn.WORSE),
        ((26, 50), (24, 50), Turn.SAME),
        ((6, 10), (3, 10), Turn.SAME),
        ((5, 5), (0, 50), Turn.UNKNOWN),
    ],
)
def test_a_change_is_told_only_where_it_is_more_than_chance(
    now: tuple[int, int], before: tuple[int, int], turn: Turn
) -> None:
    change, found = change_of(share_of(*now), share_of(*before))

    assert found is turn
    if turn is not Turn.UNKNOWN:
        assert change == pytest.approx(now[0] / now[1] - before[0] / before[1])


def test_a_fifth_more_of_seventy_is_more_than_chance() -> None:
    # The first example of Newcombe 1998: 56 of 70 against 48 of 80, 0.0524 to 0.3339.
    change, turn = change_of(share_of(56, 70), share_of(48, 80))

    assert change == pytest.approx(0.2)
    assert turn is Turn.BETTER


def test_a_mean_weighs_certain_ratings_more() -> None:
    # Scores 1, 1, -1 with certainties 1, 1, 0.5: (1 + 1 - 0.5) / 2.5.
    found = mean_of(3, 2.5, 2.25, (1.5, 2.5))

    assert found.value == pytest.approx(0.6)
    # Spread 1 - 0.36, 2.5 * 2.5 / 2.25 messages: 1.96 * sqrt(0.64 / 1.7778) = 1.176.
    assert found.low == pytest.approx(0.6 - 1.176, abs=0.001)
    assert found.high == 1.0


def test_two_ratings_have_no_mean() -> None:
    assert mean_of(2, 2.0, 2.0, (2.0, 2.0)).value is None


def test_a_percentile_is_a_value_that_occurred() -> None:
    hours = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 100.0]

    assert percentile(hours, 0.5) == 5.0
    assert percentile(hours, 0.9) == 9.0
    assert percentile([4.0], 0.9) == 4.0
