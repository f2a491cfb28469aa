"""Asks for a name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import add_named, foot, form_column
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label


class NameDialog(FittedDialog):
    """One field.

    Signals:
        named: the name.
    """

    named = Signal(str)

    def __init__(
        self, title: str, question: str, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(400, parent)
        self.name, self._save, cancel = QLineEdit(name), Button("primary"), Button()
        self.name.setAccessibleName(question)
        self._save.say(self.tr("Save"))
        self._save.setDefault(True)
        cancel.say(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self.name.textChanged.connect(self._weigh)
        column = form_column(self, Label("title", title))
        add_named(column, Label("meta", question), self.name)
        column.addSpacing(8)
        column.addLayout(foot(cancel, self._save))
        self.setWindowTitle(title)
        self._weigh()

    def _weigh(self) -> None:
        self._save.setEnabled(bool(self.name.text().strip()))

    def _on_save(self) -> None:
        self.named.emit(self.name.text().strip())
        self.accept()
