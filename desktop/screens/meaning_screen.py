"""Makes the vectors that texts are found by, a slice at a time, while nothing else is at work.

A slice is as large as this machine does in SLICE_S. While a draft is written, moods are rated or a
model is measured, no slice begins.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer

from core.domain.change import Change, Kind
from core.domain.meaning import Meaning, MeaningTask
from core.domain.ports import TextEmbedder
from core.errors import Cancelled, UserError
from core.services import meaning_service
from core.services.meaning_service import MeaningService
from core.settings import SettingsFile
from desktop import failures
from desktop.background import AnyLane
from desktop.views.settings.meaning_section import MeaningSection, State
from desktop.wiring import Wiring

SLICE_S = 0.4
MOST, LEAST = 16, 1
SETTLE_MS = 1_500
REST_MS = 15_000


@dataclass(frozen=True, slots=True)
class _Slice:
    """What a look at the file found. progress: 0 to 1."""

    tasks: tuple[MeaningTask, ...]
    is_done: bool
    progress: float


class MeaningScreen(QObject):
    """Goes round: data lane, the embedder's lane, data lane, and again.

    Attributes:
        clock: seconds that only rise; read in the embedder's lane, around a slice.
    """

    def __init__(
        self,
        parent: QObject,
        services: tuple[MeaningService, SettingsFile],
        embedder: TextEmbedder,
        lane: AnyLane,
        wiring: Wiring,
    ) -> None:
        """lane: where the embedder is asked, and nothing else."""
        super().__init__(parent)
        self._embedder, self._lane = embedder, lane
        self._view: MeaningSection | None = None
        self._told: tuple[State, float, str] = ("off", 0.0, "")
        self._service, self._file = services
        self._data_lane, self._reporter = wiring.data_lane, wiring.reporter
        self.clock = time.monotonic
        self._is_running, self._is_halted, self._is_waiting = False, False, False
        self._is_anew = True
        self._busy: set[str] = set()
        self._limit, self._share = LEAST, 0.0
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.start)
        self._resting = QTimer(self)
        self._resting.setInterval(REST_MS)
        self._resting.timeout.connect(self._on_rest)
        self._resting.start()
        wiring.changes.changed.connect(self._on_changed)

    def serve(self, view: MeaningSection) -> None:
        """Let it be chosen here, and tell here how far it is."""
        self._view = view
        view.chosen.connect(self._on_chosen)
        view.resume_requested.connect(self._on_resume)
        view.show_state(*self._told)

    def _show_state(self, state: State, share: float = 0.0, words: str = "") -> None:
        self._told = (state, share, words)
        if self._view is not None:
            self._view.show_state(state, share, words)

    def start(self) -> None:
        """Look what has no vectors yet, and make them; does nothing where it is switched off."""
        if not self._file.load().finds_by_meaning:
            self._show_state("off")
        elif not self._embedder.model_id:
            self._show_state("missing")
        elif not self._is_running and not self._is_halted:
            model, is_anew = self._embedder.model_id, self._is_anew
            self._is_running, self._is_anew = True, False
            self._data_lane.run(
                self,
                lambda: self._service.begin(model, is_anew=is_anew),
                lambda _none: self._next(),
                self._on_error,
            )

    def start_soon(self) -> None:
        """Start when the window has had time to show itself."""
        self._settling.start()

    def make_way(self, is_writing: bool) -> None:  # noqa: FBT001 - a slot
        """A draft is asked for, or has ended."""
        self._note("drafts", is_writing)

    def wait_for_moods(self, is_rating: bool) -> None:  # noqa: FBT001 - a slot
        """Moods are rated, or no longer."""
        self._note("moods", is_rating)

    def wait_for_measuring(self, is_measuring: bool) -> None:  # noqa: FBT001 - a slot
        """A model is measured, or no longer."""
        self._note("measuring", is_measuring)

    def _note(self, what: str, is_busy: bool) -> None:  # noqa: FBT001 - as it was told
        (self._busy.add if is_busy else self._busy.discard)(what)
        if self._is_waiting and not self._busy:
            self._is_waiting = False
            self._next()

    def _next(self) -> None:
        if not self._file.load().finds_by_meaning:
            self._end("off")
        elif self._busy:
            self._is_waiting = True
            self._show_state("waiting", self._share)
        else:
            self._data_lane.run(self, self._look, self._on_slice, self._on_error)

    def _look(self) -> _Slice:
        tasks = self._service.list_waiting(self._limit)
        return _Slice(tasks, self._service.is_done, self._service.progress)

    def _on_slice(self, found: _Slice) -> None:
        self._share = found.progress
        if found.tasks:
            self._show_state("running", self._share)
            self._lane.run(self, lambda: self._make(found.tasks), self._on_made, self._on_error)
        elif found.is_done:
            self._end("done")
        else:
            self._next()

    def _make(self, tasks: tuple[MeaningTask, ...]) -> tuple[tuple[Meaning, ...], float]:
        """Return the vectors and the seconds they took; runs in the embedder's lane."""
        began = self.clock()
        made = meaning_service.make(self._embedder, tasks)
        return made, self.clock() - began

    def _on_made(self, made: tuple[tuple[Meaning, ...], float]) -> None:
        found, seconds = made
        if seconds > 0:
            fitting = int(len(found) * SLICE_S / seconds)
            self._limit = max(LEAST, min(MOST, fitting, self._limit * 2))
        self._data_lane.run(
            self,
            lambda: self._service.save(found),
            lambda _none: self._next(),
            self._on_error,
        )

    def _end(self, state: str) -> None:
        self._is_running, self._is_waiting = False, False
        if state == "done":
            self._show_state("done")
        else:
            self._show_state("off")
            self._data_lane.run(self, self._service.forget, lambda _none: None, self._reporter.tell)

    def _on_chosen(self, is_on: bool) -> None:  # noqa: FBT001 - a slot
        self._file.save(replace(self._file.load(), finds_by_meaning=is_on))
        self._is_halted, self._is_anew = False, True
        if is_on:
            self.start()
        elif not self._is_running or self._is_waiting:
            self._end("off")

    def _on_resume(self) -> None:
        self._is_halted = False
        self.start()

    def _on_error(self, error: Exception) -> None:
        """Say it in the settings and wait for a person: the same text might fail for ever."""
        self._is_running, self._is_anew = False, True
        if isinstance(error, Cancelled):
            return
        self._is_halted = True
        self._show_state("problem", self._share, failures.told(error))
        if not isinstance(error, UserError):
            self._reporter.tell(error)

    def _on_rest(self) -> None:
        """Have the embedder give its memory back when it had nothing to do for a while."""
        if self._lane.is_idle:
            self._lane.run(
                self, self._embedder.rest_if_idle, lambda _did: None, self._reporter.tell
            )

    def _on_changed(self, change: Change) -> None:
        if not change.kinds & {Kind.INTERACTION, Kind.NOTE, Kind.CONTACT}:
            return
        # What is taken back, done again or changed in bulk may lie far behind the newest.
        self._is_anew = self._is_anew or bool(change.step_id) or not change.ids
        self._settling.start()
