"""How somebody's messages sounded, as a small line, and a word when their mood dropped."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.domain.insight import MessageQuestion, MoodDrop, RatedMoment
from desktop import insight_charts
from desktop.views.insights.chart_view import ChartView
from desktop.views.parts.button import Button
from desktop.views.parts.view import View
from desktop.words import dates, joined_words
from desktop.words import insight_words as words

SHOWN = 12
_WIDE_PX, _LEAST = 132, 2


class MoodTrend(View):
    """A line of the last messages, the newest at the right; hidden for fewer than two.

    Signals:
        behind_wanted: messages behind a point or a drop are wanted (a question and its words).
    """

    behind_wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ratings: tuple[RatedMoment, ...] = ()
        self._drop: MoodDrop | None = None
        self.line, self.alert = ChartView(is_low=True), Button("chip", "chart-line-down")
        self.alert.setProperty("tone", "red")
        self.line.setFixedWidth(_WIDE_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch()  # it ends where the card below ends
        row.addWidget(self.line)
        row.addWidget(self.alert)
        self.line.opened.connect(self._on_point)
        self.alert.clicked.connect(self._on_drop)
        self.show_moods((), None)

    def show_moods(self, ratings: tuple[RatedMoment, ...], drop: MoodDrop | None) -> None:
        """Show ratings, the oldest first, and the drop if there is one."""
        self._ratings, self._drop = ratings[-SHOWN:], drop
        self.setVisible(len(self._ratings) >= _LEAST)
        self.alert.setVisible(drop is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        summary = ""
        if self._ratings:
            last = self._ratings[-1]
            summary = self.tr("%n message(s); the last, {day}: {score}", "", len(self._ratings))
            summary = summary.format(day=dates.day(last.at), score=words.score(last.score))
        drawing = insight_charts.rating_spark(self._ratings)
        self.line.show_chart(drawing, self.tr("How their messages sounded"), summary)
        if self._drop is not None:
            tip = self.tr("From {before} to {now} since {day}: see the messages").format(
                before=words.score(self._drop.before),
                now=words.score(self._drop.now),
                day=dates.day(self._drop.since),
            )
            self.alert.say(self.tr("Mood dropped"), tip)

    def _on_point(self, part: int) -> None:
        one = self._ratings[part]
        question = MessageQuestion(ids=(one.message_id,))
        self.behind_wanted.emit(
            question, joined_words.named(dates.medium(one.at), words.score(one.score))
        )

    def _on_drop(self) -> None:
        if self._drop is not None:
            question = MessageQuestion(ids=self._drop.message_ids)
            self.behind_wanted.emit(question, self.tr("Mood dropped"))
