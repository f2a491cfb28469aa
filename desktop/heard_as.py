"""What a screen reader calls a part that Qt only knows as some widget. GUI thread only.

Qt asks for a role when an assistive program is there; who paints a thing of their own says with
`hear_as` what it is. A scrolled area is a pane wherever it stands.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea, QWidget

_ROLE = "heardAs"


def hear_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Let this widget be told of as one of this role."""
    widget.setProperty(_ROLE, role.value)
    begin()


@cache
def begin() -> None:
    """Answer Qt's questions from now on; does nothing the second time."""
    QAccessible.installFactory(_answer)


def _answer(_class_name: str, asked: QObject) -> QAccessibleInterface | None:
    if not isinstance(asked, QWidget):
        return None
    role = asked.property(_ROLE)
    if role is None and isinstance(asked, QScrollArea):
        role = QAccessible.Role.Pane.value
    return None if role is None else QAccessibleWidget(asked, QAccessible.Role(role), "")
