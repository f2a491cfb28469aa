"""Connects the card for pseudonymised copies to the service that makes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.dialogs.file_choice import FileChoice
from desktop.views.privacy.copy_section import CopySection
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.copy_service import CopyService


class CopyScreen(QObject):
    """Asks where to; the copy is made in the import lane."""

    def __init__(self, view: CopySection, service: CopyService, wiring: Wiring) -> None:
        super().__init__(view)
        self._view, self._service = view, service
        self._lane, self._long_lane = wiring.data_lane, wiring.import_lane
        self._reporter = wiring.reporter
        self.files = FileChoice()
        view.copy_requested.connect(self._on_copy)
        view.reveal_requested.connect(self._on_reveal)

    def _on_copy(self) -> None:
        title = self.tr("A new folder for the copy")
        to = self.files.save_file(self._view, title, "cardfile-copy")
        if to is None:
            return
        self._view.show_busy(is_busy=True)
        self._long_lane.run(
            self, lambda: self._make(to), lambda made: self._view.show_copy(*made), self._on_error
        )

    def _make(self, to: Path) -> tuple[str, str]:
        """Make the copy; runs in the lane."""
        passphrase = self._service.make_passphrase()
        self._service.write(to, passphrase)
        return str(to), passphrase

    def _on_error(self, error: Exception) -> None:
        self._view.show_busy(is_busy=False)
        self._view.result.hide()
        self._reporter.tell(error)

    def _on_reveal(self, fake: str) -> None:
        self._lane.run(
            self,
            lambda: self._service.reveal(fake),
            self._view.show_originals,
            self._reporter.tell,
        )
