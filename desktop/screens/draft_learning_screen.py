"""Connects what becomes of drafts, and the examples made of them, to the service that knows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.domain.change import Change, Kind
from core.domain.draft_learning import DraftMonth, ExamplesReport, ExamplesWish
from core.errors import Cancelled, UserError
from desktop import failures
from desktop.background import Job
from desktop.dialogs.file_choice import FileChoice
from desktop.views.settings.draft_learning_view import DraftLearningView
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.draft_learning_service import DraftLearningService

SUFFIX = ".jsonl"


class DraftLearningScreen(QObject):
    """Counts anew when drafts changed; writes one file at a time, in the import lane."""

    def __init__(
        self, view: DraftLearningView, service: DraftLearningService, wiring: Wiring
    ) -> None:
        super().__init__(view)
        self._view, self._section, self._service = view, view.examples, service
        self._lane, self._long_lane = wiring.data_lane, wiring.import_lane
        self._changes, self._reporter = wiring.changes, wiring.reporter
        self.files = FileChoice()
        self._is_stale = True
        self._job: Job | None = None
        view.shown.connect(self._on_shown)
        self._section.save_requested.connect(self._on_save)
        self._section.stop_requested.connect(self._on_stop)
        wiring.changes.changed.connect(self._on_changed)

    def _on_shown(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self._lane.run(self, self._service.list_months, self._on_counted, self._reporter.tell)

    def _on_counted(self, months: tuple[DraftMonth, ...]) -> None:
        self._view.show_months(months)

    def _on_changed(self, change: Change) -> None:
        # Undoing a reply takes its draft out of the figures.
        if change.kinds & {Kind.DRAFT, Kind.INTERACTION}:
            self._is_stale = True
            if self._view.isVisible():
                self._on_shown()

    def _on_save(self, wish: ExamplesWish) -> None:
        name = f"Cardfile {datetime.now().astimezone():%Y-%m-%d}{SUFFIX}"
        to = self.files.save_file(self._section, self.tr("Save examples"), name)
        if to is None:
            return
        if not to.suffix:
            to = to.with_name(f"{to.name}{SUFFIX}")
        self._section.show_busy(is_busy=True)
        box: list[Job] = []

        def should_stop() -> bool:
            return bool(box) and box[0].is_stopped

        self._job = self._long_lane.report(
            self,
            lambda tell: self._service.write_examples(to, wish, tell, should_stop),
            self._section.writing.show_progress,
            self._on_done,
            self._on_error,
        )
        box.append(self._job)

    def _on_stop(self) -> None:
        self._section.writing.stop.setEnabled(False)
        if self._job is not None:
            self._job.stop()

    def _on_done(self, report: ExamplesReport) -> None:
        self._section.show_busy(is_busy=False)
        self._section.show_report(report)
        # It stands in the history and in the audit.
        self._changes.announce(Change(frozenset({Kind.SETTING})))

    def _on_error(self, error: Exception) -> None:
        self._section.show_busy(is_busy=False)
        if isinstance(error, Cancelled):
            self._section.show_result(self.tr("Stopped. Nothing was left behind."))
            return
        self._section.show_result(failures.told(error))
        if not isinstance(error, UserError):
            self._reporter.tell(error)
