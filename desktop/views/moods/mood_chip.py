"""The chip that says how a message sounds."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from core.domain.sentiment import Sentiment
from desktop import icons
from desktop.views.parts.tips import plain_tip
from desktop.words import mood_words, vocabulary


class MoodChip(QLabel):
    """A word on a tint; hidden while a message is not rated. The tip says why and how sure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("chip", "true")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_mood(self, sentiment: Sentiment | None) -> None:
        """Show a mood, or nothing."""
        self.setVisible(sentiment is not None)
        if sentiment is None:
            return
        self.setText(vocabulary.mood(sentiment.label))
        self.setToolTip(plain_tip(mood_words.reason(sentiment)))
        self.setAccessibleName(mood_words.reason(sentiment))
        self.setProperty("tone", icons.MOOD_TONES[sentiment.label])
        self.style().unpolish(self)
        self.style().polish(self)
