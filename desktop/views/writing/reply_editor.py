"""The field in which a reply is written, by the person, by the assistant, or by both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from core.domain.completion import Completion
from core.domain.draft import Claim
from desktop import theme
from desktop.views.parts.tips import plain_tip
from desktop.views.writing.ghost_text import GhostText
from desktop.words import draft_words


class ReplyEditor(QPlainTextEdit):
    """Plain text with places underlined that nothing stored supports.

    Signals:
        edited: the person changed the text.
        typed: what stands before the caret, after each change by the person; "" where nothing
            should be offered.
        offer_changed: whether the next words are offered now.
    """

    edited = Signal()
    typed = Signal(str)
    offer_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editor")
        self.setTabChangesFocus(True)
        self._claims: list[tuple[QTextCursor, Claim]] = []
        self._is_ours = False
        self._end = QTextCursor(self.document())
        self._ghost = GhostText(self)
        self.cursorPositionChanged.connect(self._on_caret)
        self.textChanged.connect(self._on_text_changed)
        theme.watch().changed.connect(self._mark)

    def show_text(self, text: str) -> None:
        """Show text in place of what is there; nothing is marked in it."""
        self._is_ours = True
        self._claims = []
        self.setPlainText(text)
        self._end = QTextCursor(self.document())
        self._end.movePosition(QTextCursor.MoveOperation.End)
        self._is_ours = False
        self._mark()

    def append_text(self, text: str) -> None:
        """Add a piece where the assistant's text ends; what the person typed stays."""
        self._is_ours = True
        bar = self.verticalScrollBar()
        was_at_end = bar.value() >= bar.maximum() - 4
        self._end.insertText(text)
        if was_at_end:
            bar.setValue(bar.maximum())
        self._is_ours = False

    def mark_claims(self, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        """Underline these where the text still says them; return those that it does."""
        text = self.toPlainText()
        self._claims = []
        for claim in claims:
            start = claim.start if text[claim.start : claim.end] == claim.text else -1
            start = start if start >= 0 else text.find(claim.text)
            if start < 0 or not claim.text:
                continue
            cursor = QTextCursor(self.document())
            cursor.setPosition(_units(text[:start]))
            cursor.setPosition(
                _units(text[: start + len(claim.text)]), QTextCursor.MoveMode.KeepAnchor
            )
            self._claims.append((cursor, claim))
        self._mark()
        return tuple(claim for _, claim in self._claims)

    def _mark(self) -> None:
        form = QTextCharFormat()
        look = theme.tokens()
        form.setBackground(QColor(look.amber_soft))
        form.setForeground(QColor(look.amber_text))
        form.setUnderlineColor(QColor(look.amber_text))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        selections = []
        for cursor, _claim in self._claims:
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, form
            selections.append(selection)
        self.setExtraSelections(selections)

    def _on_text_changed(self) -> None:
        if self._is_ours:
            return
        standing = [pair for pair in self._claims if pair[0].selectedText() == pair[1].text]
        if len(standing) != len(self._claims):
            self._claims = standing
            self._mark()
        self.edited.emit()
        self.typed.emit(self._before_caret())

    def _before_caret(self) -> str:
        """Return the text up to the caret, "" when something follows on the line."""
        cursor = self.textCursor()
        if cursor.hasSelection() or not cursor.atBlockEnd():
            return ""
        cursor.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n")

    def offer(self, completion: Completion | None, text: str) -> None:
        """Show what may follow this text, if it still is what stands before the caret."""
        is_current = completion is not None and self._before_caret() == text
        self._ghost.offer(completion if is_current else None)
        self.offer_changed.emit(self._ghost.is_shown())

    def _on_caret(self) -> None:
        if self._ghost.offered is not None and not self._ghost.is_shown():
            self._ghost.offer(None)
            self.offer_changed.emit(False)  # noqa: FBT003 - a signal

    def standing_claims(self) -> tuple[Claim, ...]:
        """Return the marked claims that the person left as they were."""
        return tuple(claim for _, claim in self._claims)

    def settle(self, claim: Claim, instead: str = "") -> None:
        """Take a mark away: as it stands, or with other words in its place."""
        pair = next((pair for pair in self._claims if pair[1] == claim), None)
        if pair is None:
            return
        self._claims.remove(pair)
        if instead:
            pair[0].insertText(instead)
            self.setTextCursor(pair[0])
        self._mark()

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Tab takes the word that is offered, Shift+Tab the phrase; else they move on."""
        if self._ghost.is_shown():
            self._ghost.accept(whole=not is_next)
            return True
        return super().focusNextPrevChild(is_next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape waves off what is offered."""
        if event.key() == Qt.Key.Key_Escape and self._ghost.is_shown():
            self.offer(None, "")
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and behind the caret what may follow."""
        super().paintEvent(event)
        self._ghost.paint()

    def event(self, event: QEvent) -> bool:
        """Say why a place is underlined."""
        if isinstance(event, QHelpEvent):
            at = self.cursorForPosition(self.viewport().mapFromGlobal(event.globalPos())).position()
            reasons = [
                draft_words.claim_line(claim)
                for cursor, claim in self._claims
                if cursor.selectionStart() <= at <= cursor.selectionEnd()
            ]
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(reasons)), self)
            return True
        return super().event(event)


def _units(text: str) -> int:
    """Return a length in UTF-16 units, which is how Qt counts."""
    return len(text.encode("utf-16-le")) // 2
