"""How a day of the calendar looks: its number, and a line or a block for each entry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.domain.planned import Planned, PlannedDay
from desktop import icons, theme
from desktop.tables.calendar_table import IS_OUTSIDE_ROLE, CalendarTable
from desktop.tables.paged_table import RECORD_ROLE
from desktop.words import dates, planned_words

_EDGE_PX, _NUMBER_PX, _LINE_PX, _GAP_PX, _ICON_PX = 5, 24, 20, 2, 12
_NARROW_PX = 88
_MOST_LINES, _WRAPPED_LINES = 3, 2.4
"""Broken at words, three lines hold less than three times what one holds."""
_WORDS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class CalendarDelegate(QStyledItemDelegate):
    """Draws as many entries as there is room for, and how many more there are."""

    is_roomy = False
    """Whether an entry may take several lines, as in a week."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one day."""
        table = index.model()
        if not isinstance(table, CalendarTable):
            return
        cell = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(cell)
        self._paint_ground(painter, cell, option.state, is_outside=index.data(IS_OUTSIDE_ROLE))
        day = table.day_at(index)
        self._paint_number(painter, cell, day, is_outside=index.data(IS_OUTSIDE_ROLE))
        planned = index.data(RECORD_ROLE)
        if isinstance(planned, PlannedDay):
            top = theme.scaled(_NUMBER_PX) + _EDGE_PX
            self._paint_entries(painter, cell.adjusted(_EDGE_PX, top, -_EDGE_PX, -2), planned)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, cell: QRectF, state: QStyle.StateFlag, *, is_outside: bool
    ) -> None:
        look = theme.tokens()
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = look.canvas if is_outside else look.card
        painter.fillRect(cell, QColor(look.hover if is_hovered else ground))
        painter.setPen(QPen(QColor(look.line), 1))
        painter.drawLine(cell.bottomLeft() - QPointF(0, 0.5), cell.bottomRight() - QPointF(0, 0.5))
        painter.drawLine(cell.topRight() - QPointF(0.5, 0), cell.bottomRight() - QPointF(0.5, 0))
        if state & QStyle.StateFlag.State_Selected:
            has_keys = bool(state & QStyle.StateFlag.State_Active)
            painter.setPen(QPen(QColor(look.focus if has_keys else look.border_strong), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(1, 1, -2, -2), 4, 4)

    def _paint_number(
        self, painter: QPainter, cell: QRectF, day: date, *, is_outside: bool
    ) -> None:
        look = theme.tokens()
        is_today = day == dates.today()
        text = dates.day_of_year(day) if day.day == 1 else dates.number(day.day)
        font = theme.font(12, QFont.Weight.Bold if is_today else QFont.Weight.Medium)
        height = theme.scaled(20)
        width = max(height, QFontMetrics(font).horizontalAdvance(text) + 10)
        box = QRectF(cell.left() + _EDGE_PX, cell.top() + 4, width, height)
        if is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent))
            painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(font)
        ink = look.on_accent if is_today else look.text3 if is_outside else look.text
        painter.setPen(QColor(ink))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_entries(self, painter: QPainter, room: QRectF, planned: PlannedDay) -> None:
        line = theme.scaled(_LINE_PX)
        top, shown = room.top(), 0
        for entry, height in self._heights(planned, room):
            is_last = shown + 1 == planned.count
            left = room.bottom() - top - height
            if left < (0 if is_last else line + _GAP_PX):
                break
            box = QRectF(room.left(), top, room.width(), height)
            paint_entry(painter, box, entry)
            top += height + _GAP_PX
            shown += 1
        if shown < planned.count:
            painter.setFont(theme.font(11, QFont.Weight.DemiBold))
            painter.setPen(QColor(theme.tokens().text3))
            words = self.tr("%n more", "", planned.count - shown)
            box = QRectF(room.left() + 4, top, room.width() - 4, line)
            painter.drawText(box, _WORDS, words)

    def _heights(self, planned: PlannedDay, room: QRectF) -> Iterator[tuple[Planned, float]]:
        line = theme.scaled(_LINE_PX)
        for entry in planned.entries:
            yield entry, _block_px(entry, room.width()) if self.is_roomy else line


def paint_entry(painter: QPainter, box: QRectF, entry: Planned) -> None:
    """Draw an entry: a tinted ground, the sign of its kind, its words; wrapped where it is high."""
    look, tone = theme.tokens(), planned_words.tone(entry)
    ink = getattr(look, f"{tone}_text")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(look, f"{tone}_soft")))
    painter.drawRoundedRect(box, 4, 4)
    line = theme.scaled(_LINE_PX)
    sign = QRectF(box.left() + 4, box.top() + (line - _ICON_PX) / 2, _ICON_PX, _ICON_PX)
    if box.width() < _NARROW_PX and not planned_words.state(entry):
        sign.setWidth(0)  # the words need the room more
    else:
        picture = icons.pixmap(planned_words.icon(entry), ink, _ICON_PX, 3.0)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(sign, picture, QRectF(picture.rect()))
    font = theme.font(11, QFont.Weight.Medium)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    room = QRectF(sign.right() + 4, box.top(), box.right() - sign.right() - 6, box.height())
    if box.height() <= line:
        painter.drawText(room, _WORDS, _cut(entry, font, room.width()))
    else:
        words = _cut(entry, font, room.width() * _WRAPPED_LINES)
        painter.drawText(room.adjusted(0, 3, 0, -3), _WRAPPED, words)


def _cut(entry: Planned, font: QFont, width: float) -> str:
    words = planned_words.line(entry)[:240]
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(width))


def _block_px(entry: Planned, width: float) -> float:
    """Return how high an entry is whose words may wrap."""
    font = theme.font(11, QFont.Weight.Medium)
    metrics, across = QFontMetricsF(font), width - _ICON_PX - 10
    words = _cut(entry, font, across * _WRAPPED_LINES)
    wanted = metrics.boundingRect(QRectF(0, 0, across, 1_000), _WRAPPED, words).height()
    return max(theme.scaled(_LINE_PX), min(wanted, _MOST_LINES * metrics.lineSpacing()) + 6)
