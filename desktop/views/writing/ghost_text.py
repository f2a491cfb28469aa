"""Text that isn't there yet: what could follow the caret, drawn in grey behind it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QPlainTextEdit

from core.domain.completion import Completion
from desktop import theme

_END_PX = 6


class GhostText:
    """What is offered at the caret of one editor; it goes as soon as the caret moves."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self.offered: Completion | None = None
        self._position = -1

    def offer(self, completion: Completion | None) -> None:
        """Show what may follow; None shows nothing."""
        self.offered = completion
        self._position = self._editor.textCursor().position()
        name = completion.phrase if completion is not None else ""
        self._editor.setAccessibleDescription(name)
        self._editor.viewport().update()

    def is_shown(self) -> bool:
        """Return whether something is offered where the caret is."""
        cursor = self._editor.textCursor()
        return (
            self.offered is not None
            and self._editor.hasFocus()
            and not cursor.hasSelection()
            and cursor.position() == self._position
        )

    def accept(self, *, whole: bool) -> None:
        """Write the word, or the whole phrase, as if the person had typed it."""
        if self.offered is not None:
            text = self.offered.phrase if whole else self.offered.word
            self.offered = None
            self._editor.textCursor().insertText(text)

    def paint(self) -> None:
        """Draw it behind the caret, as much as fits on the line."""
        if not self.is_shown() or self.offered is None:
            return
        painter = QPainter(self._editor.viewport())
        painter.setFont(self._editor.font())
        painter.setPen(QColor(theme.tokens().text3))
        place, metrics = self._editor.cursorRect(), painter.fontMetrics()
        room = self._editor.viewport().width() - place.right() - _END_PX
        line = self.offered.phrase.split("\n")[0]
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPoint(place.right(), place.top() + metrics.ascent()), shown)
        painter.end()
