"""One line for a new task: words, and when it is due."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QWidget

from core.domain.task import Task
from desktop.views.parts.button import Button
from desktop.views.parts.view import View
from desktop.words import dates

_TODAY, _TOMORROW, _WEEK, _NONE, _CHOSEN = range(5)


class TaskAdder(View):
    """Enter in the words adds the task.

    Signals:
        entered: a task is to be added (the Task, without what it is about).
    """

    entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.due, self.day = QLineEdit(), QComboBox(), QDateEdit()
        self._add = Button("outline", "plus")
        self.due.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.due.addItems([""] * 5)
        self.day.setCalendarPopup(True)
        self.day.setDate(QDate.currentDate())
        self.day.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.due)
        row.addWidget(self.day)
        row.addWidget(self._add)
        self.due.currentIndexChanged.connect(lambda at: self.day.setVisible(at == _CHOSEN))
        self.words.returnPressed.connect(self._on_add)
        self.words.textChanged.connect(self._weigh)
        self._add.clicked.connect(self._on_add)
        self.retranslate()
        self._weigh()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.words.setPlaceholderText(self.tr("Add a task, for example: Send the offer"))
        self.words.setAccessibleName(self.tr("New task"))
        self.due.setAccessibleName(self.tr("Due"))
        self.day.setAccessibleName(self.tr("Day it is due"))
        self.day.setDisplayFormat(self.tr("d MMM yyyy"))
        for at, text in (
            (_TODAY, self.tr("Today")),
            (_TOMORROW, self.tr("Tomorrow")),
            (_WEEK, self.tr("In a week")),
            (_NONE, self.tr("Some day")),
            (_CHOSEN, self.tr("On a day…")),
        ):
            self.due.setItemText(at, text)
        self._add.say(self.tr("Add"), self.tr("Add the task"))

    def _weigh(self) -> None:
        self._add.setEnabled(bool(self.words.text().strip()))

    def _on_add(self) -> None:
        words = self.words.text().strip()
        if words:
            self.words.clear()
            self.entered.emit(Task(words, due_on=self._due_on()))

    def _due_on(self) -> date | None:
        chosen = self.day.date()
        today = dates.today()
        days = {
            _TODAY: today,
            _TOMORROW: today + timedelta(days=1),
            _WEEK: today + timedelta(days=7),
            _CHOSEN: date(chosen.year(), chosen.month(), chosen.day()),
        }
        return days.get(self.due.currentIndex())
