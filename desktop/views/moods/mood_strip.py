"""How somebody's mood went, as faces in the order of time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.domain.interaction import Interaction
from desktop import icons, theme
from desktop.views.parts.tips import plain_tip
from desktop.words import dates, joined_words, mood_words

SHOWN = 8
_FACE_PX, _STEP_PX = 16, 20


class MoodStrip(QWidget):
    """The newest rated messages, oldest at the left; each face has its date as a tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rated: tuple[Interaction, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.watch().changed.connect(self.update)

    def show_moods(self, newest_first: tuple[Interaction, ...]) -> None:
        """Show how these sounded."""
        rated = [record for record in newest_first if record.sentiment is not None]
        self._rated = tuple(reversed(rated[:SHOWN]))
        self.setAccessibleName(", ".join(self._words(record) for record in self._rated))
        self.update()

    def _words(self, record: Interaction) -> str:
        if record.sentiment is None:
            return ""
        return joined_words.named(
            dates.short(record.occurred_at), mood_words.short(record.sentiment)
        )

    def sizeHint(self) -> QSize:
        """Return room for all faces."""
        return QSize(SHOWN * _STEP_PX, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the faces."""
        painter = QPainter(self)
        surface = theme.tokens().card
        if not self._rated:
            painter.setPen(theme.colour("text3"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, "–")
        for place, record in enumerate(self._rated):
            if record.sentiment is not None:
                box = QRectF(place * _STEP_PX + 1, 2, _FACE_PX, _FACE_PX)
                icons.paint_mood(painter, box, record.sentiment.label, surface)

    def event(self, event: QEvent) -> bool:
        """Give each face its tip."""
        if isinstance(event, QHelpEvent):
            place = event.pos().x() // _STEP_PX
            known = 0 <= place < len(self._rated)
            words = self._words(self._rated[place]) if known else ""
            QToolTip.showText(event.globalPos(), plain_tip(words))
            return True
        return super().event(event)
