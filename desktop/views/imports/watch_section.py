"""The card about the watched folder: which one, and what of it could not be taken in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from core.domain.importing import TakenFile
from desktop import failures
from desktop.sentences import messages
from desktop.views.parts.button import Button
from desktop.views.parts.emptied import empty
from desktop.views.parts.label import Label
from desktop.views.parts.privacy_section import PrivacySection
from desktop.views.parts.problem_strip import ProblemStrip
from desktop.words import dates

SHOWN = 20


class WatchSection(PrivacySection):
    """Off until a folder is chosen.

    Signals:
        choose_requested: ask for a folder. stop_requested: watch none any more.
        again_requested: look anew at what couldn't be taken in.
    """

    choose_requested = Signal()
    stop_requested = Signal()
    again_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder, self._waiting = "", 0
        self._refused: tuple[TakenFile, ...] = ()
        self._state = Label("body", elides=True)
        self.choose, self.stop = Button("outline", "folder-open"), Button("link")
        self.problem = ProblemStrip()
        self._refused_name, self.again = Label("strong"), Button("link")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.choose.clicked.connect(self.choose_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.again.clicked.connect(self.again_requested)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        buttons, head = QHBoxLayout(), QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.stop)
        buttons.addStretch()
        head.addWidget(self._refused_name)
        head.addStretch()
        head.addWidget(self.again)
        self.body.addWidget(self._state)
        self.body.addLayout(buttons)
        self.body.addWidget(self.problem)
        self.body.addLayout(head)
        self.body.addLayout(self._grid)

    def show_folder(self, folder: str) -> None:
        """Show which folder is watched; "": none."""
        self._folder, self._waiting = folder, 0
        self.problem.hide()
        self._say_state()

    def show_waiting(self, count: int) -> None:
        """Show how many files wait until they stand still."""
        self._waiting = count
        self.problem.hide()
        self._say_state()

    def show_refused(self, refused: Sequence[TakenFile]) -> None:
        """Show the files of which nothing came in."""
        self._refused = tuple(refused)
        self._fill()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.say(
            self.tr("Watched folder"),
            self.tr(
                "While Cardfile runs, new files in this folder are imported, each once it is "
                "whole. They stay where they are; folders inside are left alone."
            ),
        )
        self.stop.say(self.tr("Stop watching"))
        self._refused_name.setText(self.tr("Not taken in"))
        self.again.say(self.tr("Try again"))
        self._say_state()
        self._fill()

    def _say_state(self) -> None:
        is_on = bool(self._folder)
        state = self._folder if is_on else self.tr("No folder is watched.")
        if self._waiting:
            waiting = self.tr("%n file(s) wait until they are whole", "", self._waiting)
            state = f"{state}  ·  {waiting}"
        self._state.setText(state)
        other, first = self.tr("Choose another folder…"), self.tr("Choose a folder…")
        self.choose.say(other if is_on else first)
        self.stop.setVisible(is_on)

    def _fill(self) -> None:
        empty(self._grid)
        for row, file in enumerate(self._refused[:SHOWN]):
            reason = messages.rejection(file.reason, file.details, failures.translate)
            name = Label("body", file.name, elides=True, hugs=True)
            name.setMaximumWidth(240)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(Label("meta", reason, wraps=True), row, 1)
            self._grid.addWidget(Label("meta", dates.short(file.at)), row, 2)
        for part in (self._refused_name, self.again):
            part.setVisible(bool(self._refused))
