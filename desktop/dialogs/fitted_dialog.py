"""A dialog that is always as high as its words need."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget


class FittedDialog(QDialog):
    """Has one width; its height follows its words, also when these change while it is open.

    Qt works the height out once, and from labels of another width: longer words would be cut.
    """

    def __init__(self, width_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(width_px)

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            layout.activate()
            height = layout.totalHeightForWidth(self.width())
            if height > 0:  # a layout that was just emptied has none yet
                self.setFixedHeight(height)

    def event(self, event: QEvent) -> bool:
        """Fit when what is inside wants another size."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        """Fit before it is seen."""
        self._fit()
        super().showEvent(event)
