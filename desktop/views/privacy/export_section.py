"""The card of the privacy page that takes the data out: in which form, how far, what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from core.domain.exporting import ExportFormat
from desktop import failures
from desktop.sentences import export_sentences
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.privacy_section import PrivacySection
from desktop.views.parts.writing_row import WritingRow


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
        self.go, self.writing = Button("outline", "upload-simple"), WritingRow()
        self.result = Label("body", wraps=True)
        self.result.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._lay_out()
        self.form.currentIndexChanged.connect(self._say_hint)
        self.go.clicked.connect(lambda: self.export_requested.emit(self.chosen()))
        self.writing.stop_requested.connect(self.stop_requested)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.form)
        row.addWidget(self.go)
        row.addStretch()
        self.body.addLayout(row)
        self.body.addWidget(self._form_hint)
        self.body.addWidget(self.writing)
        self.body.addWidget(self.result)
        self.result.hide()

    def chosen(self) -> ExportFormat:
        """Return the form that is chosen."""
        return ExportFormat(self.form.currentData())

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that something is being written, or no longer."""
        stop = self.writing.stop
        had_focus = stop.hasFocus() or self.go.hasFocus() or self.form.hasFocus()
        for widget in (self.form, self.go):
            widget.setEnabled(not is_busy)
        self.writing.show_busy(is_busy=is_busy)
        if had_focus:
            # What is disabled or hidden lets the keyboard go somewhere else.
            (stop if is_busy else self.go).setFocus()
        if is_busy:
            self.show_result("")

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
        self.go.say(self.tr("Export…"))
        self._say_hint()
