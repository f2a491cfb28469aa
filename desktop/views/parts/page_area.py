"""A page that scrolls below a head."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

GUTTER_PX = 10
"""The room for the scroll bar; what stands above the area leaves as much free at its right."""


class PageArea(QScrollArea):
    """Ends its cards where the head above them ends, with a scroll bar beside them or without."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalScrollBar().rangeChanged.connect(self._leave_room)
        self._leave_room(0, 0)

    def _leave_room(self, first: int, last: int) -> None:
        """Keep the gutter free while no bar stands in it."""
        self.setViewportMargins(0, 0, 0 if last > first else GUTTER_PX, 0)
