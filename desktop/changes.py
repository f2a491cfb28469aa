"""The one signal that says what was written, so that whoever shows it can look again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change


class ChangeHub(QObject):
    """Tells every screen about every write.

    Signals:
        changed: a Change; on the GUI thread.
    """

    changed = Signal(object)

    def announce(self, change: Change) -> None:
        """Tell everybody. GUI thread only."""
        self.changed.emit(change)
