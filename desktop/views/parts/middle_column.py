"""A part in the middle of a wide window, so narrow that its lines can be read."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import theme
from desktop.views.parts.view import View

PAGE_PX, RECORD_PX = 860, 1180
"""The widest page of lines and cards, and the widest record beside a list."""


class MiddleColumn(View):
    """Gives a part the room there is, up to a width that grows with the text.

    part: None where it is made in here, and given by `hold`.
    most_px: of that width, at text of ordinary size.
    """

    def __init__(self, part: QWidget | None, most_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self._part, self._most_px = part, most_px
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self._row.addStretch(1)
        if part is not None:
            self.hold(part)

    def hold(self, part: QWidget) -> None:
        """Give this part the room."""
        self._part = part
        self._row.insertWidget(1, part, 1_000)
        self.restyle()

    def restyle(self) -> None:
        """Follow the size of the text."""
        if self._part is not None:
            self._part.setMaximumWidth(theme.scaled(self._most_px))
