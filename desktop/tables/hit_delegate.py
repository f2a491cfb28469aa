"""How a hit of the search looks: a title, where the words stand in it, and a line of text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.domain.search import SearchHit
from core.text.fitted import fit
from desktop import icons, theme
from desktop.tables.paged_table import RECORD_ROLE
from desktop.words import dates
from desktop.words.vocabulary import HIT_ICONS

HEAD_PX, HIT_PX = 28, 46
_MARGIN = 14
_ICON_PX = 18
_MOST_CHARS = 160
Spans = tuple[tuple[int, int], ...]


class HitDelegate(QStyledItemDelegate):
    """Draws headings of groups, which are texts, and hits."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return a heading's or a hit's height."""
        is_hit = isinstance(index.data(RECORD_ROLE), SearchHit)
        return QSize(200, theme.scaled(HIT_PX if is_hit else HEAD_PX))

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
        hit = index.data(RECORD_ROLE)
        if isinstance(hit, SearchHit):
            self._paint_hit(painter, QRectF(rect), hit, state)
        else:
            painter.setFont(theme.font(11, QFont.Weight.DemiBold))
            painter.setPen(theme.colour("text3"))
            room = rect.adjusted(_MARGIN, 6, -_MARGIN, 0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), str(index.data()))
        painter.restore()

    def _paint_hit(
        self, painter: QPainter, rect: QRectF, hit: SearchHit, state: QStyle.StateFlag
    ) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(rect.adjusted(6, 1, -6, -1), 6, 6)
        picture = icons.pixmap(HIT_ICONS[hit.kind], theme.tokens().text3, _ICON_PX, 3.0)
        box = QRectF(rect.left() + _MARGIN, rect.top() + 6, _ICON_PX, _ICON_PX)
        painter.drawPixmap(box, picture, QRectF(picture.rect()))
        left, right = box.right() + 10, rect.right() - _MARGIN
        when = dates.short(hit.at) if hit.at is not None else ""
        font = theme.font(11)
        taken = QFontMetricsF(font).horizontalAdvance(when) + 8 if when else 0.0
        if when:
            painter.setFont(font)
            painter.setPen(theme.colour("text3"))
            room = QRectF(right - taken, rect.top() + 4, taken, theme.scaled(18))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight), when)
        name = theme.font(13, QFont.Weight.Medium)
        room = QRectF(left, rect.top() + 4, right - left - taken, theme.scaled(19))
        _paint_marked(painter, room, hit.title, hit.title_spans, name, "text")
        room = QRectF(left, room.bottom(), right - left, theme.scaled(18))
        _paint_marked(painter, room, hit.snippet, hit.snippet_spans, theme.font(12), "text3")


def _paint_marked(
    painter: QPainter, room: QRectF, text: str, spans: Spans, font: QFont, colour: str
) -> None:
    """Draw one line of plain text in which the found places have a ground and are bold."""
    bold = QFont(font)
    bold.setBold(True)
    measure, measure_bold = (QFontMetricsF(each).horizontalAdvance for each in (font, bold))
    whole = text[:_MOST_CHARS].replace("\n", " ")
    hits = [whole[begin:end] for begin, end in spans]
    wider = sum(measure_bold(hit) - measure(hit) for hit in hits)
    shown, places = fit(whole, spans, room.width() - wider, measure)
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats([_format(begin, end) for begin, end in places])
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(room.width())
    layout.endLayout()
    painter.save()
    painter.setClipRect(room)
    painter.setPen(QColor(getattr(theme.tokens(), colour)))
    layout.draw(painter, QPointF(room.left(), room.top()))
    painter.restore()


def _format(begin: int, end: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = begin, end - begin
    look = found.format
    look.setFontWeight(QFont.Weight.Bold)
    look.setForeground(theme.colour("accent_text"))
    found.format = look
    return found
