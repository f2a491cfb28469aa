"""One model of the catalogue: what it is, what it needs, and how fast it is here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.model import ModelEntry, ModelMeasure
from desktop import failures
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.words import dates, joined_words, vocabulary


class ModelCard(View):
    """Title, what it is best for, size, memory, languages, licence, figures, whether it is used.

    Signals:
        use_requested: drafts should come from this model (its id).
    """

    use_requested = Signal(str)

    def __init__(
        self, entry: ModelEntry, measure: ModelMeasure | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, name="inset")
        self._entry, self._measure = entry, measure
        self._facts, self._note = Label("meta", wraps=True), Label("meta", wraps=True)
        self.figures = Label("body", wraps=True)
        titles = measure.titles if measure is not None else ()
        self._badges = {title: _chip("blue") for title in titles}
        self._chip = _chip("green" if entry.is_in_use else "grey")
        self._use = Button()
        self._use.clicked.connect(lambda: self.use_requested.emit(entry.id))
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Label("strong", entry.title, elides=True, hugs=True))
        for badge in self._badges.values():
            head.addWidget(badge)
        head.addStretch()
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addLayout(head)
        for label in (self.figures, self._facts, self._note):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.addLayout(words, 1)
        row.addWidget(self._chip)
        row.addWidget(self._use)
        self.figures.setVisible(measure is not None)
        self._note.setVisible(bool(entry.note))
        # Only now: a widget without a parent would open a window of its own.
        self._use.setVisible(entry.is_installed and not entry.is_in_use)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        entry, measure = self._entry, self._measure
        languages = joined_words.listed(vocabulary.language(code) for code in entry.languages)
        memory = self.tr("needs {memory} of memory").format(memory=dates.size(entry.memory_bytes))
        facts = (dates.size(entry.bytes), "" if measure else memory, languages, entry.licence)
        self._facts.setText("  ·  ".join(part for part in facts if part))
        if measure is not None:
            self.figures.setText(self._figures(measure))
            self.figures.setToolTip(self._details(measure))
        for title, badge in self._badges.items():
            word, reason = vocabulary.model_title(title)
            badge.setText(word)
            badge.setToolTip(reason)
            badge.setAccessibleDescription(reason)
        self._note.setText(failures.note(entry.note))
        self._use.say(self.tr("Use for drafts"))
        self._use.setAccessibleDescription(entry.title)
        if entry.is_in_use:
            self._chip.setText(self.tr("In use"))
        else:
            self._chip.setText(self.tr("Installed") if entry.is_installed else self.tr("Not here"))
        self._chip.setVisible(entry.is_in_use or not entry.is_installed)

    def _figures(self, measure: ModelMeasure) -> str:
        parts = (
            self.tr("short reply {seconds} s").format(seconds=dates.figure(measure.reply_s)),
            self.tr("long mail {seconds} s").format(seconds=dates.figure(measure.long_mail_s)),
            self.tr("{count} moods a minute").format(
                count=dates.number(round(measure.ratings_per_min))
            ),
            dates.size(measure.memory_bytes),
        )
        return "  ·  ".join(parts)

    def _details(self, measure: ModelMeasure) -> str:
        words = self.tr(
            "Ready after {load} s. Reads {read} and writes {write} tokens a second on "
            "{device}. {right} of {asked} moods right in a trial in English and Chinese."
        )
        return words.format(
            load=dates.figure(measure.load_s),
            read=dates.number(round(measure.read_tokens_per_s)),
            write=dates.number(round(measure.write_tokens_per_s)),
            device=measure.device or self.tr("the processor"),
            right=round(measure.moods_right * measure.moods_asked),
            asked=measure.moods_asked,
        )


def _chip(tone: str) -> Label:
    chip = Label()
    chip.setProperty("chip", "true")
    chip.setProperty("tone", tone)
    return chip
