"""A line without an axis, as high as a line of text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from desktop.theme import Tokens
from desktop.views.insights import chart_drawing as chart
from desktop.views.insights.chart_drawing import ChartDrawing, ChartTable
from desktop.views.insights.chart_line import ChartPoint


class ChartSpark(ChartDrawing):
    """Values between two ends, with a thin line where their middle is and a dot on the last."""

    height_px = 20

    def __init__(
        self,
        points: tuple[ChartPoint, ...],
        headings: tuple[str, str],
        ends: tuple[float, float] = (-1.0, 1.0),
    ) -> None:
        """Take the points, all with a value. headings: of the table. ends: lowest and highest."""
        self._points, self._headings, self._ends = points, headings, ends

    def count(self) -> int:
        """Return how many points there are."""
        return len(self._points)

    def words(self, part: int) -> str:
        """Return what a point says."""
        return self._points[part].words

    def table(self) -> ChartTable:
        """Return a row for each point."""
        return ChartTable(self._headings, tuple((p.label, p.shown) for p in self._points))

    def places(self, box: QRectF) -> list[QRectF]:
        """Return the strip of each point."""
        width = box.width() / max(1, len(self._points))
        return [
            QRectF(at.x() - width / 2, box.top(), width, box.height()) for at in self._line(box)
        ]

    def draw(self, painter: QPainter, box: QRectF, look: Tokens, current: int = -1) -> None:
        """Paint the middle, the line and the last dot."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = box.center().y()
        painter.setPen(chart.pen("border_strong", look, 1))
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
        line = self._line(box)
        if not line:
            return
        painter.setPen(chart.pen("accent", look, 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(line))
        painter.setBrush(QColor(look.accent))
        painter.drawEllipse(line[-1], 3, 3)
        if 0 <= current < len(line):
            at = line[current]
            chart.mark(painter, QRectF(at.x() - 3, at.y() - 3, 6, 6), look)

    def _line(self, box: QRectF) -> list[QPointF]:
        room = box.adjusted(4, 3, -5, -3)
        low, high = self._ends
        last = max(1, len(self._points) - 1)
        return [
            QPointF(
                room.left() + room.width() * step / last,
                room.bottom() - room.height() * ((point.value or 0.0) - low) / (high - low),
            )
            for step, point in enumerate(self._points)
        ]
