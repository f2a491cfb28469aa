"""The satisfaction report: on paper with its charts, and as rows of a table. GUI thread only.

Text from customers is drawn as plain text: nothing in it can be active.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from core.domain.insight import (
    Grouping,
    GroupLine,
    InsightFilter,
    MoodDrop,
    MoodTrend,
    ReplyTimes,
    Satisfaction,
    Share,
)
from core.insight.shares import share_of
from desktop import insight_charts as charts
from desktop import theme
from desktop.insight_charts import MOODS
from desktop.theme import LIGHT
from desktop.views.insights.chart_drawing import ChartDrawing
from desktop.words import dates, joined_words, vocabulary
from desktop.words import insight_words as words

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.insight_service import InsightService

Cell = str | int | float | None
_DPI, _PAGE_PX, _MARGIN_PX, _FOOT_PX = 96, (794, 1123), 60, 28
_GAP_PX = 10


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """What the report tells. who: the contact or company that it is about, "" for everybody."""

    satisfaction: Satisfaction
    trend: MoodTrend
    channels: tuple[GroupLine, ...]
    companies: tuple[GroupLine, ...]
    drops: tuple[MoodDrop, ...]
    only: InsightFilter
    who: str = ""


def gather(
    service: InsightService, found: Satisfaction, only: InsightFilter, who: str = ""
) -> ReportFigures:
    """Return everything the report tells. Where `service` may be asked."""
    period = found.period
    drops = service.list_mood_drops() if only == InsightFilter() else ()
    return ReportFigures(
        found,
        service.moods(period, only),
        service.list_groups(period, Grouping.CHANNEL, only),
        service.list_groups(period, Grouping.COMPANY, only),
        drops,
        only,
        who,
    )


def title() -> str:
    """Return what the report is called."""
    return QCoreApplication.translate("satisfaction_report", "Satisfaction report")


def render(found: ReportFigures) -> bytes:
    """Return the report as a PDF of A4 pages."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title())
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    sheet = _Sheet(writer)
    _write(sheet, found)
    sheet.end()
    return bytes(buffer.data().data())


class _Sheet:
    """Pages that fill from top to bottom; lengths are logical pixels."""

    def __init__(self, writer: QPdfWriter) -> None:
        self._writer, self._painter, self._page = writer, QPainter(writer), 1
        scale = writer.resolution() / _DPI
        self._painter.scale(scale, scale)
        self._width = _PAGE_PX[0] - 2 * _MARGIN_PX
        self._y = float(_MARGIN_PX)

    def text(self, text: str, px: int = 13, weight: QFont.Weight = QFont.Weight.Normal) -> None:
        """Write a paragraph."""
        self._painter.setFont(theme.font(px, weight))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        room = QRectF(_MARGIN_PX, 0, self._width, 10_000)
        height = self._painter.boundingRect(room, flags, text).height()
        self._make_room(height)
        self._painter.setFont(theme.font(px, weight))
        self._painter.setPen(QColor(LIGHT.text if px > 11 else LIGHT.text2))
        place = QRectF(_MARGIN_PX, self._y, self._width, height + 2)
        self._painter.drawText(place, flags, text)
        self._y += height + 4

    def heading(self, text: str, below_px: float) -> None:
        """Write a heading; below_px: what should stand on the same page."""
        self._y += 2 * _GAP_PX
        self._make_room(24 + below_px)
        self.text(text, 15, QFont.Weight.DemiBold)

    def chart(self, drawing: ChartDrawing) -> None:
        """Paint a chart, as it is on screen."""
        height = drawing.wanted_height()
        self._make_room(height + _GAP_PX)
        self._painter.save()
        drawing.draw(self._painter, QRectF(_MARGIN_PX, self._y, self._width, height), LIGHT)
        self._painter.restore()
        self._y += height + _GAP_PX

    def end(self) -> None:
        """Finish the last page."""
        self._foot()
        self._painter.end()

    def _make_room(self, height: float) -> None:
        if self._y + height > _PAGE_PX[1] - _MARGIN_PX - _FOOT_PX and self._y > _MARGIN_PX:
            self._foot()
            self._writer.newPage()
            self._page += 1
            self._y = float(_MARGIN_PX)

    def _foot(self) -> None:
        words_ = QCoreApplication.translate("satisfaction_report", "Cardfile, {day}, page {page}")
        text = words_.format(day=dates.calendar_day(dates.today()), page=self._page)
        self._painter.setFont(theme.font(10))
        self._painter.setPen(QColor(LIGHT.text3))
        place = QRectF(_MARGIN_PX, _PAGE_PX[1] - _MARGIN_PX, self._width, 16)
        self._painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), text)


def _write(sheet: _Sheet, found: ReportFigures) -> None:
    report = found.satisfaction
    sheet.text(title(), 22, QFont.Weight.Bold)
    sheet.text(" · ".join(part for part in (words.period(report.period), _about(found)) if part))
    sheet.text(words.basis(report.counts, report.people, report.unrated), 11)
    now = charts.moods_now(report, found.only)
    sheet.heading(_now_heading(report), 160)
    sheet.text(f"{words.satisfied(report)} {words.change(report)}")
    sheet.chart(now.drawing)
    if any(one.counts.rated for one in found.trend.steps):
        sheet.heading(QCoreApplication.translate("satisfaction_report", "Mood over time"), 220)
        sheet.chart(charts.mood_line(found.trend, found.only).drawing)
        sheet.chart(charts.mood_columns(found.trend, found.only).drawing)
    if report.reasons.lines:
        sheet.heading(
            QCoreApplication.translate("satisfaction_report", "Why customers are upset"), 80
        )
        sheet.text(words.reasons_basis(report.reasons), 11)
        sheet.chart(charts.reason_bars(report.reasons).drawing)
    for lines, by in ((found.channels, Grouping.CHANNEL), (found.companies, Grouping.COMPANY)):
        if lines:
            sheet.heading(_compared(by), 60)
            sheet.chart(charts.group_bars(lines, by, report.period, found.only).drawing)
    if found.drops:
        sheet.heading(QCoreApplication.translate("satisfaction_report", "Mood dropped"), 60)
        sheet.chart(charts.drop_bars(found.drops).drawing)
    sheet.heading(QCoreApplication.translate("satisfaction_report", "Reply times"), 220)
    told = (words.replies(report.replies), words.replies_before(report))
    sheet.text(joined_words.in_a_row(*told))
    sheet.text(words.reply_rule(), 11)
    if report.replies.answered + report.replies.unanswered:
        sheet.chart(charts.reply_bars(report.replies).drawing)


