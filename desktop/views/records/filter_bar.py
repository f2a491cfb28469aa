"""The conditions of a view as chips: each opens to be changed, and goes by Delete."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.domain.view import Condition, Group, Place
from desktop.views.parts.button import Button
from desktop.views.parts.flow_layout import FlowLayout
from desktop.views.parts.tab_order import tab_through
from desktop.views.parts.view import View
from desktop.words import view_words


class FilterBar(View):
    """Chips, and a button for one more.

    Signals:
        add_requested: another condition is wanted.
        change_requested: a condition should be changed (its number).
        changed: other conditions hold (the filter).
    """

    add_requested = Signal()
    change_requested = Signal(int)
    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = Group()
        self._places: dict[str, Place] = {}
        self.chips: list[Button] = []
        self.add, self.joined, self.clear = Button("chip", "plus"), Button("chip"), Button("link")
        self._row = QWidget()
        self._flow = FlowLayout(self._row)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._row)
        self.add.clicked.connect(self.add_requested)
        self.joined.clicked.connect(self._on_joined)
        self.clear.clicked.connect(lambda: self._set(Group()))
        for button in (self.add, self.joined, self.clear):
            self._flow.addWidget(button)
        self.retranslate()

    def show_filter(self, filter_: Group, places: tuple[Place, ...]) -> None:
        """Show these conditions."""
        self.filter, self._places = filter_, {place.name: place for place in places}
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for number in range(len(filter_.parts)):
            chip = Button("chip")
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.clicked.connect(lambda _on=False, n=number: self._on_chip(n))
            chip.installEventFilter(self)
            self.chips.append(chip)
        for button in (self.add, self.joined, self.clear):
            self._flow.removeWidget(button)
        for button in (*self.chips, self.add, self.joined, self.clear):
            self._flow.addWidget(button)
        self.joined.setVisible(len(self.chips) > 1)
        self.clear.setVisible(bool(self.chips))
        tab_through(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.add.say(self.tr("Filter"), self.tr("Add a condition"))
        self.clear.say(self.tr("Clear"), self.tr("Take all conditions away"))
        is_any = self.filter.is_any
        self.joined.say(
            self.tr("any of these") if is_any else self.tr("all of these"),
            self.tr("Whether one of the conditions is enough, or all must hold"),
        )
        for chip, part in zip(self.chips, self.filter.parts, strict=True):
            words = (
                view_words.condition(part, self._places)
                if isinstance(part, Condition)
                else view_words.group(part, self._places)
            )
            chip.say(
                words,
                self.tr("{condition}: Enter changes it, Delete takes it away").format(
                    condition=words
                ),
            )

    def replace(self, number: int, part: Condition | None) -> None:
        """Put a condition in the place of another (behind all for -1), or take it away."""
        parts = list(self.filter.parts)
        if number < 0 and part is not None:
            parts.append(part)
        elif part is None:
            del parts[number]
        else:
            parts[number] = part
        self._set(Group(tuple(parts), self.filter.is_any))

    def _set(self, filter_: Group) -> None:
        self.show_filter(filter_, tuple(self._places.values()))
        (self.chips[-1] if self.chips else self.add).setFocus()
        self.changed.emit(filter_)

    def _on_joined(self) -> None:
        self._set(Group(self.filter.parts, not self.filter.is_any))

    def _on_chip(self, number: int) -> None:
        self.chips[number].setChecked(True)
        if isinstance(self.filter.parts[number], Condition):
            self.change_requested.emit(number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a condition away by Delete or Backspace on its chip."""
        is_gone = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
            and watched in self.chips
        )
        if is_gone:
            self.replace(self.chips.index(watched), None)  # type: ignore[arg-type]  # a chip
            return True
        return super().eventFilter(watched, event)
