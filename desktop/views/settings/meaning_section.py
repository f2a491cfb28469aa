"""Finding by meaning in the settings: whether it is done, and how far it has come."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View

State = Literal["off", "missing", "running", "waiting", "done", "problem"]


class MeaningSection(View):
    """A switch, and a line that says what is going on.

    Signals:
        chosen: whether texts should be found by meaning.
        resume_requested: go on after a problem.
    """

    chosen = Signal(bool)
    resume_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="card")
        self._state: State = "off"
        self._share, self._problem = 0.0, ""
        self._head, self._hint = Label("section"), Label("meta", wraps=True)
        self.switch, self.words = QCheckBox(), Label("meta", wraps=True)
        self._resume, self.bar = Button("link"), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self._resume)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self._hint)
        column.addSpacing(6)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
        column.addWidget(self.bar)
        self.switch.clicked.connect(self.chosen)
        self._resume.clicked.connect(self.resume_requested)
        self.retranslate()

    def show_state(self, state: State, share: float = 1.0, problem: str = "") -> None:
        """Show what is going on.

        share: how much of the file is read, 0 to 1. problem: why it doesn't go on, a sentence.
        """
        self._state, self._share, self._problem = state, share, problem
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._head.setText(self.tr("Search by meaning"))
        self._hint.setText(
            self.tr(
                "A small model reads your messages and notes on this computer, so that the search "
                "also finds what is worded differently. What it makes of them stays in your "
                "encrypted file."
            )
        )
        self.switch.setText(self.tr("Also find what means alike"))
        percent = int(self._share * 100)
        words = {
            "off": "",
            "missing": self.tr(
                "The model for this is not on this computer. Set-up gets it; searching by words "
                "works without it."
            ),
            "running": self.tr("Reading for meaning: {percent}%").format(percent=percent),
            "waiting": self.tr("Reading for meaning: {percent}%, waiting for other work").format(
                percent=percent
            ),
            "done": self.tr("Everything is read."),
            "problem": self._problem,
        }
        self.words.setText(words[self._state])
        self.words.setVisible(bool(words[self._state]))
        self.switch.setChecked(self._state not in {"off", "missing"})
        self.switch.setEnabled(self._state != "missing")
        self.bar.setVisible(self._state in ("running", "waiting"))
        self.bar.setValue(percent)
        self.bar.setAccessibleName(words[self._state])
        self._resume.say(self.tr("Go on"))
        self._resume.setVisible(self._state == "problem")
