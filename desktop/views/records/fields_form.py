"""The owner's own fields to fill in, each with the editor that fits it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from core.domain.field import Field, FieldValue
from core.domain.view import Place, PlaceKind
from core.errors import UserError
from core.text import field_text
from desktop import failures
from desktop.tables.cell_editor import fill, typed, value_editor
from desktop.views.parts.label import Label

_KINDS = {kind.value: kind for kind in PlaceKind}
_LEAST_PX, _MOST_PX, _OTHERS_PX = 120, 260, 600
"""How high the form may be, and what the dialogs around it need for themselves."""


class FieldsForm(QScrollArea):
    """A name and an editor for each field; takes no room when there are none."""

    def __init__(
        self,
        fields: tuple[Field, ...],
        values: tuple[FieldValue, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # The keyboard goes to the fields; the form follows it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fields = fields
        self.editors: dict[int, QWidget] = {}
        self.problem = Label("errorText", wraps=True)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        texts = {value.field_id: value.text for value in values}
        for field in fields:
            editor = value_editor(_place(field))
            editor.setAccessibleName(field.name)
            fill(editor, texts.get(field.id, ""))
            label = Label("meta", field.name)
            label.setBuddy(editor)
            column.addWidget(label)
            column.addWidget(editor)
            column.addSpacing(4)
            self.editors[field.id] = editor
        column.addWidget(self.problem)
        self.problem.hide()
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(self.tr("Your own fields"))
        height = page.sizeHint().height()
        most = self._most_px()
        if height > most:
            column.setContentsMargins(0, 0, 8, 0)  # beside the scroll bar
        self.setFixedHeight(min(most, height) if fields else 0)
        self.setVisible(bool(fields))

    def _most_px(self) -> int:
        """Return how high it may be for the dialog to fit on the screen."""
        # Not `self.screen()`: with PySide what was made after it crashed.
        room = QGuiApplication.primaryScreen().availableGeometry().height() - _OTHERS_PX
        return max(_LEAST_PX, min(_MOST_PX, room))

    def values(self) -> tuple[FieldValue, ...] | None:
        """Return what was typed; None when something can't be read, which is said then."""
        found = []
        for field in self._fields:
            editor = self.editors[field.id]
            try:
                value = field_text.read(field, typed(editor))
            except UserError as error:
                self.problem.setText(failures.told(error))
                self.problem.show()
                editor.setFocus()
                self.ensureWidgetVisible(self.problem)
                return None
            if value is not None:
                text = field_text.write(field.kind, value, field.currency)
                found.append(
                    FieldValue(field.id, field.name, field.kind, value, text, field.currency)
                )
        return tuple(found)


def _place(field: Field) -> Place:
    kind = _KINDS.get(field.kind.value, PlaceKind.TEXT)
    # Several choices are typed with marks between, so that is no box: see `value_editor`.
    return Place(
        f"field:{field.id}",
        kind,
        field.name,
        choices=field.choices,
        currency=field.currency,
        is_sortable=field.kind.value != "choices",
    )
