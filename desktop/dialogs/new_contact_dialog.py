"""Adding a contact by hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.field import Field
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import add_named, foot, form_column
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.records.fields_form import FieldsForm


class NewContactDialog(FittedDialog):
    """Name, company, role, e-mail, telephone; only the name is needed.

    Signals:
        contact_entered: keep this contact.
    """

    contact_entered = Signal(object)

    def __init__(self, fields: tuple[Field, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(420, parent)
        self.form = FieldsForm(fields)
        self._title = Label("title")
        self._names = [Label("meta") for _ in range(5)]
        self.name, self.company, self.role, self.email, self.phone = (QLineEdit() for _ in range(5))
        self._fields = (self.name, self.company, self.role, self.email, self.phone)
        self._cancel, self._save = Button(), Button("primary")
        self._save.setDefault(True)
        column = form_column(self, self._title)
        for name, field in zip(self._names, self._fields, strict=True):
            add_named(column, name, field)
            field.textChanged.connect(self._weigh)
        column.addWidget(self.form)
        column.addSpacing(8)
        column.addLayout(foot(self._cancel, self._save))
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self.retranslate()
        self._weigh()

    def _weigh(self) -> None:
        self._save.setEnabled(bool(self.name.text().strip()))

    def _on_save(self) -> None:
        values = self.form.values()
        if values is None:
            return
        name, company, role, email, phone = (field.text().strip() for field in self._fields)
        channels = [Channel(ChannelKind.EMAIL, email)] if email else []
        channels += [Channel(ChannelKind.PHONE, phone)] if phone else []
        companies = (CompanyLink(company, role),) if company else ()
        self.contact_entered.emit(
            Contact(name, channels=tuple(channels), companies=companies, values=values)
        )
        self.accept()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setWindowTitle(self.tr("New contact"))
        self._title.setText(self.tr("New contact"))
        texts = (
            self.tr("Name"),
            self.tr("Company"),
            self.tr("Role"),
            self.tr("Email"),
            self.tr("Phone"),
        )
        for label, field, text in zip(self._names, self._fields, texts, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self._cancel.say(self.tr("Cancel"))
        self._save.say(self.tr("Save"))
