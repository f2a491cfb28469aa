"""What a person does to records: done in their lane, announced to every screen, and told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change
from desktop.wiring import Wiring


class Deeds(QObject):
    """Does each thing as one step that can be undone. GUI thread only.

    Signals:
        told: what was done and its step, for the toast.
    """

    told = Signal(str, int)

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring

    def do(self, work: Callable[[], Change], words: str, dialog: str = "") -> None:
        """Do the work and tell these words, or the error.

        dialog: which one holds what is to be stored; it opens again if it couldn't be.
        """
        wiring, tell = self._wiring, self._wiring.reporter.tell
        on_error = wiring.dialogs.not_stored(dialog, tell) if dialog else tell

        def on_done(change: Change) -> None:
            wiring.changes.announce(change)
            self.told.emit(words, change.made_step)

        wiring.data_lane.run(self, work, on_done, on_error)
