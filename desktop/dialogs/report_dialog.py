"""What is shown of an error that nobody expected."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.dialogs.form_parts import foot
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label


class ReportDialog(QDialog):
    """A sentence, and a report that holds no customer's words, to copy."""

    def __init__(self, what: str, remedy: str, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = QPlainTextEdit(report)
        text.setObjectName("editor")
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Report"))
        copy, close = Button(icon="copy"), Button("primary")
        copy.say(self.tr("Copy report"))
        close.say(self.tr("Close"))
        close.setDefault(True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(Label("title", what, wraps=True))
        column.addWidget(Label("body", remedy, wraps=True))
        column.addWidget(text, 1)
        column.addWidget(
            Label("meta", self.tr("It names places in the program, no customer."), wraps=True)
        )
        column.addLayout(foot(close, left=(copy,)))
        self.setWindowTitle("Cardfile")
        self.resize(520, 380)
