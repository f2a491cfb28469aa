"""How the program learns: how often it had said what the owner says, and who said the rest."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.mood_learning import LearningReport, LearningStretch
from desktop.views.insights.chart_card import ChartCard
from desktop.views.insights.chart_line import ChartLine, ChartPoint, ChartSeries
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.words import dates, joined_words, mood_words

_LEAST_ANSWERS = 5


class LearningView(View):
    """A curve with its table, and two lines in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: LearningReport | None = None
        self.curve = ChartCard()
        self._sources, self._student = Label("meta", wraps=True), Label("meta", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.curve, self._sources, self._student):
            column.addWidget(part)
        self.retranslate()

    def show_report(self, report: LearningReport) -> None:
        """Show how it learns."""
        self._report = report
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.curve.say(
            self.tr("How often the program had said what you say"),
            self.tr(
                "Each point is up to 20 of your answers, one after the other. You are asked about "
                "what is hard to tell, so a share below all messages' is to be expected."
            ),
        )
        report = self._report
        if report is None:
            self.curve.show_nothing("")
            return
        self._show_curve(report.stretches)
        counts = joined_words.listed(
            f"{mood_words.source(name)} {dates.number(count)}" for name, count in report.sources
        )
        self._sources.setText(self.tr("Who said the moods in your file: {counts}.").format(
            counts=counts
        ))  # fmt: skip
        self._student.setText(self._student_words(report))

    def _show_curve(self, stretches: tuple[LearningStretch, ...]) -> None:
        if sum(one.answers for one in stretches) < _LEAST_ANSWERS:
            self.curve.show_nothing(
                self.tr("Too few answers to tell yet: say what some messages sound like.")
            )
            return
        points = tuple(self._point(one) for one in stretches)
        series = ChartSeries(self.tr("Said the same"), points)
        ticks = tuple((share, dates.percent(share)) for share in (0.0, 0.5, 1.0))
        answers, agreed = (
            sum(getattr(one, name) for one in stretches) for name in ("answers", "agreed")
        )
        summary = self.tr("{agreed} of {answers} answers agreed in all").format(
            agreed=dates.number(agreed), answers=dates.number(answers)
        )
        self.curve.show_chart(ChartLine((series,), ticks, self.tr("Answers since")), summary)

    def _point(self, one: LearningStretch) -> ChartPoint:
        share = one.agreed / one.answers
        words = self.tr("{agreed} of {answers} since {day}").format(
            agreed=dates.number(one.agreed),
            answers=dates.number(one.answers),
            day=dates.day(one.since),
        )
        shown = f"{dates.percent(share)}  ({dates.number(one.agreed)}/{dates.number(one.answers)})"
        is_sure = one.answers >= _LEAST_ANSWERS
        return ChartPoint(dates.short(one.since), share, words, shown, is_sure=is_sure)

    def _student_words(self, report: LearningReport) -> str:
        facts = report.student
        if facts is None:
            return self.tr(
                "Cardfile has not learned from your mail yet; it takes some hundred read messages."
            )
        if not facts.is_used:
            return self.tr(
                "From %n read message(s) Cardfile tried to learn to answer by itself; it would be "
                "worse than reading, so it is not used.",
                "",
                facts.examples,
            )
        return self.tr(
            "From %n read message(s) Cardfile learned to answer by itself where it is sure. Tried "
            "on messages it had not seen, it was sure of {answers} and right about {agreement} of "
            "these. What it learned stays in your encrypted file.",
            "",
            facts.examples,
        ).format(answers=dates.percent(facts.answers), agreement=dates.percent(facts.agreement))
