"""What an erasure touched, place by place, and what still holds the person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from core.domain.rights import ErasureReport
from desktop import failures
from desktop.dialogs.form_parts import foot
from desktop.sentences import right_sentences
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.words import dates


class ErasureDialog(QDialog):
    """The report, which can be copied for whoever asked to be erased.

    Signals:
        renewal_requested: make a new backup, then delete the older ones.
    """

    renewal_requested = Signal()

    def __init__(self, report: ErasureReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle(self.tr("Erased"))
        self.lines = QPlainTextEdit()
        self.lines.setObjectName("editor")
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(self.tr("What was erased"))
        self.lines.setPlainText("\n".join(self._told()))
        self.outcome = Label("strong", wraps=True)
        self.outcome.hide()
        self.renew, close = Button("danger", "trash"), Button("primary")
        self.renew.say(self.tr("Make a new backup and delete %n older", "", len(report.backups)))
        self.renew.setVisible(bool(report.backups))
        self.renew.clicked.connect(self._on_renew)
        close.say(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(Label("title", self.tr("The person was erased")))
        column.addWidget(self.lines, 1)
        column.addWidget(self.outcome)
        column.addLayout(foot(close, left=(self.renew,)))
        self.resize(620, 480)

    def show_renewed(self, deleted: int) -> None:
        """Say that a new backup was made and how many older ones are gone."""
        self.renew.hide()
        self._say(self.tr("A new backup was made; %n older deleted.", "", deleted))

    def show_problem(self, sentence: str) -> None:
        """Say why the backups stayed as they were."""
        self.renew.setEnabled(True)
        self._say(sentence)

    def _on_renew(self) -> None:
        self.renew.setEnabled(False)
        self._say(self.tr("Making a new backup…"))
        self.renewal_requested.emit()

    def _say(self, words: str) -> None:
        self.outcome.setText(words)
        self.outcome.show()

    def _told(self) -> list[str]:
        report, translate = self._report, failures.translate
        parts = (
            right_sentences.erasure_lines(report, translate),
            right_sentences.erasure_notes(report, translate),
            right_sentences.erasure_files(report, translate, dates.moment_or_day),
            right_sentences.erasure_backups(report, translate, dates.moment_or_day),
        )
        return "\n\n".join("\n".join(part) for part in parts if part).split("\n")