def _about(found: ReportFigures) -> str:
    only = found.only
    channel = "" if only.channel is None else vocabulary.kind(only.channel)
    return " · ".join(part for part in (found.who, channel, only.tag) if part)


def _now_heading(report: Satisfaction) -> str:
    if report.satisfied.share is None:
        return QCoreApplication.translate("satisfaction_report", "Satisfied: too few to tell")
    text = QCoreApplication.translate("satisfaction_report", "Satisfied: {percent}")
    return text.format(percent=dates.percent(report.satisfied.share))


def _compared(by: Grouping) -> str:
    text = QCoreApplication.translate("satisfaction_report", "Satisfied, by {what}")
    return text.format(what=words.grouping(by).lower())


def headings() -> tuple[str, ...]:
    """Return the headings of the table."""
    return (
        QCoreApplication.translate("satisfaction_report", "Figure"),
        QCoreApplication.translate("satisfaction_report", "Of"),
        QCoreApplication.translate("satisfaction_report", "Count"),
        QCoreApplication.translate("satisfaction_report", "Of all"),
        QCoreApplication.translate("satisfaction_report", "Value"),
        QCoreApplication.translate("satisfaction_report", "At least"),
        QCoreApplication.translate("satisfaction_report", "At most"),
        QCoreApplication.translate("satisfaction_report", "Remark"),
    )


def table(found: ReportFigures) -> list[tuple[Cell, ...]]:
    """Return the rows of the table: shares and means with their counts and ranges.

    Shares are 0 to 1, moods -1 to 1, times hours; where too few tell, the value is empty and the
    remark says so.
    """
    return [*_shares(found), *_steps(found.trend), *_reasons(found.satisfaction), *_times(found)]


def _shares(found: ReportFigures) -> Iterator[tuple[Cell, ...]]:
    report = found.satisfaction
    satisfied = QCoreApplication.translate("satisfaction_report", "Satisfied")
    yield _row(satisfied, words.period(report.period), report.satisfied)
    yield _row(satisfied, words.period(report.period.before()), report.before)
    for lines, by in ((found.channels, Grouping.CHANNEL), (found.companies, Grouping.COMPANY)):
        for line in lines:
            yield _row(satisfied, words.group_name(by, line.key, line.name), line.satisfied)
    sounded = QCoreApplication.translate("satisfaction_report", "Messages that sounded so")
    for mood in MOODS:
        share = share_of(report.counts.of(mood), report.counts.rated)
        yield _row(sounded, vocabulary.mood(mood), share)
    for name, count in (
        (QCoreApplication.translate("satisfaction_report", "Not sure"), report.counts.unsure),
        (QCoreApplication.translate("satisfaction_report", "Not rated yet"), report.unrated),
    ):
        yield sounded, name, count, None, None, None, None, ""


def _row(figure: str, of: str, share: Share) -> tuple[Cell, ...]:
    remark = _too_few() if share.share is None else ""
    return (
        figure, of, share.count, share.total, _rounded(share.share), _rounded(share.low),
        _rounded(share.high), remark,
    )  # fmt: skip


def _steps(trend: MoodTrend) -> Iterator[tuple[Cell, ...]]:
    figure = QCoreApplication.translate("satisfaction_report", "Mean mood")
    for one in trend.steps:
        mean, remark = one.mean, "" if one.mean.value is not None else _too_few()
        name = words.step_name(trend.step, one.period)
        values = (_rounded(mean.value), _rounded(mean.low), _rounded(mean.high))
        yield figure, name, mean.count, None, *values, remark


def _reasons(report: Satisfaction) -> Iterator[tuple[Cell, ...]]:
    figure = QCoreApplication.translate("satisfaction_report", "Reason")
    for one in report.reasons.lines:
        said = " | ".join(one.phrases)
        yield figure, words.reason(one), one.count, report.reasons.read, None, None, None, said


def _times(found: ReportFigures) -> Iterator[tuple[Cell, ...]]:
    report = found.satisfaction
    for period, times in (
        (report.period, report.replies),
        (report.period.before(), report.replies_before),
    ):
        yield from _reply_rows(words.period(period), times)


def _reply_rows(of: str, times: ReplyTimes) -> Iterator[tuple[Cell, ...]]:
    total = times.answered + times.unanswered
    for name, seconds in (
        (
            QCoreApplication.translate("satisfaction_report", "Half answered within (hours)"),
            times.median_s,
        ),
        (
            QCoreApplication.translate("satisfaction_report", "Nine of ten within (hours)"),
            times.most_s,
        ),
    ):
        hours = None if seconds is None else round(seconds / 3600, 2)
        remark = _too_few() if seconds is None else ""
        yield name, of, times.answered, total, hours, None, None, remark


def _too_few() -> str:
    return QCoreApplication.translate("satisfaction_report", "too few to tell")


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
