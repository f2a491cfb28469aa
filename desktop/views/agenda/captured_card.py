"""What was understood of a line: who, what happened, what is to be done; each part editable."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QGridLayout, QLineEdit, QWidget

from core.domain.capture import Captured, Match
from core.domain.interaction import Direction, InteractionKind
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.words import vocabulary

KINDS = (
    InteractionKind.CALL,
    InteractionKind.MEETING,
    InteractionKind.VISIT,
    InteractionKind.EMAIL,
    InteractionKind.CHAT,
    InteractionKind.NOTE,
)
_NOON = time(12)
_NOBODY, _NEW = 0, -1


class CapturedCard(View):
    """Shows a line taken apart, and tells what a person made of it.

    Signals:
        confirmed: Enter in one of the fields.
        who_typed: another name was typed (the name).
    """

    confirmed = Signal()
    who_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="card")
        self._captured = Captured("")
        self.has_entry, self.has_task = QCheckBox(), QCheckBox()
        self.kind, self.direction, self.who = QComboBox(), QComboBox(), QComboBox()
        self.on, self.due = QDateEdit(), QDateEdit()
        self.has_due = QCheckBox()
        self.task = QLineEdit()
        self._who_label = Label("meta")
        self._who_label.setBuddy(self.who)
        for kind in KINDS:
            self.kind.addItem("", kind.value)
        for direction in Direction:
            self.direction.addItem("", direction.value)
        self.who.setEditable(True)
        self.who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.who.setMinimumContentsLength(22)
        for day in (self.on, self.due):
            day.setCalendarPopup(True)
        self._lay_out()
        self.has_entry.toggled.connect(self._weigh)
        self.has_task.toggled.connect(self._weigh)
        self.has_due.toggled.connect(self._weigh)
        self.task.returnPressed.connect(self.confirmed)
        edit = self.who.lineEdit()
        if edit is not None:
            edit.returnPressed.connect(self._on_who_entered)
            edit.editingFinished.connect(self._ask_who)
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 14, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.addWidget(self._who_label, 0, 0)
        grid.addWidget(self.who, 0, 1, 1, 3)
        grid.addWidget(self.has_entry, 1, 0)
        grid.addWidget(self.kind, 1, 1)
        grid.addWidget(self.direction, 1, 2)
        grid.addWidget(self.on, 1, 3)
        grid.addWidget(self.has_task, 2, 0)
        grid.addWidget(self.task, 2, 1)
        grid.addWidget(self.has_due, 2, 2)
        grid.addWidget(self.due, 2, 3)
        grid.setColumnStretch(1, 1)

    def show_captured(self, captured: Captured) -> None:
        """Show what was understood of a line."""
        self._captured = captured
        here = (captured.at or datetime.now(UTC)).astimezone().date()
        due = captured.due_on or here
        self.has_entry.setChecked(captured.kind is not None)
        kind = captured.kind or InteractionKind.NOTE
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind.value)))
        self.direction.setCurrentIndex(self.direction.findData(captured.direction.value))
        self.on.setDate(QDate(here.year, here.month, here.day))
        self.has_task.setChecked(bool(captured.task))
        self.task.setText(captured.task)
        self.task.setCursorPosition(0)
        self.has_due.setChecked(captured.due_on is not None)
        self.due.setDate(QDate(due.year, due.month, due.day))
        self.show_matches(captured.who, captured.matches, captured.contact_id)
        self._weigh()

    def show_matches(self, who: str, matches: tuple[Match, ...], contact_id: int | None) -> None:
        """Offer the contacts that a name may mean, a new one, or nobody."""
        self.who.clear()
        for match in matches:
            firm = f"  ·  {match.company}" if match.company else ""
            self.who.addItem(f"{match.name}{firm}", match.contact_id)
        if who:
            self.who.addItem(self.tr("New contact: {name}").format(name=who), _NEW)
        self.who.addItem(self.tr("Nobody"), _NOBODY)
        if contact_id is not None:
            self.who.setCurrentIndex(self.who.findData(contact_id))
        elif matches:
            self.who.setCurrentIndex(-1)
        else:
            self.who.setCurrentIndex(0)
        self._captured = replace(self._captured, who=who, matches=matches)

    def captured(self) -> Captured:
        """Return the line as the person left it."""
        number = self.who.currentData() if self._is_item() else None
        is_known = isinstance(number, int) and number > 0
        is_open = number is None and bool(self._captured.matches)
        chosen = self.on.date()
        day = date(chosen.year(), chosen.month(), chosen.day())
        due = self.due.date()
        return replace(
            self._captured,
            kind=InteractionKind(self.kind.currentData()) if self.has_entry.isChecked() else None,
            direction=Direction(self.direction.currentData()),
            at=self._moment(day),
            who="" if number == _NOBODY else self._captured.who,
            contact_id=number if is_known else None,
            matches=self._captured.matches if is_known or is_open else (),
            task=self.task.text().strip() if self.has_task.isChecked() else "",
            due_on=date(due.year(), due.month(), due.day()) if self.has_due.isChecked() else None,
        )

    def _is_item(self) -> bool:
        """Say whether one of the offered people is chosen, and nothing else was typed since."""
        at = self.who.currentIndex()
        return at >= 0 and self.who.itemText(at) == self.who.currentText()

    def _on_who_entered(self) -> None:
        if self._is_item():
            self.confirmed.emit()
        else:
            self._ask_who()

    def _ask_who(self) -> None:
        """A name was typed over those offered: who is that?"""
        if self.who.currentText().strip() and not self._is_item():
            self.who_typed.emit(self.who.currentText().strip())

    def _moment(self, day: date) -> datetime | None:
        at = self._captured.at
        if at is not None and at.astimezone().date() == day:
            return at
        return datetime.combine(day, _NOON).astimezone(UTC)

    def _weigh(self) -> None:
        for part in (self.kind, self.direction, self.on):
            part.setEnabled(self.has_entry.isChecked())
        self.task.setEnabled(self.has_task.isChecked())
        self.has_due.setEnabled(self.has_task.isChecked())
        self.due.setEnabled(self.has_task.isChecked() and self.has_due.isChecked())

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._who_label.setText(self.tr("With"))
        self.who.setAccessibleName(self.tr("With whom"))
        edit = self.who.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(self.tr("Who is meant?"))
            edit.setAccessibleName(self.tr("With whom"))
        self.has_entry.setText(self.tr("Entry"))
        self.kind.setAccessibleName(self.tr("What happened"))
        for at, kind in enumerate(KINDS):
            self.kind.setItemText(at, vocabulary.kind(kind))
        words = (self.tr("from them"), self.tr("from you"), self.tr("your own note"))
        for at, text in enumerate(words):
            self.direction.setItemText(at, text)
        self.direction.setAccessibleName(self.tr("From whom it came"))
        self.on.setAccessibleName(self.tr("Day it happened"))
        self.has_task.setText(self.tr("Task"))
        self.task.setAccessibleName(self.tr("What is to be done"))
        self.has_due.setText(self.tr("due"))
        self.due.setAccessibleName(self.tr("Day it is due"))
        for day in (self.on, self.due):
            day.setDisplayFormat(self.tr("d MMM yyyy"))
