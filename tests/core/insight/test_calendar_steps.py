"""Periods part into days, weeks and months of the owner's calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from core.domain.insight import Period, Step
from core.insight.calendar_steps import bounds, step_of, steps

BERLIN, SHANGHAI = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai")


def test_weeks_begin_on_monday_and_the_ends_are_cut() -> None:
    found = steps(Period(date(2026, 3, 4), date(2026, 3, 17)), Step.WEEK)

    assert found == (
        Period(date(2026, 3, 4), date(2026, 3, 8)),
        Period(date(2026, 3, 9), date(2026, 3, 15)),
        Period(date(2026, 3, 16), date(2026, 3, 17)),
    )


def test_months_pass_over_the_new_year() -> None:
    found = steps(Period(date(2025, 11, 30), date(2026, 2, 1)), Step.MONTH)

    assert [part.first for part in found] == [
        date(2025, 11, 30),
        date(2025, 12, 1),
        date(2026, 1, 1),
        date(2026, 2, 1),
    ]
    assert [part.days for part in found] == [1, 31, 31, 1]


@pytest.mark.parametrize(
    ("days", "step"), [(1, Step.DAY), (14, Step.DAY), (30, Step.WEEK), (365, Step.MONTH)]
)
def test_the_longer_the_period_the_longer_its_steps(days: int, step: Step) -> None:
    last = date(2026, 12, 31)

    assert step_of(Period(date.fromordinal(last.toordinal() - days + 1), last)) is step


def test_the_period_before_is_as_long_and_ends_the_day_before() -> None:
    assert Period(date(2026, 3, 1), date(2026, 3, 31)).before() == Period(
        date(2026, 1, 29), date(2026, 2, 28)
    )


def test_a_day_begins_at_the_owners_midnight() -> None:
    day = Period(date(2026, 6, 1), date(2026, 6, 1))

    assert bounds(day, SHANGHAI) == (
        datetime(2026, 5, 31, 16, tzinfo=UTC),
        datetime(2026, 6, 1, 16, tzinfo=UTC),
    )


def test_the_day_on_which_clocks_go_forward_has_23_hours() -> None:
    begin, end = bounds(Period(date(2026, 3, 29), date(2026, 3, 29)), BERLIN)

    assert (end - begin).total_seconds() == 23 * 3600
