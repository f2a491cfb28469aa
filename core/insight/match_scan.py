"""One search for duplicates over a whole file, and the groups it finds at any threshold."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Iterable, Sequence

from core.domain.duplicate import LOWEST_THRESHOLD, DuplicateGroup, MatchReason, ScanProgress
from core.errors import Cancelled
from core.insight.match_blocks import list_pairs
from core.insight.match_groups import make_groups
from core.insight.match_record import MatchRecord
from core.insight.match_score import Scorer, to_probability

Pair = tuple[int, int]
_SLICE = 2000
_TELL_EVERY_S = 0.05


class MatchScan:
    """Compares the records once; groups are worked out anew for each threshold.

    Keys of records go in and out; inside, a record is its place in the list.
    """

    def __init__(
        self,
        records: Sequence[MatchRecord],
        apart: Iterable[Pair] = (),
        progress: Callable[[ScanProgress], object] | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> None:
        """Compare the records.

        apart: keys of which a person said that they are different.
        Raises Cancelled when should_stop says so.
        """
        self._records = tuple(records)
        self._place = {record.key: place for place, record in enumerate(self._records)}
        self._apart = {pair for pair in map(self._places, apart) if pair is not None}
        self._gone: set[int] = set()
        self._stop(should_stop)
        self._scorer = Scorer(self._records)
        self._pairs: list[tuple[int, int, float]] = []
        pairs = list_pairs(self._records)
        told = 0.0
        lowest = math.log2(LOWEST_THRESHOLD / (1 - LOWEST_THRESHOLD))
        for start in range(0, len(pairs), _SLICE):
            self._stop(should_stop)
            for one, two in pairs[start : start + _SLICE].tolist():
                bits = self._bits(one, two)
                if bits >= lowest:
                    self._pairs.append((one, two, bits))
            if progress is not None and time.monotonic() - told > _TELL_EVERY_S:
                told = time.monotonic()
                progress(ScanProgress(min(start + _SLICE, len(pairs)), len(pairs)))
        self.pairs_compared = len(pairs)

    def groups(self, threshold: float) -> tuple[DuplicateGroup, ...]:
        """Return the groups at this threshold (0.5 to below 1), the surest first."""
        pairs = [pair for pair in self._pairs if not self._gone & {pair[0], pair[1]}]
        found = make_groups(pairs, threshold, self._bits, self._apart)
        groups = [self._group(places) for places in found]
        return tuple(sorted(groups, key=lambda group: (-group.certainty, group.contact_ids)))

    def compare(self, one: int, two: int) -> tuple[MatchReason, ...]:
        """Return what speaks for and against two records: the name first, then the strongest."""
        reasons = self._scorer.compare(
            self._records[self._place[one]], self._records[self._place[two]]
        )
        return tuple(sorted(reasons, key=lambda r: (r.field != "name", -r.bits)))

    def forget(self, keys: Collection[int]) -> None:
        """Leave these records out from now on: they were merged."""
        self._gone |= {self._place[key] for key in keys if key in self._place}

    def recall(self, keys: Collection[int]) -> None:
        """Take these records in again: their merge was taken apart."""
        self._gone -= {self._place[key] for key in keys if key in self._place}

    def keep_apart(self, pairs: Iterable[Pair]) -> None:
        """Never put these pairs of keys into one group from now on."""
        self._apart |= {pair for pair in map(self._places, pairs) if pair is not None}

    def _group(self, places: Sequence[int]) -> DuplicateGroup:
        pairs = [(a, b) for at, a in enumerate(places) for b in places[at + 1 :]]
        bits = {pair: self._bits(*pair) for pair in pairs}
        best = max(pairs, key=lambda pair: bits[pair])
        keys = [self._records[place].key for place in places]
        return DuplicateGroup(
            tuple(keys),
            to_probability(sum(bits.values()) / len(bits)),
            self.compare(*(self._records[place].key for place in best)),
        )

    def _bits(self, one: int, two: int) -> float:
        return self._scorer.bits(self._records[one], self._records[two])

    def _places(self, pair: Pair) -> Pair | None:
        places = sorted(self._place[key] for key in pair if key in self._place)
        return (places[0], places[1]) if len(places) == 2 else None

    def _stop(self, should_stop: Callable[[], bool] | None) -> None:
        if should_stop is not None and should_stop():
            raise Cancelled
