"""Shows a chart and reads it part by part, by mouse, by keyboard and for who listens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop import theme
from desktop.heard_as import hear_as
from desktop.views.insights.chart_drawing import ChartDrawing
from desktop.views.parts.tips import plain_tip

EDGE_PX, _LOW_EDGE_PX = 6, 2
_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
}  # fmt: skip
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ChartView(QWidget):
    """One chart. Arrows, Home and End read its parts, Enter or a click opens one.

    Signals:
        opened: what is behind a part is wanted (the part's number).
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, is_low: bool = False) -> None:
        """Make it. is_low: it stands in a line of text."""
        super().__init__(parent)
        self._edge = _LOW_EDGE_PX if is_low else EDGE_PX
        self._drawing: ChartDrawing | None = None
        self._current, self._summary = -1, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hear_as(self, QAccessible.Role.Chart)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.watch().changed.connect(self._restyle)

    def show_chart(self, drawing: ChartDrawing, name: str, summary: str = "") -> None:
        """Show a chart. name, summary: what it is and what it says, for who listens."""
        self._drawing, self._summary, self._current = drawing, summary, -1
        self.setAccessibleName(name)
        self.setAccessibleDescription(summary)
        self.updateGeometry()
        self.update()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def current(self) -> int:
        """Return the part that is being read, -1 for none."""
        return self._current

    def read(self, part: int) -> None:
        """Go to a part and say what it says."""
        if self._drawing is None or not 0 <= part < self._drawing.count():
            return
        self._current = part
        words = self._drawing.words(part)
        self.setAccessibleDescription(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.update()

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(self._edge, self._edge, -self._edge, -self._edge)

    def _part_under(self, at: QPointF) -> int:
        if self._drawing is None:
            return -1
        places = self._drawing.places(self._box())
        return next((part for part, place in enumerate(places) if place.contains(at)), -1)

    def _tell(self, part: int, at: QPoint) -> None:
        words = "" if self._drawing is None or part < 0 else self._drawing.words(part)
        QToolTip.showText(at, plain_tip(words), self)

    def sizeHint(self) -> QSize:
        """Return the height that the chart wants."""
        wanted = 0 if self._drawing is None else self._drawing.wanted_height()
        return QSize(320, wanted + 2 * self._edge)

    def minimumSizeHint(self) -> QSize:
        """Let it be narrow, never low."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chart, and the ring of the keyboard."""
        painter = QPainter(self)
        look = theme.tokens()
        if self._drawing is not None and self._drawing.count():
            self._drawing.draw(painter, self._box(), look, self._current)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setColor(theme.colour("focus"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from part to part, or open one."""
        key, count = Qt.Key(event.key()), 0 if self._drawing is None else self._drawing.count()
        if key in _STEPS and count:
            step = _STEPS[key]
            first = 0 if step > 0 else count - 1
            self.read(first if self._current < 0 else (self._current + step) % count)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and count:
            self.read(0 if key == Qt.Key.Key_Home else count - 1)
        elif key in _OPENING and self._current >= 0:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)
            return
        if self._drawing is not None and 0 <= self._current < count:
            place = self._drawing.places(self._box())[self._current].bottomLeft().toPoint()
            self._tell(self._current, self.mapToGlobal(place))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the part under the pointer says."""
        part = self._part_under(event.position())
        is_opening = part >= 0
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if is_opening else Qt.CursorShape.ArrowCursor
        )
        if part != self._current:
            self._current = part
            self.update()
        self._tell(part, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the part under the pointer."""
        part = self._part_under(event.position())
        if event.button() == Qt.MouseButton.LeftButton and part >= 0:
            self.opened.emit(part)

    def leaveEvent(self, event: QEvent) -> None:
        """Read nothing any more."""
        if not self.hasFocus():
            self._current = -1
            self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away; what was read is read no longer."""
        super().focusOutEvent(event)
        self._current = -1
        self.setAccessibleDescription(self._summary)
        self.update()
