"""What a cell of the table is typed over with: a field, or the choices there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.domain.view import Place, PlaceKind
from core.text.field_text import SEPARATOR, sort_key
from desktop import theme
from desktop.tables.cell_grid import CellGrid
from desktop.words import view_words

_PAD_PX = 10
Index = QModelIndex | QPersistentModelIndex


class CellEditor(QStyledItemDelegate):
    """Makes the editor that fits a column.

    completes: offers tags in a line while they are typed.
    """

    completes: Callable[[QLineEdit], object] | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell; tags as chips in their colours."""
        grid = cast("CellGrid", index.model())
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if grid.places[index.column()].kind is not PlaceKind.TAG or not text:
            super().paint(painter, option, index)
            return
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        style = bare.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, bare.widget)
        _paint_tags(painter, bare.rect, text.split(SEPARATOR), grid.colours)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field, or a box with the choices."""
        place = cast("CellGrid", index.model()).places[index.column()]
        editor = value_editor(place)
        editor.setParent(parent)
        if self.completes and place.kind is PlaceKind.TAG and isinstance(editor, QLineEdit):
            self.completes(editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put in what stands in the cell."""
        fill(editor, str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for what was typed."""
        model.setData(index, typed(editor), int(Qt.ItemDataRole.EditRole))


def _paint_tags(painter: QPainter, rect: QRect, tags: list[str], colours: dict[str, str]) -> None:
    look, font = theme.tokens(), theme.font(12)
    metrics = QFontMetrics(font)
    painter.save()
    painter.setFont(font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left = float(rect.left() + _PAD_PX)
    for tag in tags:
        colour = colours.get(sort_key(tag), "grey")
        ink = "accent" if colour == "blue" else colour
        words = metrics.elidedText(tag, Qt.TextElideMode.ElideRight, rect.right() - int(left) - 20)
        box = QRectF(left, rect.center().y() - 9.5, metrics.horizontalAdvance(words) + 16.0, 20.0)
        if not words or box.right() > rect.right() - 2:
            break
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(look, f"{ink}_soft")))
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(QColor(getattr(look, f"{ink}_text")))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
        left = box.right() + 5
    painter.restore()


def value_editor(place: Place, *, is_single: bool = False) -> QWidget:
    """Return what a value of this place is typed into.

    is_single: one choice even where several can stand, as a condition asks.
    """
    name = view_words.place(place)
    if place.kind is PlaceKind.YES_NO or (place.choices and (is_single or not _is_many(place))):
        box = QComboBox()
        box.addItem("", "")
        values = ("yes", "no") if place.kind is PlaceKind.YES_NO else place.choices
        for value in values:
            words = (
                view_words.yes_no(value) if not place.choices else view_words.choice(place, value)
            )
            box.addItem(words, value)
        box.setAccessibleName(name)
        return box
    field = QLineEdit()
    field.setFrame(False)
    field.setAccessibleName(name)
    if place.kind in (PlaceKind.DATE, PlaceKind.MOMENT):
        field.setPlaceholderText("2026-05-31")
    return field


def _is_many(place: Place) -> bool:
    """Whether several choices can stand in the place: then they are typed, with marks between."""
    return not place.is_sortable


def fill(editor: QWidget, text: str) -> None:
    """Put a text into an editor of `value_editor`."""
    if isinstance(editor, QComboBox):
        if text and editor.findData(text) < 0:
            editor.addItem(text, text)
        editor.setCurrentIndex(max(0, editor.findData(text)))
    elif isinstance(editor, QLineEdit):
        editor.setText(text)
        editor.selectAll()


def typed(editor: QWidget) -> str:
    """Return what stands in an editor of `value_editor`."""
    if isinstance(editor, QComboBox):
        return str(editor.currentData() or "")
    return editor.text() if isinstance(editor, QLineEdit) else ""
