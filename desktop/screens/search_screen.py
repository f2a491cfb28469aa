"""Connects the search fields to the search: hits as somebody types, and where they lead."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, SignalInstance

from core.domain.change import Kind, SearchHit
from core.domain.search import SearchAnswer
from core.services.search_service import SearchService
from desktop.background import Job
from desktop.views.search_box import SearchBox
from desktop.views.search_results_view import SearchResultsView
from desktop.wiring import Wiring


class SearchScreen(QObject):
    """Asks while somebody types; an answer to older words is dropped.

    Signals:
        thread_chosen: a conversation is to be opened (its id).
        contact_chosen: a contact is to be opened (its id).
        company_chosen: a company's people are to be shown (its name).
        note_chosen: a note is to be opened (its id).
        deal_chosen, task_chosen: a deal or a task is to be shown (its id).
    """

    thread_chosen = Signal(int)
    contact_chosen = Signal(int)
    company_chosen = Signal(str)
    note_chosen = Signal(int)
    deal_chosen = Signal(int)
    task_chosen = Signal(int)

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
        self._by_id: dict[Kind, SignalInstance] = {
            Kind.CONTACT: self.contact_chosen,
            Kind.NOTE: self.note_chosen,
            Kind.DEAL: self.deal_chosen,
            Kind.TASK: self.task_chosen,
        }
        for box in boxes:
            view.serve(box)
            box.changed.connect(lambda words, asked=box: self._on_changed(asked, words))
        view.chosen.connect(self._on_chosen)

    def _on_changed(self, box: SearchBox, words: str) -> None:
        if self._asking is not None:
            self._asking.cancel()
        if not words or not box.hasFocus():
            self._view.hide()
            return
        self._asking = self._lane.run(
            self,
            lambda: self._service.answer(words),
            lambda answer: self._on_answer(box, answer),
            self._reporter.tell,
        )

    def _on_answer(self, box: SearchBox, answer: SearchAnswer) -> None:
        self._view.show_answer(box, answer)

    def _on_chosen(self, hit: SearchHit) -> None:
        if hit.thread_id:
            self.thread_chosen.emit(hit.thread_id)
        elif hit.kind in self._by_id:
            self._by_id[hit.kind].emit(hit.id)
        elif hit.kind is Kind.COMPANY:
            self.company_chosen.emit(hit.title)
        elif hit.contact_id:
            self.contact_chosen.emit(hit.contact_id)  # a meeting or a note is on their page
