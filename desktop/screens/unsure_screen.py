"""Connects the page of unsure moods to what the owner teaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change, Kind
from core.domain.model import ModelStatus
from core.domain.mood_learning import LikeMessage, Ruling, UnsureMessage
from core.domain.ports import ModelHost
from core.domain.sentiment import Mood
from desktop.views.moods.unsure_view import UnsureView
from desktop.wiring import Wiring
from desktop.words import vocabulary

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.history_service import HistoryService
    from core.services.teaching_service import TeachingService

BATCH = 40


@dataclass(frozen=True, slots=True)
class _Answered:
    """What a ruling brought: its change, and who would change with it."""

    change: Change
    mood: Mood
    message_id: int
    others: tuple[LikeMessage, ...]


class UnsureScreen(QObject):
    """Goes through a batch of messages; each answer is on disk before the next one counts.

    Signals:
        told: what was done and its step, for the toast.
        thread_chosen: a conversation is to be shown (its id).
    """

    told = Signal(str, int)
    thread_chosen = Signal(int)

    def __init__(
        self,
        view: UnsureView,
        services: tuple[TeachingService, HistoryService],
        host: ModelHost,
        wiring: Wiring,
    ) -> None:
        super().__init__(view)
        self._view, self._host, self._wiring = view, host, wiring
        self._service, self._history = services
        self._batch: tuple[UnsureMessage, ...] = ()
        self._place = 0
        self._steps: list[tuple[int, int]] = []
        self._skipped: set[int] = set()
        self._asked: _Answered | None = None
        self._is_answering = False
        view.looked_at.connect(self._on_looked_at)
        card = view.card
        card.ruled.connect(self._on_ruled)
        card.skipped.connect(self._on_skipped)
        card.undo_requested.connect(self._on_undo)
        card.opened.connect(self._on_opened)
        view.strip.accepted.connect(self._on_accepted)
        wiring.changes.changed.connect(self._on_changed)

    def _has_model(self) -> bool:
        return self._host.state().status is not ModelStatus.MISSING

    def _on_looked_at(self) -> None:
        if self._place >= len(self._batch):
            self._look()
        self._look_at_learning()

    def _look(self) -> None:
        has_model = self._has_model()
        skipped = tuple(self._skipped)
        self._wiring.data_lane.run(
            self,
            lambda: self._service.list_unsure(BATCH, with_unrated=not has_model, without=skipped),
            self._on_batch,
            self._wiring.reporter.tell,
        )

    def _on_batch(self, batch: tuple[UnsureMessage, ...]) -> None:
        was_at_work = bool(self._steps or self._skipped)
        self._batch, self._place = batch, 0
        self._show(is_finished=was_at_work)

    def _look_at_learning(self) -> None:
        self._wiring.data_lane.run(
            self, self._service.report, self._view.show_report, self._wiring.reporter.tell
        )

    def _show(self, *, is_finished: bool = True) -> None:
        self._view.card.undo.setEnabled(bool(self._steps))
        if self._place < len(self._batch):
            self._view.show_message(self._batch[self._place], self._place, len(self._batch))
        else:
            self._view.show_end(is_finished=is_finished)

    def _on_ruled(self, mood: Mood) -> None:
        if self._place >= len(self._batch) or self._is_answering:
            return
        message_id = self._batch[self._place].record.id
        self._is_answering = True
        self._wiring.data_lane.run(
            self, lambda: self._rule(message_id, mood), self._on_answered, self._on_refused
        )

    def _rule(self, message_id: int, mood: Mood) -> _Answered:
        """Look who would change, then keep the word on this one; runs in the lane."""
        others = self._service.preview(message_id, mood)
        change = self._service.rule(Ruling(message_id, mood))
        return _Answered(change, mood, message_id, others)

    def _on_answered(self, answered: _Answered) -> None:
        self._is_answering = False
        self._steps.append((answered.change.made_step, self._place))
        self._asked = answered
        self._place += 1
        self._view.strip.show_others(answered.mood, answered.others)
        self._wiring.changes.announce(answered.change)
        self._go_on()

    def _go_on(self) -> None:
        if self._place >= len(self._batch):
            self._look()
        else:
            self._show()

    def _on_refused(self, error: Exception) -> None:
        self._is_answering = False
        self._wiring.reporter.tell(error)

    def _on_skipped(self) -> None:
        if self._place < len(self._batch):
            self._skipped.add(self._batch[self._place].record.id)
            self._place += 1
            self._go_on()

    def _on_undo(self) -> None:
        if not self._steps:
            return
        step_id, place = self._steps.pop()
        self._view.strip.hide()
        self._wiring.data_lane.run(
            self,
            lambda: self._history.undo(step_id),
            lambda change: self._on_undone(change, place),
            self._wiring.reporter.tell,
        )

    def _on_undone(self, change: Change, place: int) -> None:
        self._wiring.changes.announce(change)
        self._place = min(place, len(self._batch))
        self._show()

    def _on_accepted(self) -> None:
        asked = self._asked
        if asked is None:
            return
        ids = tuple(one.interaction_id for one in asked.others)
        ruling = Ruling(asked.message_id, asked.mood, ids)
        self._asked = None
        self._wiring.data_lane.run(
            self,
            lambda: self._service.rule(ruling),
            lambda change: self._on_others_done(change, ruling),
            self._wiring.reporter.tell,
        )

    def _on_others_done(self, change: Change, ruling: Ruling) -> None:
        gone = set(ruling.others)
        rest = tuple(one for one in self._batch[self._place :] if one.record.id not in gone)
        self._batch = self._batch[: self._place] + rest
        self._wiring.changes.announce(change)
        words = self.tr("%n message(s) marked “{mood}”", "", len(ruling.others))
        self.told.emit(words.format(mood=vocabulary.mood(ruling.mood)), change.made_step)
        self._go_on()

    def _on_opened(self) -> None:
        if self._place < len(self._batch):
            thread_id = self._batch[self._place].record.thread_id
            if thread_id is not None:
                self.thread_chosen.emit(thread_id)

    def _on_changed(self, change: Change) -> None:
        if not (change.kinds & {Kind.SENTIMENT, Kind.INTERACTION} and self._view.isVisible()):
            return
        self._look_at_learning()
        if not self._batch[self._place :] and not self._is_answering:
            self._look()
