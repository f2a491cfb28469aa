"""What every chart has in common: painting for screen and paper, and words for each part.

A drawing knows no widget: `ChartView` shows it, a report prints it, and both paint the same. All
lengths are logical pixels; a printer's painter is scaled to them. GUI thread only.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop import theme
from desktop.theme import Tokens

TEXT_PX = 11
_LINE_PX, _STRIPE_PX, _LABEL_GAP_PX = 16, 5, 6


class Pattern(StrEnum):
    """How an area is filled; no two parts of a chart differ by colour alone."""

    SOLID = "solid"
    SOFT = "soft"
    STRIPED = "striped"
    CROSSED = "crossed"
    LINED = "lined"


@dataclass(frozen=True, slots=True)
class Tone:
    """An area's look. ink, soft: names of theme tokens for its edge and lines, and for its tint."""

    ink: str
    soft: str
    pattern: Pattern


ACCENT = Tone("accent", "accent_soft", Pattern.SOLID)


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The same figures as a table."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class ChartDrawing(ABC):
    """The figures of one chart, its parts counted from 0, and how they are painted."""

    height_px = 200

    @abstractmethod
    def count(self) -> int:
        """Return how many parts can be read one by one."""

    @abstractmethod
    def words(self, part: int) -> str:
        """Return what a part says, as a whole sentence."""

    @abstractmethod
    def table(self) -> ChartTable:
        """Return the figures as a table."""

    @abstractmethod
    def places(self, box: QRectF) -> list[QRectF]:
        """Return where each part stands when the chart is painted into box."""

    @abstractmethod
    def draw(self, painter: QPainter, box: QRectF, look: Tokens, current: int = -1) -> None:
        """Paint the chart into box. current: the part that is being read, -1 for none."""

    def part_at(self, row: int, column: int) -> int:
        """Return which part stands in a cell of the table, -1 for none."""
        del column
        return row if row < self.count() else -1

    def wanted_height(self) -> int:
        """Return the height that the chart wants, in logical pixels."""
        return theme.scaled(self.height_px)


def pen(name: str, look: Tokens, width: float = 1.0) -> QPen:
    """Return a pen in the colour of a token."""
    made = QPen(QColor(getattr(look, name)), width)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return made


def text_font(*, is_strong: bool = False) -> QFont:
    """Return the type of a chart's words."""
    return theme.font(TEXT_PX, QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)


def text_width(text: str, *, is_strong: bool = False) -> float:
    """Return how wide a chart's words are."""
    return QFontMetricsF(text_font(is_strong=is_strong)).horizontalAdvance(text)


def line_at(left: float, middle: float, width: float) -> QRectF:
    """Return the room of a line of words around this height."""
    height = theme.scaled(_LINE_PX)
    return QRectF(left, middle - height / 2, width, height)


def write(
    painter: QPainter,
    box: QRectF,
    text: str,
    colour: QColor,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    *,
    is_strong: bool = False,
) -> None:
    """Write words on one line, in the middle of the box's height, cut where they don't fit."""
    font = text_font(is_strong=is_strong)
    cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 0.5)
    painter.setFont(font)
    painter.setPen(colour)
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    painter.drawText(box, int(flags), cut)


def fill(painter: QPainter, box: QRectF, tone: Tone, look: Tokens) -> None:
    """Fill an area. Lines are drawn as lines: a brush's pattern would be too fine on paper."""
    ink, soft = QColor(getattr(look, tone.ink)), QColor(getattr(look, tone.soft))
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink if tone.pattern is Pattern.SOLID else soft)
    painter.drawRect(box)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(ink, 1.2))
    for begin, end in _lines(box, tone.pattern):
        painter.drawLine(begin, end)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 1.0))
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def _lines(box: QRectF, pattern: Pattern) -> list[tuple[QPointF, QPointF]]:
    found: list[tuple[QPointF, QPointF]] = []
    if pattern is Pattern.LINED:
        y = box.top() + _STRIPE_PX / 2
        while y < box.bottom():
            found.append((QPointF(box.left(), y), QPointF(box.right(), y)))
            y += _STRIPE_PX
    if pattern in (Pattern.STRIPED, Pattern.CROSSED):
        # From a corner that stays where it is, so that a longer bar continues a shorter one.
        x = box.left() - box.height()
        while x < box.right():
            low, high = QPointF(x, box.bottom()), QPointF(x + box.height(), box.top())
            found.append((low, high))
            if pattern is Pattern.CROSSED:
                found.append((QPointF(low.x(), high.y()), QPointF(high.x(), low.y())))
            x += _STRIPE_PX
    return found


def mark(painter: QPainter, box: QRectF, look: Tokens) -> None:
    """Draw the ring around the part that is being read."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen("focus", look, 2))
    painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 3, 3)


def thinned(labels: tuple[str, ...], room_px: float) -> list[int]:
    """Return which labels of equal steps fit beside each other in the room; the last one always."""
    if not labels:
        return []
    widest = max(text_width(label) for label in labels) + 14
    step = max(1, -(-int(widest * len(labels)) // max(1, int(room_px))))
    return sorted(range(len(labels) - 1, -1, -step))


def label_places(
    labels: tuple[str, ...], middles: Sequence[float], box: QRectF, room_px: float
) -> list[tuple[int, float, float]]:
    """Return which labels stand below an axis, each with its left edge and its width.

    middles: where each would stand; at the edges of the box they move in, and whoever would touch
    the one at its right then is left out.
    """
    found: list[tuple[int, float, float]] = []
    free = box.right()
    for at in reversed(thinned(labels, room_px)):
        width = text_width(labels[at]) + 2
        left = max(box.left(), min(middles[at] - width / 2, box.right() - width))
        if left + width <= free:
            found.append((at, left, width))
            free = left - _LABEL_GAP_PX
    return found[::-1]


def round_top(most: float) -> tuple[float, float]:
    """Return a round end of an axis from 0 and the step of its ticks, at most five."""
    most = max(most, 1.0)
    step = 1.0
    while most / step > 5:
        step *= 2 if str(step)[0] in "15" else 2.5
    top = step
    while top < most:
        top += step
    return top, step
