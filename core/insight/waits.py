"""Reply times in figures: the median, what nine of ten waits stay below, and classes of waits."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.insight import LEAST_FOR_SHARE, ReplyTimes, Wait, WaitClass
from core.insight.shares import percentile

_HOUR_S, _DAY_S = 3600, 86_400
CLASSES_S = (_HOUR_S, 4 * _HOUR_S, _DAY_S, 3 * _DAY_S, 7 * _DAY_S, None)
_MOST_IDS = 200


def reply_times(waits: Sequence[Wait]) -> ReplyTimes:
    """Return the figures of waits; those without an answer only count as unanswered."""
    answered = sorted((wait.seconds, wait.message_id) for wait in waits if wait.seconds is not None)
    open_ids = [wait.message_id for wait in waits if wait.seconds is None]
    seconds = [one for one, _ in answered]
    is_enough = len(seconds) >= LEAST_FOR_SHARE
    return ReplyTimes(
        len(seconds),
        len(open_ids),
        percentile(seconds, 0.5) if is_enough else None,
        percentile(seconds, 0.9) if is_enough else None,
        _classes(answered),
        tuple(sorted(open_ids, reverse=True)[:_MOST_IDS]),
    )


def _classes(answered: list[tuple[float, int]]) -> tuple[WaitClass, ...]:
    found, least = [], -1.0
    for most in CLASSES_S:
        top = float("inf") if most is None else float(most)
        ids = [message_id for seconds, message_id in answered if least < seconds <= top]
        found.append(WaitClass(most, len(ids), tuple(reversed(ids[-_MOST_IDS:]))))
        least = top
    return tuple(found)
