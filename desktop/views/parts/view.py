"""What every view shares: it hears of a new language and of a new look."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from desktop import theme


class View(QWidget):
    """A part of the window that draws and says what the user did.

    Texts belong in `retranslate` of the concrete class: Qt looks them up under its name.
    """

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        if name:
            self.setObjectName(name)
            self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.watch().changed.connect(self.restyle)

    def retranslate(self) -> None:
        """Set every text in the language in force."""

    def restyle(self) -> None:
        """Make what was made from the theme's colours anew."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
