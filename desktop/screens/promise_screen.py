"""Makes tasks of what accepted answers promise, once a person has agreed."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.domain.ports import DraftWriter
from core.services.draft_service import DraftService
from desktop.dialogs.promise_dialog import PromiseDialog
from desktop.wiring import Wiring


class PromiseScreen(QObject):
    """Asks after each accepted answer that binds its writer.

    Signals:
        told: what was done (a sentence, the undo step's id or 0).
    """

    told = Signal(str, int)

    def __init__(
        self, window: QWidget, service: DraftService, writer: DraftWriter, wiring: Wiring
    ) -> None:
        super().__init__(window)
        self._window, self._service, self._writer = window, service, writer
        self._lane, self._changes, self._reporter = (
            wiring.data_lane,
            wiring.changes,
            wiring.reporter,
        )
        self.dialog: PromiseDialog | None = None

    def look(self, interaction_id: int, text: str) -> None:
        """Ask, if the text that answered this message promises something."""
        promises = self._writer.find_promises(text)
        if not promises:
            return
        dialog = self.dialog = PromiseDialog(promises, self._window)
        dialog.chosen.connect(lambda chosen: self._on_chosen(interaction_id, chosen))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_chosen(self, interaction_id: int, promises: tuple[str, ...]) -> None:
        today = datetime.now(UTC).astimezone().date()
        self._lane.run(
            self,
            lambda: self._service.keep_promises(interaction_id, promises, today),
            lambda change: self._on_kept(change, len(promises)),
            self._reporter.tell,
        )

    def _on_kept(self, change: Change, count: int) -> None:
        self._changes.announce(change)
        self.told.emit(self.tr("%n task(s) added", "", count), 0)
