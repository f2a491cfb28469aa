"""Text from outside, shown as nothing but text, at its full height, with places marked in it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from desktop import theme


class PlainText(QTextEdit):
    """A read-only text as tall as its content; it can be selected and copied, and runs nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked: tuple[str, ...] = ()
        self._tone = "grey"
        self.setObjectName("plain")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        theme.watch().changed.connect(self._mark)

    def show_text(self, text: str, marked: Iterable[str] = (), tone: str = "grey") -> None:
        """Show text and tint the phrases in it that are given word for word."""
        self.setPlainText(text)
        self._marked, self._tone = tuple(marked), tone
        self._mark()
        self._fit()

    def _mark(self) -> None:
        form = QTextCharFormat()
        form.setBackground(QColor(getattr(theme.tokens(), f"{self._tone}_soft")))
        form.setForeground(QColor(getattr(theme.tokens(), f"{self._tone}_text")))
        selections = []
        for phrase in self._marked:
            found = self.document().find(phrase) if phrase else QTextCursor()
            if found.isNull():
                continue
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = found, form
            selections.append(selection)
        self.setExtraSelections(selections)

    def _fit(self) -> None:
        width = self.viewport().width()
        if width > 0:
            self.document().setTextWidth(width)
        self.setFixedHeight(max(18, int(self.document().size().height()) + 1))

    def sizeHint(self) -> QSize:
        """Return the height of the whole text."""
        return QSize(200, int(self.document().size().height()) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow and shrink with the lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the page around."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the type changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
