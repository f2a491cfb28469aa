"""Shows whether the promise is kept that nothing leaves this computer."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence

from core import offline_guard
from core.domain.offline import OfflineFacts, OfflineProof, TraceCount, TraceOutcome
from core.privacy import call_trace, own_processes, proof_control

_TOUR_TIMEOUT_S = 3_600.0


class OfflineService:
    """Looks, and runs the program once under a trace; it changes nothing."""

    def look(self) -> OfflineFacts:
        """Return what this system shows of our processes at this moment."""
        return OfflineFacts(
            own_processes.can_look(), own_processes.look(), offline_guard.count_refused()
        )

    def prove(
        self, tour: Sequence[str], should_stop: Callable[[], bool] = lambda: False
    ) -> OfflineProof:
        """Look at every Cardfile that runs, try the filter, and trace a tour through the program.

        tour: the command that makes it. Takes as long as the tour does. Raises Cancelled.
        """
        refused = offline_guard.count_refused()
        facts = OfflineFacts(own_processes.can_look(), own_processes.look_everywhere(), refused)
        is_proven = proof_control.is_refused() if sys.platform == "linux" else None
        begun = time.monotonic()
        outcome, count = self._trace(tour, should_stop)
        return OfflineProof(facts, is_proven, outcome, count, time.monotonic() - begun)

    @staticmethod
    def _trace(
        tour: Sequence[str], should_stop: Callable[[], bool]
    ) -> tuple[TraceOutcome, TraceCount | None]:
        if not call_trace.has_tracer():
            return TraceOutcome.NO_TRACER, None
        if not call_trace.sees_control():
            return TraceOutcome.BLIND, None
        try:
            count, status = call_trace.trace(
                tour, timeout_s=_TOUR_TIMEOUT_S, should_stop=should_stop
            )
        except TimeoutError:
            return TraceOutcome.UNFINISHED, None
        return (TraceOutcome.UNFINISHED if status else TraceOutcome.DONE), count
