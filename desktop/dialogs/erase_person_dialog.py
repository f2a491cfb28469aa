"""The last question before a person is erased: their name, typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.domain.contact import Contact
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import foot
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label


class ErasePersonDialog(FittedDialog):
    """Says what goes and that there is no way back; erases only once the name is typed.

    Signals:
        erase_confirmed: erase this contact (its id).
    """

    erase_confirmed = Signal(int)

    def __init__(self, contact: Contact, parent: QWidget | None = None) -> None:
        super().__init__(460, parent)
        self._contact = contact
        self._title, self._what = Label("title", wraps=True), Label("body", wraps=True)
        self._ask, self.typed = Label("meta", wraps=True), QLineEdit()
        self._ask.setBuddy(self.typed)
        self._cancel, self.erase = Button(), Button("danger", "trash")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for widget in (self._title, self._what, self._ask, self.typed):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addLayout(foot(self._cancel, self.erase))
        self.typed.textChanged.connect(self._weigh)
        self._cancel.clicked.connect(self.reject)
        self.erase.clicked.connect(self._on_erase)
        self._cancel.setDefault(True)
        self._say()
        self._weigh()
        self.typed.setFocus()

    def _weigh(self) -> None:
        is_same = self.typed.text().strip() == self._contact.name.strip()
        self.erase.setEnabled(is_same)

    def _on_erase(self) -> None:
        self.erase_confirmed.emit(self._contact.id)
        self.accept()

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Erase a person"))
        self._title.setText(self.tr("Erase {name} for good?").format(name=self._contact.name))
        self._what.setText(
            self.tr(
                "The contact goes with all messages, files, drafts, moods and former states, and "
                "is blotted out in other people's records. This can't be undone. Backups made "
                "before still hold this person; the report names them and can replace them."
            )
        )
        self._ask.setText(self.tr("Type the name to go on: {name}").format(name=self._contact.name))
        self.typed.setAccessibleName(self.tr("Name of the person"))
        self._cancel.say(self.tr("Cancel"))
        self.erase.say(self.tr("Erase for good"))
