"""Offers the next words while a reply is written, and learns from what was sent."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.change import Change, Kind
from core.domain.completion import Completion
from core.services.completion_service import CompletionService
from core.settings import SettingsFile
from desktop.views.settings.assistant_view import AssistantView
from desktop.views.writing.composer_view import ComposerView
from desktop.wiring import Wiring
from desktop.words import dates

SETTLE_MS = 1500
NEXT_SLICE_MS = 60


class CompletionScreen(QObject):
    """One question at a time: what is typed meanwhile is asked afterwards, as it then is.

    It learns in the lane of imports, a slice at a time, so that nothing waits for it.

    Signals:
        told: what was done, for the toast.
    """

    told = Signal(str)

    def __init__(
        self,
        composer: ComposerView,
        service: CompletionService,
        settings_file: SettingsFile,
        wiring: Wiring,
        *,
        may_learn: bool,
    ) -> None:
        """may_learn: somebody who only reads leaves the file as it is."""
        super().__init__(composer)
        self._may_learn, self._composer = may_learn, composer
        self._assistant: AssistantView | None = None
        self._service, self._file = service, settings_file
        self._lane, self._slow_lane = wiring.data_lane, wiring.import_lane
        self._reporter = wiring.reporter
        self._answered, self._asked, self._waiting = "", "", ""
        self._is_asking, self._is_learning = False, False
        self._is_wanted = settings_file.load().offers_words
        self._offer: Completion | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.learn)
        editor = self._composer.editor
        editor.typed.connect(self._on_typed)
        editor.offer_changed.connect(self._on_offer_changed)
        wiring.changes.changed.connect(self._on_changed)
        self._timer.start(SETTLE_MS)

    def serve(self, assistant: AssistantView) -> None:
        """Let it be chosen here, and tell here how much was learned."""
        self._assistant = assistant
        assistant.offering_chosen.connect(self._on_chosen)

    def show(self) -> None:
        """The settings are opened."""
        self._lane.run(self, self._service.count_words, self._on_counted, self._reporter.tell)

    def show_answered(self, text: str) -> None:
        """Say which message is answered: its names and words come back in the answer."""
        self._answered = text

    def learn(self) -> None:
        """Learn a slice, and go on while there is more."""
        if self._is_wanted and self._may_learn and not self._is_learning:
            self._is_learning = True
            self._slow_lane.run(self, self._service.learn, self._on_learned, self._on_failed)

    def _on_learned(self, has_more: bool) -> None:  # noqa: FBT001 - a callback
        self._is_learning = False
        if has_more:
            self._timer.start(NEXT_SLICE_MS)

    def _on_failed(self, error: Exception) -> None:
        self._is_learning = False
        self._reporter.tell(error)

    def _on_changed(self, change: Change) -> None:
        if Kind.INTERACTION in change.kinds:
            self._timer.start(SETTLE_MS)

    def _on_typed(self, text: str) -> None:
        self._waiting = text
        if text and self._is_wanted and not self._is_asking:
            self._ask()

    def _ask(self) -> None:
        self._is_asking, self._asked = True, self._waiting
        text, around = self._asked, self._answered
        self._lane.run(
            self, lambda: self._service.suggest(text, around), self._on_found, self._on_not_found
        )

    def _on_found(self, found: Completion | None) -> None:
        self._is_asking = False
        if self._waiting != self._asked:
            self._on_typed(self._waiting)
            return
        self._offer = found
        self._composer.editor.offer(found, self._asked)

    def _on_not_found(self, error: Exception) -> None:
        self._is_asking = False
        self._reporter.tell(error)

    def _on_offer_changed(self, is_shown: bool) -> None:  # noqa: FBT001 - a slot
        self._composer.show_offer(self._words(self._offer) if is_shown and self._offer else "")

    def _words(self, offer: Completion) -> str:
        parts = [self.tr("Tab: word, Shift+Tab: phrase")]
        parts.append(self.tr("{share} sure").format(share=dates.percent(offer.chance)))
        if offer.times and offer.learned_at is not None:
            written = self.tr("written %n time(s)", "", offer.times)
            parts.append(f"{written}, {dates.short(offer.learned_at)}")
        return "  ·  ".join(parts)

    def _on_chosen(self, is_wanted: bool) -> None:  # noqa: FBT001 - a slot
        self._is_wanted = is_wanted
        self._file.save(replace(self._file.load(), offers_words=is_wanted))
        if is_wanted:
            self.learn()
        else:
            self._composer.editor.offer(None, "")
            self._lane.run(self, self._service.forget, self._on_forgotten, self._reporter.tell)

    def _on_forgotten(self, _nothing: object) -> None:
        self._show_offering(0)
        self.told.emit(self.tr("What was learned of your words is forgotten"))

    def _on_counted(self, words: int) -> None:
        self._show_offering(words)

    def _show_offering(self, words: int) -> None:
        if self._assistant is not None:
            self._assistant.show_offering(is_offered=self._is_wanted, words=words)
