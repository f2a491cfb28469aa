"""A sentence about what went wrong, where it went wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop import icons, theme
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.words import joined_words


class ProblemStrip(View):
    """What happened, what to do, and a button when there is one; hidden while all is well."""

    def __init__(self, action: QAction | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="problem")
        self._icon = QLabel()
        self._words = Label(wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._button = Button("link", action=action) if action else None
        if self._button is not None:
            row.addWidget(self._button)
        self.restyle()
        self.hide()

    def tell(self, what: str, remedy: str = "", *, with_action: bool = False) -> None:
        """Show a problem."""
        self._words.setText(joined_words.in_a_row(what, remedy))
        if self._button is not None:
            self._button.setVisible(with_action)
        self.show()

    def restyle(self) -> None:
        """Draw the icon in the theme's colour."""
        self._icon.setPixmap(icons.pixmap("warning-circle", theme.tokens().red_text, 16))
