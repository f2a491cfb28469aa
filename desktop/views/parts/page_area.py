"""A page that scrolls below a head."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

GUTTER_PX = 10
"""The room for the scroll bar; what stands above the area leaves as much free at its right."""
_TRIES = 3


class PageArea(QScrollArea):
    """Ends its cards where the head above them ends, with a scroll bar beside them or without.

    is_centred: as much is left free at the left, so that its middle is that of other pages.
    """

    def __init__(
        self, page: QWidget, parent: QWidget | None = None, *, is_centred: bool = False
    ) -> None:
        super().__init__(parent)
        self._page, self._left_px = page, GUTTER_PX if is_centred else 0
        self._right_px, self._is_at_it = -1, False
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalScrollBar().rangeChanged.connect(self._leave_room)
        self._leave_room()

    def _leave_room(self) -> None:
        """Keep the gutter free while no bar stands in it.

        Leaving room may bring the bar or end it. A page that has room with the one and none with
        the other is left alone after some tries.
        """
        if self._is_at_it:
            return
        self._is_at_it, bar = True, self.verticalScrollBar()
        for _ in range(_TRIES):
            right_px = 0 if bar.maximum() > bar.minimum() else GUTTER_PX
            if right_px == self._right_px:
                break
            self._right_px = right_px
            self.setViewportMargins(self._left_px, 0, right_px, 0)
            # Qt fits the page before it says that there is a bar, and not again.
            least_px = self._page.minimumSizeHint().width()
            self._page.resize(max(self.viewport().width(), least_px), self._page.height())
        self._is_at_it = False
