"""How a row of a list is drawn: a mark, three lines, a time, a sign."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.domain.sentiment import Mood
from desktop import icons, theme
from desktop.tables.paged_table import RECORD_ROLE

_INSET = 8
_PADDING = 10
_LINE_PX = (18, 17, 17)


@dataclass(frozen=True, slots=True)
class RowLook:
    """What a row shows.

    sign: a short word in a chip at the lower right, "" for none. is_strong: somebody waits.
    icon: drawn instead of the initials, "" for them.
    """

    name: str
    second: str
    third: str
    when: str = ""
    mood: Mood | None = None
    sign: str = ""
    is_strong: bool = False
    icon: str = ""


class RowDelegate(QStyledItemDelegate):
    """Draws rows of `theme.row_px()`; a subclass says what a record looks like."""

    def look(self, record: object) -> RowLook:
        """Return what to draw for a record."""
        raise NotImplementedError

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of every row."""
        return QSize(200, theme.row_px())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        pill = QRectF(rect).adjusted(_INSET, 2, -_INSET, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        surface = self._paint_pill(painter, pill, state)
        record = index.data(RECORD_ROLE)
        if record is None:
            self._paint_skeleton(painter, pill)
        else:
            self._paint_row(painter, pill, self.look(record), surface)
        painter.restore()

    def _paint_pill(self, painter: QPainter, pill: QRectF, state: QStyle.StateFlag) -> str:
        """Draw the ground of a row and return its colour."""
        look = theme.tokens()
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        surface = look.list
        if is_selected or is_hovered:
            surface = look.accent_soft if is_selected else look.hover
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(surface))
            painter.drawRoundedRect(pill, 8, 8)
        has_ring = state & QStyle.StateFlag.State_HasFocus and (
            state & QStyle.StateFlag.State_KeyboardFocusChange
        )
        if has_ring:
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(1, 1, -1, -1), 7, 7)
        return surface

    def _paint_row(self, painter: QPainter, pill: QRectF, row: RowLook, surface: str) -> None:
        look = theme.tokens()
        mark = theme.AVATAR_PX
        circle = QRectF(pill.left() + _PADDING, pill.center().y() - mark / 2, mark, mark)
        if row.icon:
            self._paint_icon(painter, circle, row.icon)
        else:
            icons.paint_avatar(painter, circle, row.name)
        if row.mood is not None:
            corner = QPointF(circle.right() - 12, circle.bottom() - 12)
            icons.paint_mood(painter, QRectF(corner.x(), corner.y(), 14, 14), row.mood, surface)
        left = circle.right() + 12
        right = pill.right() - _PADDING
        texts = (row.name, row.second, row.third)
        heights = [theme.scaled(px) for px in _LINE_PX]
        used = sum(height for text, height in zip(texts, heights, strict=True) if text)
        top = pill.center().y() - used / 2
        when_weight = QFont.Weight.DemiBold if row.is_strong else QFont.Weight.Normal
        when_colour = look.accent_text if row.is_strong else look.text3
        when_width = self._paint_right(
            painter, row.when, right, top, theme.font(12, when_weight), when_colour
        )
        name_weight = QFont.Weight.Bold if row.is_strong else QFont.Weight.DemiBold
        lines = (
            (row.name, theme.font(13, name_weight), look.text, when_width),
            (row.second, theme.font(12, QFont.Weight.Medium), look.text2, 0.0),
            (row.third, theme.font(12), look.text3, self._sign_width(row.sign)),
        )
        for (text, font, colour, taken), height in zip(lines, heights, strict=True):
            if not text:
                continue
            room = QRectF(left, top, right - left - taken, height)
            self._paint_line(painter, room, text, font, colour)
            top += height
        if row.sign:
            self._paint_sign(painter, row.sign, QPointF(right, top - heights[2]), surface)

    def _paint_icon(self, painter: QPainter, circle: QRectF, name: str) -> None:
        look = theme.tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.grey_soft))
        painter.drawEllipse(circle)
        box = QRectF(0, 0, 18, 18)
        box.moveCenter(circle.center())
        picture = icons.pixmap(name, look.grey_text, 18, 3.0)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(box, picture, QRectF(picture.rect()))

    def _paint_line(
        self, painter: QPainter, room: QRectF, text: str, font: QFont, colour: str
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        # A huge single line would cost its whole length to measure.
        cut = QFontMetrics(font).elidedText(
            text[:240], Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), cut)

    def _paint_right(
        self, painter: QPainter, text: str, right: float, top: float, font: QFont, colour: str
    ) -> float:
        """Draw a short text at the right edge and return the room it takes."""
        if not text:
            return 0.0
        width = QFontMetrics(font).horizontalAdvance(text)
        room = QRectF(right - width, top, width + 1, theme.scaled(_LINE_PX[0]))
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text
        )
        return width + 10.0

    def _sign_width(self, sign: str) -> float:
        if not sign:
            return 0.0
        font = theme.font(11, QFont.Weight.DemiBold)
        return QFontMetrics(font).horizontalAdvance(sign) + 24.0

    def _paint_sign(self, painter: QPainter, sign: str, corner: QPointF, surface: str) -> None:
        """Draw a chip whose upper right corner is given."""
        look = theme.tokens()
        width = self._sign_width(sign) - 8
        height = theme.scaled(_LINE_PX[2])
        box = QRectF(corner.x() - width, corner.y(), width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.list if surface == look.accent_soft else look.accent_soft))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(QColor(look.accent_text))
        painter.setFont(theme.font(11, QFont.Weight.DemiBold))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), sign)

    def _paint_skeleton(self, painter: QPainter, pill: QRectF) -> None:
        """Draw grey shapes where a row is still being read."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().grey_soft))
        mark = theme.AVATAR_PX
        painter.drawEllipse(
            QRectF(pill.left() + _PADDING, pill.center().y() - mark / 2, mark, mark)
        )
        left = pill.left() + _PADDING + mark + 12
        for width, offset in ((120, -20), (90, -3), (180, 14)):
            room = min(width, pill.right() - _PADDING - left)
            painter.drawRoundedRect(QRectF(left, pill.center().y() + offset, room, 9), 4, 4)
