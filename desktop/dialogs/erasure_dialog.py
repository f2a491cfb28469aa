"""What an erasure touched, place by place."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from core.domain.rights import ErasureReport
from desktop import failures, right_sentences
from desktop.views.button import Button
from desktop.views.label import Label


class ErasureDialog(QDialog):
    """The report, which can be copied for whoever asked to be erased."""

    def __init__(self, report: ErasureReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Erased"))
        self.lines = QPlainTextEdit()
        self.lines.setObjectName("editor")
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(self.tr("What was erased"))
        touched = right_sentences.erasure_lines(report, failures.translate)
        notes = right_sentences.erasure_notes(report, failures.translate)
        self.lines.setPlainText("\n".join([*touched, "", *notes]))
        close = Button("primary")
        close.say(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(Label("title", self.tr("The person was erased")))
        column.addWidget(self.lines, 1)
        column.addLayout(foot)
        self.resize(480, 420)
