"""A line over time with the band in which the true value probably lies."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from desktop import theme
from desktop.theme import Tokens
from desktop.views.insights import chart_drawing as chart
from desktop.views.insights.chart_drawing import ChartDrawing, ChartTable

_FOOT_PX, _HEAD_PX, _DOT_PX, _WORDS_PX = 24, 12, 3.5, 15
_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
_INKS = ("accent", "text2", "text3")


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One value of a line.

    label: below the axis. value: None for a gap, over which the line is dotted. words: a whole
    sentence about it. shown: the value in a few signs, or why there is none. low, high: the band.
    is_sure: False draws it hollow.
    """

    label: str
    value: float | None
    words: str
    shown: str = ""
    low: float | None = None
    high: float | None = None
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One line. Lines beside it have points at the same places."""

    name: str
    points: tuple[ChartPoint, ...]


class ChartLine(ChartDrawing):
    """Up to three lines, told apart by their strokes and by their names at the end."""

    def __init__(
        self,
        series: tuple[ChartSeries, ...],
        ticks: tuple[tuple[float, str], ...],
        first_heading: str,
    ) -> None:
        """Take the figures. ticks: values of the axis from lowest to highest, and their words.

        first_heading: what the labels are, for the table ("Week").
        """
        self._series, self._ticks, self._heading = series, ticks, first_heading
        self._points = tuple(point for one in series for point in one.points)
        self._steps = max((len(one.points) for one in series), default=0)
        self._least, self._most = ticks[0][0], ticks[-1][0]

    def count(self) -> int:
        """Return how many points there are."""
        return len(self._points)

    def words(self, part: int) -> str:
        """Return what a point says."""
        return self._points[part].words

    def table(self) -> ChartTable:
        """Return a row for each step, a column for each line."""
        headings = (self._heading, *(one.name for one in self._series))
        rows = (
            (self._label(step), *(self._shown(one, step) for one in self._series))
            for step in range(self._steps)
        )
        return ChartTable(headings, tuple(rows))

    def part_at(self, row: int, column: int) -> int:
        """Return which point stands in a cell of the table."""
        which = max(0, column - 1)
        before = sum(len(one.points) for one in self._series[:which])
        return before + row if row < len(self._series[which].points) else -1

    def places(self, box: QRectF) -> list[QRectF]:
        """Return a strip of the chart for each point, as high as the chart for a line alone."""
        room = self._room(box)
        width = room.width() / max(1, self._steps - 1)
        found = []
        for one in self._series:
            for step, point in enumerate(one.points):
                at = self._at(room, step, point.value)
                strip = QRectF(at.x() - width / 2, room.top(), width, room.height())
                if len(self._series) > 1:
                    strip = QRectF(at.x() - width / 2, at.y() - 8, width, 16)
                found.append(strip)
        return found

    def draw(self, painter: QPainter, box: QRectF, look: Tokens, current: int = -1) -> None:
        """Paint axis, band, lines and points."""
        room = self._room(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axis(painter, box, room, look)
        for one in self._series:
            self._draw_band(painter, room, one, look)
        number = 0
        ends = self._ends(room)
        for which, one in enumerate(self._series):
            self._draw_line(painter, room, which, look)
            for step, point in enumerate(one.points):
                if point.value is not None:
                    at = self._at(room, step, point.value)
                    self._draw_dot(painter, at, which, look, is_sure=point.is_sure)
                    if number == current:
                        chart.mark(painter, QRectF(at.x() - 4, at.y() - 4, 8, 8), look)
                number += 1
            if which in ends:
                self._draw_end(painter, box, ends[which], one, look)

    def _label(self, step: int) -> str:
        points = next((one.points for one in self._series if step < len(one.points)), ())
        return points[step].label if points else ""

    def _shown(self, one: ChartSeries, step: int) -> str:
        return (one.points[step].shown if step < len(one.points) else "") or "–"

    def _room(self, box: QRectF) -> QRectF:
        left = max(chart.text_width(words) for _, words in self._ticks) + 10
        ends = [self._end_words(one) for one in self._series]
        right = max((chart.text_width(words, is_strong=True) for words in ends), default=0) + 14
        right = min(right, box.width() / 4)
        return box.adjusted(left, _HEAD_PX, -right, -theme.scaled(_FOOT_PX))

    def _end_words(self, one: ChartSeries) -> str:
        last = next((p for p in reversed(one.points) if p.value is not None), None)
        if last is None:
            return ""
        return f"{one.name} {last.shown}" if len(self._series) > 1 else last.shown

    def _at(self, room: QRectF, step: int, value: float | None) -> QPointF:
        share = step / (self._steps - 1) if self._steps > 1 else 0.5
        height = (0.0 if value is None else value) - self._least
        up = room.height() * height / (self._most - self._least)
        return QPointF(room.left() + room.width() * share, room.bottom() - up)

    def _draw_axis(self, painter: QPainter, box: QRectF, room: QRectF, look: Tokens) -> None:
        grey = QColor(look.text3)
        for value, words in self._ticks:
            y = self._at(room, 0, value).y()
            painter.setPen(chart.pen("line", look))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            place = chart.line_at(box.left(), y, room.left() - box.left() - 8)
            chart.write(painter, place, words, grey, Qt.AlignmentFlag.AlignRight)
        labels = tuple(self._label(step) for step in range(self._steps))
        middles = [self._at(room, step, 0).x() for step in range(self._steps)]
        # Below the word of the lowest line, which stands at the left of the first day.
        middle = room.bottom() + theme.scaled(_FOOT_PX) * 0.7
        for step, left, width in chart.label_places(labels, middles, box, room.width()):
            place = chart.line_at(left, middle, width)
            chart.write(painter, place, labels[step], grey, Qt.AlignmentFlag.AlignHCenter)

    def _draw_band(self, painter: QPainter, room: QRectF, one: ChartSeries, look: Tokens) -> None:
        colour = QColor(look.accent)
        colour.setAlphaF(0.16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for run in _runs(one.points, lambda p: p.low is not None and p.high is not None):
            upper = [self._at(room, step, one.points[step].high) for step in run]
            lower = [self._at(room, step, one.points[step].low) for step in reversed(run)]
            if len(run) == 1:
                top, bottom = upper[0], lower[0]
                painter.drawRect(QRectF(top.x() - 2, top.y(), 4, bottom.y() - top.y()))
            else:
                painter.drawPolygon(QPolygonF([*upper, *lower]))

    def _draw_line(self, painter: QPainter, room: QRectF, which: int, look: Tokens) -> None:
        points = self._series[which].points
        whole = chart.pen(_INKS[which % 3], look, 2)
        whole.setStyle(_STYLES[which % 3])
        over_gap = chart.pen(_INKS[which % 3], look, 1)
        over_gap.setStyle(Qt.PenStyle.DotLine)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        known = [step for step, point in enumerate(points) if point.value is not None]
        for one, other in itertools.pairwise(known):
            painter.setPen(whole if other == one + 1 else over_gap)
            begin = self._at(room, one, points[one].value)
            painter.drawLine(begin, self._at(room, other, points[other].value))

    def _draw_dot(
        self, painter: QPainter, at: QPointF, which: int, look: Tokens, *, is_sure: bool
    ) -> None:
        ink = _INKS[which % 3]
        painter.setPen(chart.pen(ink, look, 1.6))
        painter.setBrush(QColor(getattr(look, ink if is_sure else "card")))
        if which == 0:
            painter.drawEllipse(at, _DOT_PX, _DOT_PX)
        else:
            painter.drawRect(QRectF(at.x() - _DOT_PX, at.y() - _DOT_PX, 2 * _DOT_PX, 2 * _DOT_PX))

    def _ends(self, room: QRectF) -> dict[int, QPointF]:
        """Return beside which points the lines' names stand, none over another."""
        found: dict[int, QPointF] = {}
        for which, one in enumerate(self._series):
            known = [step for step, point in enumerate(one.points) if point.value is not None]
            if known:
                found[which] = self._at(room, known[-1], one.points[known[-1]].value)
        lowest = room.bottom()
        for which in sorted(found, key=lambda which: -found[which].y()):
            found[which].setY(min(found[which].y(), lowest))
            lowest = found[which].y() - theme.scaled(_WORDS_PX)
        return found

    def _draw_end(
        self, painter: QPainter, box: QRectF, at: QPointF, one: ChartSeries, look: Tokens
    ) -> None:
        place = chart.line_at(at.x() + 9, at.y(), box.right() - at.x() - 9)
        chart.write(painter, place, self._end_words(one), QColor(look.text), is_strong=True)


def _runs(points: tuple[ChartPoint, ...], is_in: Callable[[ChartPoint], bool]) -> list[list[int]]:
    """Return the unbroken runs of steps for which this is true."""
    found: list[list[int]] = []
    is_open = False
    for step, point in enumerate(points):
        holds = is_in(point)
        if holds and is_open:
            found[-1].append(step)
        elif holds:
            found.append([step])
        is_open = holds
    return found
