"""Asks what a change of the access needs: always a passphrase, sometimes a person or a new one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from core.domain.access import Person, Role
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import add_named, foot, form_column
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.passphrase_fields import PassphraseFields
from desktop.words import vocabulary


@dataclass(frozen=True, slots=True)
class AccessQuestion:
    """What the dialog says, and what it asks for beside the passphrase of who is signed in.

    asks_code: for the recovery code instead of the passphrase, in letters that can be read.
    """

    title: str
    hint: str
    go: str
    asks_person: bool = False
    asks_passphrase: bool = False
    asks_code: bool = False


class AccessDialog(FittedDialog):
    """Stays open until the change is made, or is given up.

    Signals:
        answered: make the change (the passphrase or recovery code).
    """

    answered = Signal(str)

    def __init__(self, question: AccessQuestion, parent: QWidget | None = None) -> None:
        super().__init__(460, parent)
        self._question = question
        self.name, self.role, self.fields = QLineEdit(), QComboBox(), PassphraseFields()
        self._is_busy = False
        self.secret = QLineEdit()
        if not question.asks_code:
            self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.problem = Label("errorText", wraps=True)
        self._go, self._cancel = Button("primary"), Button()
        self._go.setDefault(True)
        self._cancel.setAutoDefault(False)
        for role in (Role.STAFF, Role.READER, Role.OWNER):
            self.role.addItem(vocabulary.role(role), role)
        self._lay_out(question)
        for field in (self.name, self.secret):
            field.textChanged.connect(self._weigh)
        self.fields.weighed.connect(self._weigh)
        self._go.clicked.connect(self._on_go)
        self._cancel.clicked.connect(self.reject)
        self._weigh()

    def _lay_out(self, question: AccessQuestion) -> None:
        self.setWindowTitle(question.title)
        column = form_column(self, Label("title", question.title))
        column.addWidget(Label("body", question.hint, wraps=True))
        column.addSpacing(8)
        if question.asks_person:
            self._add_field(column, self.tr("Name"), self.name)
            self._add_field(column, self.tr("May"), self.role)
        if question.asks_passphrase:
            column.addWidget(self.fields)
            column.addSpacing(6)
        words = self.tr("Your passphrase, to be sure it is you")
        if question.asks_passphrase and not question.asks_person:
            words = self.tr("Your passphrase until now, or the recovery code")
        if question.asks_code:
            words = self.tr("The recovery code, as it stands on your sheet")
        self._add_field(column, words, self.secret)
        column.addWidget(self.problem)
        column.addSpacing(8)
        column.addLayout(foot(self._cancel, self._go))
        self._go.say(question.go)
        self._cancel.say(self.tr("Cancel"))

    def _add_field(self, column: QVBoxLayout, text: str, field: QWidget) -> None:
        field.setAccessibleName(text)
        add_named(column, Label("meta", text), field)

    def person(self) -> Person:
        """Return the person as typed."""
        return Person(self.name.text().strip(), Role(self.role.currentData()))

    def passphrase(self) -> str:
        """Return the new passphrase."""
        return self.fields.passphrase.text()

    def show_problem(self, what: str) -> None:
        """Say why it was not done, and let the person try again."""
        self._set_busy(is_busy=False)
        self.problem.setText(what)
        self.secret.selectAll()
        self.secret.setFocus()

    def reject(self) -> None:
        """Close, unless the change is being made."""
        if not self._is_busy:
            super().reject()

    def _on_go(self) -> None:
        self.problem.setText("")
        self._set_busy(is_busy=True)
        self.answered.emit(self.secret.text())

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        for widget in (self.name, self.role, self.fields, self.secret, self._cancel):
            widget.setEnabled(not is_busy)
        self._go.say(self.tr("One moment…") if is_busy else self._question.go)
        if is_busy:
            self._go.setEnabled(False)
        else:
            self._weigh()

    def _weigh(self) -> None:
        has_person = not self._question.asks_person or bool(self.name.text().strip())
        has_passphrase = not self._question.asks_passphrase or self.fields.is_good()
        self._go.setEnabled(has_person and has_passphrase and bool(self.secret.text()))
