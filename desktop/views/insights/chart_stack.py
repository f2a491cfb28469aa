"""Columns made of parts, one upon the other: how many of each kind, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop import theme
from desktop.theme import Tokens
from desktop.views.insights import chart_drawing as chart
from desktop.views.insights.chart_drawing import ChartDrawing, ChartTable, Tone
from desktop.words import dates

_FOOT_PX, _LEGEND_PX, _KEY_PX = 20, 22, 12
_MOST_WIDE_PX, _NUMBER_PX = 46, 13


@dataclass(frozen=True, slots=True)
class ChartKey:
    """One kind of part: its name and its look."""

    name: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class ChartColumn:
    """One column. counts, words: of each part in the keys' order; words are whole sentences."""

    label: str
    counts: tuple[int, ...]
    words: tuple[str, ...]


class ChartStack(ChartDrawing):
    """Columns of counts with a legend above; parts differ by pattern and colour."""

    def __init__(
        self, keys: tuple[ChartKey, ...], columns: tuple[ChartColumn, ...], first_heading: str
    ) -> None:
        """Take the figures. first_heading: what the labels are, for the table ("Week")."""
        self._keys, self._columns, self._heading = keys, columns, first_heading
        self._parts = tuple(
            (at, key)
            for at, column in enumerate(columns)
            for key, count in enumerate(column.counts)
            if count
        )
        most = max((sum(column.counts) for column in columns), default=0)
        self._top, self._step = chart.round_top(most)

    def count(self) -> int:
        """Return how many parts there are; those of nothing don't count."""
        return len(self._parts)

    def key_of(self, part: int) -> tuple[int, int]:
        """Return a part's column and kind, each counted from 0."""
        return self._parts[part]

    def words(self, part: int) -> str:
        """Return what a part says."""
        at, key = self._parts[part]
        return self._columns[at].words[key]

    def table(self) -> ChartTable:
        """Return a row for each column, with a cell for each kind."""
        headings = (self._heading, *(key.name for key in self._keys))
        rows = ((c.label, *map(dates.number, c.counts)) for c in self._columns)
        return ChartTable(headings, tuple(rows))

    def part_at(self, row: int, column: int) -> int:
        """Return which part stands in a cell of the table, -1 for an empty one."""
        wanted = (row, column - 1)
        return self._parts.index(wanted) if wanted in self._parts else -1

    def places(self, box: QRectF) -> list[QRectF]:
        """Return where each part stands."""
        room = self._room(box)
        found = []
        for at, column in enumerate(self._columns):
            below = 0
            left, width = self._column(room, at)
            for count in column.counts:
                if count:
                    low = self._y(room, below)
                    high = self._y(room, below + count)
                    found.append(QRectF(left, high, width, low - high))
                below += count
        return found

    def draw(self, painter: QPainter, box: QRectF, look: Tokens, current: int = -1) -> None:
        """Paint legend, axis and columns."""
        room = self._room(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_legend(painter, box, look)
        self._draw_axis(painter, box, room, look)
        for part, place in enumerate(self.places(box)):
            at, key = self._parts[part]
            tone = self._keys[key].tone
            chart.fill(painter, place, tone, look)
            self._draw_number(painter, place, self._columns[at].counts[key], look)
            if part == current:
                chart.mark(painter, place, look)

    def _draw_number(self, painter: QPainter, place: QRectF, count: int, look: Tokens) -> None:
        words = dates.number(count)
        width, height = chart.text_width(words, is_strong=True) + 6, theme.scaled(_NUMBER_PX)
        if place.height() < height + 2 or place.width() < width + 2:
            return
        middle = place.center()
        plate = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
        # On a plate of its own: a number over stripes is hard to read.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.card))
        painter.drawRoundedRect(plate, 3, 3)
        colour, side = QColor(look.text), Qt.AlignmentFlag.AlignHCenter
        chart.write(painter, plate, words, colour, side, is_strong=True)

    def _room(self, box: QRectF) -> QRectF:
        left = chart.text_width(dates.number(int(self._top))) + 12
        return box.adjusted(left, theme.scaled(_LEGEND_PX) + 6, -4, -theme.scaled(_FOOT_PX))

    def _column(self, room: QRectF, at: int) -> tuple[float, float]:
        step = room.width() / max(1, len(self._columns))
        width = min(_MOST_WIDE_PX, max(3.0, step * 0.68))
        return room.left() + step * (at + 0.5) - width / 2, width

    def _y(self, room: QRectF, value: float) -> float:
        return room.bottom() - room.height() * value / self._top

    def _draw_legend(self, painter: QPainter, box: QRectF, look: Tokens) -> None:
        x = box.left()
        for key in self._keys:
            width = chart.text_width(key.name)
            if x + _KEY_PX + 5 + width > box.right():
                break
            middle = box.top() + theme.scaled(_LEGEND_PX) / 2
            square = QRectF(x, middle - _KEY_PX / 2, _KEY_PX, _KEY_PX)
            chart.fill(painter, square, key.tone, look)
            place = chart.line_at(x + _KEY_PX + 5, middle, width + 2)
            chart.write(painter, place, key.name, QColor(look.text2))
            x += _KEY_PX + 5 + width + 16

    def _draw_axis(self, painter: QPainter, box: QRectF, room: QRectF, look: Tokens) -> None:
        grey = QColor(look.text3)
        value = 0.0
        while value <= self._top:
            y = self._y(room, value)
            painter.setPen(chart.pen("line", look))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            place = chart.line_at(box.left(), y, room.left() - box.left() - 6)
            words = dates.number(int(value))
            chart.write(painter, place, words, grey, Qt.AlignmentFlag.AlignRight)
            value += self._step
        labels = tuple(column.label for column in self._columns)
        columns = (self._column(room, at) for at in range(len(labels)))
        middles = [left + width / 2 for left, width in columns]
        middle = room.bottom() + theme.scaled(_FOOT_PX) * 0.6
        for at, left, width in chart.label_places(labels, middles, box, room.width()):
            place = chart.line_at(left, middle, width)
            chart.write(painter, place, labels[at], grey, Qt.AlignmentFlag.AlignHCenter)
