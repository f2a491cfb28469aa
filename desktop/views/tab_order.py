"""The order in which Tab goes round: Qt puts what is made later behind everything else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def tab_through(part: QWidget) -> None:
    """Let Tab go through a part as it is laid out; call it when widgets came in anew."""
    stops = list(_stops(part))
    before = _before(part)
    for first, second in pairwise([before, *stops] if before else stops):
        QWidget.setTabOrder(first, second)


def _before(part: QWidget) -> QWidget | None:
    """Return where Tab is before it comes to the part."""
    found = part.previousInFocusChain()
    while found is not None and found is not part:
        if _is_stop(found) and not part.isAncestorOf(found) and found.window() is part.window():
            return found
        found = found.previousInFocusChain()
    return None


def _stops(part: QWidget) -> Iterator[QWidget]:
    if _is_stop(part):
        yield part
    inside = part.widget() if isinstance(part, QScrollArea) else None
    layout = part.layout()
    if inside is not None:
        yield from _stops(inside)
    elif layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner = item.layout() if item else None
        widget = item.widget() if item else None
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None:
            yield from _stops(widget)


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
