"""A strip about an import that was stopped or cut off: how far it is, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.importing import OpenImport
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.words import dates

_LEAST_SHARE = 0.01
"""Less than this would be said as about nothing."""


class OpenImportView(View):
    """Hidden while there is none.

    Signals:
        go_on_requested: take it up again (the OpenImport).
        leave_requested: don't offer it any more (the OpenImport).
    """

    go_on_requested = Signal(object)
    leave_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="card")
        self._found: OpenImport | None = None
        self._what, self._how_far = Label("strong", elides=True), Label("meta", wraps=True)
        self.go_on, self._leave = Button("outline"), Button("link")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._what)
        words.addWidget(self._how_far)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 10, 10)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.go_on)
        row.addWidget(self._leave)
        self.go_on.clicked.connect(lambda: self.go_on_requested.emit(self._found))
        self._leave.clicked.connect(lambda: self.leave_requested.emit(self._found))
        self.retranslate()
        self.hide()

    @property
    def has_import(self) -> bool:
        """Whether there is one to go on with."""
        return self._found is not None

    def show_import(self, found: OpenImport | None) -> None:
        """Offer this one; None: there is none."""
        self._found = found
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.go_on.say(self.tr("Go on"), self.tr("Go on with this import where it stopped"))
        self._leave.say(self.tr("Leave it"), self.tr("Keep what came in and don't ask again"))
        if self._found is None:
            return
        title = self.tr("The import of {name} was not finished").format(name=self._found.label)
        self._what.setText(title)
        done = self.tr("%n record(s) done", "", self._found.report.read)
        if self._found.share >= _LEAST_SHARE:
            share = self.tr("about {share} of it").format(share=dates.percent(self._found.share))
            done = self.tr("{done}, {share}").format(done=done, share=share)
        self._how_far.setText(f"{done}  ·  {dates.medium(self._found.started_at)}")
