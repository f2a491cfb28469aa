"""The card that makes a pseudonymised copy of the file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.privacy_section import PrivacySection
from desktop.words import joined_words


class CopySection(PrivacySection):
    """Makes a copy, shows its passphrase once, and looks up who a fake stands for.

    Signals:
        copy_requested: make a copy.
        reveal_requested: say whom this fake stands for.
    """

    copy_requested = Signal()
    reveal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.make, self.reveal = Button("outline", "users"), Button("outline", "magnifying-glass")
        self.fake = QLineEdit()
        self.result = Label("body", wraps=True)
        self.result.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.result.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.make)
        row.addStretch()
        row.addWidget(self.fake, 1)
        row.addWidget(self.reveal)
        self.body.addLayout(row)
        self.body.addWidget(self.result)
        self.make.clicked.connect(self.copy_requested)
        self.reveal.clicked.connect(self._on_reveal)
        self.fake.returnPressed.connect(self._on_reveal)
        self.retranslate()

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that a copy is being made, or no longer."""
        self.make.setEnabled(not is_busy)
        if is_busy:
            self._show(self.tr("Making the copy…"))

    def show_copy(self, place: str, passphrase: str) -> None:
        """Show where the copy is and what opens it."""
        self.show_busy(is_busy=False)
        words = self.tr("The copy is in {place}. Its passphrase, shown only now: {passphrase}")
        self._show(words.format(place=place, passphrase=passphrase))

    def show_originals(self, originals: tuple[str, ...]) -> None:
        """Show what the fake stands for."""
        self._show(
            joined_words.listed(originals) or self.tr("No copy of this file has that in it.")
        )

    def _show(self, text: str) -> None:
        self.result.setText(text)
        self.result.show()

    def _on_reveal(self) -> None:
        if self.fake.text().strip():
            self.reveal_requested.emit(self.fake.text().strip())

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.say(
            self.tr("A copy without names"),
            self.tr(
                "For somebody who helps or teaches: people, firms, addresses and numbers get "
                "stable fakes, texts are redacted. Only this file knows who is who."
            ),
        )
        self.make.say(self.tr("Make a copy…"))
        self.fake.setPlaceholderText(self.tr("A name from a copy"))
        self.fake.setAccessibleName(self.tr("A name from a copy"))
        self.reveal.say(self.tr("Who is it?"))
