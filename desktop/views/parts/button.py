"""The program's button, whose icon follows the theme and which may stand for an action."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from desktop import icons, theme
from desktop.views.parts.tips import plain_tip

ButtonKind = Literal[
    "outline", "primary", "danger", "ghost", "link", "icon", "split", "chip", "tab", "nav",
    "banner", "toast", "choice",
]  # fmt: skip
_ICON_TOKENS = {
    "primary": "on_accent",
    "danger": "danger",
    "ghost": "accent_text",
    "link": "accent_text",
    "banner": "amber_text",
    "toast": "toast_link",
}
_ICON_PX, _LINK_ICON_PX, _AIR_PX = 18, 14, 3


class Button(QPushButton):
    """A push button of one of the kinds in the style sheet.

    With an action it takes over its words, tip and state, and triggers it.
    """

    def __init__(
        self,
        kind: ButtonKind = "outline",
        icon: str = "",
        *,
        action: QAction | None = None,
        icon_only: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon or (str(action.data() or "") if action else "")
        self._action, self._icon_only = action, icon_only
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.watch().changed.connect(self.restyle)
        if action is not None:
            self.clicked.connect(action.trigger)
            action.changed.connect(self._follow_action)
            self._follow_action()
        self.restyle()

    def setCheckable(self, is_checkable: bool) -> None:  # noqa: FBT001 - Qt's signature
        """Follow being checked, where it can be: most buttons can't."""
        super().setCheckable(is_checkable)
        if is_checkable:
            self.toggled.connect(self.restyle)

    def set_kind(self, kind: ButtonKind) -> None:
        """Become another kind of button."""
        if self.property("kind") == kind:
            return
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.restyle()

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        if name != self._icon_name:
            self._icon_name = name
            self.restyle()

    def say(self, text: str, tip: str = "") -> None:
        """Set the words; an icon-only button speaks through its tip and accessible name."""
        words = text.replace("&", "&&")
        if self.property("kind") == "nav":
            words = f"\u2002{words}"
        self.setText("" if self._icon_only else words)
        self.setToolTip(plain_tip(tip or (text if self._icon_only else "")))
        self.setAccessibleName(text)

    def set_icon_only(self, *, is_icon_only: bool) -> None:
        """Show the icon alone, or words too."""
        self._icon_only = is_icon_only
        self.setProperty("bare", "true" if is_icon_only else "false")
        self.style().unpolish(self)
        self.style().polish(self)
        self._follow_action()
        self.restyle()

    def restyle(self) -> None:
        """Draw the icon in the colour that belongs to the state."""
        if not self._icon_name:
            return
        px = _LINK_ICON_PX if self.property("kind") == "link" else _ICON_PX
        # Qt sets the words 4 px from an icon, which is close to letters that are as bold.
        air_px = 0 if self._icon_only or px == _LINK_ICON_PX else _AIR_PX
        self.setIconSize(QSize(px + air_px, px))
        self.setIcon(icons.icon(self._icon_name, self._ink(), px, air_px=air_px))

    def _ink(self) -> str:
        if not self.isEnabled():
            return "disabled_text"
        kind = str(self.property("kind"))
        is_marked = kind in {"nav", "chip"} and self.isChecked()
        return "accent_text" if is_marked else _ICON_TOKENS.get(kind, "text2")

    def _follow_action(self) -> None:
        if self._action is None:
            return
        self.say(self._action.text(), self._action.toolTip())
        self.setEnabled(self._action.isEnabled())

    def changeEvent(self, event: QEvent) -> None:
        """Follow being enabled or not."""
        if event.type() == QEvent.Type.EnabledChange:
            self.restyle()
        super().changeEvent(event)
