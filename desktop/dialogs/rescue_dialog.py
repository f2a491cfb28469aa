"""The file doesn't open: what happened, the newest good backup, and saving what can be read."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from core.domain.backup import RestorePreview, SalvageProgress, SalvageReport, SalvageStep
from desktop import icons
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import foot
from desktop.dialogs.restore_dialog import restore_lines
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.words import dates, vocabulary


class RescueDialog(FittedDialog):
    """Stays open until a file is open or the person closes it; nothing is overwritten.

    Signals:
        restore_requested: put the backup in place (the RestorePreview).
        salvage_requested: save what can be read of the damaged file.
        stop_requested: leave off saving.
        open_requested: open the file that was saved.
    """

    restore_requested = Signal(object)
    salvage_requested = Signal()
    stop_requested = Signal()
    open_requested = Signal()

    def __init__(self, what: str, *, can_salvage: bool, parent: QWidget | None = None) -> None:
        super().__init__(600, parent)
        self._preview: RestorePreview | None = None
        self._can_salvage = can_salvage
        self.found, self.problem = Label("body", wraps=True), Label("errorText", wraps=True)
        self.restore, self.salvage = Button("primary"), Button()
        self.open_file, self.leave, self.stop = Button("primary"), Button(), Button()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        for button in (self.restore, self.salvage, self.open_file, self.leave, self.stop):
            button.setAutoDefault(False)
        self._lay_out(what)
        self.restore.clicked.connect(lambda: self.restore_requested.emit(self._preview))
        self.salvage.clicked.connect(self.salvage_requested)
        self.open_file.clicked.connect(self.open_requested)
        self.leave.clicked.connect(self.reject)
        self.stop.clicked.connect(self._on_stop)
        self._say()
        self.show_working(self.tr("Looking for your newest good backup…"))

    def _lay_out(self, what: str) -> None:
        mark = QLabel()
        mark.setPixmap(icons.app_icon().pixmap(QSize(48, 48)))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(8)
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Label("title", self.tr("Your file needs help")))
        column.addWidget(Label("body", what, wraps=True))
        column.addWidget(self.found)
        column.addWidget(self.bar)
        kept = self.tr("Whatever you choose, the file stays as it is, put aside.")
        column.addWidget(Label("meta", kept, wraps=True))
        column.addWidget(self.problem)
        column.addSpacing(8)
        column.addLayout(foot(self.leave, self.stop, self.salvage, self.restore, self.open_file))

    def _say(self) -> None:
        self.setWindowTitle("Cardfile")
        self.restore.say(self.tr("Restore this backup"))
        self.salvage.say(self.tr("Save what can be read"))
        self.open_file.say(self.tr("Open"))
        self.leave.say(self.tr("Close"))
        self.stop.say(self.tr("Stop"))
        self.bar.setAccessibleName(self.tr("Progress"))

    def show_preview(self, preview: RestorePreview | None) -> None:
        """Offer this backup, or say that there is none."""
        self._preview = preview
        if preview is None:
            self.found.setText(self.tr("No good backup was found beside it."))
        else:
            when = dates.full(preview.backup.made_at)
            title = self.tr("Your newest good backup: {date}.").format(date=when)
            self.found.setText("\n".join((title, *restore_lines(preview))))
        self._offer()

    def show_working(self, what: str) -> None:
        """Say what is going on; nothing can be chosen meanwhile."""
        self.found.setText(what)
        self.problem.setText("")
        for widget in (self.restore, self.salvage, self.open_file, self.stop, self.bar):
            widget.hide()

    def show_restoring(self) -> None:
        """Say that the backup is being put in place."""
        self.show_working(self.tr("Restoring…"))

    def show_salvaging(self, progress: SalvageProgress) -> None:
        """Say how far the damaged file is read; putting the new one in place can't be stopped."""
        if self.bar.isHidden():
            self.show_working("")
            self.bar.show()
            self.stop.setEnabled(True)
            self.stop.show()
            self.stop.setFocus()
        self.found.setText(vocabulary.salvage_progress(progress))
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        if progress.step is SalvageStep.PLACING:
            self.stop.hide()

    def show_stopped(self) -> None:
        """Say that saving was stopped, and offer the same again."""
        self.show_preview(self._preview)
        stopped = self.tr("Stopped. Nothing was changed.")
        self.found.setText("\n".join((stopped, self.found.text())))

    def show_problem(self, what: str) -> None:
        """Say why it did not work, and offer the same again."""
        self.show_preview(self._preview)
        self.problem.setText(what)

    def show_salvaged(self, report: SalvageReport) -> None:
        """Say how much was saved."""
        lost = report.unreadable + report.dropped
        saved = self.tr("%Ln row(s) were saved.", "", report.saved)
        missing = self.tr("At most %Ln row(s) are lost.", "", lost)
        self.show_working("\n".join((saved, missing)))
        self.open_file.show()
        self.open_file.setFocus()

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self.stop_requested.emit()

    def _offer(self) -> None:
        self.problem.setText("")
        self.bar.hide()
        self.stop.hide()
        self.restore.setVisible(self._preview is not None)
        self.salvage.setVisible(self._can_salvage)
        self.open_file.hide()
        (self.restore if self._preview is not None else self.salvage).setFocus()
