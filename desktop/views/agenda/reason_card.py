"""What is to be done for one reason: its name, and a card of rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.domain.next_action import NextAction
from desktop.views.agenda.next_action_row import NextActionRow
from desktop.views.parts.kept_rows import KeptRows
from desktop.views.parts.label import Label


class ReasonCard(QWidget):
    """A heading and the rows below it; hidden until it is shown."""

    def __init__(
        self, make: Callable[[NextAction, QWidget], NextActionRow], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.hide()
        self.heading, card = Label("strong", parent=self), QFrame(self)
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        self.rows = KeptRows(column, make)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addWidget(self.heading)
        outer.addWidget(card)
