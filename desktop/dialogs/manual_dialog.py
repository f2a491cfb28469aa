"""The manual, to be read beside the work."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QLocale
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QDialog, QTextEdit, QVBoxLayout, QWidget

from desktop.dialogs.form_parts import foot
from desktop.manual_text import Piece, Shape
from desktop.views.parts.button import Button

_SIZE = (760, 640)
# Steps above the size of text that is chosen in Settings.
_LARGER = {Shape.TITLE: 2, Shape.HEADING: 1}
_ABOVE_PX = {Shape.TITLE: 0, Shape.HEADING: 18, Shape.TEXT: 6, Shape.ITEM: 4}
_ITEM_PX = 20
_LINE_PERCENT = 135.0


class ManualDialog(QDialog):
    """Shows the manual in the window's language, or in the other one; Esc closes it.

    It stands beside the window, which goes on: what is read can be tried.
    """

    def __init__(
        self, read: Callable[[str], Sequence[Piece]], parent: QWidget | None = None
    ) -> None:
        """Show it. read: returns the manual in "en" or "zh_CN"."""
        super().__init__(parent)
        self._read, self._language = read, _language()
        self.resize(*_SIZE)
        self.text = QTextEdit()
        self.text.setObjectName("editor")
        self.text.setReadOnly(True)
        self.text.setAcceptRichText(False)
        self.text.setTabChangesFocus(True)
        self.other, self._close = Button(icon="globe"), Button("primary")
        self.other.clicked.connect(self._on_other)
        self._close.clicked.connect(self.close)
        self._close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self.text, 1)
        column.addLayout(foot(self._close, left=(self.other,)))
        self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Help"))
        self.text.setAccessibleName(self.tr("Help"))
        self._close.say(self.tr("Close"))
        self._show()

    def _show(self) -> None:
        self.other.say("English" if self._language == "zh_CN" else "中文")
        self.text.clear()
        cursor = self.text.textCursor()
        for piece in self._read(self._language):
            self._write(cursor, piece)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.text.setTextCursor(cursor)

    def _write(self, cursor: QTextCursor, piece: Piece) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(_ABOVE_PX[piece.shape])
        block.setLeftMargin(_ITEM_PX if piece.shape is Shape.ITEM else 0)
        block.setTextIndent(-_ITEM_PX / 2 if piece.shape is Shape.ITEM else 0)
        block.setLineHeight(
            _LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        if self.text.document().isEmpty():
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        if piece.shape is Shape.ITEM:
            cursor.insertText("•\u2002", QTextCharFormat())
        for text, is_strong, is_slanted in piece.runs:
            form = QTextCharFormat()
            if is_strong or piece.shape in _LARGER:
                form.setFontWeight(QFont.Weight.DemiBold)
            form.setFontItalic(is_slanted)
            form.setProperty(QTextFormat.Property.FontSizeAdjustment, _LARGER.get(piece.shape, 0))
            cursor.insertText(text, form)

    def _on_other(self) -> None:
        self._language = "en" if self._language == "zh_CN" else "zh_CN"
        self._show()
        self.text.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._language = _language()
            self._retranslate()
        super().changeEvent(event)


def _language() -> str:
    return "zh_CN" if QLocale().language() == QLocale.Language.Chinese else "en"
