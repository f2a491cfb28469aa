"""Making a new file: a passphrase, then the recovery code that is shown once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop import icons
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.passphrase_fields import PassphraseFields
from desktop.views.privacy.recovery_card import RecoveryCard


class NewProfileDialog(FittedDialog):
    """Two pages; the second needs the code typed back, so that it was written down.

    Signals:
        passphrase_chosen: make the file with this passphrase; answer with `show_recovery_code`.
        look_around_requested: no file yet; sample data first.
    """

    passphrase_chosen = Signal(str)
    look_around_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(520, parent)
        self._title, self._hint = Label("title"), Label("body", wraps=True)
        self.fields, self.card = PassphraseFields(), RecoveryCard()
        self._next, self.look_around = Button("primary"), Button("ghost", "eye")
        self._next.setDefault(True)
        self._stack = QStackedWidget()
        for part in (self.fields, self.card):
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(part)
            column.addStretch()
            self._stack.addWidget(page)
        mark = QLabel()
        mark.setPixmap(icons.app_icon().pixmap(QSize(48, 48)))
        foot = QHBoxLayout()
        foot.addWidget(self.look_around)
        foot.addStretch()
        foot.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(8)
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addSpacing(6)
        column.addWidget(self._stack, 1)
        column.addSpacing(8)
        column.addLayout(foot)
        self.fields.weighed.connect(self._weigh)
        self.card.typed.connect(self._weigh)
        self._next.clicked.connect(self._on_next)
        self.look_around.clicked.connect(self.look_around_requested)
        self.retranslate()
        self._weigh()

    def show_recovery_code(self, code: str) -> None:
        """Show the code, this once."""
        self._stack.setCurrentIndex(1)
        self.card.show_code(code)
        self.retranslate()
        self._weigh()

    def show_problem(self, what: str) -> None:
        """Say why the file could not be made."""
        self.fields.strength.setText(what)
        self._next.setEnabled(True)

    def _has_code(self) -> bool:
        return self._stack.currentIndex() == 1

    def _on_next(self) -> None:
        if self._has_code():
            self.accept()
            return
        self._next.setEnabled(False)
        self.passphrase_chosen.emit(self.fields.passphrase.text())

    def _weigh(self) -> None:
        """Let the person go on when all is in order."""
        is_ready = self.card.is_checked() if self._has_code() else self.fields.is_good()
        self._next.setEnabled(is_ready)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setWindowTitle("Cardfile")
        if self._has_code():
            self._title.setText(self.tr("Write down your recovery code"))
            self._hint.setText(
                self.tr("It opens your file if you forget the passphrase. It is shown only now.")
            )
        else:
            self._title.setText(self.tr("Choose a passphrase"))
            self._hint.setText(
                self.tr("It encrypts your customers on this computer. Nobody can reset it for you.")
            )
        self.look_around.setVisible(not self._has_code())
        self.look_around.say(
            self.tr("Look around first"),
            self.tr("With sample data and without a passphrase; nothing of it is kept"),
        )
        self._next.say(self.tr("Done") if self._has_code() else self.tr("Make my file"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape end nothing: what is typed, or a code that is shown this once, would go."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
