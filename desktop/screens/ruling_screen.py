"""The owner says on a message how it sounds; like messages change only when they agree."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change
from core.domain.mood_learning import LikeMessage, Ruling
from core.domain.sentiment import Mood
from core.services.teaching_service import TeachingService
from desktop.dialogs.like_messages_dialog import LikeMessagesDialog
from desktop.views.inbox.conversation_view import ConversationView
from desktop.wiring import Wiring
from desktop.words import vocabulary


class RulingScreen(QObject):
    """Looks what else would change, asks where something would, and keeps the word.

    Signals:
        told: what was done and its step, for the toast.

    Attributes:
        dialog: the question that is open, None while there is none.
    """

    told = Signal(str, int)

    def __init__(self, view: ConversationView, service: TeachingService, wiring: Wiring) -> None:
        super().__init__(view)
        self._view, self._service, self._wiring = view, service, wiring
        self.dialog: LikeMessagesDialog | None = None
        view.ruled.connect(self._on_ruled)

    def _on_ruled(self, message_id: int, mood: Mood | None) -> None:
        lane, tell = self._wiring.data_lane, self._wiring.reporter.tell
        if mood is None:
            lane.run(self, lambda: self._service.take_back(message_id), self._on_taken_back, tell)
            return
        lane.run(
            self,
            lambda: self._service.preview(message_id, mood),
            lambda others: self._ask(message_id, mood, others),
            tell,
        )

    def _ask(self, message_id: int, mood: Mood, others: tuple[LikeMessage, ...]) -> None:
        if not others:
            self._rule(Ruling(message_id, mood))
            return
        ids = tuple(one.interaction_id for one in others)
        dialog = LikeMessagesDialog(mood, others, self._view.window())
        self.dialog = dialog
        dialog.decided.connect(
            lambda with_others: self._rule(Ruling(message_id, mood, ids if with_others else ()))
        )
        dialog.finished.connect(self._on_finished)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_finished(self) -> None:
        self.dialog = None

    def _rule(self, ruling: Ruling) -> None:
        self._wiring.data_lane.run(
            self,
            lambda: self._service.rule(ruling),
            lambda change: self._on_done(change, ruling),
            self._wiring.reporter.tell,
        )

    def _on_done(self, change: Change, ruling: Ruling) -> None:
        self._wiring.changes.announce(change)
        count = 1 + len(ruling.others)
        words = self.tr("%n message(s) marked “{mood}”", "", count)
        self.told.emit(words.format(mood=vocabulary.mood(ruling.mood)), change.made_step)

    def _on_taken_back(self, change: Change) -> None:
        self._wiring.changes.announce(change)
        self.told.emit(self.tr("The program decides on this message again"), change.made_step)
