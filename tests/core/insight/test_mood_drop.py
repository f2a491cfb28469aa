"""A drop is told when it is large, no accident, and not one bad message alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from core.domain.insight import RatedMoment
from core.insight.mood_drop import find_drop

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def rated(*scores: float, certainty: float = 0.9) -> list[RatedMoment]:
    return [
        RatedMoment(number, START + timedelta(days=number), score, certainty)
        for number, score in enumerate(scores, 1)
    ]


def test_three_bad_messages_after_good_ones_are_a_drop() -> None:
    found = find_drop(rated(0.8, 0.7, 0.9, 0.8, -0.7, -0.8, -0.9))

    assert found is not None
    assert found.before == pytest.approx(0.8)
    assert found.now == pytest.approx(-0.8)
    assert [moment.message_id for moment in found.recent] == [5, 6, 7]
    # One way of 35 to pick three of seven messages is as low.
    assert found.chance == pytest.approx(1 / 35)


def test_one_bad_message_is_no_drop_however_bad() -> None:
    assert find_drop(rated(0.8, 0.7, 0.9, 0.8, 0.7, 0.9, 0.8, 0.7, 0.9, -1.0)) is None


def test_two_bad_messages_are_a_drop_once_enough_good_ones_came_before() -> None:
    good = (0.8,) * 10

    found = find_drop(rated(*good, 0.8, -0.8, -0.8))

    assert found is not None
    # Both bad ones and any of eleven others: 11 of 286 ways.
    assert found.chance == pytest.approx(11 / 286)


def test_the_same_two_are_no_drop_where_chance_could_do_it() -> None:
    assert find_drop(rated(0.8, 0.8, 0.8, 0.8, 0.8, -0.8, -0.8)) is None


def test_who_always_grumbles_has_no_drop() -> None:
    assert find_drop(rated(-0.6, -0.8, -0.7, -0.6, -0.8, -0.7, -0.8, -0.9)) is None


def test_a_small_change_is_no_drop_even_when_it_is_certain() -> None:
    assert find_drop(rated(*(0.8,) * 10, 0.5, 0.5, 0.5)) is None


def test_too_few_earlier_messages_tell_nothing() -> None:
    assert find_drop(rated(0.9, 0.9, -0.9, -0.9, -0.9)) is None
    assert find_drop(rated(-0.9, -0.9)) is None
    assert find_drop([]) is None


def test_doubtful_ratings_weigh_less() -> None:
    good = rated(*(0.6,) * 8)
    sure, doubtful = rated(0.4, 0.4, -0.9), rated(0.4, 0.4, -0.9, certainty=0.1)
    mixed = [*good, sure[0], sure[1], doubtful[2]]

    # The only bad one is doubted: what is left is no large drop.
    assert find_drop(mixed) is None


def test_ratings_without_any_certainty_do_no_harm() -> None:
    assert find_drop(rated(0.8, 0.8, 0.8, 0.8, -0.8, -0.8, -0.8, certainty=0.0)) is not None
