"""Days, weeks and months of the owner's calendar, and the moments at which they begin."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from core.domain.insight import Period, Step

_MOST_DAYS, _MOST_WEEKS = 14, 27


def step_of(period: Period) -> Step:
    """Return how a period is best parted: at most 14 days, 27 weeks, else months."""
    if period.days <= _MOST_DAYS:
        return Step.DAY
    return Step.WEEK if period.days <= 7 * _MOST_WEEKS else Step.MONTH


def steps(period: Period, step: Step) -> tuple[Period, ...]:
    """Return the parts of a period in order; weeks begin on Monday, the first and last are cut."""
    found = []
    first = period.first
    while first <= period.last:
        following = _following(first, step)
        found.append(Period(first, min(period.last, following - timedelta(1))))
        first = following
    return tuple(found)


def _following(day: date, step: Step) -> date:
    if step is Step.DAY:
        return day + timedelta(1)
    if step is Step.WEEK:
        return day + timedelta(7 - day.weekday())
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def bounds(period: Period, zone: tzinfo | None) -> tuple[datetime, datetime]:
    """Return the moment at which a period begins and the one before which it ends, in UTC.

    zone: the owner's, None for this machine's. A day of a change of the clocks has 23 or 25 hours.
    """
    return _begin(period.first, zone), _begin(period.last + timedelta(1), zone)


def _begin(day: date, zone: tzinfo | None) -> datetime:
    midnight = datetime.combine(day, time())
    if zone is None:
        return midnight.astimezone().astimezone(UTC)
    return midnight.replace(tzinfo=zone).astimezone(UTC)
