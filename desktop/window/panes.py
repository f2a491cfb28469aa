"""Going round the panes of a page with the keyboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def go_round(panes: Sequence[QWidget], step: int) -> None:
    """Put the keyboard into the next pane that is in sight, or the one before (step 1 or -1).

    A pane that takes the keyboard itself gets it; in another it goes where it was last, else to
    the first place it can go to. One without any is passed by.
    """
    shown = [pane for pane in panes if pane.isVisible()]
    focused = QApplication.focusWidget()
    here = [at for at, pane in enumerate(shown) if focused and _holds(pane, focused)]
    before = here[-1] if here else (-1 if step > 0 else 0)
    for number in range(1, len(shown) + 1):
        place = _place_in(shown[(before + step * number) % len(shown)])
        if place is not None:
            place.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _place_in(pane: QWidget) -> QWidget | None:
    last = pane.focusWidget()
    if pane.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return pane
    if last is not None and _can_enter(last):
        return last
    return next(filter(_can_enter, _inside(pane)), None)


def _can_enter(widget: QWidget) -> bool:
    takes_keys = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_keys and widget.isVisible() and widget.isEnabled()


def _inside(pane: QWidget) -> Iterator[QWidget]:
    """Give what is in a pane, in the order of Tab."""
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        if pane.isAncestorOf(widget):
            yield widget
        widget = widget.nextInFocusChain()
