"""How a row of the command palette looks: an icon, words, a second line, and keys at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import icons, theme
from desktop.tables.paged_table import RECORD_ROLE
from desktop.window.palette_entries import PaletteEntry

HEAD_PX, ENTRY_PX = 26, 44
_MARGIN, _ICON_PX, _MOST_CHARS = 16, 18, 200


class PaletteDelegate(QStyledItemDelegate):
    """Draws headings, which are texts, and entries."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return a heading's or an entry's height."""
        is_entry = isinstance(index.data(RECORD_ROLE), PaletteEntry)
        return QSize(200, ENTRY_PX if is_entry else HEAD_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        room, state = QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entry = index.data(RECORD_ROLE)
        if isinstance(entry, PaletteEntry):
            self._paint_entry(painter, room, entry, state)
        else:
            painter.setFont(theme.font(11, QFont.Weight.DemiBold))
            painter.setPen(theme.colour("text3"))
            box = room.adjusted(_MARGIN, 4, -_MARGIN, 0)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), str(index.data()))
        painter.restore()

    def _paint_entry(
        self, painter: QPainter, room: QRectF, entry: PaletteEntry, state: QStyle.StateFlag
    ) -> None:
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            is_chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if is_chosen else "hover"))
            painter.drawRoundedRect(room.adjusted(6, 1, -6, -1), 6, 6)
        picture = icons.pixmap(entry.icon, theme.tokens().text3, _ICON_PX, 3.0)
        box = QRectF(room.left() + _MARGIN, room.center().y() - _ICON_PX / 2, _ICON_PX, _ICON_PX)
        painter.drawPixmap(box, picture, QRectF(picture.rect()))
        left, right = box.right() + 12, room.right() - _MARGIN
        font = theme.font(12)
        taken = QFontMetricsF(font).horizontalAdvance(entry.note) + 12 if entry.note else 0.0
        _line(painter, QRectF(right - taken, room.top(), taken, room.height()), entry.note, font,
              "text3", Qt.AlignmentFlag.AlignRight)  # fmt: skip
        below = entry.why_not or entry.below
        ink = "text3" if entry.why_not else "text"
        top, height = (room.top() + 4, 19.0) if below else (room.top(), room.height())
        name = theme.font(13, QFont.Weight.Medium)
        _line(painter, QRectF(left, top, right - left - taken, height), entry.title, name, ink)
        if below:
            line = QRectF(left, room.top() + 22, right - left - taken, 18)
            _line(painter, line, below, font, "text3")


def _line(
    painter: QPainter,
    room: QRectF,
    text: str,
    font: QFont,
    ink: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    plain = " ".join(text[:_MOST_CHARS].split())
    cut = QFontMetricsF(font).elidedText(plain, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), cut)
