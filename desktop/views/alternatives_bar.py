"""Answers that are ready: a line of buttons above the reply, each with how its answer begins."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.domain.draft import Draft, DraftKind
from desktop.views.button import Button
from desktop.views.label import Label
from desktop.views.tips import plain_tip
from desktop.views.view import View

MOST = 3
_PREVIEW_CHARS = 70


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
        preview = " ".join(body.split())
        short = preview[:_PREVIEW_CHARS] + ("…" if len(preview) > _PREVIEW_CHARS else "")
        button.setText(self.tr("{kind}: {preview}").format(kind=kind, preview=short))
        button.setAccessibleName(f"{kind}: {preview}")
        button.setToolTip(plain_tip(f"{kind}  ({key})\n\n{draft.result.text}"))

    def _kind(self, kind: DraftKind) -> str:
        words = {
            DraftKind.ANSWER: self.tr("Answer"),
            DraftKind.SHORT: self.tr("In short"),
            DraftKind.LATER: self.tr("Will answer later"),
        }
        return words[kind]
