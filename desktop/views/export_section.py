"""The card of the privacy page that takes the data out: in which form, how far, what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QWidget

from core.domain.exporting import ExportFormat, ExportProgress
from desktop import export_sentences, failures
from desktop.views.button import Button
from desktop.views.label import Label
from desktop.views.privacy_section import PrivacySection

_PARTS = 1_000


class ExportSection(PrivacySection):
    """A choice of forms, a button, and while something is written a bar and a way to stop it.

    Signals:
        export_requested: write a file of this ExportFormat.
        stop_requested: stop what is going on.
    """

    export_requested = Signal(object)
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form, self._form_hint = QComboBox(), Label("meta", wraps=True)
        for form in ExportFormat:
            self.form.addItem("", form.value)
        self.form.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.go, self.stop = Button("outline", "upload-simple"), Button()
        self.bar, self._doing = QProgressBar(), Label("meta")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _PARTS)
        self.result = Label("body", wraps=True)
        self.result.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._lay_out()
        self.form.currentIndexChanged.connect(self._say_hint)
        self.go.clicked.connect(lambda: self.export_requested.emit(self.chosen()))
        self.stop.clicked.connect(self.stop_requested)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.form)
        row.addWidget(self.go)
        row.addStretch()
        self._under_way = QWidget()
        progress = QHBoxLayout(self._under_way)
        progress.setContentsMargins(0, 0, 0, 0)
        progress.setSpacing(8)
        progress.addWidget(self.bar, 1)
        progress.addWidget(self._doing)
        progress.addWidget(self.stop)
        self.body.addLayout(row)
        self.body.addWidget(self._form_hint)
        self.body.addWidget(self._under_way)
        self.body.addWidget(self.result)
        self._under_way.hide()
        self.result.hide()

    def chosen(self) -> ExportFormat:
        """Return the form that is chosen."""
        return ExportFormat(self.form.currentData())

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that something is being written, or no longer."""
        had_focus = self.stop.hasFocus() or self.go.hasFocus() or self.form.hasFocus()
        for widget in (self.form, self.go):
            widget.setEnabled(not is_busy)
        self.stop.setEnabled(is_busy)
        self._under_way.setVisible(is_busy)
        if had_focus:
            # What is disabled or hidden lets the keyboard go somewhere else.
            (self.stop if is_busy else self.go).setFocus()
        if is_busy:
            self.bar.setValue(0)
            self.show_result("")
            self._doing.setText(self.tr("Writing…"))

    def show_progress(self, progress: ExportProgress) -> None:
        """Show how far it is: writing, then reading back what was written."""
        done = _PARTS * progress.done // max(1, progress.total)
        half = _PARTS // 2
        self.bar.setValue(half + done // 2 if progress.is_checking else done // 2)
        checking = self.tr("Reading it back…")
        self._doing.setText(checking if progress.is_checking else self.tr("Writing…"))

    def show_result(self, text: str) -> None:
        """Show what came of it, or nothing."""
        self.result.setText(text)
        self.result.setVisible(bool(text))

    def _say_hint(self) -> None:
        self._form_hint.setText(failures.translate(export_sentences.HINTS[self.chosen()]))

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.say(
            self.tr("Take everything with you"),
            self.tr(
                "Your data are yours, in forms that other programs read. What is taken out is no "
                "longer encrypted: keep it as you would keep the file's passphrase."
            ),
        )
        for row, form in enumerate(ExportFormat):
            self.form.setItemText(row, failures.translate(export_sentences.FORMATS[form]))
        self.form.setAccessibleName(self.tr("What to take along"))
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.go.say(self.tr("Export…"))
        self.stop.say(self.tr("Stop"))
        self._say_hint()
