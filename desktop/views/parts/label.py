"""Words on a surface: a label with a place in the type scale, and one that ends in an ellipsis."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.views.parts.tips import plain_tip

Role = Literal[
    "brand", "title", "section", "strong", "body", "meta", "caption", "figure", "errorText", "code",
    "",
]  # fmt: skip

_ANY_WIDTH_PX = 10_000


class Label(QLabel):
    """A label that shows plain text only, whatever it is given.

    elides: stay on one line and end in an ellipsis where there's no room; the whole text is then
    the tip. hugs: an eliding label takes no more room than its words need.
    """

    def __init__(
        self,
        role: Role = "",
        text: str = "",
        *,
        wraps: bool = False,
        elides: bool = False,
        hugs: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._elides = elides
        self.setObjectName(role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if elides:
            policy = QSizePolicy.Policy.Maximum if hugs else QSizePolicy.Policy.Ignored
            self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Set the words; newlines become spaces where the label has one line."""
        shown = " ".join(text.split()) if self._elides else text
        super().setText(shown)
        if self._elides:
            self.setToolTip(plain_tip(shown))
            self.setAccessibleName(shown)

    def line_px(self) -> int:
        """Return how high one line of these words is: Chinese is higher, whatever the font says."""
        return self.heightForWidth(_ANY_WIDTH_PX) if self.wordWrap() else self.sizeHint().height()

    def minimumSizeHint(self) -> QSize:
        """Let an eliding label shrink."""
        hint = super().minimumSizeHint()
        return QSize(24, hint.height()) if self._elides else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, cut where it doesn't fit."""
        if not self._elides:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        room = self.contentsRect()
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), cut)
