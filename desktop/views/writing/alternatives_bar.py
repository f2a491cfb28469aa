"""Answers that are ready: a line of buttons above the reply, each with how its answer begins."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.domain.draft import Draft, DraftKind
from core.text.sentences import split_sentences
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.tips import plain_tip
from desktop.views.parts.view import View
from desktop.words import joined_words

MOST = 3
_PADDING_PX, _LEAST_PX = 28, 80


class AlternativesBar(View):
    """At most three; hidden while there are none or the person writes.

    Signals:
        chosen: this answer should become the reply (the Draft).
    """

    chosen = Signal(object)

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        """actions: take the first, second, third answer."""
        super().__init__(parent)
        self._drafts: tuple[Draft, ...] = ()
        self._keys = [action.shortcut().toString() for action in actions]
        self._head = Label("meta")
        self.buttons = [Button("outline") for _ in range(MOST)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._head)
        for number, button in enumerate(self.buttons):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            row.addWidget(button, 1)
            button.clicked.connect(lambda _on=False, n=number: self._choose(n))
            actions[number].triggered.connect(lambda _on=False, n=number: self._choose(n))
        self.show_drafts(())

    def show_drafts(self, drafts: tuple[Draft, ...]) -> None:
        """Show these answers, () to show none."""
        self._drafts = drafts[:MOST]
        self.retranslate()
        self.setVisible(bool(self._drafts))

    def drafts(self) -> tuple[Draft, ...]:
        """Return the answers that are shown."""
        return self._drafts

    def _choose(self, number: int) -> None:
        if not self.isHidden() and number < len(self._drafts):
            self.chosen.emit(self._drafts[number])

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._head.setText(self.tr("Ready:"))
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(self._drafts))
            if number < len(self._drafts):
                self._say(button, self._drafts[number], self._keys[number])

    def _say(self, button: Button, draft: Draft, key: str) -> None:
        kind = self._kind(draft.result.kind)
        body = " ".join(draft.result.text.split("\n\n")[1:-1]) or draft.result.text
        sentences = split_sentences(body)
        # The first sentence is a thank-you in all three; what tells them apart comes after it.
        preview = " ".join(sentences[1:] or sentences)
        words = self.tr("{kind}: {preview}").format(kind=kind, preview=preview)
        room = max(button.width() - _PADDING_PX, _LEAST_PX)
        elide = Qt.TextElideMode.ElideRight
        shown = button.fontMetrics().elidedText(words, elide, room).replace("&", "&&")
        if button.text() != shown:
            button.setText(shown)
        button.setAccessibleName(joined_words.named(kind, preview))
        button.setToolTip(plain_tip(f"{kind}  ({key})\n\n{draft.result.text}"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of each answer as there is room for."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.retranslate)

    def _kind(self, kind: DraftKind) -> str:
        words = {
            DraftKind.ANSWER: self.tr("Answer"),
            DraftKind.SHORT: self.tr("In short"),
            DraftKind.LATER: self.tr("Will answer later"),
        }
        return words[kind]
