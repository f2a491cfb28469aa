"""Taking out of a layout what it holds, for what takes its place."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Take out and end every widget; what was taken out isn't painted any more.

    Qt ends them a turn later. Until then they would stand at the place where they were, or in the
    corner, over what was made meanwhile.
    """
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
