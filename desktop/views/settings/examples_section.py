"""The card that writes the owner's answers to a file for training a model."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from core.domain.draft_learning import ExamplesReport, ExamplesWish
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.privacy_section import PrivacySection
from desktop.views.parts.writing_row import WritingRow


class ExamplesSection(PrivacySection):
    """Which answers, with which names, a button, and what came of it.

    Signals:
        save_requested: write a file of these examples (the ExamplesWish).
        stop_requested: stop what is going on.
    """

    save_requested = Signal(object)
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.others, self.real_names = QCheckBox(), QCheckBox()
        self._names_hint, self.result = Label("meta", wraps=True), Label("body", wraps=True)
        self.save, self.writing = Button("outline", "upload-simple"), WritingRow()
        self.result.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.result.hide()
        for part in (self.others, self.real_names):
            self.body.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._names_hint)
        self.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        for row in (self.writing, self.result):
            self.body.addWidget(row)
        self.real_names.toggled.connect(self._say_names)
        self.save.clicked.connect(lambda: self.save_requested.emit(self._wish()))
        self.writing.stop_requested.connect(self.stop_requested)
        self.retranslate()

    def _wish(self) -> ExamplesWish:
        return ExamplesWish(
            has_real_names=self.real_names.isChecked(), only_drafts=not self.others.isChecked()
        )

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that something is being written, or no longer."""
        choices = (self.others, self.real_names, self.save)
        had_focus = any(part.hasFocus() for part in (*choices, self.writing.stop))
        for part in choices:
            part.setEnabled(not is_busy)
        self.writing.show_busy(is_busy=is_busy)
        if had_focus:
            # What is disabled or hidden lets the keyboard go somewhere else.
            (self.writing.stop if is_busy else self.save).setFocus()
        if is_busy:
            self.show_result("")

    def show_report(self, report: ExamplesReport) -> None:
        """Show what was written."""
        words = self.tr("%Ln example(s) are in {file}.", "", report.examples)
        self.show_result(words.format(file=report.path))

    def show_result(self, text: str) -> None:
        """Show what came of it, or nothing."""
        self.result.setText(text)
        self.result.setVisible(bool(text))

    def _say_names(self) -> None:
        if self.real_names.isChecked():
            hint = self.tr(
                "What customers wrote and what you answered leaves the encrypted file word for "
                "word: whoever gets the examples can read it, and an adapter trained on them may "
                "repeat it."
            )
        else:
            hint = self.tr(
                "Names, firms, numbers and addresses that the program knows or recognises get "
                "made-up ones. What else was written leaves the encrypted file: read it through "
                "before somebody else gets it."
            )
        self._names_hint.setText(hint)
        self.real_names.setAccessibleDescription(hint)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.say(
            self.tr("Examples to train on"),
            self.tr(
                "What customers wrote and what you sent, the newest 1,000, as JSON lines in the "
                "chat format “messages” that LoRA trainers read. The adapter that comes of it is "
                "put on by “cardfile model adapter”."
            ),
        )
        self.others.setText(self.tr("Also answers that I wrote without a draft"))
        self.real_names.setText(self.tr("With real names, numbers and addresses"))
        self.save.say(self.tr("Save examples…"))
        self._say_names()
