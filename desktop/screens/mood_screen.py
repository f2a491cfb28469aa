"""Rates what waits to be rated, a slice at a time, and makes way for a draft.

A slice is as large as this model on this machine rates in SLICE_S. A draft that is asked for stops
the slice at hand, which is rated again afterwards; were it past stopping, the draft waits for it.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.change import Change, Kind
from core.domain.model import ModelStatus
from core.domain.ports import ModelHost, SentimentScorer
from core.domain.sentiment import Rating, RatingTask
from core.errors import Cancelled, UserError
from core.services.sentiment_service import SentimentService
from desktop import failures
from desktop.background import Job
from desktop.views.backlog_view import BacklogView
from desktop.wiring import Wiring

SLICE_S = 0.7
MOST, LEAST = 32, 1
SETTLE_MS = 300


class MoodScreen(QObject):
    """Goes round: data lane, model lane, data lane, and again.

    Signals:
        running_changed: it began or ended.

    Attributes:
        clock: seconds that only rise; read in the model lane, around a slice.
    """

    running_changed = Signal(bool)

    def __init__(
        self,
        view: BacklogView,
        service: SentimentService,
        scorer: SentimentScorer,
        host: ModelHost,
        wiring: Wiring,
    ) -> None:
        super().__init__(view)
        self._view, self._service, self._scorer, self._host = view, service, scorer, host
        self._data_lane, self._model_lane = wiring.data_lane, wiring.model_lane
        self._changes, self._reporter = wiring.changes, wiring.reporter
        self.clock = time.monotonic
        self._is_running, self._is_halted = False, False
        self._makes_way, self._is_waiting = False, False
        self._job: Job | None = None
        self._done, self._total, self._limit = 0, 0, LEAST
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.start)
        view.stop_requested.connect(self._on_stop)
        view.resume_requested.connect(self._on_resume)
        wiring.changes.changed.connect(self._on_changed)

    def start(self) -> None:
        """Look whether something waits, and rate it."""
        if self._is_running or self._is_halted:
            return
        if self._host.state().status is ModelStatus.MISSING:
            return
        self._data_lane.run(self, self._service.count_unscored, self._on_count, self._on_error)

    def make_way(self, is_writing: bool) -> None:  # noqa: FBT001 - a slot
        """A draft is asked for, or has ended: nothing is rated between."""
        self._makes_way = is_writing
        if not is_writing:
            if self._is_waiting:
                self._is_waiting = False
                self._next()
            return
        job = self._job
        if job is None or job.is_finished:
            return
        if job.has_started:
            # The draft comes to the model later than this call, so it can't be what is stopped.
            self._host.stop()
        else:
            job.cancel()
            self._is_waiting = True

    def _on_count(self, count: int) -> None:
        if self._is_running or count == 0:
            return
        self._is_running, self._done, self._total = True, 0, count
        self.running_changed.emit(self._is_running)
        self._show()
        self._next()

    def _next(self) -> None:
        limit = self._limit
        self._data_lane.run(
            self, lambda: self._service.list_unscored(limit), self._on_tasks, self._on_error
        )

    def _on_tasks(self, tasks: tuple[RatingTask, ...]) -> None:
        if self._is_halted or not tasks:
            self._end()
            return
        if self._makes_way:
            self._is_waiting = True
            return
        self._job = self._model_lane.run(
            self, lambda: self._rate(tasks), self._on_rated, self._on_error
        )

    def _rate(self, tasks: tuple[RatingTask, ...]) -> tuple[tuple[Rating, ...], float]:
        """Return the ratings and the seconds they took; runs in the lane."""
        began = self.clock()
        ratings = tuple(self._scorer.score(tasks))
        return ratings, self.clock() - began

    def _on_rated(self, rated: tuple[tuple[Rating, ...], float]) -> None:
        ratings, seconds = rated
        self._fit_slice(len(ratings), seconds)
        if not ratings:
            self._end()
            return
        self._data_lane.run(
            self, lambda: self._service.save_ratings(ratings), self._on_saved, self._on_error
        )

    def _fit_slice(self, count: int, seconds: float) -> None:
        """Choose a size that keeps this model on this machine busy for at most about SLICE_S."""
        if count and seconds > 0:
            fitting = int(count * SLICE_S / seconds)
            self._limit = max(LEAST, min(MOST, fitting, self._limit * 2))

    def _on_saved(self, change: Change) -> None:
        self._done += len(change.ids)
        self._total = max(self._total, self._done)
        self._show()
        self._changes.announce(change)
        if self._is_halted:
            self._end()
        else:
            self._next()

    def _show(self) -> None:
        self._view.show_progress(self._done, self._total)

    def _end(self) -> None:
        self._is_running = False
        self.running_changed.emit(self._is_running)
        if self._is_halted:
            self._view.show_halted(self._total - self._done)
        else:
            self._view.show_idle()

    def _on_stop(self) -> None:
        self._is_halted = True
        self._view.show_stopping()

    def _on_resume(self) -> None:
        self._is_halted = False
        self.start()

    def _on_error(self, error: Exception) -> None:
        """Say it once and wait for a person: the same message might fail for ever."""
        if isinstance(error, Cancelled):
            self._next()
            return
        self._is_halted = True
        self._is_running = False
        self.running_changed.emit(self._is_running)
        what, remedy = failures.sentence(error)
        self._view.show_problem(f"{what} {remedy}")
        if not isinstance(error, UserError):
            self._reporter.tell(error)

    def _on_changed(self, change: Change) -> None:
        if change.kinds & {Kind.INTERACTION, Kind.SETTING} and not self._is_running:
            self._settling.start()
