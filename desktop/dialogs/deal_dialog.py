"""A deal by hand: a new one, or what is said of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from core.domain.deal import Deal, DealState, Stage
from core.domain.field import Field
from core.domain.money import Money
from core.text.amounts import read_money
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import add_named, foot, form_column
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.records.fields_form import FieldsForm
from desktop.views.records.tags_field import TagsField
from desktop.words import sales_words


class DealDialog(FittedDialog):
    """Title, company, amount, stage, tags, day, notes, own fields; only the title is needed.

    Signals:
        entered: keep this deal (the Deal; id 0 for a new one).
    """

    entered = Signal(object)

    def __init__(
        self,
        deal: Deal,
        stages: tuple[Stage, ...],
        currency: str,
        own_fields: tuple[Field, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(440, parent)
        self.form = FieldsForm(own_fields, deal.values)
        self._deal, self._currency = deal, currency
        self._heading, self._problem = Label("title"), Label("errorText", wraps=True)
        self._names = [Label("meta") for _ in range(6)]
        self.title, self.company, self.amount = QLineEdit(), QLineEdit(), QLineEdit()
        self.stage, self.tags = QComboBox(), TagsField(deal.tags)
        self.notes = QPlainTextEdit()
        self.notes.setObjectName("editor")
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(76)
        self.has_day, self.day = QCheckBox(), QDateEdit()
        self.day.setCalendarPopup(True)
        self._cancel, self._save = Button(), Button("primary")
        self._save.setDefault(True)
        for stage in stages:
            self.stage.addItem(sales_words.chance(stage), stage.id)
        self._show(deal)
        self._lay_out()
        is_open = deal.state is DealState.OPEN
        for widget in (self._names[3], self.stage):
            widget.setVisible(is_open)
        self.has_day.toggled.connect(self.day.setEnabled)
        self.title.textChanged.connect(self._weigh)
        self.amount.textChanged.connect(self._weigh)
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self.retranslate()
        self._weigh()

    def _lay_out(self) -> None:
        column = form_column(self, self._heading)
        day = QHBoxLayout()
        day.addWidget(self.has_day, 1)
        day.addWidget(self.day)
        fields = (self.title, self.company, self.amount, self.stage, self.tags, self.notes)
        for name, field in zip(self._names, fields, strict=True):
            if field is self.notes:
                column.addLayout(day)
                column.addSpacing(4)
            add_named(column, name, field)
        column.addWidget(self.form)
        column.addWidget(self._problem)
        column.addSpacing(8)
        column.addLayout(foot(self._cancel, self._save))

    def _show(self, deal: Deal) -> None:
        self.title.setText(deal.title)
        self.company.setText(deal.company_name)
        self.amount.setText("" if deal.amount is None else _typed(deal.amount))
        self.stage.setCurrentIndex(max(0, self.stage.findData(deal.stage_id)))
        self.notes.setPlainText(deal.notes)
        day = deal.expected_on
        self.has_day.setChecked(day is not None)
        self.day.setEnabled(day is not None)
        shown = QDate.currentDate().addDays(30)
        self.day.setDate(shown if day is None else QDate(day.year, day.month, day.day))

    def _weigh(self) -> None:
        is_readable = not self.amount.text().strip() or self._money() is not None
        self._problem.setText("" if is_readable else self._unreadable)
        self._problem.setVisible(not is_readable)
        self.amount.setProperty("invalid", "false" if is_readable else "true")
        self.amount.style().unpolish(self.amount)
        self.amount.style().polish(self.amount)
        self._save.setEnabled(is_readable and bool(self.title.text().strip()))

    def _money(self) -> Money | None:
        return read_money(self.amount.text(), self._currency)

    def _stage_id(self) -> int:
        """Return the stage; a closed deal keeps the one it stood in, if anybody knows it."""
        is_open = self._deal.state is DealState.OPEN
        return int(self.stage.currentData() or 0) if is_open else self._deal.stage_id

    def _on_save(self) -> None:
        values = self.form.values()
        if values is None:
            return
        chosen = self.day.date()
        company = self.company.text().strip()
        is_same_firm = company == self._deal.company_name
        self.entered.emit(
            replace(
                self._deal,
                title=self.title.text().strip(),
                company_name=company,
                company_id=self._deal.company_id if is_same_firm else None,
                amount=self._money(),
                stage_id=self._stage_id(),
                expected_on=date(chosen.year(), chosen.month(), chosen.day())
                if self.has_day.isChecked()
                else None,
                tags=self.tags.tags(),
                notes=self.notes.toPlainText().strip(),
                values=values,
            )
        )
        self.accept()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        title = self.tr("Change deal") if self._deal.id else self.tr("New deal")
        self.setWindowTitle(title)
        self._heading.setText(title)
        fields = (self.title, self.company, self.amount, self.stage, self.tags, self.notes)
        texts = (
            self.tr("Title"),
            self.tr("Company"),
            self.tr("Amount"),
            self.tr("Stage"),
            self.tr("Tags, with commas between"),
            self.tr("Notes"),
        )
        for label, field, text in zip(self._names, fields, texts, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self.title.setPlaceholderText(self.tr("For example: Twelve chairs"))
        self.amount.setPlaceholderText(self.tr("For example: 1,200.50 EUR"))
        self._unreadable = self.tr("That is no amount. Write it like 1,200.50 EUR or $1,200.")
        self.has_day.setText(self.tr("Expected by"))
        self.day.setDisplayFormat(self.tr("d MMM yyyy"))
        self.day.setAccessibleName(self.tr("Day it is expected"))
        self._cancel.say(self.tr("Cancel"))
        self._save.say(self.tr("Save"))


def _typed(money: Money) -> str:
    """Return a sum as it would be typed."""
    return money.written().replace(",", "")
