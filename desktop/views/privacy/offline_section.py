"""The card that shows whether anything leaves this computer: promises, and what can be seen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from core.domain.offline import OfflineFacts, OfflineProof, ProcessFacts, TraceOutcome
from desktop import icons, theme
from desktop.views.parts.button import Button
from desktop.views.parts.emptied import empty
from desktop.views.parts.label import Label, Role
from desktop.views.parts.privacy_section import PrivacySection
from desktop.words import vocabulary

_PROMISES = 4


class OfflineSection(PrivacySection):
    """Promises, a verdict, and a line for each process.

    Signals:
        look_requested: look again.
        proof_requested, stop_requested: run the long proof, or leave it.
    """

    look_requested = Signal()
    proof_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: OfflineFacts | None = None
        self._proof: OfflineProof | None = None
        self._is_proving = False
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
        self.prove = Button("outline", "shield-check")
        self.prove.clicked.connect(self._on_prove)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._look)
        buttons.addWidget(self.prove)
        buttons.addStretch()
        self.body.addLayout(buttons)
        self.found = Label("body", wraps=True)
        self.body.addWidget(self.found)
        self.retranslate()
        self.restyle()

    def show_facts(self, facts: OfflineFacts) -> None:
        """Show what was seen."""
        self._facts = facts
        self._say_facts()

    def show_proving(self, *, is_proving: bool) -> None:
        """Show that the long proof is running, or no longer."""
        self._is_proving = is_proving
        self._say_proof()

    def show_proof(self, proof: OfflineProof) -> None:
        """Show what the long proof has found."""
        self._facts, self._proof, self._is_proving = proof.facts, proof, False
        self._say_facts()
        self._say_proof()

    def _on_prove(self) -> None:
        (self.stop_requested if self._is_proving else self.proof_requested).emit()

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
        self.restyle()
        self._look.say(self.tr("Look again"))
        self._say_facts()
        self._say_proof()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the words anew: the style sheet's font is known only now."""
        super().showEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Draw the marks in the theme's colours, each in the middle of its line."""
        mark = icons.pixmap("check-circle", theme.tokens().green_text, 16)
        for check, promise in zip(self._checks, self._promises, strict=True):
            check.setPixmap(mark)
            check.setFixedHeight(promise.line_px())

    def _say_facts(self) -> None:
        empty(self._grid)
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
            vocabulary.aside(vocabulary.process_role(process.role), str(process.pid)),
            self._count(process.internet_sockets),
            self._count(process.local_sockets),
            self.tr("on") if process.is_filtered else self.tr("off"),
        )

    def _count(self, sockets: int | None) -> str:
        return self.tr("not shown") if sockets is None else str(sockets)

    def _say_proof(self) -> None:
        tip = self.tr("Takes a tour through the program under strace and counts its network calls")
        self.prove.say(self.tr("Stop") if self._is_proving else self.tr("Prove it…"), tip)
        self.found.setVisible(self._is_proving or self._proof is not None)
        if self._is_proving:
            self.found.setText(self.tr("A tour through the program is being traced…"))
        elif self._proof is not None:
            self.found.setText("\n".join((self._filter_words(self._proof), self._trace_words())))

    def _filter_words(self, proof: OfflineProof) -> str:
        if proof.is_filter_proven is None:
            return self.tr("This system has no filter that takes the network from a program.")
        if proof.is_filter_proven:
            return self.tr("Asked on purpose for an internet socket, the system refused it.")
        return self.tr("Asked on purpose for an internet socket, the system granted it.")

    def _trace_words(self) -> str:
        proof = self._proof
        if proof is None or proof.outcome is TraceOutcome.NO_TRACER:
            return self.tr("Not traced: strace is not installed on this computer.")
        if proof.outcome is TraceOutcome.BLIND:
            return self.tr("Not traced: strace doesn't see what programs do on this computer.")
        calls = 0 if proof.trace is None else proof.trace.outside + proof.trace.rings
        seen = self.tr("%n call(s) for a network in the traced tour.", "", calls)
        if proof.outcome is TraceOutcome.DONE:
            return seen
        return self.tr("The tour didn't reach its end. {seen}").format(seen=seen)

    def _verdict(self, facts: OfflineFacts) -> str:
        if not facts.is_visible:
            return self.tr("This system doesn't show which sockets a process has.")
        if facts.refused:
            return self.tr("Refused: %n attempt(s) to reach the network.", "", facts.refused)
        if facts.internet_sockets:
            return self.tr("%n internet socket(s) are open.", "", facts.internet_sockets)
        return self.tr("No internet socket is open in any process of Cardfile.")
