"""The card that shows whether anything leaves this computer: promises, and what can be seen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from core.domain.offline import OfflineFacts, ProcessFacts
from desktop import icons, theme, vocabulary
from desktop.views.button import Button
from desktop.views.label import Label, Role
from desktop.views.privacy_section import PrivacySection

_PROMISES = 4


class OfflineSection(PrivacySection):
    """Promises, a verdict, and a line for each process.

    Signals:
        look_requested: look again.
    """

    look_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: OfflineFacts | None = None
        self._checks = [QLabel() for _ in range(_PROMISES)]
        self._promises = [Label("body", wraps=True) for _ in range(_PROMISES)]
        for check, promise in zip(self._checks, self._promises, strict=True):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(check, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(promise, 1)
            self.body.addLayout(row)
        self.verdict = Label("strong", wraps=True)
        self.body.addSpacing(4)
        self.body.addWidget(self.verdict)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(4, 1)
        self.body.addLayout(self._grid)
        self._look = Button("outline", "arrow-clockwise")
        self._look.clicked.connect(self.look_requested)
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self._look)
        self.buttons.addStretch()
        self.body.addLayout(self.buttons)
        self.retranslate()
        self.restyle()

    def show_facts(self, facts: OfflineFacts) -> None:
        """Show what was seen."""
        self._facts = facts
        self._say_facts()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.say(
            self.tr("Promises and offline proof"),
            self.tr("What is promised about your data, and how you can see that it is kept."),
        )
        promises = (
            self.tr("Nothing leaves this computer: no telemetry, no updates, no connection."),
            self.tr("All customer data is in one encrypted file that only you can open."),
            self.tr("The writing assistant runs here. It proposes; only you decide."),
            self.tr("Files from outside are read in a confined process and never acted upon."),
        )
        for label, text in zip(self._promises, promises, strict=True):
            label.setText(text)
        self._look.say(self.tr("Look again"))
        self._say_facts()

    def restyle(self) -> None:
        """Draw the marks in the theme's colours."""
        for check in self._checks:
            check.setPixmap(icons.pixmap("check-circle", theme.tokens().green_text, 16))

    def _say_facts(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        facts = self._facts
        if facts is None:
            self.verdict.setText("")
            return
        self.verdict.setText(self._verdict(facts))
        heads = (
            self.tr("Process"),
            self.tr("Internet sockets"),
            self.tr("Local sockets"),
            self.tr("Filter"),
        )
        if facts.processes:
            self._fill_row(0, heads, "caption")
        for row, process in enumerate(facts.processes, 1):
            self._fill_row(row, self._words(process), "body")

    def _fill_row(self, row: int, texts: tuple[str, ...], role: Role) -> None:
        for column, text in enumerate(texts):
            self._grid.addWidget(Label(role, text), row, column)

    def _words(self, process: ProcessFacts) -> tuple[str, ...]:
        return (
            f"{vocabulary.process_role(process.role)} ({process.pid})",
            str(process.internet_sockets),
            str(process.local_sockets),
            self.tr("on") if process.is_filtered else self.tr("off"),
        )

    def _verdict(self, facts: OfflineFacts) -> str:
        if not facts.is_visible:
            return self.tr("This system doesn't show which sockets a process has.")
        if facts.internet_sockets:
            return self.tr("%n internet socket(s) are open.", "", facts.internet_sockets)
        return self.tr("No internet socket is open in any process of Cardfile.")
