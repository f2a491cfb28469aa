"""Figures in cards: satisfaction, moods, reasons, who waits, replies, what passed, deals."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.domain.insight import (
    Activity,
    DealFigures,
    Grouping,
    GroupLine,
    InsightFilter,
    MoodDrop,
    MoodTrend,
    Period,
    Satisfaction,
    WaitingAge,
)
from desktop import insight_charts as charts
from desktop import theme
from desktop.actions import Actions
from desktop.insight_charts import Figure
from desktop.views.insights.chart_card import ChartCard
from desktop.views.insights.chart_drawing import ChartDrawing
from desktop.views.insights.question_bar import QuestionBar
from desktop.views.parts.button import Button
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.label import Label
from desktop.views.parts.page_area import PageArea
from desktop.views.parts.tab_order import tab_through
from desktop.views.parts.view import View
from desktop.words import insight_words as words
from desktop.words import joined_words, sales_words

_WIDE_PX, _GAP_PX, _MOST_DROPS = 940, 14, 12


class Card(StrEnum):
    """The cards, in the order in which they are read."""

    SATISFACTION = "satisfaction"
    TREND = "trend"
    DROPS = "drops"
    REASONS = "reasons"
    MOODS = "moods"
    GROUPS = "groups"
    WAITING = "waiting"
    REPLIES = "replies"
    ACTIVITY = "activity"
    STAGES = "stages"
    MONTHS = "months"
    LOST = "lost"


class InsightsView(View):
    """A question above, and a card for each answer.

    Signals:
        came: the page is in sight: the figures should be of now.
        behind_wanted: what is behind a figure is wanted (a question, and its words).
        grouping_chosen: moods are to be compared by something else (the Grouping).
        pdf_wanted, table_wanted: the satisfaction report is wanted as a file.
    """

    came = Signal()
    behind_wanted = Signal(object, str)
    grouping_chosen = Signal(object)
    pdf_wanted = Signal()
    table_wanted = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self._found: dict[str, Any] = {}
        self._figures: dict[Card, Figure] = {}
        self._columns = 0
        self._title, self._basis = Label("title"), Label("meta", elides=True)
        self._busy = Label("meta")
        self._busy.hide()
        self.bar, self.by = QuestionBar(), QComboBox()
        self.pdf, self.table = Button("outline", "file-text"), Button("outline", "table")
        self.cards = {card: ChartCard() for card in Card}
        for card, shown in self.cards.items():
            shown.opened.connect(lambda part, which=card: self._on_opened(which, part))
        for by in Grouping:
            self.by.addItem("", by.value)
        left = Qt.AlignmentFlag.AlignLeft
        self.cards[Card.GROUPS].words.insertWidget(1, self.by, 0, left)
        self._empty = EmptyView("chart-line-up", Button(action=actions.import_files))
        self._stack = QStackedWidget()
        self._lay_out()
        self.by.activated.connect(lambda row: self.grouping_chosen.emit(list(Grouping)[row]))
        self.pdf.clicked.connect(self.pdf_wanted)
        self.table.clicked.connect(self.table_wanted)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 10, 0)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._basis, 1)
        head.addStretch()  # where there is nothing yet to rest on
        head.addWidget(self._busy)
        head.addWidget(self.pdf)
        head.addWidget(self.table)
        page = QWidget()
        page.setObjectName("page")
        self._halves = [QVBoxLayout(), QVBoxLayout()]
        self._row = QHBoxLayout(page)
        self._row.setContentsMargins(0, 0, 0, 0)
        for half in self._halves:
            half.setSpacing(_GAP_PX)
            half.addStretch(1)
            self._row.addLayout(half, 1)
        self.area = PageArea(page)
        self._stack.addWidget(self.area)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 14, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self._place(2)

    def _place(self, columns: int) -> None:
        """Set the cards in one column or in two, read from left to right."""
        if columns == self._columns:
            return
        self._columns = columns
        # Not takeAt: its item lives on, and the card tells that one of its size, not the layout.
        for number, card in enumerate(self.cards.values()):
            for half in self._halves:
                half.removeWidget(card)
            half = self._halves[number % columns]
            half.insertWidget(half.count() - 1, card)
        self._row.setStretch(1, columns - 1)
        self._row.setSpacing(_GAP_PX if columns > 1 else 0)
        tab_through(self)

    def printed(self) -> tuple[str, str, list[tuple[str, str, ChartDrawing | None]]]:
        """Return the page's title, what it rests on, and its cards in their order."""
        cards = [card.printed() for card in self.cards.values()]
        return self._title.text(), self._basis.text(), cards

    def show_whether_empty(self, is_empty: bool) -> None:  # noqa: FBT001 - one of many answers
        """Show what to do where there is nothing to count, or the cards."""
        self._stack.setCurrentWidget(self._empty if is_empty else self.area)
        for part in (self.pdf, self.table):
            part.setEnabled(not is_empty)
        self.bar.setVisible(not is_empty)
        self._basis.setVisible(not is_empty)

    def show_satisfaction(self, found: tuple[Satisfaction, InsightFilter]) -> None:
        """Show the report: moods now, reasons, reply times."""
        self._found["satisfaction"] = found
        report, only = found
        self._basis.setText(
            f"{words.period(report.period)}  ·  "
            f"{words.basis(report.counts, report.people, report.unrated)}"
        )
        if report.counts.rated or report.counts.unsure or report.unrated:
            self._say_satisfaction(report)
            self._show(Card.SATISFACTION, charts.moods_now(report, only))
        else:
            self._say(Card.SATISFACTION)
            self._show_none(Card.SATISFACTION, self.tr("No messages of customers in this period."))
        self._say(Card.REASONS, words.reasons_basis(report.reasons) if report.reasons.total else "")
        if report.reasons.lines:
            self._show(Card.REASONS, charts.reason_bars(report.reasons))
        else:
            self._show_none(Card.REASONS, self.tr("No reason that two messages share."))
        if report.replies.answered + report.replies.unanswered:
            self._say_replies(report)
            self._show(Card.REPLIES, charts.reply_bars(report.replies))
        else:
            self._say(Card.REPLIES)
            self._show_none(Card.REPLIES, self.tr("Nobody waited for an answer in this period."))

    def _say_satisfaction(self, report: Satisfaction) -> None:
        share = report.satisfied.share
        headline = self.tr("Too few to tell")
        if share is not None:
            headline = self.tr("{percent} satisfied").format(percent=words.percent(share))
            if words.turn(report.turn):
                headline = f"{headline}  {words.turn(report.turn)}"
        note = joined_words.in_a_row(words.satisfied(report), words.change(report))
        self._say(Card.SATISFACTION, note, headline)

    def _say_replies(self, report: Satisfaction) -> None:
        told = (words.replies(report.replies), words.replies_before(report), words.reply_rule())
        note = joined_words.in_a_row(*told)
        self._say(Card.REPLIES, note)

    def show_trend(self, found: tuple[MoodTrend, InsightFilter]) -> None:
        """Show how moods went."""
        self._found["trend"] = found
        trend, only = found
        has_any = any(one.counts.rated for one in trend.steps)
        note = self.tr(
            "Mean of all rated messages, weighed by certainty; the band holds the true "
            "value 19 times of 20."
        )
        self._say(Card.TREND, note)
        self._say(Card.MOODS)
        none = self.tr("No rated messages in this period.")
        if any(one.mean.value is not None for one in trend.steps):
            self._show(Card.TREND, charts.mood_line(trend, only))
        else:
            few = self.tr("Too few rated messages in each step to tell a mood.")
            self._show_none(Card.TREND, few if has_any else none)
        if has_any:
            self._show(Card.MOODS, charts.mood_columns(trend, only))
        else:
            self._show_none(Card.MOODS, none)

    def show_groups(
        self, found: tuple[tuple[GroupLine, ...], Grouping, Period, InsightFilter]
    ) -> None:
        """Show how satisfied the customers of each group are."""
        self._found["groups"] = found
        lines, by, period, only = found
        self.by.setCurrentIndex(list(Grouping).index(by))
        note = self.tr(
            "Happy messages among those that show a feeling, where there are most of these; the "
            "line holds the true share 19 times of 20."
        )
        self._say(Card.GROUPS, note)
        if lines:
            self._show(Card.GROUPS, charts.group_bars(lines, by, period, only))
        else:
            self._show_none(Card.GROUPS, self.tr("Nothing to compare in this period."))

    def show_drops(self, drops: tuple[MoodDrop, ...]) -> None:
        """Show whose mood dropped."""
        self._found["drops"] = drops
        note = self.tr(
            "The last three messages against the contact's own earlier ones; one bad "
            "message alone is no alert. Whatever the period, within the last 30 days."
        )
        if len(drops) > _MOST_DROPS:
            more = self.tr("The {shown} sharpest drops of {count}.")
            shown, count = words.number(_MOST_DROPS), words.number(len(drops))
            note = joined_words.in_a_row(note, more.format(shown=shown, count=count))
        self._say(Card.DROPS, note)
        if drops:
            self._show(Card.DROPS, charts.drop_bars(drops[:_MOST_DROPS]))
        else:
            self._show_none(Card.DROPS, self.tr("Nobody sounds worse than before."))

    def show_waiting(self, found: tuple[tuple[WaitingAge, ...], InsightFilter]) -> None:
        """Show who waits, by how long."""
        self._found["waiting"] = found
        ages, only = found
        count = sum(age.count for age in ages)
        note = self.tr(
            "%n conversation(s) now, by days since the first unanswered message.", "", count
        )
        self._say(Card.WAITING, note)
        if count:
            self._show(Card.WAITING, charts.waiting_bars(ages, only))
        else:
            self._show_none(Card.WAITING, self.tr("Nobody waits for an answer."))

    def show_activity(self, found: tuple[Activity, InsightFilter]) -> None:
        """Show what passed."""
        self._found["activity"] = found
        activity, only = found
        note = self.tr("{incoming} from customers, {outgoing} from you; no automatic mail.")
        self._say(
            Card.ACTIVITY,
            note.format(
                incoming=words.number(activity.incoming), outgoing=words.number(activity.outgoing)
            ),
        )
        if activity.channels:
            self._show(Card.ACTIVITY, charts.activity_columns(activity, only))
        else:
            self._show_none(Card.ACTIVITY, self.tr("Nothing passed in this period."))

    def show_deals(self, found: tuple[DealFigures, Period]) -> None:
        """Show open deals, those closed, and why some were lost."""
        self._found["deals"] = found
        deals, period = found
        weighted = sales_words.weighted(deals.forecast.sums)
        headline = self.tr("Forecast {sums}").format(sums=weighted) if weighted else ""
        note = self.tr("All open deals now, each weighed by its stage's chance.")
        self._say(Card.STAGES, note, headline)
        self._say(Card.MONTHS, self.tr("By month closed."))
        self._say(Card.LOST)
        none = self.tr("No deals were closed in this period.")
        if deals.forecast.open_count:
            self._show(Card.STAGES, charts.stage_bars(deals))
        else:
            self._show_none(Card.STAGES, self.tr("No open deals."))
        if any(one.won or one.lost for one in deals.months):
            self._show(Card.MONTHS, charts.month_columns(deals, period))
        else:
            self._show_none(Card.MONTHS, none)
        if deals.lost_reasons:
            self._show(Card.LOST, charts.lost_bars(deals, period))
        else:
            self._show_none(Card.LOST, self.tr("No deal was lost in this period."))

    def _titles(self) -> dict[Card, str]:
        return {
            Card.SATISFACTION: self.tr("Satisfaction"),
            Card.TREND: self.tr("Mood over time"),
            Card.DROPS: self.tr("Mood dropped"),
            Card.REASONS: self.tr("Why customers are upset"),
            Card.MOODS: self.tr("How messages sounded"),
            Card.GROUPS: self.tr("Satisfaction compared"),
            Card.WAITING: self.tr("Waiting for your reply"),
            Card.REPLIES: self.tr("Your reply times"),
            Card.ACTIVITY: self.tr("Interactions by channel"),
            Card.STAGES: self.tr("Open deals by stage"),
            Card.MONTHS: self.tr("Deals won and lost"),
            Card.LOST: self.tr("Why deals were lost"),
        }

    def _say(self, card: Card, note: str = "", headline: str = "") -> None:
        self.cards[card].say(self._titles()[card], note, headline)

    def show_busy(self, *, is_busy: bool) -> None:
        """Say that figures are being counted, or no longer."""
        self._busy.setVisible(is_busy)

    def _show(self, card: Card, figure: Figure) -> None:
        self._figures[card] = figure
        self.cards[card].show_chart(figure.drawing)

    def _show_none(self, card: Card, why: str) -> None:
        self._figures.pop(card, None)
        self.cards[card].show_nothing(why)

    def _on_opened(self, card: Card, part: int) -> None:
        figure = self._figures.get(card)
        question = None if figure is None else figure.questions[part]
        if figure is not None and question is not None:
            self.behind_wanted.emit(question, figure.drawing.words(part))

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._title.setText(self.tr("Insights"))
        self.area.setAccessibleName(self.tr("Insights"))
        self.pdf.say(self.tr("Report…"), self.tr("The satisfaction report as PDF"))
        self.table.say(self.tr("Table…"), self.tr("The report's figures as CSV or Excel table"))
        self.by.setAccessibleName(self.tr("Compare by"))
        for row, by in enumerate(Grouping):
            self.by.setItemText(row, words.grouping(by))
        self._empty.say(
            self.tr("Nothing to count yet"),
            self.tr("Import your mail: once moods are read, this page says how satisfied your "
                    "customers are, why some are not, and how long they wait for you."),
        )  # fmt: skip
        self._busy.setText(self.tr("Counting…"))
        if not self._found:
            for card in Card:
                self._say(card)
                self._show_none(card, self.tr("Counting…"))
        for name, found in tuple(self._found.items()):
            getattr(self, f"show_{name}")(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the cards in one column where two have no room."""
        super().resizeEvent(event)
        self._place(2 if self.width() >= theme.scaled(_WIDE_PX) else 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the figures of now."""
        super().showEvent(event)
        self.came.emit()
