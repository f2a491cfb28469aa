"""The strip on top while the sample data is loaded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View


class BannerView(View):
    """Says that this is sample data.

    Signals:
        removal_requested: the sample data should go, or the trial is over.
    """

    removal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="banner")
        self._words = Label()
        self._remove, self._is_trial = Button("banner"), False
        self._remove.clicked.connect(self.removal_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.addWidget(self._words)
        row.addStretch()
        row.addWidget(self._remove)
        self.retranslate()
        self.hide()

    def show_trial(self) -> None:
        """Say that nothing of this file is kept, and offer to begin in earnest."""
        self._is_trial = True
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        if self._is_trial:
            words = self.tr("You are looking around with sample data; nothing of it is kept.")
            self._words.setText(words)
            self._remove.say(self.tr("Begin with my own…"), self.tr("Choose a passphrase first"))
            return
        self._words.setText(self.tr("You are looking around with sample data."))
        self._remove.say(self.tr("Remove sample data"))
