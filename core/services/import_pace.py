"""How many records of an import go into one transaction, and when it makes way for somebody."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from core.domain.importing import ImportProgress, RawRecord, Rejection
from core.domain.interaction import InteractionKind
from core.errors import Cancelled
from core.storage.database import Database

# One transaction: fewer are quicker, as each writes the changed pages of every index. But who wants
# to change something meanwhile waits for its end.
_BATCH_RECORDS = 16_000
_FEWEST_RECORDS = 1_000
# At first little has been read: whoever waited for a large transaction's records would leave a
# processor idle meanwhile. Each holds so much more than the one before it, so that a slow reader
# doesn't keep them small.
_FIRST_RECORDS, _GROWTH = 2_000, 1.1
_MAIL_ROOM = 2
"""A mail takes as much memory as so many contacts."""
_QUICK_S, _SLOW_S = 3.0, 6.0
_AT_WORK_S = 20.0
"""So long after somebody had to wait, transactions stay short: they are at work."""

Batch = list[RawRecord | Rejection]


@dataclass
class Pace:
    """How many records go into one transaction.

    Fewer on a slow machine or a busy one, and the fewest while somebody else writes, too.
    """

    records: int = field(default_factory=lambda: min(_BATCH_RECORDS, 4 * _FEWEST_RECORDS))
    _waited_at: float = -math.inf

    def batches(
        self,
        found: Iterator[RawRecord | Rejection | ImportProgress],
        progress: Callable[[ImportProgress], None],
    ) -> Iterator[Batch]:
        """Yield what was found, as much as goes into a transaction each time.

        What there is already may be enough to begin with.
        """
        batch, room, enough = Batch(), 0, float(_FIRST_RECORDS)
        try:
            for item in found:
                if isinstance(item, ImportProgress):
                    progress(item)
                    is_due = item.is_caught_up and room >= enough
                else:
                    batch.append(item)
                    room += _MAIL_ROOM if _is_mail(item) else 1
                    is_due = room >= self.records
                if is_due:
                    enough = _GROWTH * room
                    yield batch
                    batch, room = [], 0
        except Cancelled:
            if batch:
                yield batch
            raise
        if batch:
            yield batch

    def parts(self, batches: Iterator[Batch]) -> Iterator[Batch]:
        """Yield what goes into each transaction; what is left in a list comes again."""
        for batch in batches:
            while batch:
                part, batch[: self.records] = batch[: self.records], []
                yield part
                batch[:0] = part

    def gives_way(self, database: Database, filed: int) -> bool:
        """Whether to end the transaction after so many records: somebody waits for its end."""
        return filed >= min(_FEWEST_RECORDS, _BATCH_RECORDS) and database.is_awaited

    @contextmanager
    def kept(self, database: Database) -> Iterator[None]:
        """Take the time of a transaction and choose how long the next one shall be."""
        started = time.monotonic()
        yield
        now = time.monotonic()
        took_s = now - started
        if database.is_wanted:
            self._waited_at = now
        if now - self._waited_at < _AT_WORK_S:
            self.records = min(_FEWEST_RECORDS, _BATCH_RECORDS)
        elif took_s < _QUICK_S:
            self.records = min(2 * self.records, _BATCH_RECORDS)
        elif took_s > _SLOW_S:
            self.records = max(self.records // 2, min(_FEWEST_RECORDS, _BATCH_RECORDS))


def _is_mail(item: RawRecord | Rejection) -> bool:
    said = item.interaction if isinstance(item, RawRecord) else None
    return said is not None and said.kind is InteractionKind.EMAIL
