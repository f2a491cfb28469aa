"""Corrects what is stored of a firm itself: name, domain, tags, notes, the owner's own fields."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from core.domain.contact import Company
from core.domain.field import Field
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import add_named, foot, form_column
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.records.fields_form import FieldsForm
from desktop.views.records.tags_field import TagsField


class CompanyDialog(FittedDialog):
    """Four fields, and those that the owner made.

    Signals:
        entered: what the firm is to be (the Company).
    """

    entered = Signal(object)

    def __init__(
        self, company: Company, own_fields: tuple[Field, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(440, parent)
        self._company = company
        self.name, self.domain = QLineEdit(company.name), QLineEdit(company.domain)
        self.tags, self.notes = TagsField(company.tags), QPlainTextEdit(company.notes)
        self.notes.setObjectName("editor")
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(96)
        self._save, cancel = Button("primary"), Button()
        self._save.say(self.tr("Save"))
        self._save.setDefault(True)
        cancel.say(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self.name.textChanged.connect(self._weigh)
        column = form_column(self, Label("title", self.tr("Correct a company")))
        for words, field in (
            (self.tr("Name"), self.name),
            (self.tr("Web domain"), self.domain),
            (self.tr("Tags, with commas between"), self.tags),
            (self.tr("Notes"), self.notes),
        ):
            field.setAccessibleName(words)
            add_named(column, Label("meta", words), field)
        self.form = FieldsForm(own_fields, company.values)
        column.addWidget(self.form)
        column.addSpacing(8)
        column.addLayout(foot(cancel, self._save))
        self.setWindowTitle(self.tr("Correct a company"))
        self._weigh()

    def _weigh(self) -> None:
        self._save.setEnabled(bool(self.name.text().strip()))

    def _on_save(self) -> None:
        values = self.form.values()
        if values is None:
            return
        self.entered.emit(
            replace(
                self._company,
                name=self.name.text().strip(),
                domain=self.domain.text().strip(),
                tags=self.tags.tags(),
                notes=self.notes.toPlainText().strip(),
                values=values,
            )
        )
        self.accept()
