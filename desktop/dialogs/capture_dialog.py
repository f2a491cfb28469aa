"""The line for whatever just happened, over whichever page is open."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.views.agenda.capture_view import CaptureView
from desktop.views.parts.label import Label


class CaptureDialog(FittedDialog):
    """Closes when the line was stored; Esc drops it, and on an empty line closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(640, parent)
        self.view = CaptureView()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(Label("title", self.tr("Note it")))
        column.addWidget(self.view)
        self.setWindowTitle(self.tr("Note it"))
        self.view.line.setFocus()
