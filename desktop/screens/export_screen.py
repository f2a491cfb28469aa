"""Connects the card that takes the data out to the service that writes them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.domain.change import Change, Kind
from core.domain.exporting import SUFFIXES, ExportFormat, ExportReport
from core.errors import Cancelled, UserError
from desktop import failures
from desktop.background import Job
from desktop.dialogs.file_choice import FileChoice
from desktop.sentences import export_sentences
from desktop.views.privacy.export_section import ExportSection
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.export_service import ExportService


class ExportScreen(QObject):
    """One export at a time, in the import lane: the window stays alive meanwhile."""

    def __init__(self, view: ExportSection, service: ExportService, wiring: Wiring) -> None:
        super().__init__(view)
        self._view, self._service = view, service
        self._lane, self._changes = wiring.import_lane, wiring.changes
        self._reporter = wiring.reporter
        self.files = FileChoice()
        self._job: Job | None = None
        view.export_requested.connect(self._on_export)
        view.stop_requested.connect(self._on_stop)

    def _on_export(self, form: ExportFormat) -> None:
        title = failures.translate(export_sentences.FORMATS[form])
        name = f"Cardfile {datetime.now().astimezone():%Y-%m-%d}{SUFFIXES[form]}"
        to = self.files.save_file(self._view, title, name)
        if to is None:
            return
        if not to.suffix:
            to = to.with_name(f"{to.name}{SUFFIXES[form]}")
        self._begin(form, to)

    def _begin(self, form: ExportFormat, to: Path) -> None:
        self._view.show_busy(is_busy=True)
        box: list[Job] = []

        def should_stop() -> bool:
            return bool(box) and box[0].is_stopped

        def say(key: str) -> str:
            return export_sentences.word(key, failures.translate)

        self._job = self._lane.report(
            self,
            lambda tell: self._service.export(form, to, say, tell, should_stop),
            self._view.writing.show_progress,
            self._on_done,
            self._on_error,
        )
        box.append(self._job)

    def _on_stop(self) -> None:
        self._view.writing.stop.setEnabled(False)
        if self._job is not None:
            self._job.stop()

    def _on_done(self, report: ExportReport) -> None:
        self._view.show_busy(is_busy=False)
        lines = export_sentences.report_lines(report, failures.translate)
        self._view.show_result("\n".join(lines))
        self._view.told.emit(lines[0])
        # It stands in the history and in the audit.
        self._changes.announce(Change(frozenset({Kind.SETTING})))

    def _on_error(self, error: Exception) -> None:
        self._view.show_busy(is_busy=False)
        if isinstance(error, Cancelled):
            self._view.show_result(self.tr("Stopped. Nothing was left behind."))
            return
        self._view.show_result(failures.told(error))
        if not isinstance(error, UserError):
            self._reporter.tell(error)
