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


def first_stop(part: QWidget) -> QWidget | None:
    """Return where Tab stops first in a part, None where it doesn't."""
    return next((one for one in _stops(part) if one.isVisible() and one.isEnabled()), None)


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
    """Yield what can be stopped at in the layout's order.

    Never by `itemAt`: it makes a Python object for an item that is Qt's, which nobody tells when Qt
    deletes the item. What is made at the same address later is then taken for it, and deleting that
    ends the program.
    """
    place = layout.parentWidget()
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    widgets = place.findChildren(QWidget, options=direct) if place else []
    found: list[tuple[int, QWidget | QLayout]] = [
        (layout.indexOf(widget), widget) for widget in widgets
    ]
    inner = layout.findChildren(QLayout, options=direct)
    found += [(layout.indexOf(one), one) for one in inner]
    for at, one in sorted(found, key=lambda pair: pair[0]):
        if at >= 0:
            yield from _laid_out(one) if isinstance(one, QLayout) else _stops(one)


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
