"""The card about locking: after how long, and at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from core.settings import LOCK_MINUTES
from desktop.actions import Actions
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.privacy_section import PrivacySection


class LockSection(PrivacySection):
    """When the window locks by itself, and a button.

    Signals:
        minutes_chosen: lock after so many minutes untouched, 0 for never.
    """

    minutes_chosen = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self.minutes = Label("body"), QComboBox()
        for value in LOCK_MINUTES:
            self.minutes.addItem("", value)
        self.minutes.setMinimumWidth(200)
        self._name.setBuddy(self.minutes)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._name)
        row.addWidget(self.minutes)
        row.addStretch()
        row.addWidget(Button("outline", action=actions.lock))
        self.body.addLayout(row)
        self.minutes.activated.connect(
            lambda index: self.minutes_chosen.emit(self.minutes.itemData(index))
        )
        self.retranslate()

    def show_minutes(self, minutes: int) -> None:
        """Show what is chosen."""
        self.minutes.setCurrentIndex(max(0, self.minutes.findData(minutes)))

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.say(
            self.tr("Lock"),
            self.tr(
                "Locking starts the program anew at the passphrase; what you were writing comes "
                "back. When the session locks or the computer sleeps, it locks too; when nobody is "
                "there, a running import is waited for."
            ),
        )
        self._name.setText(self.tr("When nobody touched it for"))
        self.minutes.setAccessibleName(self._name.text())
        for index, value in enumerate(LOCK_MINUTES):
            words = self.tr("%n minute(s)", "", value) if value else self.tr("Never by itself")
            self.minutes.setItemText(index, words)
