"""Connects the search fields to the search: hits as somebody types, and where they lead."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from core.domain.change import Kind
from core.domain.ports import TextEmbedder
from core.domain.search import SearchAnswer, SearchHit
from core.errors import Cancelled, UserError
from core.services import meaning_service
from core.settings import SettingsFile
from desktop.background import AnyLane, Job
from desktop.views.parts.search_box import SearchBox
from desktop.views.search_results_view import SearchResultsView
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.meaning_service import MeaningService
    from core.services.search_service import SearchService

WITHIN_S = 0.03
PAUSE_MS = 350
"""How long nothing is typed before the question is read for its meaning."""


class SearchScreen(QObject):
    """Asks while somebody types; an answer to older words is dropped.

    Words are answered at once. When the typing pauses, what only means alike is added below; any
    key takes that question back.

    Signals:
        thread_chosen: a conversation is to be opened (its id).
        contact_chosen: a contact is to be opened (its id).
        company_chosen: a company is to be opened (its id).
        note_chosen: a note is to be opened (its id).
        deal_chosen, task_chosen: a deal or a task is to be shown (its id).
        chosen: said of each of them, before (the SearchHit).

    Attributes:
        pause_ms: as PAUSE_MS.
    """

    thread_chosen = Signal(int)
    contact_chosen = Signal(int)
    company_chosen = Signal(int)
    note_chosen = Signal(int)
    deal_chosen = Signal(int)
    task_chosen = Signal(int)
    chosen = Signal(object)

    def __init__(
        self,
        view: SearchResultsView,
        services: tuple[SearchService, MeaningService, SettingsFile],
        embedder: tuple[TextEmbedder, AnyLane],
        wiring: Wiring,
    ) -> None:
        """embedder: with the lane where it is asked."""
        super().__init__(view)
        self._view = view
        self._service, self._meanings, self._file = services
        self._embedder, self._meaning_lane = embedder
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self.pause_ms = PAUSE_MS
        self._asking: Job | None = None
        self._wanted = threading.Event()
        self._reading: Job | None = None
        self._box: SearchBox | None = None
        self._words, self._answer = "", SearchAnswer()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause)
        self._by_id: dict[Kind, SignalInstance] = {
            Kind.CONTACT: self.contact_chosen,
            Kind.COMPANY: self.company_chosen,
            Kind.NOTE: self.note_chosen,
            Kind.DEAL: self.deal_chosen,
            Kind.TASK: self.task_chosen,
        }
        view.chosen.connect(self.choose)

    def serve(self, box: SearchBox) -> None:
        """Answer what is typed here."""
        self._view.serve(box)
        box.textChanged.connect(self._take_back)
        box.changed.connect(lambda words: self._on_changed(box, words))

    def _take_back(self) -> None:
        """A key was pressed: nobody waits any more for what the words before it mean."""
        self._pause.stop()
        for job in (self._asking, self._reading):
            if job is not None:
                job.cancel()

    def _on_changed(self, box: SearchBox, words: str) -> None:
        self._take_back()
        self._wanted.clear()  # a long answer to older words ends
        if not words or not box.hasFocus():
            self._view.hide()
            return
        self._ask(box, words, WITHIN_S)

    def _ask(self, box: SearchBox, words: str, within_s: float | None) -> None:
        wanted = self._wanted = threading.Event()
        wanted.set()
        self._asking = self._lane.run(
            self,
            lambda: self._service.answer(words, within_s=within_s, is_wanted=wanted.is_set),
            lambda answer: self._on_answer(box, words, answer),
            self._reporter.tell,
        )

    def _on_answer(self, box: SearchBox, words: str, answer: SearchAnswer) -> None:
        """Show an answer; what was looked for in the newest records only is completed."""
        if answer.groups or not answer.is_partial:
            self._view.show_answer(box, answer)
        if answer.is_partial:
            self._ask(box, words, None)
            return
        self._box, self._words, self._answer = box, words, answer
        may_read = self._embedder.model_id and self._file.load().finds_by_meaning
        if may_read and has_meaning(words) and not answer.has_conditions:
            self._pause.start(self.pause_ms)

    def _on_pause(self) -> None:
        words = self._words
        self._reading = self._meaning_lane.run(
            self, lambda: self._embedder.embed_question(words), self._on_read, self._on_unread
        )

    def _on_read(self, question: bytes) -> None:
        alike_from = self._embedder.alike_from(self._words)
        shown = {(hit.kind, hit.id) for group in self._answer.groups for hit in group.hits}
        self._reading = self._lane.run(
            self,
            lambda: self._meanings.find(question, alike_from, without=shown),
            lambda hits: self._on_alike(question, hits),
            self._reporter.tell,
        )

    def _on_alike(self, question: bytes, hits: tuple[SearchHit, ...]) -> None:
        """Say of each hit why it is there: the sentence that means what was asked."""
        if hits and (box := self._box) is not None:
            self._reading = self._meaning_lane.run(
                self,
                lambda: meaning_service.to_the_point(self._embedder, question, hits),
                lambda sharp: self._view.show_alike(box, sharp),
                self._on_unread,
            )

    def _on_unread(self, error: Exception) -> None:
        """What was found by words stands; why there is no more, the settings say."""
        if not isinstance(error, (Cancelled, UserError)):
            self._reporter.tell(error)

    def choose(self, hit: SearchHit) -> None:
        """Open what was found."""
        self.chosen.emit(hit)
        if hit.thread_id:
            self.thread_chosen.emit(hit.thread_id)
        elif hit.kind in self._by_id:
            self._by_id[hit.kind].emit(hit.id)
        elif hit.contact_id:
            self.contact_chosen.emit(hit.contact_id)  # a meeting or a note is on their page


def has_meaning(words: str) -> bool:
    """Return whether the words say enough to be looked for by their meaning."""
    letters = [char for char in words if char.isalpha()]
    is_wide = any(char > "\u2e7f" for char in letters)  # one such character is a syllable or a word
    return len(letters) >= (2 if is_wide else 4)
