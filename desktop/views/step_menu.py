"""The last steps as a menu: any one of them can be taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.domain.history_step import HistoryStep
from desktop import failures
from desktop.sentences import messages
from desktop.words import dates

SHOWN_STEPS = 10
_MOST_CHARS = 60


class StepMenu(QMenu):
    """Built anew each time, from what was just read.

    Signals:
        undo_requested: this step should be taken back (its id).
    """

    undo_requested = Signal(int)

    def __init__(self, steps: tuple[HistoryStep, ...], redo: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("The last steps"))
        standing = [step for step in steps if step.undone_at is None and not step.is_final]
        for step in standing[:SHOWN_STEPS]:
            title = messages.step_title(step, failures.translate)
            short = title if len(title) <= _MOST_CHARS else f"{title[: _MOST_CHARS - 1]}…"
            words = self.tr("Undo: {step}").format(step=short)
            action = self.addAction(f"{words.replace('&', '&&')}\t{dates.short(step.at)}")
            action.triggered.connect(lambda _on=False, key=step.id: self.undo_requested.emit(key))
        if not standing:
            self.addAction(self.tr("Nothing to undo")).setEnabled(False)
        self.addSeparator()
        self.addAction(redo)
