"""Follow-ups for somebody: what is to be done, so many days after a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.domain.contact import Contact
from core.domain.follow_up import MOST_DAYS, FollowUps, FollowUpStep, due_day
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import foot
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.words import dates

LINES = 5


class FollowUpDialog(FittedDialog):
    """A few lines, filled from one of the ready-made sequences; an empty line is none.

    Signals:
        entered: plan these (the FollowUps).
    """

    entered = Signal(object)

    def __init__(
        self, contact: Contact, deal_id: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(560, parent)
        self._contact, self._deal_id = contact, deal_id
        self._heading, self._rule = Label("title", wraps=True), Label("meta", wraps=True)
        self._names = [Label("body") for _ in range(2)]
        self.ready, self.begins = QComboBox(), QDateEdit(QDate.currentDate())
        self.begins.setCalendarPopup(True)
        self.keeps_weekends = QCheckBox()
        self.days = [QSpinBox() for _ in range(LINES)]
        self.titles = [QLineEdit() for _ in range(LINES)]
        self._dues = [Label("meta") for _ in range(LINES)]
        self._cancel, self._save = Button(), Button("primary")
        self._save.setDefault(True)
        self._lay_out()
        self.ready.addItems([""] * len(self._ready_made()))
        self.retranslate()
        self._fill(0)
        self._connect()

    def _lay_out(self) -> None:
        top = QGridLayout()
        top.setHorizontalSpacing(16)
        top.setVerticalSpacing(8)
        top.setColumnStretch(1, 1)
        for row, editor in enumerate((self.ready, self.begins)):
            self._names[row].setBuddy(editor)
            top.addWidget(self._names[row], row, 0)
            top.addWidget(editor, row, 1)
        lines = QGridLayout()
        lines.setHorizontalSpacing(8)
        lines.setVerticalSpacing(6)
        lines.setColumnStretch(1, 1)
        for row in range(LINES):
            self.days[row].setRange(0, MOST_DAYS)
            self.days[row].setFixedWidth(138)
            # The style sheet's padding stays outside a spin box's own field.
            self.days[row].lineEdit().setTextMargins(10, 0, 0, 0)
            lines.addWidget(self.days[row], row, 0)
            lines.addWidget(self.titles[row], row, 1)
            lines.addWidget(self._dues[row], row, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addLayout(top)
        column.addLayout(lines)
        column.addWidget(self.keeps_weekends)
        column.addWidget(self._rule)
        column.addLayout(foot(self._cancel, self._save))

    def _connect(self) -> None:
        self.ready.activated.connect(self._fill)
        self.begins.dateChanged.connect(self._weigh)
        self.keeps_weekends.toggled.connect(self._weigh)
        for days, title in zip(self.days, self.titles, strict=True):
            days.valueChanged.connect(self._weigh)
            title.textChanged.connect(self._weigh)
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)

    def _ready_made(self) -> tuple[tuple[str, tuple[FollowUpStep, ...]], ...]:
        return (
            (
                self.tr("After an offer"),
                (
                    FollowUpStep(3, self.tr("Call: did the offer arrive?")),
                    FollowUpStep(10, self.tr("Write: any questions?")),
                    FollowUpStep(21, self.tr("Call once more, then let it rest")),
                ),
            ),
            (
                self.tr("After a first talk"),
                (
                    FollowUpStep(1, self.tr("Write a summary")),
                    FollowUpStep(7, self.tr("Call")),
                    FollowUpStep(30, self.tr("Write again")),
                ),
            ),
            (
                self.tr("After a delivery"),
                (
                    FollowUpStep(7, self.tr("Ask whether everything is right")),
                    FollowUpStep(90, self.tr("Ask how it is doing")),
                    FollowUpStep(365, self.tr("Remember the anniversary")),
                ),
            ),
        )

    def _fill(self, number: int) -> None:
        steps = self._ready_made()[number][1]
        for row in range(LINES):
            step = steps[row] if row < len(steps) else FollowUpStep(0, "")
            self.days[row].setValue(step.days)
            self.titles[row].setText(step.title)
        self._weigh()

    def wanted(self) -> FollowUps:
        """Return what is typed; a line without words is left out."""
        begins = self.begins.date()
        steps = (
            FollowUpStep(days.value(), title.text().strip())
            for days, title in zip(self.days, self.titles, strict=True)
            if title.text().strip()
        )
        return FollowUps(
            self._contact.id,
            date(begins.year(), begins.month(), begins.day()),
            tuple(sorted(steps, key=lambda step: step.days)),
            self._deal_id,
            self.keeps_weekends.isChecked(),
        )

    def _weigh(self) -> None:
        wanted = self.wanted()
        self._save.setEnabled(bool(wanted.steps))
        for days, title, due in zip(self.days, self.titles, self._dues, strict=True):
            day = due_day(wanted.begins, days.value(), keeps_weekends=wanted.keeps_weekends)
            due.setText(dates.calendar_day(day) if title.text().strip() else "")

    def _on_save(self) -> None:
        if self._save.isEnabled():
            self.entered.emit(self.wanted())
            self.accept()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        title = self.tr("Follow-ups for {name}").format(name=self._contact.name)
        self.setWindowTitle(title)
        self._heading.setText(title)
        for label, editor, text in zip(
            self._names,
            (self.ready, self.begins),
            (self.tr("Begin with"), self.tr("Counted from")),
            strict=True,
        ):
            label.setText(text)
            editor.setAccessibleName(text)
        for row, (name, _steps) in enumerate(self._ready_made()):
            self.ready.setItemText(row, name)
        self.begins.setDisplayFormat(self.tr("d MMM yyyy"))
        for row in range(LINES):
            number = dates.number(row + 1)
            self.days[row].setSuffix(self.tr(" days after"))
            self.days[row].setAccessibleName(self.tr("Days, line {number}").format(number=number))
            self.titles[row].setAccessibleName(
                self.tr("What is to be done, line {number}").format(number=number)
            )
            self.titles[row].setPlaceholderText(self.tr("What is to be done"))
        self.keeps_weekends.setText(self.tr("Also on Saturdays and Sundays"))
        rule = self.tr("As soon as {name} answers, you are asked whether the rest may go.")
        self._rule.setText(rule.format(name=self._contact.name))
        self._cancel.say(self.tr("Cancel"))
        self._save.say(self.tr("Plan"))
