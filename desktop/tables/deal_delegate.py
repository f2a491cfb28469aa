"""How a deal looks in the list: title and amount, whom it is with and when."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.domain.deal import Deal, DealState
from desktop import theme
from desktop.tables.deal_table import DealHeading
from desktop.tables.paged_table import RECORD_ROLE
from desktop.words import sales_words

HEAD_PX = 38
_MARGIN, _INSET = 18, 8
_LINE_PX = 18


class DealDelegate(QStyledItemDelegate):
    """Draws headings of stages and deals."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return a heading's or a deal's height."""
        is_deal = isinstance(index.data(RECORD_ROLE), Deal)
        return QSize(200, theme.row_px(theme.DEAL_PX) if is_deal else theme.scaled(HEAD_PX))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(RECORD_ROLE)
        if isinstance(row, DealHeading):
            self._paint_heading(painter, rect, row)
        elif isinstance(row, Deal):
            self._paint_deal(painter, rect, row, state)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: DealHeading) -> None:
        look = theme.tokens()
        left, width = rect.left() + _MARGIN, rect.width() - 2 * _MARGIN
        room = QRectF(left, rect.bottom() - theme.scaled(24), width, theme.scaled(20))
        bold = theme.font(12, QFont.Weight.DemiBold)
        taken = paint_right(painter, room, row.total, bold, look.text2)
        words = row.words
        if row.left_out:
            words += self.tr("  (%n more)", "", row.left_out)
        paint_left(painter, room, words, bold, look.text3, taken)

    def _paint_deal(
        self, painter: QPainter, rect: QRect, deal: Deal, state: QStyle.StateFlag
    ) -> None:
        look = theme.tokens()
        pill = QRectF(rect).adjusted(_INSET, 1, -_INSET, -1)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent_soft if is_chosen else look.hover))
            painter.drawRoundedRect(pill, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(1, 1, -1, -1), 7, 7)
        left, width = rect.left() + _MARGIN, rect.width() - 2 * _MARGIN
        line = theme.scaled(_LINE_PX)
        first = QRectF(left, rect.center().y() - line, width, line)
        second = QRectF(left, rect.center().y(), width, line)
        amount = "" if deal.amount is None else sales_words.money(deal.amount)
        bold = theme.font(13, QFont.Weight.DemiBold)
        ink = look.text3 if deal.state is DealState.LOST else look.text
        taken = paint_right(painter, first, amount, bold, ink)
        paint_left(painter, first, deal.title, bold, look.text, taken)
        taken = paint_right(painter, second, sales_words.deal_day(deal), theme.font(12), look.text3)
        paint_left(painter, second, sales_words.deal_who(deal), theme.font(12), look.text2, taken)


def paint_right(painter: QPainter, room: QRectF, text: str, font: QFont, colour: str) -> float:
    """Draw a short text at the right and return the room it takes."""
    if not text:
        return 0.0
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
    return QFontMetrics(font).horizontalAdvance(text) + 12.0


def paint_left(
    painter: QPainter, room: QRectF, text: str, font: QFont, colour: str, taken: float
) -> None:
    """Draw a text at the left, cut before what is taken at the right."""
    width = max(0, int(room.width() - taken))
    cut = QFontMetrics(font).elidedText(text[:240], Qt.TextElideMode.ElideRight, width)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), cut)
