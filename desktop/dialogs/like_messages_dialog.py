"""Which other messages would change with the one that was corrected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.mood_learning import LikeMessage
from core.domain.sentiment import Mood
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import foot
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.words import vocabulary

SHOWN = 3


class LikeMessagesDialog(FittedDialog):
    """The question comes after the correction is known and before anything else changes.

    Signals:
        decided: whether the others get the mood, too; not emitted when nothing is to change.
    """

    decided = Signal(bool)

    def __init__(
        self, mood: Mood, others: tuple[LikeMessage, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(520, parent)
        self._mood, self._others = mood, others
        self._heading, self._hint = Label("title", wraps=True), Label("meta", wraps=True)
        self._lines = [Label("body", wraps=True) for _ in others[:SHOWN]]
        self._cancel, self.only = Button(), Button()
        self.all = Button("primary")
        self.all.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._hint)
        for line in self._lines:
            column.addWidget(line)
        column.addSpacing(8)
        column.addLayout(foot(self._cancel, self.only, self.all))
        self._cancel.clicked.connect(self.reject)
        self.only.clicked.connect(lambda: self._decide(with_others=False))
        self.all.clicked.connect(lambda: self._decide(with_others=True))
        self.retranslate()

    def _decide(self, *, with_others: bool) -> None:
        self.decided.emit(with_others)
        self.accept()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        count = len(self._others)
        self.setWindowTitle(self.tr("Messages like this one"))
        self._heading.setText(self.tr("%n other message(s) would change", "", count))
        self._hint.setText(
            self.tr(
                "They are like this one and would become “{mood}”. The most alike are shown:"
            ).format(mood=vocabulary.mood(self._mood))
        )
        for line, other in zip(self._lines, self._others, strict=False):
            line.setText(f"{vocabulary.mood(other.was)}  ·  {other.excerpt}")
        self._cancel.say(self.tr("Cancel"))
        self.only.say(self.tr("Only this one"))
        self.all.say(self.tr("Change all of them"))
