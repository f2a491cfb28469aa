"""The recovery code on a sheet of paper."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

_MARGIN_MM = 25


def print_sheet(parent: QWidget, code: str) -> None:
    """Ask for a printer (or a PDF file) and print the sheet."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Cardfile")
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        draw(printer, code)


def draw(device: QPagedPaintDevice, code: str) -> None:
    """Draw the sheet: what it is for, the code, and where to keep it."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    page = QPageSize(QPageSize.PageSizeId.A4)
    portrait = QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(page, portrait, margins, QPageLayout.Unit.Millimeter))
    painter = QPainter(device)
    room = QRectF(0, 0, device.width(), device.height())
    for text, points, family in _parts(code):
        font = QFont(family) if family else QFont()
        font.setPointSize(points)
        painter.setFont(font)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        taken = painter.boundingRect(room, flags, text)
        painter.drawText(room, flags, text)
        room.setTop(taken.bottom() + painter.fontMetrics().height())
    painter.end()


def _parts(code: str) -> tuple[tuple[str, int, str], ...]:
    """Return text, points and font family of each part of the sheet."""
    translate = QCoreApplication.translate
    today = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
    return (
        (translate("recovery_sheet", "Cardfile: recovery code"), 22, ""),
        (
            translate("recovery_sheet", "It opens your file if you forget the passphrase."),
            11,
            "",
        ),
        (_in_rows(code), 22, "monospace"),
        (
            translate(
                "recovery_sheet",
                "Type it where Cardfile asks for the passphrase, under “Forgotten?”.",
            ),
            11,
            "",
        ),
        (
            translate(
                "recovery_sheet",
                "Keep this sheet apart from the computer: whoever has both can open the file.",
            ),
            11,
            "",
        ),
        (
            translate(
                "recovery_sheet",
                "With this code and every passphrase lost, nobody can open it.",
            ),
            11,
            "",
        ),
        (translate("recovery_sheet", "Printed on {day}").format(day=today), 9, ""),
    )


def _in_rows(code: str) -> str:
    """Return the code in rows of four groups."""
    groups = code.split("-")
    return "\n".join("-".join(groups[start : start + 4]) for start in range(0, len(groups), 4))
