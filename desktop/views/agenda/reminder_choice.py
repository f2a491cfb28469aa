"""When to be reminded of a task: by words for the usual moments, or at a moment of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QDate, QDateTime, QTime, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QHBoxLayout, QWidget

from desktop.views.parts.view import View
from desktop.words import dates

NEVER, ON_DAY, DAY_BEFORE, IN_AN_HOUR, TOMORROW, CHOSEN = range(6)
MORNING = time(9)
_DAYS_BEFORE = {ON_DAY: 0, DAY_BEFORE: 1}


class ReminderChoice(View):
    """The usual moments; two of them need a day on which the task is due.

    Signals:
        changed: another moment is chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._due: date | None = None
        self.choice, self.moment = QComboBox(), QDateTimeEdit()
        self.choice.addItems([""] * 6)
        self.moment.setCalendarPopup(True)
        self._set_moment(_morning(dates.today() + timedelta(days=1)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.choice, 1)
        row.addWidget(self.moment, 1)
        self.choice.currentIndexChanged.connect(self._weigh)
        self.moment.dateTimeChanged.connect(self.changed)
        self.retranslate()
        self.show_due(None)

    def show_reminder(self, at: datetime | None, due: date | None) -> None:
        """Show when the task reminds now (UTC), and on which day it is due."""
        self.show_due(due)
        usual = {self._usual(choice): choice for choice in _DAYS_BEFORE}
        if at is None:
            self.choice.setCurrentIndex(NEVER)
        elif at in usual:
            self.choice.setCurrentIndex(usual[at])
        else:
            self._set_moment(at)
            self.choice.setCurrentIndex(CHOSEN)

    def show_due(self, due: date | None) -> None:
        """Offer the moments that are counted from the day it is due, if there is one."""
        self._due = due
        items = self.choice.model()
        if isinstance(items, QStandardItemModel):
            for at in _DAYS_BEFORE:
                items.item(at).setEnabled(due is not None)
        if due is None and self.choice.currentIndex() in _DAYS_BEFORE:
            self.choice.setCurrentIndex(NEVER)
        self._weigh()

    def remind_at(self) -> datetime | None:
        """Return the chosen moment (UTC), None for no reminder."""
        chosen = self.choice.currentIndex()
        if chosen in _DAYS_BEFORE:
            return self._usual(chosen)
        if chosen == IN_AN_HOUR:
            return datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(hours=1)
        if chosen == TOMORROW:
            return _morning(dates.today() + timedelta(days=1))
        if chosen == CHOSEN:
            return datetime.fromtimestamp(self.moment.dateTime().toSecsSinceEpoch(), UTC)
        return None

    def _usual(self, choice: int) -> datetime | None:
        if self._due is None:
            return None
        return _morning(self._due - timedelta(days=_DAYS_BEFORE[choice]))

    def _set_moment(self, at: datetime) -> None:
        there = dates.local(at)
        day = QDate(there.year, there.month, there.day)
        self.moment.setDateTime(QDateTime(day, QTime(there.hour, there.minute)))

    def _weigh(self) -> None:
        self.moment.setVisible(self.choice.currentIndex() == CHOSEN)
        self.changed.emit()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        for at, text in (
            (NEVER, self.tr("No reminder")),
            (ON_DAY, self.tr("On the day, 9:00")),
            (DAY_BEFORE, self.tr("The day before, 9:00")),
            (IN_AN_HOUR, self.tr("In an hour")),
            (TOMORROW, self.tr("Tomorrow, 9:00")),
            (CHOSEN, self.tr("At a moment…")),
        ):
            self.choice.setItemText(at, text)
        self.moment.setDisplayFormat(self.tr("d MMM yyyy, HH:mm"))
        self.moment.setAccessibleName(self.tr("When to remind"))


def _morning(day: date) -> datetime:
    return datetime.combine(day, MORNING).astimezone(UTC)
