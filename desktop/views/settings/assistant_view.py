"""The writing assistant in the settings: models, their figures, when they rest, what is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from core.domain.model import (
    MeasureStep,
    ModelAdapter,
    ModelEntry,
    ModelMeasure,
    ModelState,
    ModelStatus,
)
from desktop import failures
from desktop.views.parts.button import Button
from desktop.views.parts.emptied import empty
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.views.settings.model_card import ModelCard
from desktop.words import dates, joined_words, vocabulary

REST_MINUTES = (2, 5, 10, 30, 60, 0)


class AssistantView(View):
    """What is in use, the catalogue with figures, the measurement, and the rest.

    Signals:
        model_chosen: drafts should come from this model (its id).
        model_file_requested: a model file should be added.
        measure_requested, stop_requested: measure this computer; stop measuring.
        rest_chosen: minutes without work after which memory is given back, 0 never; whether sooner
            on battery saver.
        keeping_chosen: whether what the model read is kept for the next start.
        offering_chosen: whether the next words are offered while a reply is written.
    """

    model_chosen = Signal(str)
    model_file_requested = Signal()
    measure_requested = Signal()
    stop_requested = Signal()
    rest_chosen = Signal(int, bool)
    keeping_chosen = Signal(bool)
    offering_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="card")
        self._state = ModelState(ModelStatus.MISSING)
        self._adapter: ModelAdapter | None = None
        self._step: MeasureStep | None = None
        self._is_measuring, self._saves_battery, self._learned = False, True, 0
        self._head, self._hint = Label("section"), Label("meta", wraps=True)
        self.now, self.note = Label("body", wraps=True), Label("meta", wraps=True)
        self._cards = QVBoxLayout()
        self._add, self.measure = Button("outline", "plus"), Button("outline", "hourglass")
        self.words, self.stop = Label("meta", elides=True), Button("link")
        self.bar = QProgressBar()
        self.rest_name, self.rest = Label("body"), QComboBox()
        self.saver, self._saver_hint = QCheckBox(), Label("meta", wraps=True)
        self.keeping, self._keeping_hint = QCheckBox(), Label("meta", wraps=True)
        self.offering, self._offering_hint = QCheckBox(), Label("meta", wraps=True)
        for minutes in REST_MINUTES:
            self.rest.addItem("", minutes)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._cards.setSpacing(8)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(4)
        for label in (self._head, self._hint, self.now, self.note):
            column.addWidget(label)
        column.addSpacing(6)
        column.addLayout(self._cards)
        column.addSpacing(6)
        column.addLayout(_row(self.measure, self._add))
        progress = QHBoxLayout()
        progress.addWidget(self.words, 1)
        progress.addWidget(self.stop)
        column.addLayout(progress)
        column.addWidget(self.bar)
        column.addSpacing(10)
        self.rest_name.setBuddy(self.rest)
        self.rest_name.setMinimumWidth(158)  # the other cards' lists begin there
        self.rest.setMinimumWidth(220)
        column.addLayout(_row(self.rest_name, self.rest))
        column.addSpacing(4)
        column.addWidget(self.saver, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._saver_hint)
        column.addSpacing(6)
        column.addWidget(self.keeping, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._keeping_hint)
        column.addSpacing(6)
        column.addWidget(self.offering, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._offering_hint)
        self.show_step(None)

    def _connect(self) -> None:
        self._add.clicked.connect(self.model_file_requested)
        self.measure.clicked.connect(self.measure_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.rest.activated.connect(self._on_rest)
        self.saver.clicked.connect(self._on_rest)
        self.keeping.clicked.connect(self.keeping_chosen)
        self.offering.clicked.connect(self.offering_chosen)

    def show_models(
        self,
        models: Sequence[ModelEntry],
        measures: Sequence[ModelMeasure],
        adapter: ModelAdapter | None,
    ) -> None:
        """Show the catalogue with the figures of this machine, and what the model in use wears."""
        empty(self._cards)
        found = {measure.id: measure for measure in measures}
        for entry in models:
            card = ModelCard(entry, found.get(entry.id) if entry.is_installed else None)
            card.use_requested.connect(self.model_chosen)
            self._cards.addWidget(card)
        self._adapter = adapter
        self.measure.setEnabled(any(entry.is_installed for entry in models))
        self.retranslate()

    def show_state(self, state: ModelState) -> None:
        """Show what the model in use is doing and what runs it."""
        if state != self._state:
            self._state = state
            self._show_now()

    def show_step(self, step: MeasureStep | None, *, is_measuring: bool = False) -> None:
        """Show how far the measurement is; is_measuring without a step: it waits its turn."""
        self._step, self._is_measuring = step, is_measuring
        for widget in (self.words, self.stop, self.bar):
            widget.setVisible(is_measuring)
        self.measure.setVisible(not is_measuring)
        self.bar.setValue(round(step.done * 100) if step is not None else 0)
        self._show_words()

    def show_rest(self, minutes: int, *, on_saver: bool, saves_battery: bool | None) -> None:
        """Show when the model rests; saves_battery: None where the system doesn't say."""
        self.rest.setCurrentIndex(max(0, self.rest.findData(minutes)))
        self.saver.setChecked(on_saver)
        self._saver_hint.setVisible(saves_battery is None)

    def show_keeping(self, *, is_kept: bool) -> None:
        """Show whether what the model read is kept for the next start."""
        self.keeping.setChecked(is_kept)

    def show_offering(self, *, is_offered: bool, words: int) -> None:
        """Show whether the next words are offered, and how many were learned."""
        self.offering.setChecked(is_offered)
        self._learned = words
        self._retranslate_offering()

    def _on_rest(self) -> None:
        self.rest_chosen.emit(self.rest.currentData(), self.saver.isChecked())

    def _show_now(self) -> None:
        state = self._state
        parts = [state.title or vocabulary.model_status(ModelStatus.MISSING)]
        if state.is_loaded:
            device = state.device or self.tr("the processor")
            parts.append(self.tr("in memory, runs on {device}").format(device=device))
        elif state.status is not ModelStatus.MISSING:
            parts.append(self.tr("not in memory; it loads when it is needed"))
        if self._adapter is not None:
            strength = dates.figure(self._adapter.scale)
            words = self.tr("with the adapter {adapter}, strength {strength}")
            parts.append(words.format(adapter=self._adapter.title, strength=strength))
        self.now.setText("  ·  ".join(parts))
        self.note.setText(failures.note(state.note or state.error_key))
        self.note.setVisible(bool(self.note.text()))

    def _show_words(self) -> None:
        words = self.tr("Waiting for the assistant to be free…") if self._is_measuring else ""
        if self._step is not None:
            words = self.tr("{model}: {deed}").format(
                model=self._step.title, deed=vocabulary.measure_deed(self._step.deed)
            )
        self.words.setText(words)
        self.bar.setAccessibleName(words)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._head.setText(self.tr("Writing assistant"))
        self._hint.setText(
            self.tr("Models run on this computer. Nothing is downloaded by this window.")
        )
        self._add.say(self.tr("Add a model file…"))
        self.measure.say(
            self.tr("Measure this computer"),
            self.tr("Takes about a minute and shows how fast each model is here"),
        )
        self.stop.say(
            self.tr("Stop"), self.tr("Stop measuring; finished models keep their figures")
        )
        name = self.tr("Give memory back")
        self.rest_name.setText(name)
        self.rest.setAccessibleName(name)
        for row, minutes in enumerate(REST_MINUTES):
            words = self.tr("after %n idle minute(s)", "", minutes) if minutes else self.tr("never")
            self.rest.setItemText(row, words)
        self.saver.setText(self.tr("Much sooner while the computer saves its battery"))
        self._saver_hint.setText(
            self.tr("This computer does not say whether it saves its battery.")
        )
        self._retranslate_keeping()
        self._retranslate_offering()
        self._show_now()
        self._show_words()

    def _retranslate_offering(self) -> None:
        self.offering.setText(self.tr("Offer the next words while I write"))
        hint = self.tr("Tab takes the word, Shift+Tab the phrase. Needs no model.")
        learned = self.tr("Learned from %Ln word(s) that you sent.", "", self._learned)
        self._offering_hint.setText(joined_words.in_a_row(hint, learned) if self._learned else hint)
        self.offering.setAccessibleDescription(self._offering_hint.text())

    def _retranslate_keeping(self) -> None:
        self.keeping.setText(self.tr("Begin drafts sooner after a restart"))
        hint = self.tr(
            "Keeps what the model read last, parts of conversations included, in the encrypted "
            "file: up to 100 MB, in no backup. Deleting a contact, a message or a note forgets all "
            "of it, and so does switching this off."
        )
        self._keeping_hint.setText(hint)
        self.keeping.setAccessibleDescription(hint)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
