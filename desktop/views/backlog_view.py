"""The strip under the inbox that says how many moods are still to be read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop import dates
from desktop.views.button import Button
from desktop.views.label import Label
from desktop.views.view import View


class BacklogView(View):
    """Progress with a stop; hidden while nothing waits.

    Signals:
        stop_requested: leave the rest for later.
        resume_requested: go on.
    """

    stop_requested = Signal()
    resume_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._total, self._state, self._problem = 0, 0, "idle", ""
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

    def show_progress(self, done: int, total: int) -> None:
        """Show how many are rated."""
        self._done, self._total = done, total
        self._become("running")

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
        """Show nothing: all is rated."""
        self._become("idle")

    def _become(self, state: str) -> None:
        self._state = state
        self.setVisible(state != "idle")
        self._bar.setVisible(state in {"running", "stopping"})
        self._bar.setRange(0, max(1, self._total))
        self._bar.setValue(self._done)
        self.retranslate()

    def _on_button(self) -> None:
        if self._state in {"halted", "problem"}:
            self.resume_requested.emit()
        else:
            self.stop_requested.emit()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        done, total = dates.number(self._done), dates.number(self._total)
        words = {
            "idle": "",
            "running": self.tr("Reading moods: {done} of {total}").format(done=done, total=total),
            "stopping": self.tr("Stopping after this one…"),
            "halted": self.tr("%n mood(s) not read yet", "", self._total),
            "problem": self._problem,
        }
        self._words.setText(words[self._state])
        is_waiting = self._state in {"halted", "problem"}
        self._button.say(self.tr("Go on") if is_waiting else self.tr("Stop"))
        self._button.setVisible(self._state != "stopping")
        self._bar.setAccessibleName(words[self._state])
