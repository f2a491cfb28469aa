"""Which columns a table shows, and in which order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.domain.view import Place
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import foot
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.words import view_words

_PLACE = int(Qt.ItemDataRole.UserRole)
_FIXED = "name"


class ColumnsDialog(FittedDialog):
    """A list with ticks; the name is always there.

    Signals:
        chosen: the columns in their order (names of places).
    """

    chosen = Signal(object)

    def __init__(
        self, places: tuple[Place, ...], shown: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(420, parent)
        self.list = QListWidget()
        self.list.setObjectName("plainList")
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.setFixedHeight(320)
        known = {place.name: place for place in places if place.is_column}
        first = [known[name] for name in shown if name in known]
        for place in (*first, *(p for p in known.values() if p not in first)):
            item = QListWidgetItem(view_words.place(place))
            item.setData(_PLACE, place.name)
            is_shown = place.name in shown
            item.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
            if place.name == _FIXED:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.up, self.down = Button("outline", "caret-up"), Button("outline", "caret-down")
        cancel, go = Button(), Button("primary")
        self.up.say(self.tr("Up"))
        self.down.say(self.tr("Down"))
        cancel.say(self.tr("Cancel"))
        go.say(self.tr("Show"))
        go.setDefault(True)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        cancel.clicked.connect(self.reject)
        go.clicked.connect(self._on_go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(Label("title", self.tr("Columns")))
        column.addWidget(Label("body", self.tr("Space ticks a column."), wraps=True))
        column.addWidget(self.list)
        column.addLayout(
            foot(
                cancel,
                go,
                left=(
                    self.up,
                    self.down,
                ),
            )
        )
        self.setWindowTitle(self.tr("Columns"))

    def columns(self) -> tuple[str, ...]:
        """Return the ticked columns in their order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            str(item.data(_PLACE))
            for item in items
            if item.checkState() == Qt.CheckState.Checked or item.data(_PLACE) == _FIXED
        )

    def _move(self, places: int) -> None:
        row = self.list.currentRow()
        to = row + places
        if row < 0 or not 0 <= to < self.list.count():
            return
        self.list.insertItem(to, self.list.takeItem(row))
        self.list.setCurrentRow(to)

    def _on_go(self) -> None:
        self.chosen.emit(self.columns())
        self.accept()
