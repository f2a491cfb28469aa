"""The strip under the inbox: how many moods are still to be read, or wait for the owner."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.tips import plain_tip
from desktop.views.parts.view import View
from desktop.words import dates


class BacklogView(View):
    """Progress with a stop; hidden while nothing waits.

    Signals:
        stop_requested: leave the rest for later.
        resume_requested: go on.
        unsure_requested: the messages whose mood is not sure are to be shown.
    """

    stop_requested = Signal()
    resume_requested = Signal()
    unsure_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._total, self._state, self._problem = 0, 0, "idle", ""
        self._unsure = 0
        self._words = Label("meta", elides=True)
        self._button = Button("link")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 12, 10)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._bar)
        self._button.clicked.connect(self._on_button)
        self.retranslate()
        self.hide()

    def show_progress(self, done: int, total: int, *, is_again: bool = False) -> None:
        """Show how many are rated. is_again: all have a mood, and the unsure ones are read."""
        self._done, self._total = done, total
        self._become("again" if is_again else "running")

    def show_stopping(self) -> None:
        """Show that the slice at hand is the last one."""
        self._become("stopping")

    def show_halted(self, left: int) -> None:
        """Show that some wait until the person goes on."""
        self._done, self._total = 0, left
        self._become("halted" if left else "idle")

    def show_problem(self, words: str) -> None:
        """Show why it doesn't go on."""
        self._problem = words
        self._become("problem")

    def show_idle(self) -> None:
        """All is rated: show what waits for the owner's word, if anything does."""
        self._become("idle")

    def show_unsure(self, count: int) -> None:
        """Say how many moods wait for the owner's word, while nothing else is to be said."""
        self._unsure = count
        self._become(self._state)

    def _become(self, state: str) -> None:
        self._state = state
        self.setVisible(state != "idle" or self._unsure > 0)
        self._bar.setVisible(state in {"running", "again", "stopping"})
        self._bar.setRange(0, max(1, self._total))
        self._bar.setValue(self._done)
        self.retranslate()

    def _on_button(self) -> None:
        if self._state == "idle":
            self.unsure_requested.emit()
        elif self._state in {"halted", "problem"}:
            self.resume_requested.emit()
        else:
            self.stop_requested.emit()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        done, total = dates.number(self._done), dates.number(self._total)
        words = {
            "idle": self.tr("%n mood(s) not sure", "", self._unsure),
            "running": self.tr("Reading moods: {done} of {total}").format(done=done, total=total),
            "again": self.tr("Reading unsure moods: {done} of {total}").format(
                done=done, total=total
            ),
            "stopping": self.tr("Stopping after this one…"),
            "halted": self.tr("%n mood(s) not read yet", "", self._total),
            "problem": self._problem,
        }
        self._words.setText(words[self._state])
        if self._state == "again":
            why = self.tr("Every message has a mood. The model reads again what is not sure.")
            self._words.setToolTip(plain_tip(f"{words['again']}\n{why}"))
        deeds = {
            "idle": self.tr("Say how they sound"),
            "halted": self.tr("Go on"),
            "problem": self.tr("Go on"),
        }
        self._button.say(deeds.get(self._state, self.tr("Stop")))
        self._button.setVisible(self._state != "stopping")
        self._bar.setAccessibleName(words[self._state])
