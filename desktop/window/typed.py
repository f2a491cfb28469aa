"""What stands in the fields of a dialog, whichever it is: read, and filled in again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)


def read(dialog: QWidget) -> list[list[Any]]:
    """Return each field's kind and what stands in it, in their order, as JSON can hold it.

    What is typed as a secret is left out.
    """
    return [[_kind(field), _value(field)] for field in _fields(dialog)]


def fill(dialog: QWidget, kept: list[list[Any]]) -> None:
    """Fill the fields with what `read` returned of the same dialog."""
    for number, (kind, value) in enumerate(kept):
        fields = list(_fields(dialog))  # anew: one field may bring others with it
        if number < len(fields) and _kind(fields[number]) == kind:
            fields[number].metaObject().userProperty().write(fields[number], value)


def _fields(inside: QWidget) -> Iterator[QWidget]:
    for child in inside.children():
        if not isinstance(child, QWidget) or _is_put_away(child):
            continue
        is_box = isinstance(child, QAbstractButton) and child.isCheckable()
        if isinstance(child, _FIELDS) or is_box:
            if not _is_secret(child):
                yield child
        else:
            yield from _fields(child)


def _is_put_away(field: QWidget) -> bool:
    """Say whether the dialog itself hid it; before a dialog is shown all count as hidden."""
    return field.isHidden() and field.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def _is_secret(field: QWidget) -> bool:
    return isinstance(field, QLineEdit) and field.echoMode() != QLineEdit.EchoMode.Normal


def _kind(field: QWidget) -> str:
    return str(field.metaObject().className())


def _value(field: QWidget) -> Any:  # noqa: ANN401 - what the field holds
    value = field.metaObject().userProperty().read(field)
    if isinstance(value, QDate | QDateTime | QTime):
        return value.toString(Qt.DateFormat.ISODate)
    return value
