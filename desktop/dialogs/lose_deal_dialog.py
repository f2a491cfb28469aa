"""Why a deal was lost."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import add_named, foot, form_column
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label


class LoseDealDialog(FittedDialog):
    """A line for the reason, which is needed: it is what one learns from.

    Signals:
        entered: the reason.
    """

    entered = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(420, parent)
        self._deal = title
        self._heading, self._name = Label("title", wraps=True), Label("meta")
        self.reason = QLineEdit()
        self._cancel, self._save = Button(), Button("primary")
        self._save.setDefault(True)
        column = form_column(self, self._heading)
        add_named(column, self._name, self.reason)
        column.addSpacing(8)
        column.addLayout(foot(self._cancel, self._save))
        self.reason.textChanged.connect(self._weigh)
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self.retranslate()
        self._weigh()

    def _weigh(self) -> None:
        self._save.setEnabled(bool(self.reason.text().strip()))

    def _on_save(self) -> None:
        self.entered.emit(self.reason.text().strip())
        self.accept()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setWindowTitle(self.tr("Lost deal"))
        self._heading.setText(self.tr("“{deal}” was lost").format(deal=self._deal))
        self._name.setText(self.tr("Why? It helps with the next one."))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("For example: too dear, too late, no answer"))
        self._cancel.say(self.tr("Cancel"))
        self._save.say(self.tr("Mark as lost"))
