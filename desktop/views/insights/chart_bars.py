"""Horizontal bars with their names before them and their figures behind them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from desktop import theme
from desktop.theme import Tokens
from desktop.views.insights import chart_drawing as chart
from desktop.views.insights.chart_drawing import ACCENT, ChartDrawing, ChartTable, Tone

_ROW_PX, _BAR_PX = 26, 14


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar.

    value: its length, from 0; None draws none (too few to tell). shown: the figures behind it.
    words: a whole sentence. low, high: within which the true value probably lies.
    """

    label: str
    value: float | None
    shown: str
    words: str
    tone: Tone = ACCENT
    low: float | None = None
    high: float | None = None


class ChartBars(ChartDrawing):
    """As many rows as there are bars, all to one scale."""

    def __init__(
        self, bars: tuple[ChartBar, ...], headings: tuple[str, str], most: float | None = None
    ) -> None:
        """Take the figures. headings: of the table. most: the scale's end, else the longest."""
        self._bars, self._headings = bars, headings
        longest = max((bar.value for bar in bars if bar.value is not None), default=0.0)
        self._most = most or longest or 1.0

    def count(self) -> int:
        """Return how many bars there are."""
        return len(self._bars)

    def words(self, part: int) -> str:
        """Return what a bar says."""
        return self._bars[part].words

    def table(self) -> ChartTable:
        """Return a row for each bar."""
        return ChartTable(self._headings, tuple((bar.label, bar.shown) for bar in self._bars))

    def wanted_height(self) -> int:
        """Return room for all rows."""
        return theme.scaled(_ROW_PX) * max(1, len(self._bars)) + 4

    def places(self, box: QRectF) -> list[QRectF]:
        """Return the row of each bar."""
        height = min(theme.scaled(_ROW_PX), box.height() / max(1, len(self._bars)))
        return [
            QRectF(box.left(), box.top() + 2 + height * row, box.width(), height)
            for row in range(len(self._bars))
        ]

    def draw(self, painter: QPainter, box: QRectF, look: Tokens, current: int = -1) -> None:
        """Paint names, bars and figures."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = self._columns(box)
        for part, (bar, row) in enumerate(zip(self._bars, self.places(box), strict=True)):
            middle = row.center().y()
            name = QRectF(row.left(), row.top(), left - 8, row.height())
            chart.write(painter, name, bar.label, QColor(look.text2))
            room = QRectF(row.left() + left, middle - _BAR_PX / 2, 0, _BAR_PX)
            room.setRight(row.right() - right)
            length = 0.0
            if bar.value:
                length = max(2.0, room.width() * min(1.0, bar.value / self._most))
                place = QRectF(room.left(), room.top(), length, _BAR_PX)
                chart.fill(painter, place, bar.tone, look)
                length = max(length, self._draw_range(painter, room, bar, look))
            behind = QRectF(room.left() + length + 8, row.top(), 0, row.height())
            behind.setRight(row.right())
            chart.write(painter, behind, bar.shown, QColor(look.text))
            if part == current:
                chart.mark(painter, row.adjusted(2, 3, -2, -3), look)

    def _columns(self, box: QRectF) -> tuple[float, float]:
        names = max((chart.text_width(bar.label) for bar in self._bars), default=0.0)
        figures = max((chart.text_width(bar.shown) for bar in self._bars), default=0.0)
        return min(names + 12, box.width() * 0.36), min(figures + 12, box.width() * 0.44)

    def _draw_range(self, painter: QPainter, room: QRectF, bar: ChartBar, look: Tokens) -> float:
        """Draw the whisker of a range; return how far it reaches."""
        if bar.low is None or bar.high is None:
            return 0.0
        ends = [
            room.left() + room.width() * min(1.0, at / self._most) for at in (bar.low, bar.high)
        ]
        y = room.center().y()
        # Light around dark, so that it shows on the bar and beside it.
        for name, width in (("card", 3.5), ("text2", 1.5)):
            painter.setPen(chart.pen(name, look, width))
            painter.drawLine(QPointF(ends[0], y), QPointF(ends[1], y))
            for x in ends:
                painter.drawLine(QPointF(x, y - 3), QPointF(x, y + 3))
        return ends[1] - room.left()
