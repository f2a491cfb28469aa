"""How a deal looks as a card of the board: title, whom it is with, amount and day."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.domain.deal import Deal
from desktop import theme
from desktop.tables.deal_delegate import paint_left, paint_right
from desktop.tables.paged_table import RECORD_ROLE
from desktop.words import dates, sales_words

CARD_PX = 78
_INSET, _PADDING, _LINE_PX = 8, 10, 19


class BoardDelegate(QStyledItemDelegate):
    """Three lines on a ground of their own, as a column has little room."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return a card's height."""
        return QSize(160, CARD_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one card."""
        deal = index.data(RECORD_ROLE)
        if isinstance(deal, Deal):
            rect: QRect = option.rect
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_deal(painter, QRectF(rect), deal, option.state)
            painter.restore()

    def _paint_deal(
        self, painter: QPainter, rect: QRectF, deal: Deal, state: QStyle.StateFlag
    ) -> None:
        look = theme.tokens()
        card = rect.adjusted(_INSET, 3, -_INSET, -3)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = look.accent_soft if is_chosen else look.hover if is_hovered else look.canvas
        has_ring = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(QColor(look.focus if has_ring else look.line), 2 if has_ring else 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 8, 8)
        left, width = card.left() + _PADDING, card.width() - 2 * _PADDING
        lines = [QRectF(left, card.top() + 7 + at * _LINE_PX, width, _LINE_PX) for at in range(3)]
        bold, plain = theme.font(13, QFont.Weight.DemiBold), theme.font(12)
        amount = "" if deal.amount is None else sales_words.money(deal.amount)
        paint_left(painter, lines[0], deal.title, bold, look.text, 0)
        paint_left(painter, lines[1], sales_words.deal_who(deal), plain, look.text2, 0)
        strong = theme.font(12, QFont.Weight.Medium)
        room = width - QFontMetrics(strong).horizontalAdvance(amount) - 12
        paint_right(painter, lines[2], _day(deal, plain, room), plain, look.text3)
        paint_left(painter, lines[2], amount, strong, look.text, 0)


def _day(deal: Deal, font: QFont, room: float) -> str:
    """Return when the deal is expected, without its year or not at all where there's no room."""
    if deal.expected_on is None:
        return ""
    said = (dates.calendar_day(deal.expected_on), dates.day_of_year(deal.expected_on))
    return next((day for day in said if QFontMetrics(font).horizontalAdvance(day) <= room), "")
