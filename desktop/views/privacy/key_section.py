"""The card about the ways into the file: passphrase, recovery code, keyring, and the key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.privacy_section import PrivacySection


class KeySection(PrivacySection):
    """A line and a button for each way.

    Signals:
        passphrase_requested, code_requested, rekey_requested: make a new one.
        check_requested: see whether the sheet with the recovery code is right.
        keyring_requested: whether the system's keyring should open the file.
    """

    passphrase_requested = Signal()
    code_requested = Signal()
    rekey_requested = Signal()
    check_requested = Signal()
    keyring_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = [Label("body", wraps=True) for _ in range(3)]
        self._is_code_checked = True
        self.passphrase = Button("outline", "lock-key")
        self.code = Button("outline", "file-text")
        self.rekey = Button("outline", "arrow-clockwise")
        self.check = Button("outline", "check")
        self.keyring = QCheckBox()
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        buttons = (self.passphrase, self.code, self.rekey)
        for row, (words, button) in enumerate(zip(self._words, buttons, strict=True)):
            grid.addWidget(words, row, 0)
            grid.addWidget(button, row, 2)
        grid.addWidget(self.check, 1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.keyring)
        self.passphrase.clicked.connect(self.passphrase_requested)
        self.code.clicked.connect(self.code_requested)
        self.rekey.clicked.connect(self.rekey_requested)
        self.check.clicked.connect(self.check_requested)
        self.keyring.clicked.connect(self.keyring_requested)
        self.retranslate()

    def show_ways(
        self, *, is_in_keyring: bool, is_owner: bool, is_alone: bool, is_code_checked: bool = True
    ) -> None:
        """Show what opens the file, and what is the owner's to decide."""
        self._is_code_checked = is_code_checked
        self.retranslate()
        self.keyring.setChecked(is_in_keyring)
        self.keyring.setVisible(is_owner and is_alone)
        for widget in (self.code, self.check, self.rekey, *self._words[1:]):
            widget.setVisible(is_owner)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.say(
            self.tr("Your key"),
            self.tr("What opens the encrypted file. Each change asks for your passphrase."),
        )
        texts = (
            self.tr("A new passphrase takes the place of yours at once."),
            self.tr("A new recovery code takes the place of the sheet you have.")
            if self._is_code_checked
            else self.tr("Nobody typed the recovery code back yet: check your sheet."),
            self.tr("A new key encrypts the file anew; old copies of the key open it no more."),
        )
        for label, text in zip(self._words, texts, strict=True):
            label.setText(text)
        self.passphrase.say(self.tr("Change passphrase…"))
        self.code.say(self.tr("New recovery code…"))
        self.rekey.say(self.tr("Renew the key…"))
        self.check.say(self.tr("Check the sheet…"))
        self.keyring.setText(self.tr("Let this system's keyring open it without a question"))
