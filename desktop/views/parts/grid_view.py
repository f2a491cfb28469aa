"""A table whose marked rows can be dragged out and copied, and whose columns use a wide window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

_LEAST = 0.9
"""Of the widths that were asked for: with less, the table is scrolled sideways."""


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
        self._wanted: list[int] = []
        self._is_sharing = False
        self.horizontalHeader().sectionResized.connect(self._on_resized)

    def set_widths(self, widths: list[int]) -> None:
        """Give the columns these widths, in pixels.

        Where there is more room, or a little less, they share it.
        """
        self._wanted = widths
        self._share()

    def widths(self) -> list[int]:
        """Return the widths that were set, or what a person dragged them to."""
        return self._wanted

    def _share(self) -> None:
        room, wanted = self.viewport().width(), sum(self._wanted)
        shared = [width * room // wanted for width in self._wanted] if wanted else []
        self._is_sharing = True
        for column, width in enumerate(shared if room > wanted * _LEAST else self._wanted):
            self.setColumnWidth(column, width)
        self._is_sharing = False

    def _on_resized(self) -> None:
        if not self._is_sharing:
            self._wanted = [self.columnWidth(at) for at in range(len(self._wanted))]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share()

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
