"""What is to be done: overdue, today, the next seven days, later, some day."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from core.domain.task import TaskGroup, TaskList
from desktop.actions import Actions
from desktop.views.agenda.task_adder import TaskAdder
from desktop.views.agenda.task_cards import TaskCards
from desktop.views.inbox.answered_strip import AnsweredStrip
from desktop.views.parts.button import Button
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.label import Label
from desktop.views.parts.middle_column import PAGE_PX, MiddleColumn
from desktop.views.parts.page_area import PageArea
from desktop.views.parts.view import View
from desktop.words import dates, sales_words


class TasksView(View):
    """A line to add one, and a card for each group.

    Signals:
        done_wanted: tasks that are done are to be shown, or not.
    """

    done_wanted = Signal(bool)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self._lists: tuple[TaskList, ...] = ()
        self._title, self._hint = Label("title"), Label("body", wraps=True)
        self.adder, self.has_done = TaskAdder(), QCheckBox()
        self.answered = AnsweredStrip()
        self._calendar = Button("icon", action=actions.go_calendar, icon_only=True)
        self.has_done.toggled.connect(self.done_wanted)
        self._empty = EmptyView("check-square")
        self._headings = {group: Label("strong") for group in TaskGroup}
        self.cards = {group: TaskCards() for group in TaskGroup}
        self._more = {group: Label("meta") for group in TaskGroup}
        self._lay_out()
        self.show_lists(())

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        groups = QVBoxLayout(page)
        groups.setContentsMargins(0, 0, 0, 0)
        groups.setSpacing(6)
        for group in TaskGroup:
            groups.addWidget(self._headings[group])
            groups.addWidget(self.cards[group])
            groups.addWidget(self._more[group])
            groups.addSpacing(6)
        groups.addStretch()
        self.area = PageArea(page)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 10, 0)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self.has_done)
        head.addWidget(self._calendar)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 10, 0)
        line.addWidget(self.adder)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(24, 18, 14, 20)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._hint)
        told = QHBoxLayout()
        told.setContentsMargins(0, 0, 10, 0)
        told.addWidget(self.answered)
        column.addLayout(told)
        column.addLayout(line)
        column.addWidget(self.area, 1)
        column.addWidget(self._empty, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(MiddleColumn(middle, PAGE_PX))

    def show_lists(self, lists: tuple[TaskList, ...]) -> None:
        """Show the groups that hold tasks."""
        self._lists = lists
        known = {found.group: found for found in lists}
        for group in TaskGroup:
            found = known.get(group)
            self._headings[group].setVisible(found is not None)
            self.cards[group].show_tasks(() if found is None else found.tasks)
        self.area.setVisible(bool(lists))
        self._empty.setVisible(not lists)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._title.setText(self.tr("Tasks"))
        self._hint.setText(self.tr("What is to be done, by when and for whom."))
        self.has_done.setText(self.tr("Show what is done"))
        self.area.setAccessibleName(self.tr("Tasks"))
        self._empty.say(
            self.tr("Nothing to do"), self.tr("Add a task above, or on a contact or a deal.")
        )
        for label in self._more.values():
            label.hide()
        for found in self._lists:
            heading = f"{sales_words.task_group(found.group)}  ·  {dates.number(found.count)}"
            self._headings[found.group].setText(heading)
            left_out = found.count - len(found.tasks)
            self._more[found.group].setVisible(left_out > 0)
            self._more[found.group].setText(self.tr("%n more", "", left_out))
