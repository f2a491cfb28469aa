"""Connects the search fields to the search: hits as somebody types, and where they lead."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal

from core.domain.change import Kind, SearchHit
from core.domain.search import SearchAnswer
from core.services.search_service import SearchService
from desktop.background import Job
from desktop.views.search_box import SearchBox
from desktop.views.search_results_view import SearchResultsView
from desktop.wiring import Wiring

WITHIN_S = 0.03


class SearchScreen(QObject):
    """Asks while somebody types; an answer to older words is dropped.

    Signals:
        thread_chosen: a conversation is to be opened (its id).
        contact_chosen: a contact is to be opened (its id).
        company_chosen: a company's people are to be shown (its name).
        note_chosen: a note is to be opened (its id).
    """

    thread_chosen = Signal(int)
    contact_chosen = Signal(int)
    company_chosen = Signal(str)
    note_chosen = Signal(int)

    def __init__(
        self,
        view: SearchResultsView,
        boxes: tuple[SearchBox, ...],
        service: SearchService,
        wiring: Wiring,
    ) -> None:
        super().__init__(view)
        self._view, self._service = view, service
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self._asking: Job | None = None
        self._wanted = threading.Event()
        for box in boxes:
            view.serve(box)
            box.changed.connect(lambda words, asked=box: self._on_changed(asked, words))
        view.chosen.connect(self._on_chosen)

    def _on_changed(self, box: SearchBox, words: str) -> None:
        if self._asking is not None:
            self._asking.cancel()
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

    def _on_chosen(self, hit: SearchHit) -> None:
        if hit.thread_id:
            self.thread_chosen.emit(hit.thread_id)
        elif hit.kind is Kind.CONTACT:
            self.contact_chosen.emit(hit.id)
        elif hit.kind is Kind.COMPANY:
            self.company_chosen.emit(hit.title)
        elif hit.kind is Kind.NOTE:
            self.note_chosen.emit(hit.id)
        elif hit.contact_id:
            self.contact_chosen.emit(hit.contact_id)  # a meeting or a note is on their page
