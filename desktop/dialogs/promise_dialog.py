"""Asks which promises of a letter that was just accepted should become tasks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import foot
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label


class PromiseDialog(FittedDialog):
    """Each promise has a tick.

    Signals:
        chosen: these should become tasks (a tuple of words).
    """

    chosen = Signal(object)

    def __init__(self, promises: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(460, parent)
        self._heading, self._hint = Label("title", wraps=True), Label("meta", wraps=True)
        self.list = QListWidget()
        self.list.setObjectName("plainList")
        for promise in promises:
            item = QListWidgetItem(promise)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.skip, self.keep = Button(), Button("primary")
        self.keep.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        for part in (self._heading, self._hint, self.list):
            column.addWidget(part)
        column.addLayout(foot(self.skip, self.keep))
        self.skip.clicked.connect(self.reject)
        self.keep.clicked.connect(self._on_keep)
        self.retranslate()

    def _on_keep(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [one.text() for one in items if one.checkState() is Qt.CheckState.Checked]
        self.accept()
        if ticked:
            self.chosen.emit(tuple(ticked))

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setWindowTitle(self.tr("Promised"))
        self._heading.setText(self.tr("Your answer promises something"))
        self._hint.setText(self.tr("What is ticked becomes a task, so that it isn't forgotten."))
        self.list.setAccessibleName(self.tr("Promises in your answer"))
        self.skip.setText(self.tr("No task"))
        self.keep.setText(self.tr("Add as tasks"))
