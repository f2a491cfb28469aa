"""The row of figures under a person's name."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.domain.interaction import Conversation, Direction, Interaction, Timeline
from desktop import theme
from desktop.views.moods.mood_strip import MoodStrip
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.words import dates

HOURS_A_DAY = 24


class FiguresView(View):
    """Waiting time, messages, since when, and the moods so far; counted, never guessed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = [Label("meta") for _ in range(4)]
        self._waiting, self._messages, self._since = (Label("figure") for _ in range(3))
        self._moods = MoodStrip()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._cards: list[QFrame] = []
        figures = (self._waiting, self._messages, self._since, self._moods)
        for name, figure in zip(self._names, figures, strict=True):
            row.addWidget(self._card(name, figure), 1)
        self._conversation: Conversation | None = None
        self._timeline = Timeline()
        self._waits_since: datetime | None = None
        self.retranslate()

    def _card(self, name: Label, figure: QWidget) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        card.setFixedHeight(theme.scaled(58))
        self._cards.append(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 7, 14, 9)
        column.setSpacing(0)
        column.addWidget(name)
        column.addWidget(figure)
        return card

    def restyle(self) -> None:
        """Give the cards the height that their words need."""
        for card in self._cards:
            card.setFixedHeight(theme.scaled(58))

    def show_figures(
        self,
        conversation: Conversation,
        messages: tuple[Interaction, ...],
        timeline: Timeline,
    ) -> None:
        """Show the figures of a conversation; timeline is empty for somebody unknown."""
        self._conversation = conversation
        oldest = min((m.occurred_at for m in messages), default=None)
        self._timeline = (
            timeline
            if timeline.count
            else Timeline(tuple(reversed(messages)), len(messages), oldest)
        )
        self._waits_since = next(
            (m.occurred_at for m in reversed(messages) if m.direction is Direction.INCOMING), None
        )
        self._moods.show_moods(
            tuple(m for m in self._timeline.newest if m.direction is not Direction.OUTGOING)
        )
        self._fill()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        texts = (
            self.tr("Waiting for your reply"),
            self.tr("Messages"),
            self.tr("First contact"),
            self.tr("Moods so far"),
        )
        for name, text in zip(self._names, texts, strict=True):
            name.setText(text)
        self._fill()

    def _passed(self, since: datetime) -> str:
        """Return how long ago that is: "20 minutes", "3 hours", "2 days" of the calendar."""
        minutes = max(1, int((datetime.now(UTC) - since).total_seconds() / 60))
        # WORKAROUND: lupdate takes the rest of a line after // for a comment, even in Python.
        hours = int(minutes / 60)
        passed = datetime.now().astimezone().date() - since.astimezone().date()
        days = passed.days if hours >= HOURS_A_DAY else 0
        years = int(days / 365)
        if years > 1:
            return self.tr("%n year(s)", "", years)
        if days:
            return self.tr("%n day(s)", "", days)
        if hours:
            return self.tr("%n hour(s)", "", hours)
        return self.tr("%n minute(s)", "", minutes)

    def _fill(self) -> None:
        if self._conversation is None:
            return
        waits = self._conversation.needs_reply and self._waits_since is not None
        self._waiting.setText(
            self._passed(self._waits_since) if waits and self._waits_since else self.tr("No")
        )
        self._messages.setText(dates.number(self._timeline.count))
        since = self._timeline.since
        self._since.setText(dates.day(since) if since else "–")
