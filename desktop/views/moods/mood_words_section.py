"""What words mean in this business, in the settings."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from core.domain.mood_learning import WordRule
from core.domain.sentiment import Mood
from desktop.views.parts.button import Button
from desktop.views.parts.emptied import empty
from desktop.views.parts.label import Label
from desktop.views.parts.privacy_section import PrivacySection
from desktop.views.parts.tab_order import tab_through
from desktop.words import mood_words

_MEANINGS = (Mood.POSITIVE, Mood.NEGATIVE, Mood.NEUTRAL)
_SETTLE_MS = 250


class MoodWordsSection(PrivacySection):
    """A line to add a word, and a line for each that stands.

    Signals:
        typed: a word is being written (as it stands), so that it can be said what it would touch.
        entered: a rule is to be kept (the record).
        remove_requested: a rule (the record).
    """

    typed = Signal(str)
    entered = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules: tuple[WordRule, ...] = ()
        self._touched = -1
        self.word, self.meaning, self.add = QLineEdit(), QComboBox(), Button("outline", "plus")
        self._touches, self._none, self._grid = (
            Label("meta", wraps=True),
            Label("body"),
            QGridLayout(),
        )
        self.word.setMaxLength(60)
        for mood in _MEANINGS:
            self.meaning.addItem("", mood)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.word, 1)
        row.addWidget(self.meaning)
        row.addWidget(self.add)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(row)
        self.body.addWidget(self._touches)
        self.body.addWidget(self._none)
        self.body.addLayout(self._grid)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(lambda: self.typed.emit(self.word.text()))
        self.word.textChanged.connect(self._on_typed)
        self.word.returnPressed.connect(self._on_add)
        self.add.clicked.connect(self._on_add)
        self.retranslate()

    def show_rules(self, rules: tuple[WordRule, ...]) -> None:
        """Show what words mean here."""
        self._rules = rules
        self.retranslate()

    def show_touched(self, word: str, count: int) -> None:
        """Say how many rated messages hold the word that is being written."""
        if word == self.word.text():
            self._touched = count
            self.retranslate()

    def clear(self) -> None:
        """Empty the line: the rule is kept."""
        self.word.clear()

    def _on_typed(self) -> None:
        self._touched = -1
        self.add.setEnabled(bool(self.word.text().strip()))
        self._touches.setVisible(False)
        self._settling.start()

    def _on_add(self) -> None:
        if self.word.text().strip():
            mood = Mood(self.meaning.currentData())
            self.entered.emit(WordRule(self.word.text().strip(), mood))

    def _fill(self) -> None:
        empty(self._grid)
        for row, rule in enumerate(self._rules):
            remove = Button("icon", "trash", icon_only=True)
            remove.say(self.tr("Remove “{word}”").format(word=rule.phrase))
            remove.clicked.connect(lambda _on=False, one=rule: self.remove_requested.emit(one))
            self._grid.addWidget(Label("strong", f"“{rule.phrase}”"), row, 0)
            self._grid.addWidget(Label("meta", mood_words.meaning(rule.mood)), row, 1)
            self._grid.addWidget(remove, row, 2)
        tab_through(self)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.say(
            self.tr("Words that mean something else here"),
            self.tr(
                "“Sick” may be praise, and “cancel” is no complaint where bookings can be "
                "cancelled. Messages with such a word are read again, and each mood says when one "
                "was heeded."
            ),
        )
        self.word.setPlaceholderText(self.tr("Word, as it stands in messages"))
        self.word.setAccessibleName(self.tr("Word"))
        self.meaning.setAccessibleName(self.tr("What the word means"))
        for row, mood in enumerate(_MEANINGS):
            self.meaning.setItemText(row, mood_words.meaning(mood))
        self.add.say(self.tr("Add"))
        self.add.setEnabled(bool(self.word.text().strip()))
        self._touches.setVisible(self._touched >= 0)
        self._touches.setText(
            self.tr("%n message(s) will be read again", "", max(0, self._touched))
        )
        self._none.setText(self.tr("No words yet."))
        self._none.setVisible(not self._rules)
        self._fill()
