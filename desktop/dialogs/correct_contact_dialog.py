"""Correcting what is stored of a contact."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.field import Field
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import add_named, foot, form_column
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.records.fields_form import FieldsForm
from desktop.views.records.tags_field import TagsField

_TYPED = (ChannelKind.EMAIL, ChannelKind.PHONE)


class CorrectContactDialog(FittedDialog):
    """Name, addresses, numbers, tags and notes, as they are stored.

    Signals:
        corrected: the contact as it shall be.
    """

    corrected = Signal(object)

    def __init__(
        self, contact: Contact, own_fields: tuple[Field, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(460, parent)
        self._contact = contact
        self._title = Label("title", wraps=True)
        self.name, self.emails, self.phones = (QLineEdit() for _ in range(3))
        self.tags, self.notes = TagsField(contact.tags), QPlainTextEdit()
        self.notes.setObjectName("editor")
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(110)
        self.name.setText(contact.name)
        self.emails.setText(", ".join(contact.emails))
        self.phones.setText(", ".join(contact.phones))
        self.notes.setPlainText(contact.notes)
        fields: tuple[QWidget, ...] = (self.name, self.emails, self.phones, self.tags, self.notes)
        words = (
            self.tr("Name"),
            self.tr("Emails, with commas between"),
            self.tr("Phones, with commas between"),
            self.tr("Tags, with commas between"),
            self.tr("Notes"),
        )
        column = form_column(self, self._title)
        for field, word in zip(fields, words, strict=True):
            field.setAccessibleName(word)
            add_named(column, Label("meta", word), field)
        self.form = FieldsForm(own_fields, contact.values)
        column.addWidget(self.form)
        column.addSpacing(8)
        column.addLayout(self._foot())
        self.name.textChanged.connect(self._weigh)
        self.setWindowTitle(self.tr("Correct contact"))
        self._title.setText(self.tr("Correct {name}").format(name=contact.name))

    def _foot(self) -> QHBoxLayout:
        cancel, self._save = Button(), Button("primary")
        cancel.say(self.tr("Cancel"))
        self._save.say(self.tr("Save"))
        self._save.setDefault(True)
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        return foot(cancel, self._save)

    def _weigh(self) -> None:
        self._save.setEnabled(bool(self.name.text().strip()))

    def _on_save(self) -> None:
        values = self.form.values()
        if values is None:
            return
        channels = (
            *self._channels(ChannelKind.EMAIL, self.emails.text()),
            *self._channels(ChannelKind.PHONE, self.phones.text()),
            *(c for c in self._contact.channels if c.kind not in _TYPED),
        )
        corrected = replace(
            self._contact,
            name=self.name.text().strip(),
            channels=channels,
            tags=self.tags.tags(),
            notes=self.notes.toPlainText().strip(),
            values=values,
        )
        self.corrected.emit(corrected)
        self.accept()

    def _channels(self, kind: ChannelKind, text: str) -> list[Channel]:
        """Return the typed values; those that were there keep their labels."""
        known = {c.value: c for c in self._contact.channels if c.kind is kind}
        parts = [part.strip() for part in text.replace("，", ",").split(",")]
        return [known.get(part, Channel(kind, part)) for part in parts if part]
