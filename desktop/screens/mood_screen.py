"""Rates what waits to be rated, a slice at a time, and makes way for a draft.

A slice is as large as this model on this machine rates in SLICE_S. A draft that is asked for stops
the slice at hand, which is rated again afterwards; were it past stopping, the draft waits for it.
Of a large backlog the student says a word on every message; it learns in the lane of imports, where
nobody waits for it, while the model reads on. What the student wasn't sure of the model reads when
all the others have a word. What messages mean is made first, in the embedder's
lane; where that fails, or a few new messages would have to wait for it, it goes on without.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.change import Change, Kind
from core.domain.meaning import Meaning, MeaningTask
from core.domain.model import ModelStatus
from core.domain.mood_learning import StudentFacts
from core.domain.ports import ModelHost, SentimentScorer
from core.domain.sentiment import Rating, RatingTask
from core.errors import Cancelled, UserError
from core.services import meaning_service
from core.services.mood_cascade import CascadeStep, MoodCascade
from core.services.mood_standing import ProgressOfRun, Standing
from core.services.teaching_service import TeachingService
from desktop import failures
from desktop.background import Job
from desktop.routines.head_lessons import HeadLessons
from desktop.routines.meaning_reader import MeaningReader
from desktop.views.inbox.backlog_view import BacklogView
from desktop.wiring import Wiring

SLICE_S = 0.7
MOST, LEAST = 32, 1
SETTLE_MS = 300
FEW = 20
"""So many new messages don't wait for the embedder to be loaded, or to have read others."""
READ_AGAIN_AFTER = 10
"""After so many words of the owner's the model reads what is unsure again, having learned."""
LOOK_AFTER = 60
"""After so many ratings it is looked whether there is enough to learn from."""


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
        services: tuple[MoodCascade, TeachingService],
        scorer: SentimentScorer,
        host: ModelHost,
        wiring: Wiring,
        meanings: MeaningReader | None = None,
    ) -> None:
        super().__init__(view)
        self._meanings = meanings
        self._view, self._scorer, self._host = view, scorer, host
        self._cascade, self._teaching = services
        self._lessons = HeadLessons(self, self._teaching, scorer, host, wiring)
        self._data_lane, self._model_lane = wiring.data_lane, wiring.model_lane
        self._learning_lane = wiring.import_lane
        self._changes, self._reporter = wiring.changes, wiring.reporter
        self.clock = time.monotonic
        self._is_running, self._is_halted = False, False
        self._makes_way, self._is_waiting = False, False
        self._job: Job | None = None
        self._standing, self._limit = Standing(), LEAST
        self._progress, self._begun_with = ProgressOfRun(), 0
        self._since_look, self._ruled_since, self._is_learning = 0, 0, False
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
        model = self._meanings.model_id if self._meanings is not None else ""
        self._data_lane.run(self, lambda: self._begin(model), self._on_count, self._on_error)

    def make_way(self, is_writing: bool) -> None:  # noqa: FBT001 - a slot
        """A draft is asked for, or has ended: nothing is rated between."""
        self._makes_way = is_writing
        if not is_writing:
            if self._is_waiting:
                self._is_waiting = False
                self._next()
            return
        jobs = [job for job in (self._job, self._lessons.job) if job and not job.is_finished]
        if not jobs:
            return
        job = jobs[0]
        if job.has_started:
            # The draft comes to the model later than this call, so it can't be what is stopped.
            self._host.stop()
        else:
            job.cancel()
            self._is_waiting = True

    def _begin(self, model: str) -> Standing:
        self._cascade.begin(model)
        return self._cascade.standing()

    def _on_count(self, standing: Standing) -> None:
        if self._is_running or not standing.waiting + standing.doubted:
            return
        self._is_running, self._standing = True, standing
        self._progress = ProgressOfRun()
        self._begun_with = standing.waiting + standing.doubted
        self.running_changed.emit(self._is_running)
        self._show()
        if self._has_model():
            self._lessons.learn(self._next, self._on_error)
        else:
            self._next()

    def _next(self) -> None:
        limit, has_model = self._limit, self._has_model()
        self._data_lane.run(
            self,
            lambda: (self._cascade.next(limit, has_model=has_model), self._cascade.standing()),
            self._on_step,
            self._on_error,
        )

    def _has_model(self) -> bool:
        return self._host.state().status is not ModelStatus.MISSING

    def _on_step(self, told: tuple[CascadeStep, Standing]) -> None:
        step, standing = told
        if self._is_halted or step.is_end:
            self._end()
        elif step.change is not None:
            self._on_saved((step.change, standing))
        elif self._makes_way:
            self._is_waiting = True
        elif step.unread and self._meanings is not None:
            if self._meanings.is_at_hand or self._begun_with > FEW:
                self._read(self._meanings, step.unread)
            else:
                self._go_on_without_meanings()
        else:
            tasks = step.tasks
            self._job = self._model_lane.run(
                self, lambda: self._rate(tasks), self._on_rated, self._on_error
            )

    def _read(self, reader: MeaningReader, unread: tuple[MeaningTask, ...]) -> None:
        reader.lane.run(
            self,
            lambda: meaning_service.make(reader.embedder, unread),
            self._on_read,
            self._on_not_read,
        )

    def _on_read(self, found: tuple[Meaning, ...]) -> None:
        self._data_lane.run(
            self,
            lambda: self._cascade.keep_meanings(found),
            lambda _none: self._next(),
            self._on_error,
        )

    def _on_not_read(self, error: Exception) -> None:
        """Moods are told without it; who reads for the search says what is wrong."""
        if not isinstance(error, UserError | Cancelled):
            self._reporter.tell(error)
        self._go_on_without_meanings()

    def _go_on_without_meanings(self) -> None:
        self._data_lane.run(
            self,
            self._cascade.go_on_without_meanings,
            lambda _none: self._next(),
            self._on_error,
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
        self._data_lane.run(self, lambda: self._keep(ratings), self._on_saved, self._on_error)

    def _keep(self, ratings: tuple[Rating, ...]) -> tuple[Change, Standing]:
        kept = self._cascade.keep(ratings)
        change = Change(frozenset({Kind.SENTIMENT}), tuple(rating.id for rating in kept))
        return change, self._cascade.standing()

    def _fit_slice(self, count: int, seconds: float) -> None:
        """Choose a size that keeps this model on this machine busy for at most about SLICE_S."""
        if count and seconds > 0:
            fitting = int(count * SLICE_S / seconds)
            self._limit = max(LEAST, min(MOST, fitting, self._limit * 2))

    def _on_saved(self, told: tuple[Change, Standing]) -> None:
        change, self._standing = told
        self._show()
        self._changes.announce(change)
        self._since_look += len(change.ids)
        if self._since_look >= LOOK_AFTER:
            self._look_whether_to_learn()
        if self._is_halted:
            self._end()
        else:
            self._next()

    def _look_whether_to_learn(self) -> None:
        self._since_look = 0
        if not self._is_learning:
            self._is_learning = True
            self._data_lane.run(
                self, self._cascade.wants_training, self._on_wanted, self._on_not_learned
            )

    def _on_wanted(self, is_wanted: bool) -> None:  # noqa: FBT001 - a slot
        if not is_wanted:
            self._is_learning = False
            return
        self._learning_lane.run(
            self,
            lambda: self._cascade.train(lambda: not self._is_halted),
            self._on_learned,
            self._on_not_learned,
        )

    def _on_learned(self, facts: StudentFacts | None) -> None:
        self._is_learning = False
        if facts is not None:
            self._changes.announce(Change(frozenset({Kind.SENTIMENT})))
        if not self._is_running:
            self.start()

    def _on_not_learned(self, error: Exception) -> None:
        self._is_learning = False
        if not isinstance(error, Cancelled):
            self._reporter.tell(error)

    def _show(self) -> None:
        told = self._progress.at(self._standing)
        self._view.show_progress(told.done, told.total, is_again=told.is_again)

    def _end(self) -> None:
        self._is_running = False
        self._look_whether_to_learn()
        self.running_changed.emit(self._is_running)
        if self._is_halted:
            self._view.show_halted(self._standing.waiting + self._standing.doubted)
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
        self._view.show_problem(failures.told(error))
        if not isinstance(error, UserError):
            self._reporter.tell(error)

    def _on_changed(self, change: Change) -> None:
        if change.made_step and Kind.SENTIMENT in change.kinds:
            self._ruled_since += 1
        if self._ruled_since >= READ_AGAIN_AFTER and self._has_model():
            self._ruled_since = 0
            self._data_lane.run(
                self, self._teaching.read_unsure_again, lambda _done: self.start(), self._on_error
            )
        if change.kinds & {Kind.INTERACTION, Kind.SETTING} and not self._is_running:
            self._settling.start()
