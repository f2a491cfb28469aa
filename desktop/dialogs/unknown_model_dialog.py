"""Asks whether a model file that the catalogue doesn't know is to be added all the same."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from desktop.dialogs.form_parts import foot
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label


class UnknownModelDialog(QDialog):
    """What is known of the file, its SHA-256 to compare, and a choice whose default is no."""

    def __init__(self, what: str, sha256: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.digest = QLineEdit(sha256)
        self.digest.setReadOnly(True)
        self.digest.setCursorPosition(0)
        self.digest.setAccessibleName(self.tr("SHA-256 of the file"))
        self.add, self.leave = Button(), Button("primary")
        self.add.say(self.tr("Add it all the same"))
        self.leave.say(self.tr("Leave it"))
        self.leave.setDefault(True)
        self.add.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label("title", what, wraps=True))
        column.addWidget(
            Label(
                "body",
                self.tr(
                    "Compare this number with the one that its publisher names. If you add the "
                    "file, it is tried out first, where it can do no harm."
                ),
                wraps=True,
            )
        )
        column.addWidget(self.digest)
        column.addLayout(foot(self.leave, left=(self.add,)))
        self.setWindowTitle("Cardfile")
        self.setMinimumWidth(560)


class UnknownModelQuestion:
    """The question; a test answers it with an object of the same shape."""

    def accepts(self, parent: QWidget, what: str, sha256: str) -> bool:
        """Return whether the person wants the file."""
        return bool(UnknownModelDialog(what, sha256, parent).exec())
