"""Measures the models once, in the background, while nobody is at the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.domain.ports import ModelHost
from desktop.background import AnyLane
from desktop.failures import FailureReporter
from desktop.watches import IdleWatch

IDLE_MINUTES = 5


class FirstMeasure(QObject):
    """Looks once a start: where there are figures already, nothing is measured.

    Whatever asks for the model ends it; it is begun anew after the next start. lane: of the data,
    as the catalogue is read from disk. measure: begins.
    """

    def __init__(
        self,
        host: ModelHost,
        measure: Callable[[], object],
        lane: AnyLane,
        reporter: FailureReporter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._host, self._measure, self._lane, self._reporter = host, measure, lane, reporter
        self._idle = IdleWatch(self)
        self._idle.idle.connect(self.look)
        self._idle.set_minutes(IDLE_MINUTES)

    def stop(self) -> None:
        """Measure nothing by itself any more."""
        self._idle.set_minutes(0)

    def look(self) -> None:
        """Measure if nothing was measured on this machine, and the battery need not be saved."""
        self.stop()
        self._lane.run(self, self._is_wanted, self._on_known, self._reporter.tell)

    def _is_wanted(self) -> bool:
        is_new = bool(self._host.list_models()) and not self._host.list_measures()
        return is_new and not self._host.saves_battery()

    def _on_known(self, is_wanted: bool) -> None:  # noqa: FBT001 - an answer of the lane
        if is_wanted:
            self._measure()
