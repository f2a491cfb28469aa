"""A list beside what it opens, with an edge that can be moved."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop import theme
from desktop.views.parts.middle_column import RECORD_PX, MiddleColumn

LIST_PX, LEAST_LIST_PX, MOST_LIST_PX = 336, 280, 520
_USUAL_PX, _PART = 1068, 6
"""Of what a page is wider than usual the list gets this part."""


class ListEdge(QSplitter):
    """Until somebody moves the edge, the list has its share of a wide window.

    Its lines are cut where it is narrow, while what it opens stands in the middle of free room.
    is_chosen: somebody has moved it, here or in an earlier window.
    place: where what the list opens is to be made, as the list is in here. Qt looks for the style
        anew of all that is moved to another parent.
    """

    def __init__(self, parent: QWidget | None = None, most_px: int = RECORD_PX) -> None:
        """Take room for both.

        most_px: the widest that what the list opens may be, at text of ordinary size.
        """
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.is_chosen = False
        self.place = MiddleColumn(None, most_px, self)
        self._list: QWidget = self.place
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_moved)

    def hold(self, left: QWidget, right: QWidget) -> None:
        """Take the list and what it opens, for good."""
        self._list = left
        self.insertWidget(0, left)
        self.place.hold(right)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self._limit()
        self._share()

    def divide(self, list_px: int) -> None:
        """Give the list this width, as if somebody had moved the edge there."""
        self.is_chosen = True
        self._give(list_px)

    def fit_text(self, before: int, now: int) -> None:
        """Give the list the room that its words need at another size, both in per cent."""
        self._limit()
        if before != now:
            self._give(self.sizes()[0] * now // before)

    def _limit(self) -> None:
        self._list.setMinimumWidth(theme.scaled(LEAST_LIST_PX))
        self._list.setMaximumWidth(theme.scaled(MOST_LIST_PX))

    def _share(self) -> None:
        share = theme.scaled(LIST_PX) + max(0, self.width() - _USUAL_PX) // _PART
        self._give(min(share, self._list.maximumWidth()))

    def _give(self, list_px: int) -> None:
        self.setSizes([list_px, max(1, self.width() - list_px)])

    def _on_moved(self) -> None:
        self.is_chosen = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list its share, if nobody has chosen another."""
        super().resizeEvent(event)
        if not self.is_chosen:
            self._share()

    def restoreState(self, state: QByteArray | bytes | bytearray | memoryview) -> bool:
        """Divide as it was chosen before."""
        self.is_chosen = True
        return super().restoreState(state)
