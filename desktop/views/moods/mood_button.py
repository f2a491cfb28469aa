"""The chip on a message: how it sounds, who said so, and a menu to say otherwise."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from core.domain.sentiment import YOU, Mood, Sentiment
from desktop import icons, theme
from desktop.views.parts.button import Button
from desktop.views.parts.tips import plain_tip
from desktop.words import mood_words, vocabulary

_FACE_PX = 16


class MoodButton(Button):
    """A word on a tint that opens a menu; the tip says why and how sure.

    Signals:
        ruled: the person says how it sounds (the mood), None to let the program decide again.
    """

    ruled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("chip", "caret-down", parent=parent)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the caret behind the word
        self.setIconSize(QSize(12, 12))
        self.setProperty("mood", "true")
        self._sentiment: Sentiment | None = None
        self.menu_ = QMenu(self)
        self.menu_.aboutToShow.connect(self._fill)
        self.setMenu(self.menu_)
        self.retranslate()

    def show_mood(self, sentiment: Sentiment | None) -> None:
        """Show a mood, or that there is none yet."""
        self._sentiment = sentiment
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        told = self._sentiment
        self.say(mood_words.chip(told) if told else self.tr("No mood yet"))
        reason = mood_words.reason(told) if told else self.tr("Nobody has said how this sounds")
        self.setToolTip(plain_tip(reason + "\n" + self.tr("Press to say otherwise")))
        self.setAccessibleName(reason)
        self.setProperty("tone", icons.MOOD_TONES[told.label] if told else "grey")
        self.style().unpolish(self)
        self.style().polish(self)

    def _fill(self) -> None:
        self.menu_.clear()
        for mood, key in mood_words.KEYS.items():
            action = self.menu_.addAction(_face(mood), vocabulary.mood(mood))
            action.setShortcut(QKeySequence(key))
            action.setCheckable(True)
            action.setChecked(self._sentiment is not None and self._sentiment.label is mood)
            action.triggered.connect(lambda _on=False, said=mood: self.ruled.emit(said))
        if self._sentiment is not None and self._sentiment.source == YOU:
            self.menu_.addSeparator()
            back = self.menu_.addAction(self.tr("Let the program decide"))
            back.triggered.connect(lambda: self.ruled.emit(None))


def _face(mood: Mood) -> QIcon:
    ink = getattr(theme.tokens(), f"{icons.MOOD_TONES[mood]}_text")
    return QIcon(icons.pixmap(icons.MOOD_ICONS[mood], ink, _FACE_PX))
