"""Reply times in figures: the median, what nine of ten waits stay below, and classes of waits."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.insight import LEAST_FOR_SHARE, ReplyTimes, Wait, WaitClass
from core.insight.shares import percentile

_HOUR_S, _DAY_S = 3600, 86_400
CLASSES_S = (_HOUR_S, 4 * _HOUR_S, _DAY_S, 3 * _DAY_S, 7 * _DAY_S, None)
MOST_IDS = 200


def reply_times(
    waits: Sequence[Wait], unanswered: int = 0, unanswered_ids: tuple[int, ...] = ()
) -> ReplyTimes:
    """Return the figures of waits that were answered, beside how many were not."""
    answered = sorted((wait.seconds, wait.message_id) for wait in waits)
    seconds = [one for one, _ in answered]
    is_enough = len(seconds) >= LEAST_FOR_SHARE
    return ReplyTimes(
        len(seconds),
        unanswered,
        percentile(seconds, 0.5) if is_enough else None,
        percentile(seconds, 0.9) if is_enough else None,
        _classes(answered),
        unanswered_ids,
    )


def _classes(answered: list[tuple[float, int]]) -> tuple[WaitClass, ...]:
    found, least = [], -1.0
    for most in CLASSES_S:
        top = float("inf") if most is None else float(most)
        ids = [message_id for seconds, message_id in answered if least < seconds <= top]
        found.append(WaitClass(most, len(ids), tuple(reversed(ids[-MOST_IDS:]))))
        least = top
    return tuple(found)
