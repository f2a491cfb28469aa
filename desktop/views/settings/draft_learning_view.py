"""What becomes of drafts, month by month, and the owner's answers as examples."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.draft_learning import DraftMonth
from core.domain.insight import Share, Step
from desktop.views.insights.chart_card import ChartCard
from desktop.views.insights.chart_line import ChartLine, ChartPoint, ChartSeries
from desktop.views.parts.view import View
from desktop.views.settings.examples_section import ExamplesSection
from desktop.words import dates, insight_words


class DraftLearningView(View):
    """A curve with its table, and the card that writes examples.

    Signals:
        shown: it came to be seen.
    """

    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[DraftMonth, ...] = ()
        self.curve, self.examples = ChartCard("section"), ExamplesSection()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.curve)
        column.addWidget(self.examples)
        self.retranslate()

    def show_months(self, months: Sequence[DraftMonth]) -> None:
        """Show what became of the drafts of these months."""
        self._months = tuple(months)
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it is seen."""
        super().showEvent(event)
        self.shown.emit()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.curve.say(
            self.tr("What becomes of drafts"),
            self.tr(
                "By the month in which the draft was made. Changed: the characters put in, taken "
                "out or replaced before you sent it, as a share of the longer text, on average; "
                "greeting and signature count. {totals}"
            ).format(totals=self._totals() if self._months else ""),
        )
        lines = self._lines()
        if not self._months:
            self.curve.show_nothing(
                self.tr(
                    "No drafts yet: open a message that waits for an answer and press Ctrl+D, or "
                    "take one of the answers that are ready."
                )
            )
        elif all(point.value is None for line in lines for point in line.points):
            self.curve.show_nothing(self.tr("Too few to tell yet."))
        else:
            ticks = tuple((share, dates.percent(share)) for share in (0.0, 0.5, 1.0))
            chart = ChartLine(lines, ticks, insight_words.step_heading(Step.MONTH))
            self.curve.show_chart(chart, self._totals())

    def _lines(self) -> tuple[ChartSeries, ...]:
        changed, as_it_was, aside = (
            self.tr("Changed"),
            self.tr("Sent as it was"),
            self.tr("Put aside"),
        )
        return (
            ChartSeries(changed, tuple(self._changed(one, changed) for one in self._months)),
            ChartSeries(
                as_it_was,
                tuple(self._share(one, one.unchanged, as_it_was) for one in self._months),
            ),
            ChartSeries(
                aside, tuple(self._share(one, one.put_aside, aside) for one in self._months)
            ),
        )

    def _totals(self) -> str:
        """Return the counts of all months in a sentence."""
        words = self.tr(
            "In these months %Ln draft(s), {sent} sent, {aside} put aside.",
            "",
            sum(one.made for one in self._months),
        )
        return words.format(
            sent=dates.number(sum(one.sent for one in self._months)),
            aside=dates.number(sum(one.put_aside.count for one in self._months)),
        )

    def _changed(self, month: DraftMonth, name: str) -> ChartPoint:
        told = self.tr("too few to tell") if month.changed is None else dates.percent(month.changed)
        shown = self.tr("{told} (%Ln sent)", "", month.sent).format(told=told) if month.sent else ""
        return self._point(month, month.changed, name, shown)

    def _share(self, month: DraftMonth, share: Share, name: str) -> ChartPoint:
        shown = insight_words.share(share) if share.total else ""
        return self._point(month, share.share, name, shown)

    def _point(self, month: DraftMonth, value: float | None, name: str, shown: str) -> ChartPoint:
        label = insight_words.month(month.first)
        words = self.tr("{month}: {name} {figures}; %Ln draft(s) made", "", month.made).format(
            month=label, name=name, figures=shown or "–"
        )
        return ChartPoint(label, value, words, shown)
