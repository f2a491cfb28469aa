"""Connects the card of words to what the owner teaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change, Kind
from core.domain.mood_learning import WordRule
from desktop.views.moods.mood_words_section import MoodWordsSection
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.teaching_service import TeachingService


class MoodWordsScreen(QObject):
    """Says what a word would touch before it is kept; each can be undone.

    Signals:
        told: what was done, for the toast.
    """

    told = Signal(str)

    def __init__(self, view: MoodWordsSection, service: TeachingService, wiring: Wiring) -> None:
        super().__init__(view)
        self._view, self._service, self._wiring = view, service, wiring
        view.opened.connect(self._look)
        view.typed.connect(self._on_typed)
        view.entered.connect(self._on_entered)
        view.remove_requested.connect(self._on_remove)
        wiring.changes.changed.connect(self._on_changed)

    def _look(self) -> None:
        self._wiring.data_lane.run(
            self, self._service.list_words, self._view.show_rules, self._wiring.reporter.tell
        )

    def _on_typed(self, word: str) -> None:
        if not word.strip():
            return
        self._wiring.data_lane.run(
            self,
            lambda: len(self._service.preview_word(word)),
            lambda count: self._view.show_touched(word, count),
            self._wiring.reporter.tell,
        )

    def _on_entered(self, rule: WordRule) -> None:
        self._wiring.data_lane.run(
            self, lambda: self._service.add_word(rule), self._on_added, self._wiring.reporter.tell
        )

    def _on_added(self, change: Change) -> None:
        self._view.clear()
        self._wiring.changes.announce(change)

    def _on_remove(self, rule: WordRule) -> None:
        self._wiring.data_lane.run(
            self,
            lambda: self._service.remove_word(rule.id),
            self._wiring.changes.announce,
            self._wiring.reporter.tell,
        )
        self.told.emit(self.tr("“{word}” removed; undo brings it back").format(word=rule.phrase))

    def _on_changed(self, change: Change) -> None:
        if Kind.SETTING in change.kinds and self._view.isVisible():
            self._look()
