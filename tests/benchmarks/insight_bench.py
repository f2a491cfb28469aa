"""The figures of the page of insights over a year, beside counting the same rows in Python.

Times are of the processor: what others do on the machine is not counted.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from core.domain.insight import Grouping, Period
from core.services.insight_service import InsightService
from core.storage.database import Database
from core.storage.rows.tables import InteractionRow, SentimentRow
from tests.benchmarks import big_file
from tests.benchmarks.storage_bench import KEY

_YEAR_DAYS = 365


def measure(sizes: Sequence[int], rounds: int) -> Iterator[dict[str, Any]]:
    """Measure the figures of files of so many interactions."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "insight.db"
            big_file.fill(path, KEY, max(10, size // 3))
            database = Database(path, KEY)
            try:
                yield from _questions(database, size, rounds)
            finally:
                database.close()


def _questions(database: Database, size: int, rounds: int) -> Iterator[dict[str, Any]]:
    with database.reading() as session:
        newest = session.scalar(select(func.max(InteractionRow.occurred_at)))
        rated = session.scalar(select(func.count()).select_from(SentimentRow))
    if newest is None:
        return
    service = InsightService(database, clock=lambda: newest)
    year = service.last_days(_YEAR_DAYS)
    peer = _median(lambda: _count_in_python(database, year), rounds)
    asked: dict[str, Callable[[], object]] = {
        "satisfaction": lambda: service.satisfaction(year),
        "moods": lambda: service.moods(year),
        "by channel": lambda: service.list_groups(year, Grouping.CHANNEL),
        "by company": lambda: service.list_groups(year, Grouping.COMPANY),
        "by contact": lambda: service.list_groups(year, Grouping.CONTACT),
        "drops": service.list_mood_drops,
        "waiting": service.waiting,
        "reply times": lambda: service.reply_times(year),
        "activity": lambda: service.activity(year),
        "deals": lambda: service.deals(year),
    }
    for what, ask in asked.items():
        ours = _median(ask, rounds)
        yield {
            "what": what,
            "interactions": size,
            "rated": rated,
            "in_year": service.satisfaction(year).counts.rated if what == "satisfaction" else None,
            "ours_ms": round(ours * 1000, 1),
            "peer": "every rating of the year counted in Python",
            "peer_ms": round(peer * 1000, 1),
            "peer_over_ours": round(peer / max(ours, 1e-6), 2),
        }


def _count_in_python(database: Database, period: Period) -> Counter[str]:
    """Count the year's ratings row by row, as a program without sums in its database would."""
    with database.reading() as session:
        rows = session.execute(
            select(InteractionRow.occurred_at, SentimentRow.label, SentimentRow.certainty).join(
                SentimentRow, SentimentRow.interaction_id == InteractionRow.id
            )
        )
        return Counter(
            label
            for at, label, certainty in rows
            if certainty >= 0.5 and period.first <= at.astimezone().date() <= period.last
        )


def _median(work: Callable[[], object], rounds: int) -> float:
    work()
    taken = []
    for _ in range(max(1, rounds)):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return statistics.median(taken)
