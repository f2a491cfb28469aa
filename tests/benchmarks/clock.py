"""Taking times in turns, so that a slow moment of the machine meets both sides."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def compare(
    ours: Callable[[], object], peer: Callable[[], object], rounds: int
) -> dict[str, float]:
    """Return median seconds of both and the median of the rounds' ratios peer / ours.

    A ratio above 1 says that ours is faster.
    """
    pairs = [(_seconds(ours), _seconds(peer)) for _ in range(rounds)]
    return {
        "ours_s": round(statistics.median(pair[0] for pair in pairs), 5),
        "peer_s": round(statistics.median(pair[1] for pair in pairs), 5),
        "peer_over_ours": round(statistics.median(p / o for o, p in pairs), 3),
    }


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
