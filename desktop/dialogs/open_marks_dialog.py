"""Asks once before an answer is handed over in which something is still marked or blank."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import foot
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label

_SHOWN = 8


class OpenMarksDialog(FittedDialog):
    """Accepted means: hand it over as it is."""

    def __init__(self, marks: Sequence[str], parent: QWidget | None = None) -> None:
        """marks: what is open, each a line."""
        super().__init__(460, parent)
        self._heading, self._hint = Label("title", wraps=True), Label("meta", wraps=True)
        self._count = len(marks)
        self._list, self._rest = Label(wraps=True), Label("meta")
        self._list.setText("\n".join(f"• {mark}" for mark in marks[:_SHOWN]))
        self._rest.setVisible(len(marks) > _SHOWN)
        self.back, self.onward = Button("primary"), Button()
        self.back.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        for part in (self._heading, self._list, self._rest, self._hint):
            column.addWidget(part)
        column.addLayout(foot(self.onward, self.back))
        self.back.clicked.connect(self.reject)
        self.onward.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setWindowTitle(self.tr("Still open"))
        self._heading.setText(self.tr("%n thing(s) in your answer are still open", "", self._count))
        self._rest.setText(self.tr("and %n more", "", self._count - _SHOWN))
        self._hint.setText(self.tr("You are asked this once for each answer."))
        self.back.setText(self.tr("Look again"))
        self.onward.setText(self.tr("Hand over as it is"))
