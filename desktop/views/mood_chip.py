"""The chip that says how a message sounds."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from core.domain.sentiment import Sentiment
from desktop import icons, vocabulary
from desktop.views.tips import plain_tip


class MoodChip(QLabel):
    """A word on a tint; hidden while a message is not rated. The tip says why and how sure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("chip", "true")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_mood(self, sentiment: Sentiment | None, *, with_certainty: bool = False) -> None:
        """Show a mood, or nothing."""
        self.setVisible(sentiment is not None)
        if sentiment is None:
            return
        word = vocabulary.mood(sentiment.label)
        if with_certainty:
            word = f"{word} · {vocabulary.certainty(sentiment)}"
        self.setText(word)
        self.setToolTip(plain_tip(vocabulary.mood_reason(sentiment)))
        self.setAccessibleName(vocabulary.mood_reason(sentiment))
        self.setProperty("tone", icons.MOOD_TONES[sentiment.label])
        self.style().unpolish(self)
        self.style().polish(self)
