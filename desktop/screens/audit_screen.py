"""Connects the audit's card to the audit service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.domain.change import Change
from desktop.background import Job
from desktop.dialogs.file_choice import FileChoice
from desktop.views.privacy.audit_section import AuditSection
from desktop.wiring import Wiring

SHOWN_LINES, SHOWN_CHANGES = 60, 3

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.audit_service import AuditService


class AuditScreen(QObject):
    """Looks when the card comes into sight; long checks and files take the import lane."""

    def __init__(self, view: AuditSection, service: AuditService, wiring: Wiring) -> None:
        super().__init__(view)
        self._view, self._service = view, service
        self._lane, self._long_lane = wiring.data_lane, wiring.import_lane
        self._reporter = wiring.reporter
        self._job: Job | None = None
        self.files = FileChoice()
        view.opened.connect(self.look)
        view.searched.connect(self._on_searched)
        view.verify_requested.connect(self._on_verify)
        view.export_requested.connect(self._on_export)
        wiring.changes.changed.connect(self._on_changed)

    def look(self) -> None:
        """Show the lines that hold the words searched for."""
        self._on_searched(self._view.search.text())

    def _on_searched(self, query: str) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._lane.run(
            self,
            lambda: self._service.search(query, SHOWN_LINES, most_changes=SHOWN_CHANGES),
            self._view.show_lines,
            self._reporter.tell,
        )

    def _on_verify(self) -> None:
        self._view.show_checking()
        self._long_lane.run(self, self._service.verify, self._view.show_check, self._on_error)

    def _on_error(self, error: Exception) -> None:
        self._view.show_check(None)
        self._reporter.tell(error)

    def _on_export(self) -> None:
        to = self.files.save_file(self._view, self.tr("Save the audit"), "audit.csv")
        if to is not None:
            self._long_lane.run(
                self,
                lambda: self._service.export(to),
                lambda _count: self._view.told.emit(
                    self.tr("Saved as {file}").format(file=to.name)
                ),
                self._reporter.tell,
            )

    def _on_changed(self, _change: Change) -> None:
        if self._view.isVisible():
            self.look()
