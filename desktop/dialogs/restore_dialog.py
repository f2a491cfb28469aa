"""What restoring a backup would bring and lose, and the choice."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.backup import RestorePreview
from desktop import failures
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import foot
from desktop.sentences import messages
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.words import dates, vocabulary


class RestoreDialog(FittedDialog):
    """A preview; restoring is the choice that must be made on purpose."""

    def __init__(self, preview: RestorePreview, parent: QWidget | None = None) -> None:
        super().__init__(520, parent)
        when = dates.medium(preview.backup.made_at)
        self.restore, self.leave = Button("primary"), Button()
        self.restore.say(self.tr("Restore"))
        self.leave.say(self.tr("Leave it"))
        self.leave.setDefault(True)
        self.restore.setAutoDefault(False)
        self.restore.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        title = self.tr("{date}: restore this backup?").format(date=when)
        column.addWidget(Label("title", title, wraps=True))
        for text in restore_lines(preview):
            column.addWidget(Label("body", text, wraps=True))
        for step in preview.lost:
            words = messages.step_title(step, failures.translate)
            column.addWidget(Label("meta", f"{dates.medium(step.at)}   {words}", elides=True))
        kept = self.tr(
            "Your present file is put aside and stays in the list for a month. The window closes "
            "and opens again with the backup."
        )
        column.addSpacing(4)
        column.addWidget(Label("meta", kept, wraps=True))
        column.addSpacing(6)
        column.addLayout(foot(self.leave, self.restore))
        self.setWindowTitle("Cardfile")


class RestoreQuestion:
    """The question; a test answers it with an object of the same shape."""

    def accepts(self, parent: QWidget, preview: RestorePreview) -> bool:
        """Return whether the person wants the backup back."""
        return bool(RestoreDialog(preview, parent).exec())


def restore_lines(preview: RestorePreview) -> tuple[str, ...]:
    """Return in sentences what the backup holds, what the file holds, how much would be lost."""
    then = QCoreApplication.translate("RestoreDialog", "It was read through and holds: {counts}")
    now = QCoreApplication.translate("RestoreDialog", "Your file holds now: {counts}")
    lines = [then.format(counts=vocabulary.record_counts(preview.then))]
    if preview.now is not None:
        lines.append(now.format(counts=vocabulary.record_counts(preview.now)))
        lost = QCoreApplication.translate(
            "RestoreDialog", "Steps done since, which would be missing: {count}"
        )
        none = QCoreApplication.translate("RestoreDialog", "Nothing was done since.")
        lines.append(lost.format(count=preview.lost_count) if preview.lost_count else none)
    return tuple(lines)
