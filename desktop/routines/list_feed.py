"""Fills a list with what answers its question, page by page as it is scrolled to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from desktop.background import Job
from desktop.tables.paged_table import PAGE_ROWS, PagedTable
from desktop.views.parts.row_list import RowList
from desktop.wiring import Wiring


class FedList(Protocol):
    """A list with a search."""

    rows: RowList

    @property
    def table(self) -> PagedTable[Any]:
        """Its rows."""

    @property
    def question_changed(self) -> SignalInstance:
        """Emitted with what is searched for now, as `question` returns it."""

    def question(self) -> tuple[str, ...]:
        """Return what is searched for."""

    def show_count(self, count: int) -> None:
        """Show how many records answer the question."""


class ListFeed(QObject):
    """Answers the newest question only. GUI thread only.

    Signals:
        counted: how many answer, when the list was looked at again.
        begun: the first rows of an answer stand.
    """

    counted = Signal(int)
    begun = Signal()

    def __init__(
        self,
        view: FedList,
        count: Callable[..., int],
        read: Callable[..., Sequence[Any]],
        wiring: Wiring,
        parent: QObject,
    ) -> None:
        """Serve the view.

        count, read: are called in the lane of records with what is searched for, read also with
        how many rows and after how many.
        """
        super().__init__(parent)
        self._view, self._count, self._read = view, count, read
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self._question = view.question()
        self._jobs: list[Job] = []
        view.question_changed.connect(self._on_question)
        view.table.page_wanted.connect(self._on_page_wanted)

    def look(self) -> None:
        """Look again; what is on screen keeps its place."""
        self._ask_count(self._on_count)

    def _on_question(self, *question: str) -> None:
        self._question = question
        self._ask_count(self._on_answer)

    def _ask_count(self, on_done: Callable[[int], None]) -> None:
        """Ask how many answer; whatever was asked before is silenced."""
        for job in self._jobs:
            job.cancel()
        question, self._jobs = self._question, []
        self._run(lambda: self._count(*question), on_done)

    def _on_count(self, count: int) -> None:
        self._view.show_count(count)
        self.counted.emit(count)

    def _on_answer(self, count: int) -> None:
        """Another question has other rows: nothing of the old answer may stay on screen."""
        self._view.table.clear()
        self._view.show_count(count)
        self._view.rows.scrollToTop()

    def _on_page_wanted(self, page: int) -> None:
        question = self._question
        self._run(
            lambda: self._read(*question, PAGE_ROWS, page * PAGE_ROWS),
            lambda rows: self._on_page(page, rows),
        )

    def _on_page(self, page: int, rows: tuple[Any, ...]) -> None:
        self._view.table.show_page(page, rows)
        if page == 0:
            self.begun.emit()

    def _run(self, work: Callable[[], object], on_done: Callable[..., None]) -> None:
        self._jobs = [job for job in self._jobs if not job.is_finished]
        self._jobs.append(self._lane.run(self, work, on_done, self._reporter.tell))
