"""Showing a new recovery code, once."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import foot
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.privacy.recovery_card import RecoveryCard


class RecoveryDialog(FittedDialog):
    """The code and a way to check the sheet; done when it was typed back."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(520, parent)
        self.card, self._done = RecoveryCard(), Button("primary")
        self._done.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(Label("title", self.tr("Your new recovery code")))
        hint = self.tr("It takes the place of the old one. It is shown only now: write it down.")
        column.addWidget(Label("body", hint, wraps=True))
        column.addWidget(self.card, 1)
        column.addLayout(foot(self._done))
        self._done.say(self.tr("Done"))
        self.setWindowTitle(self.tr("Recovery code"))
        self.card.typed.connect(self._weigh)
        self._done.clicked.connect(self.accept)
        self.card.show_code(code)

    def _weigh(self) -> None:
        self._done.setEnabled(self.card.is_checked())
