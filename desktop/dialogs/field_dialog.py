"""Making a field, or giving one another name and other choices."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from core.domain.change import Kind
from core.domain.field import Field, FieldKind
from core.domain.view import DEFAULT_COLUMNS
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import foot, form_column
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.words import view_words

_HAS_CHOICES = (FieldKind.CHOICE, FieldKind.CHOICES)


class FieldDialog(FittedDialog):
    """Stays open until the field is kept, or is given up. The kind of a field stays as it is.

    Signals:
        entered: keep this field.
    """

    entered = Signal(object)

    def __init__(self, field: Field | None = None, parent: QWidget | None = None) -> None:
        super().__init__(440, parent)
        self._field = field or Field("")
        self.name, self.currency = QLineEdit(self._field.name), QLineEdit(self._field.currency)
        self.kind, self.of, self.choices = QComboBox(), QComboBox(), QPlainTextEdit()
        self.problem = Label("errorText", wraps=True)
        self._labels: dict[QWidget, Label] = {}
        self.choices.setObjectName("editor")
        self.choices.setTabChangesFocus(True)
        self.choices.setFixedHeight(110)
        self.choices.setPlainText("\n".join(self._field.choices))
        self.currency.setMaxLength(3)
        for kind in FieldKind:
            self.kind.addItem(view_words.field_kind(kind), kind.value)
        for whose in DEFAULT_COLUMNS:
            self.of.addItem(view_words.about(whose), whose.value)
        self.kind.setCurrentIndex(self.kind.findData(self._field.kind.value))
        self.of.setCurrentIndex(self.of.findData(self._field.record_kind.value))
        for box in (self.kind, self.of):
            box.setEnabled(field is None)
        self.currency.setEnabled(field is None)
        self._lay_out(is_new=field is None)
        self.kind.currentIndexChanged.connect(self._weigh)
        self.name.textChanged.connect(self._weigh)
        self._weigh()

    def _lay_out(self, *, is_new: bool) -> None:
        title = self.tr("New field") if is_new else self.tr("Change field")
        column = form_column(self, Label("title", title))
        for editor, words in (
            (self.name, self.tr("Name")),
            (self.of, self.tr("Of")),
            (self.kind, self.tr("Holds")),
            (self.currency, self.tr("Currency, such as EUR or CNY")),
            (self.choices, self.tr("Choices, one a line")),
        ):
            label = self._labels[editor] = Label("meta", words)
            label.setBuddy(editor)
            editor.setAccessibleName(words)
            column.addWidget(label)
            column.addWidget(editor)
        column.addWidget(self.problem)
        self.cancel, self.save = Button(), Button("primary")
        self.cancel.say(self.tr("Cancel"))
        self.save.say(self.tr("Save"))
        self.save.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(lambda: self.entered.emit(self.field()))
        column.addSpacing(8)
        column.addLayout(foot(self.cancel, self.save))
        self.setWindowTitle(title)

    def field(self) -> Field:
        """Return the field as it stands in the dialog."""
        return replace(
            self._field,
            name=self.name.text().strip(),
            kind=FieldKind(self.kind.currentData()),
            record_kind=Kind(self.of.currentData()),
            currency=self.currency.text().strip().upper(),
            choices=tuple(line.strip() for line in self.choices.toPlainText().splitlines()),
        )

    def show_problem(self, what: str) -> None:
        """Say why it was not kept."""
        self.problem.setText(what)

    def _weigh(self) -> None:
        kind = FieldKind(self.kind.currentData())
        for editor, is_asked in (
            (self.currency, kind is FieldKind.MONEY),
            (self.choices, kind in _HAS_CHOICES),
        ):
            editor.setVisible(is_asked)
            self._labels[editor].setVisible(is_asked)
        self.save.setEnabled(bool(self.name.text().strip()))
