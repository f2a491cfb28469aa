"""One message of the queue: what stands in it, what the program thinks, a key for each answer."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from core.domain.mood_learning import UnsureMessage
from core.domain.sentiment import Mood
from desktop import icons
from desktop.views.parts.button import Button
from desktop.views.parts.flow_layout import FlowLayout
from desktop.views.parts.label import Label
from desktop.views.parts.plain_text import PlainText
from desktop.views.parts.view import View
from desktop.words import dates, joined_words, mood_words, vocabulary

_SHOWN_CHARS = 1_500


class UnsureCard(View):
    """A message and its answers.

    Signals:
        ruled: how the message sounds (the mood).
        skipped: it shall come later.
        undo_requested: the last answer was a slip.
        opened: the conversation is to be shown.
    """

    ruled = Signal(object)
    skipped = Signal()
    undo_requested = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="card")
        self._message: UnsureMessage | None = None
        self._done, self._total = 0, 0
        self._progress, self._bar = Label("meta"), QProgressBar()
        self._bar.setTextVisible(False)
        self._who, self._when = Label("strong", elides=True, hugs=True), Label("meta")
        self._open = Button("link", "envelope-open")
        self.text, self._guess = PlainText(), Label("meta", wraps=True)
        self.moods = {mood: Button("outline", icons.MOOD_ICONS[mood]) for mood in mood_words.KEYS}
        self.skip, self.undo = Button(), Button("ghost", "arrow-counter-clockwise")
        self._lay_out()
        for mood, button in self.moods.items():
            button.setIconSize(QSize(16, 16))
            button.clicked.connect(lambda _on=False, said=mood: self.ruled.emit(said))
        self.skip.clicked.connect(self.skipped)
        self.undo.clicked.connect(self.undo_requested)
        self._open.clicked.connect(self.opened)
        self.undo.setEnabled(False)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        for part in (self._who, self._when):
            head.addWidget(part)
        head.addStretch()
        head.addWidget(self._open)
        answers = QWidget()
        flow = FlowLayout(answers)
        for button in (*self.moods.values(), self.skip, self.undo):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(8)
        column.addWidget(self._progress)
        column.addWidget(self._bar)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addWidget(self._guess)
        column.addSpacing(4)
        column.addWidget(answers)

    def keys(self) -> dict[str, Button]:
        """Return the key of each answer."""
        found = {"S": self.skip, "U": self.undo}
        for mood, button in self.moods.items():
            found |= {mood_words.KEYS[mood]: button, mood_words.OTHER_KEYS[mood]: button}
        return found

    def show_message(self, message: UnsureMessage, done: int, total: int) -> None:
        """Show a message; done of total are answered or skipped."""
        self._message, self._done, self._total = message, done, total
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self.retranslate()

    def _is_current(self, mood: Mood) -> bool:
        guess = self._message.guess if self._message else None
        return guess is not None and guess.label is mood

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        for mood, button in self.moods.items():
            word, key = vocabulary.mood(mood), mood_words.KEYS[mood]
            button.say(f"{word}  {key}", self.tr("{mood}  ({key} or {other})").format(
                mood=word, key=key, other=mood_words.OTHER_KEYS[mood]
            ))  # fmt: skip
        self.skip.say(self.tr("Skip") + "  S", self.tr("It comes again another time"))
        self.undo.say(self.tr("Undo") + "  U", self.tr("Take the last answer back"))
        self._open.say(self.tr("Open the conversation"))
        if self._message is not None:
            self._say_message(self._message)

    def _say_message(self, message: UnsureMessage) -> None:
        record, guess = message.record, message.guess
        done, total = dates.number(self._done), dates.number(self._total)
        self._progress.setText(self.tr("{done} of {total}").format(done=done, total=total))
        self._bar.setAccessibleName(self._progress.text())
        self._who.setText("  ·  ".join(part for part in (message.who, record.subject) if part))
        self._when.setText(dates.medium(record.occurred_at))
        text = (record.new_text or record.subject)[:_SHOWN_CHARS].strip()
        phrases = guess.phrases if guess else ()
        self.text.show_text(text, phrases, icons.MOOD_TONES[guess.label] if guess else "grey")
        self.text.setAccessibleName(self._who.text())
        told = self.tr("Nothing has read this yet.")
        if guess is not None:
            told = self.tr("The program thinks: {mood}, {certainty}.").format(
                mood=vocabulary.mood(guess.label), certainty=vocabulary.certainty(guess)
            )
            by = self.tr("Read by: {source}.").format(source=mood_words.source(guess.source))
            told = joined_words.in_a_row(told, by)
        if message.alike:
            alike = self.tr("%n other(s) that wait are like it.", "", message.alike)
            told = joined_words.in_a_row(told, alike)
        self._guess.setText(told)
