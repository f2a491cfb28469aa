"""The strip on top while the sample data is loaded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.views.button import Button
from desktop.views.label import Label
from desktop.views.view import View


class BannerView(View):
    """Says that this is sample data.

    Signals:
        removal_requested: the sample data should go.
    """

    removal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="banner")
        self._words = Label()
        self._remove = Button("banner")
        self._remove.clicked.connect(self.removal_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.addWidget(self._words)
        row.addStretch()
        row.addWidget(self._remove)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._words.setText(self.tr("You are looking around with sample data."))
        self._remove.say(self.tr("Remove sample data"))
