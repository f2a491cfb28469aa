"""How far a file is that is being written, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from core.domain.exporting import ExportProgress
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View

_PARTS = 1_000


class WritingRow(View):
    """A bar, a word, a button; hidden while nothing is written.

    Signals:
        stop_requested: stop what is going on.
    """

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar, self._doing, self.stop = QProgressBar(), Label("meta"), Button()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _PARTS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.bar, 1)
        row.addWidget(self._doing)
        row.addWidget(self.stop)
        self.stop.clicked.connect(self.stop_requested)
        self.hide()
        self.retranslate()

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that something is being written, or no longer."""
        self.stop.setEnabled(is_busy)
        self.setVisible(is_busy)
        if is_busy:
            self.bar.setValue(0)
            self._doing.setText(self.tr("Writing…"))

    def show_progress(self, progress: ExportProgress) -> None:
        """Show how far it is: writing, then reading back what was written."""
        done = _PARTS * progress.done // max(1, progress.total)
        half = _PARTS // 2
        self.bar.setValue(half + done // 2 if progress.is_checking else done // 2)
        checking = self.tr("Reading it back…")
        self._doing.setText(checking if progress.is_checking else self.tr("Writing…"))

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.stop.say(self.tr("Stop"))
