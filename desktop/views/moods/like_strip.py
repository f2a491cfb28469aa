"""The question that follows an answer: shall like messages change, too?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.mood_learning import LikeMessage
from core.domain.sentiment import Mood
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.words import vocabulary

SHOWN = 3


class LikeStrip(View):
    """Says how many would change and shows some; nothing changes before it is accepted.

    Signals:
        accepted: they shall change, too.
    """

    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="notice")
        self._others, self._mood = tuple[LikeMessage, ...](), Mood.NEUTRAL
        self._heading = Label("strong", wraps=True)
        self._lines = [Label("", elides=True) for _ in range(SHOWN)]
        self.accept, self.refuse = Button("banner"), Button("banner")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.accept)
        foot.addWidget(self.refuse)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(4)
        column.addWidget(self._heading)
        for line in self._lines:
            column.addWidget(line)
        column.addSpacing(4)
        column.addLayout(foot)
        self.accept.clicked.connect(self._on_accept)
        self.refuse.clicked.connect(self.hide)
        self.retranslate()
        self.hide()

    def show_others(self, mood: Mood, others: tuple[LikeMessage, ...]) -> None:
        """Ask about these; nothing to ask hides it."""
        self._mood, self._others = mood, others
        self.setVisible(bool(others))
        self.retranslate()

    def _on_accept(self) -> None:
        if not self.isHidden():
            self.hide()
            self.accepted.emit()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        words = self.tr("%n message(s) like the last one would become “{mood}”, too:", "",
                        len(self._others))  # fmt: skip
        self._heading.setText(words.format(mood=vocabulary.mood(self._mood)))
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(self._others))
            if number < len(self._others):
                other = self._others[number]
                line.setText(f"{vocabulary.mood(other.was)}  ·  {other.excerpt}")
        self.accept.say(self.tr("Change them, too") + "  A")
        self.refuse.say(self.tr("Leave them"))
