"""Opening the file with a passphrase or a recovery code."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop import icons
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.words import vocabulary


class UnlockDialog(FittedDialog):
    """Stays open until somebody says that the file is open.

    Signals:
        passphrase_entered: try this passphrase.
        recovery_code_entered: try this recovery code.
    """

    passphrase_entered = Signal(str)
    recovery_code_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(440, parent)
        self._uses_code, self._why = False, ""
        mark = QLabel()
        mark.setPixmap(icons.app_icon().pixmap(QSize(48, 48)))
        self._title, self._hint = Label("title"), Label("body", wraps=True)
        self._name, self._error = Label("meta"), Label("errorText", wraps=True)
        self._who, self.people = Label("meta"), QComboBox()
        self._who.setBuddy(self.people)
        self.secret = QLineEdit()
        self._open, self._other = Button("primary"), Button("link")
        self._open.setDefault(True)
        self._other.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self._other)
        foot.addStretch()
        foot.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(6)
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addSpacing(8)
        column.addWidget(self._who)
        column.addWidget(self.people)
        column.addWidget(self._name)
        column.addWidget(self.secret)
        column.addWidget(self._error)
        column.addStretch()
        column.addSpacing(8)
        column.addLayout(foot)
        self._name.setBuddy(self.secret)
        self._open.clicked.connect(self._on_open)
        self._other.clicked.connect(self._on_other)
        self.secret.textChanged.connect(self._on_typed)
        self.show_people(())
        self.retranslate()
        self._on_typed()

    def show_people(self, names: tuple[str, ...]) -> None:
        """Ask who signs in, where there is a choice."""
        for name in names:
            self.people.addItem(vocabulary.person(name), name)
        for widget in (self._who, self.people):
            widget.setVisible(len(names) > 1)

    def chosen_name(self) -> str | None:
        """Return who signs in; None where there is no choice."""
        return str(self.people.currentData()) if self.people.count() > 1 else None

    def show_locked(self, why: str) -> None:
        """Say why it is asked here, in the window that was locked."""
        self._why = why
        self.retranslate()

    def hint(self) -> str:
        """Return what it says above the field."""
        return self._hint.text()

    def show_wrong(self, what: str) -> None:
        """Say why it did not open, and let the person try again."""
        self.secret.setEnabled(True)
        self._set_invalid(is_invalid=True)
        self._error.setText(what)
        self.secret.selectAll()
        self.secret.setFocus()

    def show_trying(self) -> None:
        """Show that the key is being made, which takes about a second on purpose."""
        self.secret.setEnabled(False)
        self._open.setEnabled(False)
        self._open.say(self.tr("Opening…"))

    def _set_invalid(self, *, is_invalid: bool) -> None:
        self.secret.setProperty("invalid", "true" if is_invalid else "false")
        self.secret.style().unpolish(self.secret)
        self.secret.style().polish(self.secret)
        self._open.setEnabled(bool(self.secret.text()))
        self._open.say(self.tr("Open"))

    def _on_typed(self) -> None:
        self._error.setText("")
        self._set_invalid(is_invalid=False)

    def _on_open(self) -> None:
        secret = self.secret.text()
        if not secret:
            return
        self.show_trying()
        if self._uses_code:
            self.recovery_code_entered.emit(secret.strip())
        else:
            self.passphrase_entered.emit(secret)

    def _on_other(self) -> None:
        self._uses_code = not self._uses_code
        self.secret.clear()
        self.retranslate()
        self.secret.setFocus()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setWindowTitle("Cardfile")
        title = self.tr("Cardfile is locked") if self._why else self.tr("Open your file")
        self._title.setText(title)
        if self._uses_code:
            self._hint.setText(
                self.tr("Type the recovery code from your sheet; dashes don't matter.")
            )
            self._name.setText(self.tr("Recovery code"))
            self._other.say(self.tr("Use the passphrase"))
        else:
            hint = self._why or self.tr("Your customers are encrypted with your passphrase.")
            self._hint.setText(hint)
            self._name.setText(self.tr("Passphrase"))
            self._other.say(self.tr("Forgotten? Use the recovery code"))
        self.secret.setEchoMode(
            QLineEdit.EchoMode.Normal if self._uses_code else QLineEdit.EchoMode.Password
        )
        self.secret.setAccessibleName(self._name.text())
        self._who.setText(self.tr("Who are you?"))
        self.people.setAccessibleName(self._who.text())
        self._open.say(self.tr("Open"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape clear the field, as people expect; closing the window ends the program."""
        if event.key() == Qt.Key.Key_Escape:
            self.secret.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
