"""The print preview is Qt's own dialog; here it gets the program's icons."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QToolBar

from desktop import icons

_PX = 20
_ICONS = (
    "arrows-horizontal", "corners-out", "magnifying-glass-minus", "magnifying-glass-plus",
    "file", "rectangle", "caret-line-left", "caret-left", "caret-right", "caret-line-right",
    "file-text", "book-open", "squares-four", "gear-six", "printer",
)  # fmt: skip
"""In the order of Qt's commands, which have no names."""


def dress(dialog: QPrintPreviewDialog) -> None:
    """Give the commands our icons; where Qt has other commands than those known, its own stay."""
    commands = [action for bar in dialog.findChildren(QToolBar) for action in _named(bar)]
    if len(commands) == len(_ICONS):
        for action, name in zip(commands, _ICONS, strict=True):
            action.setIcon(icons.icon(name, "text2", _PX, disabled="disabled_text"))


def _named(bar: QToolBar) -> list[QAction]:
    return [action for action in bar.actions() if action.text()]
