"""Fills a small table, all of which is known at once, with words and figures."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from desktop.views.parts.tips import plain_tip

_MOST_CHARS, _MOST_TIP_CHARS = 300, 600


def fill_table(
    grid: QTableWidget,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    figures: Collection[int] = (),
) -> None:
    """Show these rows below these headings.

    figures: the columns whose last digits are to stand below each other.
    """
    grid.clear()
    grid.setColumnCount(len(headings))
    grid.setRowCount(len(rows))
    for column, heading in enumerate(headings):
        grid.setHorizontalHeaderItem(column, _item(heading, is_figure=column in figures))
        for row, cells in enumerate(rows):
            item = _item(cells[column], is_figure=column in figures)
            item.setToolTip(plain_tip(cells[column][:_MOST_TIP_CHARS]))
            grid.setItem(row, column, item)


def _item(text: str, *, is_figure: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(" ".join(text[:_MOST_CHARS].split()))
    side = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
