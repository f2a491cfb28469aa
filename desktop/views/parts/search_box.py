"""The search field of a list."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop import icons, theme

PAUSE_MS = 70


class SearchBox(QLineEdit):
    """Tells the words when the typing pauses.

    Signals:
        changed: the words, trimmed.
        left_down: the person pressed Down to go to the list.
    """

    changed = Signal(str)
    left_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(lambda: self.changed.emit(self.words()))
        self.textChanged.connect(lambda _text: self._timer.start())
        theme.watch().changed.connect(self._restyle)
        self._restyle()

    def words(self) -> str:
        """Return what is searched for."""
        return self.text().strip()

    def say(self, hint: str) -> None:
        """Set the placeholder, which is also the name for screen readers."""
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)

    def _restyle(self) -> None:
        self._glass.setIcon(icons.icon("magnifying-glass", "text3", 16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Down go to the list and Esc empty the field."""
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
