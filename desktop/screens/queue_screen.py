"""Prepared answers reviewed one after the other: a key leads from each to the next.

What is done with each is the composer's: accept, change, discard. What is left as it is stays ready
and comes round again after the others.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.services.prepared_service import PreparedService
from desktop.routines.open_reply import ReplyTarget
from desktop.wiring import Wiring


class QueueScreen(QObject):
    """Goes through the messages that have answers ready.

    Signals:
        thread_requested: show this conversation (its thread's id).
        told: what there is to say (a sentence, no undo step).
    """

    thread_requested = Signal(int)
    told = Signal(str, int)

    def __init__(self, service: PreparedService, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._service, self._lane, self._reporter = service, wiring.data_lane, wiring.reporter
        self._here, self._is_reviewing = 0, False
        self._seen: list[int] = []

    def show_target(self, target: ReplyTarget | None) -> None:
        """Know which message is on screen."""
        self._here = target.interaction_id if target else 0

    def go_on(self) -> None:
        """Lead to the next message that has an answer ready."""
        self._is_reviewing = True
        self._lane.run(self, self._service.list_queue, self._on_queue, self._reporter.tell)

    def on_replied(self) -> None:
        """An answer was accepted: during a review the next one follows by itself."""
        if self._is_reviewing:
            self.go_on()

    def _on_queue(self, queue: tuple[tuple[int, int], ...]) -> None:
        if self._here and self._here not in self._seen:
            self._seen.append(self._here)
        waiting = [one for one in queue if one[0] not in self._seen]
        if not waiting:
            self._is_reviewing = False
            self._seen.clear()
            self.told.emit(self.tr("No more answers are ready"), 0)
            return
        interaction_id, thread_id = waiting[0]
        self._seen.append(interaction_id)
        self.thread_requested.emit(thread_id)
