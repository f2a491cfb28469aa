"""A page for the printer: headings, facts, texts and tables. GUI thread only.

Text from outside goes in as plain text: nothing in it can be active or be fetched.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTableFormat,
)

from desktop import theme
from desktop.views.insights.chart_drawing import ChartDrawing

_MARGIN_MM = 2  # the document brings 20 mm of its own
_TITLE_PT, _HEAD_PT, _TEXT_PT, _SMALL_PT = 18.0, 11.0, 10.0, 8.5
_INK, _GREY, _LINE = QColor("#14181F"), QColor("#5B6573"), QColor("#D5D9E0")
_CELL_PT = 4.0
_CHART_PX, _SHARP = 600, 3


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, with a heading over it and a small line beside the heading; both may be ""."""

    text: str
    heading: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of equally many cells. headings: of the columns, () for facts: a name and its value."""

    rows: tuple[tuple[str, ...], ...]
    headings: tuple[str, ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as the page shows it, in the light theme's colours."""

    drawing: ChartDrawing


Part = Text | Grid | Picture


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed. name: of a file with it, without its ending."""

    title: str
    about: str
    parts: tuple[Part, ...]
    name: str = ""


def document(paper: Paper) -> QTextDocument:
    """Return the paper as a document; the printer breaks it into numbered pages."""
    made = QTextDocument()
    font = QFont()
    font.setFamilies(theme.FAMILIES)
    font.setPointSizeF(_TEXT_PT)
    made.setDefaultFont(font)
    cursor = QTextCursor(made)
    _insert(cursor, paper.title, _TITLE_PT, is_bold=True)
    if paper.about:
        _insert(cursor, paper.about, _SMALL_PT, colour=_GREY)
    for part in paper.parts:
        if isinstance(part, Text):
            _insert_text(cursor, part)
        elif isinstance(part, Picture):
            _insert_picture(cursor, part)
        else:
            _insert_grid(cursor, part)
    return made


def lay_out(device: QPagedPaintDevice, *, is_wide: bool = False) -> None:
    """Give a printer or a PDF its page. is_wide: lying, for tables of many columns."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    way = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    size = QPageSize(QPageSize.PageSizeId.A4)
    device.setPageLayout(QPageLayout(size, way, margins, QPageLayout.Unit.Millimeter))


def is_wide(paper: Paper) -> bool:
    """Say whether a table in it needs the longer side."""
    return any(isinstance(part, Grid) and len(part.headings) > 5 for part in paper.parts)


def _form(points: float, colour: QColor = _INK, *, is_bold: bool = False) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFontPointSize(points)
    form.setFontWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
    form.setForeground(QBrush(colour))  # else a dark theme's words would be white
    return form


def _insert(
    cursor: QTextCursor, text: str, points: float, *, colour: QColor = _INK,
    is_bold: bool = False, above_pt: float = 0.0,
) -> None:  # fmt: skip
    block = QTextBlockFormat()
    block.setTopMargin(above_pt)
    block.setBottomMargin(2.0)
    if not cursor.atStart():
        cursor.insertBlock()
    cursor.setBlockFormat(block)
    cursor.insertText(text, _form(points, colour, is_bold=is_bold))


def _insert_text(cursor: QTextCursor, part: Text) -> None:
    if part.heading:
        _insert(cursor, part.heading, _HEAD_PT, is_bold=True, above_pt=14.0)
        if part.beside:
            cursor.insertText(f"    {part.beside}", _form(_SMALL_PT, _GREY))
    if part.text:
        _insert(cursor, part.text, _TEXT_PT, above_pt=0.0 if part.heading else 8.0)


def _insert_picture(cursor: QTextCursor, part: Picture) -> None:
    height = part.drawing.wanted_height()
    image = QImage(_CHART_PX * _SHARP, height * _SHARP, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SHARP, _SHARP)
    part.drawing.draw(painter, QRectF(2, 2, _CHART_PX - 4, height - 4), theme.LIGHT)
    painter.end()
    form = QTextImageFormat()
    form.setName(f"chart:{cursor.position()}")
    form.setWidth(_CHART_PX)
    form.setHeight(height)
    made = cursor.document()
    made.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(form.name()), image)
    cursor.insertBlock()
    cursor.insertImage(form)


def _insert_grid(cursor: QTextCursor, part: Grid) -> None:
    if part.heading:
        _insert(cursor, part.heading, _HEAD_PT, is_bold=True, above_pt=14.0)
    lines = ((part.headings,) if part.headings else ()) + part.rows
    if not lines:
        return
    cursor.insertBlock()
    form = QTextTableFormat()
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setCellPadding(_CELL_PT)
    form.setCellSpacing(0)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorder(0.5 if part.headings else 0.0)
    form.setBorderBrush(QBrush(_LINE))
    form.setBorderCollapse(True)
    form.setHeaderRowCount(1 if part.headings else 0)
    if not part.headings:
        shares = (QTextLength.Type.PercentageLength, 26), (QTextLength.Type.PercentageLength, 74)
        form.setColumnWidthConstraints([QTextLength(*share) for share in shares])
    table = cursor.insertTable(len(lines), max(map(len, lines)), form)
    for row, cells in enumerate(lines):
        for column, text in enumerate(cells):
            is_name = row == 0 if part.headings else column == 0
            colour = _GREY if is_name else _INK
            points = _SMALL_PT if is_name or part.headings else _TEXT_PT
            inside = table.cellAt(row, column).firstCursorPosition()
            inside.insertText(text, _form(points, colour, is_bold=bool(part.headings) and is_name))
    cursor.movePosition(QTextCursor.MoveOperation.End)
