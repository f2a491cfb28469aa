"""The round mark of a person."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop import icons, theme


class Avatar(QWidget):
    """Initials on a colour that belongs to the name; decoration, so screen readers skip it."""

    def __init__(self, size_px: int = 52, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setFixedSize(size_px, size_px)
        theme.watch().changed.connect(self.update)

    def show_name(self, name: str) -> None:
        """Draw the mark of this name."""
        self._name = name
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        icons.paint_avatar(painter, QRectF(self.rect()), self._name)
