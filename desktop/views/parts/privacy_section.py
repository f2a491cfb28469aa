"""One card of a page: a title, a sentence beneath, and what the section is about."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.parts.label import Label
from desktop.views.parts.view import View


class PrivacySection(View):
    """A card to fill: put widgets and layouts into `body`, and say title and hint.

    Signals:
        opened: the section came into sight, so that its screen may look at everything anew.
        told: what was done, for the toast.
    """

    opened = Signal()
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="card")
        self._title, self._hint = Label("section"), Label("meta", wraps=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addSpacing(8)
        column.addLayout(self.body)

    def say(self, title: str, hint: str) -> None:
        """Set title and hint; call from `retranslate`."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.setAccessibleName(title)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell the screen that somebody looks."""
        super().showEvent(event)
        if not event.spontaneous():
            self.opened.emit()
