"""Makes the backups of the open file that are asked for, and restores one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from core.domain.backup import Backup, BackupReason, RestorePreview
from desktop.dialogs.file_choice import FileChoice
from desktop.dialogs.restore_dialog import RestoreQuestion
from desktop.views.privacy.backups_section import BackupsSection
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.backup_service import BackupService

_T = TypeVar("_T")


class BackupsScreen(QObject):
    """Connects the card of backups to the service; works in the import lane, which may take long.

    Signals:
        open_again_requested: a restore is decided, and happens when the file is opened anew.
    """

    open_again_requested = Signal()

    def __init__(self, view: BackupsSection, service: BackupService, wiring: Wiring) -> None:
        super().__init__(view)
        self._view, self._service = view, service
        self._lane, self._reporter = wiring.import_lane, wiring.reporter
        self._data_lane = wiring.data_lane
        self.files, self.question = FileChoice(), RestoreQuestion()
        view.opened.connect(self.look)
        view.make_requested.connect(lambda: self._make(None))
        view.copy_requested.connect(self._on_copy)
        view.restore_requested.connect(self._on_restore)

    def look(self) -> None:
        """Look at the backups there are."""
        self._data_lane.run(
            self, self._service.list_backups, self._view.show_backups, self._reporter.tell
        )

    def _on_copy(self) -> None:
        for folder in self.files.open_folder(self._view, self.tr("Where to put the backup")):
            self._make(folder)

    def _make(self, target: Path | None) -> None:
        self._run(lambda: self._service.make(BackupReason.ASKED, target), self._on_made)

    def _on_made(self, made: Backup) -> None:
        words = self.tr("Backed up and checked: {name}").format(name=made.name)
        self._view.told.emit(words)
        self.look()

    def _on_restore(self, chosen: Backup) -> None:
        self._run(lambda: self._service.preview(chosen), self._on_preview)

    def _on_preview(self, preview: RestorePreview) -> None:
        if self.question.accepts(self._view, preview):
            self._run(
                lambda: self._service.decide_restore(preview.backup),
                lambda _nothing: self.open_again_requested.emit(),
            )

    def _run(self, work: Callable[[], _T], on_done: Callable[[_T], object]) -> None:
        def done(result: _T) -> None:
            self._view.show_busy(is_busy=False)
            on_done(result)

        def failed(error: Exception) -> None:
            self._view.show_busy(is_busy=False)
            self._reporter.tell(error)

        self._view.show_busy(is_busy=True)
        self._lane.run(self, work, done, failed)
