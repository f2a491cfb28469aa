"""Makes answers before anybody asks for them, and offers those that are ready.

One message after the other, the most urgent first, while the model has nothing else to do and the
computer does not save its battery. A draft that is asked for goes first: what is under way is
dropped and made again later.
"""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.change import Change, Kind
from core.domain.draft import Draft, DraftRequest, DraftResult
from core.domain.model import ModelStatus
from core.domain.ports import DraftWriter, ModelHost
from core.errors import Cancelled, UserError
from core.services.prepared_service import PreparedService
from core.settings import SettingsFile
from desktop.background import Job
from desktop.routines.open_reply import ReplyTarget
from desktop.views.writing.alternatives_bar import AlternativesBar
from desktop.wiring import Wiring

SETTLE_MS = 4_000
LOOK_MS = 15_000
_FRESH = frozenset({Kind.INTERACTION, Kind.NOTE, Kind.SETTING})


class PreparedScreen(QObject):
    """Goes round: data lane, model lane, data lane, and again.

    Signals:
        taken: an answer should become the reply (the Draft).
        running_changed: it began or ended a message.
    """

    taken = Signal(object)
    running_changed = Signal(bool)

    def __init__(
        self,
        bar: AlternativesBar,
        services: tuple[PreparedService, SettingsFile],
        model: tuple[DraftWriter, ModelHost],
        wiring: Wiring,
        *,
        may_write: bool,
    ) -> None:
        super().__init__(bar)
        self._bar, (self._service, self._file) = bar, services
        self._writer, self._host = model
        self._data_lane, self._model_lane = wiring.data_lane, wiring.model_lane
        self._reporter, self._may_write = wiring.reporter, may_write
        self._target: ReplyTarget | None = None
        self._passed_over: list[int] = []
        self._job: Job | None = None
        self._is_running, self._makes_way = False, False
        self._halt = threading.Event()
        self._settling = self._timer(SETTLE_MS, is_single=True)
        self._looking = self._timer(LOOK_MS, is_single=False)
        self._settling.start()
        self._looking.start()
        bar.chosen.connect(self._on_chosen)
        wiring.changes.changed.connect(self._on_changed)

    def _timer(self, interval_ms: int, *, is_single: bool) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.setSingleShot(is_single)
        timer.timeout.connect(self.look)
        return timer

    def look(self) -> None:
        """Begin with the next message, if one waits and nothing speaks against it."""
        if self._is_running or self._makes_way or not self._may_write:
            return
        if not self._model_lane.is_idle:
            # Whoever else looks as seldom as this might always be there at the same moment.
            self._settling.start()
            return
        if not self._file.load().prepares_answers or self._host.saves_battery():
            return
        if self._host.state().status is ModelStatus.MISSING:
            return
        self._is_running = True
        passed_over = tuple(self._passed_over)
        self._data_lane.run(
            self,
            lambda: self._service.next_requests(passed_over),
            self._on_requests,
            self._on_error,
        )

    def make_way(self, is_writing: bool) -> None:  # noqa: FBT001 - a slot
        """A draft is asked for, or has ended."""
        self._makes_way = is_writing
        if not is_writing:
            self._settling.start()
        elif self._job is not None and not self._job.is_finished:
            self._halt.set()
            if self._job.has_started:
                # The draft comes to the model later than this, so it can't be what is stopped.
                self._host.stop()

    def show_target(self, target: ReplyTarget | None) -> None:
        """Offer what is ready for this message."""
        self._target = target
        self._bar.show_drafts(())
        if target is not None:
            interaction_id = target.interaction_id
            self._data_lane.run(
                self,
                lambda: self._service.list_for(interaction_id),
                lambda drafts: self._on_ready(interaction_id, drafts),
                self._reporter.tell,
            )

    def hide(self) -> None:
        """Offer nothing any more: the person writes."""
        self._bar.show_drafts(())

    def _on_ready(self, interaction_id: int, drafts: tuple[Draft, ...]) -> None:
        if self._target is not None and self._target.interaction_id == interaction_id:
            self._bar.show_drafts(drafts)

    def _on_requests(self, requests: tuple[DraftRequest, ...]) -> None:
        if not requests or self._makes_way:
            self._end()
            return
        self._halt.clear()
        self.running_changed.emit(self._is_running)
        self._job = self._model_lane.run(
            self,
            lambda: self._write(requests),
            lambda results: self._on_written(requests[0].interaction_id, results),
            lambda error: self._on_failed(requests[0].interaction_id, error),
        )

    def _write(self, requests: tuple[DraftRequest, ...]) -> tuple[DraftResult, ...]:
        """Return the answers, () when it had to make way; runs in the lane."""
        results = []
        for request in requests:
            for piece in self._writer.stream(request):
                if self._halt.is_set() or (piece.result and not piece.result.is_complete):
                    return ()
                results += [piece.result] if piece.result else []
        return tuple(results)

    def _on_written(self, interaction_id: int, results: tuple[DraftResult, ...]) -> None:
        if not results:
            if not self._halt.is_set():
                self._passed_over.append(interaction_id)
            self._end()
            return
        self._data_lane.run(
            self,
            lambda: self._service.save(interaction_id, results),
            lambda drafts: self._on_saved(interaction_id, drafts),
            lambda error: self._on_failed(interaction_id, error),
        )

    def _on_saved(self, interaction_id: int, drafts: tuple[Draft, ...]) -> None:
        self._end()
        self._on_ready(interaction_id, drafts)
        QTimer.singleShot(0, self, self.look)

    def _on_failed(self, interaction_id: int, error: Exception) -> None:
        """Leave this message alone: it might fail for ever."""
        self._passed_over.append(interaction_id)
        self._on_error(error)

    def _on_error(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, UserError | Cancelled):
            self._reporter.tell(error)

    def _end(self) -> None:
        self._is_running, self._job = False, None
        self.running_changed.emit(self._is_running)

    def _on_chosen(self, draft: Draft) -> None:
        self._data_lane.run(
            self,
            lambda: self._service.take(draft.id),
            self.taken.emit,
            self._reporter.tell,
        )

    def _on_changed(self, change: Change) -> None:
        if Kind.NOTE in change.kinds and self._may_write:
            # What was made from the notes as they were is worth nothing now.
            self._data_lane.run(
                self, self._service.forget, lambda _change: None, self._reporter.tell
            )
        if change.kinds & _FRESH and not self._is_running:
            self._settling.start()
