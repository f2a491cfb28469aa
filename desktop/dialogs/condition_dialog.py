"""One condition of a view: where, how compared, with what."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from core.domain.view import OPERATORS, WITHOUT_VALUE, Condition, Operator, Place, PlaceKind
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import add_named, foot, form_column
from desktop.tables.cell_editor import fill, typed, value_editor
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.tab_order import tab_through
from desktop.words import view_words

_DAYS = (Operator.WITHIN_DAYS, Operator.NOT_WITHIN_DAYS, Operator.NEXT_DAYS)


class ConditionDialog(FittedDialog):
    """Three lines; the value's editor follows place and operator.

    Signals:
        chosen: the condition, or None: take it away.
    """

    chosen = Signal(object)

    def __init__(
        self,
        places: tuple[Place, ...],
        condition: Condition | None = None,
        parent: QWidget | None = None,
        *,
        completes: Callable[[QLineEdit], object] | None = None,
    ) -> None:
        """Ask. completes: offers tags in a line while one is typed."""
        super().__init__(420, parent)
        self._places = {place.name: place for place in places}
        self._completes = completes
        self.place, self.operator = QComboBox(), QComboBox()
        self.value: QWidget = QWidget()
        self._value_name = Label("meta")
        for place in places:
            self.place.addItem(view_words.place(place), place.name)
        title = Label("title", self.tr("Show those whose…"))
        self._column = form_column(self, title)
        for box, words in ((self.place, self.tr("Look at")), (self.operator, self.tr("Compare"))):
            box.setAccessibleName(words)
            add_named(self._column, Label("meta", words), box)
        self._column.addWidget(self._value_name)
        self._column.addWidget(self.value)
        self._column.addSpacing(8)
        self._column.addLayout(self._foot(has_condition=condition is not None))
        self.setWindowTitle(title.text())
        self.place.currentIndexChanged.connect(self._on_place)
        self.operator.currentIndexChanged.connect(self._on_operator)
        self._show(condition)

    def _foot(self, *, has_condition: bool) -> QHBoxLayout:
        self.away, self.cancel, self.go = Button("danger"), Button(), Button("primary")
        self.away.say(self.tr("Take away"))
        self.cancel.say(self.tr("Cancel"))
        self.go.say(self.tr("Apply"))
        self.go.setDefault(True)
        self.away.setVisible(has_condition)
        self.away.clicked.connect(lambda: self._choose(None))
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(lambda: self._choose(self.condition()))
        return foot(self.cancel, self.go, left=(self.away,))

    def condition(self) -> Condition:
        """Return the condition as it stands in the fields."""
        operator = Operator(self.operator.currentData())
        value = "" if operator in WITHOUT_VALUE else typed(self.value).strip()
        return Condition(str(self.place.currentData()), operator, value)

    def _show(self, condition: Condition | None) -> None:
        if condition is not None:
            self.place.setCurrentIndex(max(0, self.place.findData(condition.place)))
        self._on_place()
        if condition is not None:
            self.operator.setCurrentIndex(max(0, self.operator.findData(condition.operator.value)))
            self._on_operator()
            fill(self.value, condition.value)

    def _on_place(self) -> None:
        kind = self._place().kind
        self.operator.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.operator.clear()
        for operator in OPERATORS[kind]:
            self.operator.addItem(view_words.operator(operator, kind), operator.value)
        self.operator.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._on_operator()

    def _on_operator(self) -> None:
        place, operator = self._place(), Operator(self.operator.currentData())
        asked = Place(place.name, PlaceKind.NUMBER) if operator in _DAYS else place
        editor = value_editor(asked, is_single=True)
        name = self.tr("Number of days") if operator in _DAYS else self.tr("Value")
        editor.setAccessibleName(name)
        self._column.replaceWidget(self.value, editor)
        self.value.hide()
        self.value.deleteLater()
        self.value = editor
        if self._completes and place.kind is PlaceKind.TAG and isinstance(editor, QLineEdit):
            self._completes(editor)
        self._value_name.setText(name)
        is_needed = operator not in WITHOUT_VALUE
        editor.setVisible(is_needed)
        self._value_name.setVisible(is_needed)
        if isinstance(editor, QComboBox) and editor.count() > 1:
            editor.setCurrentIndex(1)
        tab_through(self)

    def _place(self) -> Place:
        return self._places[str(self.place.currentData())]

    def _choose(self, condition: Condition | None) -> None:
        self.chosen.emit(condition)
        self.accept()
