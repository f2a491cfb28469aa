"""A task's words, day, reminder and notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from core.domain.task import Task
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import add_named, foot, form_column
from desktop.views.agenda.reminder_choice import ReminderChoice
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label


class TaskDialog(FittedDialog):
    """Only the words are needed.

    Signals:
        entered: keep this task (the Task).
    """

    entered = Signal(object)

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(420, parent)
        self._task = task
        self._heading = Label("title")
        self._names = [Label("meta"), Label("meta"), Label("meta")]
        self.title, self.notes = QLineEdit(task.title), QPlainTextEdit(task.notes)
        self.notes.setObjectName("editor")
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(96)
        self.has_day, self.day = QCheckBox(), QDateEdit()
        self.day.setCalendarPopup(True)
        due = task.due_on
        self.has_day.setChecked(due is not None)
        self.day.setEnabled(due is not None)
        today = QDate.currentDate()
        self.day.setDate(today if due is None else QDate(due.year, due.month, due.day))
        self.reminder, self._late = ReminderChoice(), Label("meta", wraps=True)
        self._late.hide()
        self._cancel, self._save = Button(), Button("primary")
        self._save.setDefault(True)
        self._lay_out()
        self.has_day.toggled.connect(self.day.setEnabled)
        self.has_day.toggled.connect(self._on_day)
        self.day.dateChanged.connect(self._on_day)
        self.reminder.changed.connect(self._weigh_reminder)
        self.title.textChanged.connect(self._weigh)
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self.retranslate()
        self.reminder.show_reminder(task.remind_at, due)
        self._weigh()

    def _lay_out(self) -> None:
        column = form_column(self, self._heading)
        add_named(column, self._names[0], self.title)
        day = QHBoxLayout()
        day.addWidget(self.has_day, 1)
        day.addWidget(self.day)
        column.addLayout(day)
        column.addSpacing(4)
        column.addWidget(self._names[1])
        column.addWidget(self.reminder)
        column.addWidget(self._late)
        column.addSpacing(4)
        add_named(column, self._names[2], self.notes)
        column.addSpacing(8)
        column.addLayout(foot(self._cancel, self._save))

    def _weigh(self) -> None:
        self._save.setEnabled(bool(self.title.text().strip()))

    def _due(self) -> date | None:
        chosen = self.day.date()
        is_some_day = not self.has_day.isChecked()
        return None if is_some_day else date(chosen.year(), chosen.month(), chosen.day())

    def _on_day(self) -> None:
        self.reminder.show_due(self._due())

    def _weigh_reminder(self) -> None:
        at = self.reminder.remind_at()
        is_new = at != self._task.remind_at
        self._late.setVisible(is_new and at is not None and at < datetime.now(UTC))

    def _on_save(self) -> None:
        due = self._due()
        is_same_day = due == self._task.due_on
        self.entered.emit(
            replace(
                self._task,
                title=self.title.text().strip(),
                due_on=due,
                due_at=self._task.due_at if is_same_day else None,
                remind_at=self.reminder.remind_at(),
                notes=self.notes.toPlainText().strip(),
            )
        )
        self.accept()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        heading = self.tr("Change task") if self._task.id else self.tr("New task")
        self.setWindowTitle(heading)
        self._heading.setText(heading)
        for label, field, text in zip(
            self._names,
            (self.title, self.reminder.choice, self.notes),
            (self.tr("What is to be done"), self.tr("Reminder"), self.tr("Notes")),
            strict=True,
        ):
            label.setText(text)
            label.setBuddy(field)
            field.setAccessibleName(text)
        self.has_day.setText(self.tr("Due on"))
        self.day.setDisplayFormat(self.tr("d MMM yyyy"))
        self.day.setAccessibleName(self.tr("Day it is due"))
        self._late.setText(self.tr("That moment is over: nothing will remind you."))
        self._cancel.say(self.tr("Cancel"))
        self._save.say(self.tr("Save"))
