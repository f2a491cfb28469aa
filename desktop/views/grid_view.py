"""A table whose marked rows can be dragged out and copied."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView, QWidget


class GridView(QTableView):
    """Leaves it to whoever listens to find out what the rows are in another program.

    Signals:
        lifted: the marked rows are being dragged out.
        copied: Ctrl+C on the marked rows.
    """

    lifted = Signal()
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragEnabled(True)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Say that the marked rows are dragged out."""
        del supported
        self.lifted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the marked rows; everything else as in every table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)
