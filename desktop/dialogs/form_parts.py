"""What dialogs have in common: named fields from top to bottom, and the buttons at their foot."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.views.parts.label import Label

_NEAR_PX, _APART_PX = 4, 4


def form_column(dialog: QWidget, heading: Label) -> QVBoxLayout:
    """Lay a column in a dialog, which begins with its heading; a field stands near its name."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(_NEAR_PX)
    column.addWidget(heading)
    column.addSpacing(6)
    return column


def add_named(column: QVBoxLayout, name: Label, field: QWidget) -> None:
    """Add a field below its name, apart from what comes next."""
    name.setBuddy(field)
    column.addWidget(name)
    column.addWidget(field)
    column.addSpacing(_APART_PX)


def foot(*buttons: QPushButton, left: tuple[QWidget, ...] = ()) -> QHBoxLayout:
    """Return the row at a dialog's foot.

    buttons: at the right; what leaves everything as it is, then what goes on, last the one that
        Enter presses.
    left: what has to do with the dialog, not with leaving it.
    """
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in left:
        row.addWidget(part)
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    return row
