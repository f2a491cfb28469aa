"""One draft being written: facts from the data lane, words from the model lane, kept at the end."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.draft import Draft, DraftPiece, DraftRequest, DraftResult, DraftWish
from core.domain.ports import DraftWriter, ModelHost
from core.errors import Cancelled
from core.services.draft_service import DraftService
from desktop.background import AnyLane, Job

PATIENCE_MS = 800


class DraftRun(QObject):
    """Writes one draft at a time. GUI thread only.

    Signals:
        grew: a piece of text to append.
        finished: the DraftResult; what was stopped has one too, with is_complete False.
        kept: the stored Draft, a moment after `finished`.
        failed: the exception; the pieces told so far stand.
        stopped: it was stopped before the model had begun.
    """

    grew = Signal(str)
    finished = Signal(object)
    kept = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(
        self,
        drafts: DraftService,
        writer: DraftWriter,
        host: ModelHost,
        lanes: tuple[AnyLane, AnyLane],
        parent: QObject,
    ) -> None:
        """lanes: the data lane and the model lane."""
        super().__init__(parent)
        self._drafts, self._writer, self._host = drafts, writer, host
        self._data_lane, self._model_lane = lanes
        self._job: Job | None = None
        self._interaction_id = 0
        self._result: DraftResult | None = None
        self._is_streaming, self._asked_at = False, 0.0

    @property
    def interaction_id(self) -> int:
        """What is being answered, 0 while nothing is written."""
        return self._interaction_id

    @property
    def seconds(self) -> float:
        """How long the draft has been in the making."""
        return time.monotonic() - self._asked_at

    def start(self, interaction_id: int, wish: DraftWish) -> None:
        """Begin; whoever calls makes sure that no other draft is being written."""
        self._interaction_id, self._result = interaction_id, None
        self._is_streaming, self._asked_at = False, time.monotonic()
        self._job = self._data_lane.run(
            self,
            lambda: self._drafts.prepare(interaction_id, wish),
            self._on_prepared,
            self._on_failed,
        )

    def stop(self) -> None:
        """End it; what was written stands.

        The model is told only when it is at this draft: before that it may be rating moods.
        """
        job = self._job
        if job is None:
            return
        if not (self._is_streaming and job.has_started):
            job.cancel()
            self._end()
            self.stopped.emit()
            return
        self._host.stop()
        # It answers with its last piece at once; should it not, the stream is closed instead.
        QTimer.singleShot(PATIENCE_MS, self, job.stop)

    def _on_prepared(self, request: DraftRequest) -> None:
        self._is_streaming = True
        self._job = self._model_lane.stream(
            self,
            lambda: self._writer.stream(request),
            self._on_pieces,
            self._on_done,
            self._on_failed,
        )

    def _on_pieces(self, pieces: tuple[DraftPiece, ...]) -> None:
        for piece in pieces:
            self._result = piece.result or self._result
        text = "".join(piece.text for piece in pieces)
        if text:
            self.grew.emit(text)

    def _on_done(self) -> None:
        result, interaction_id = self._result, self._interaction_id
        self._end()
        if result is None:
            self.stopped.emit()
            return
        self.finished.emit(result)
        self._data_lane.run(
            self, lambda: self._drafts.save(interaction_id, result), self._on_saved, self._on_failed
        )

    def _on_saved(self, draft: Draft) -> None:
        self.kept.emit(draft)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self.stopped.emit()
        else:
            self.failed.emit(error)

    def _end(self) -> None:
        self._interaction_id, self._job = 0, None
