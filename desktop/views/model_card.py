"""One model of the catalogue in the settings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.model import ModelEntry
from desktop import dates, failures, vocabulary
from desktop.views.button import Button
from desktop.views.label import Label
from desktop.views.view import View


class ModelCard(View):
    """Title, size, memory, languages, licence, and whether it is used.

    Signals:
        use_requested: drafts should come from this model (its id).
    """

    use_requested = Signal(str)

    def __init__(self, entry: ModelEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="inset")
        self._entry = entry
        self._facts, self._note = Label("meta", wraps=True), Label("meta", wraps=True)
        self._chip = Label()
        self._chip.setProperty("chip", "true")
        self._chip.setProperty("tone", "green" if entry.is_in_use else "grey")
        self._use = Button()
        self._use.clicked.connect(lambda: self.use_requested.emit(entry.id))
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(Label("strong", entry.title, elides=True))
        words.addWidget(self._facts)
        words.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.addLayout(words, 1)
        row.addWidget(self._chip)
        row.addWidget(self._use)
        self._note.setVisible(bool(entry.note))
        # Only now: a widget without a parent would open a window of its own.
        self._use.setVisible(entry.is_installed and not entry.is_in_use)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        entry = self._entry
        languages = ", ".join(vocabulary.language(code) for code in entry.languages)
        memory = self.tr("needs {memory} of memory").format(memory=dates.size(entry.memory_bytes))
        facts = (dates.size(entry.bytes), memory, languages, entry.licence)
        self._facts.setText("  ·  ".join(part for part in facts if part))
        self._note.setText(failures.note(entry.note))
        self._use.say(self.tr("Use for drafts"))
        if entry.is_in_use:
            self._chip.setText(self.tr("In use"))
        else:
            self._chip.setText(self.tr("Installed") if entry.is_installed else self.tr("Not here"))
        self._chip.setVisible(entry.is_in_use or not entry.is_installed)
