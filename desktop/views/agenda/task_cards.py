"""Tasks one under the other on a card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.task import Task
from desktop.views.agenda.task_row import TaskRow
from desktop.views.parts.view import View


class TaskCards(View):
    """A card of tasks. Rows are made anew when other tasks are shown.

    Signals: as those of `TaskRow`.
    """

    ticked = Signal(int, bool)
    put_off = Signal(int, object)
    change_requested = Signal(object)
    removed = Signal(int)
    opened = Signal(object)

    def __init__(
        self, parent: QWidget | None = None, *, shows_about: bool = True, name: str = "card"
    ) -> None:
        super().__init__(parent, name=name)
        self._shows_about = shows_about
        self._tasks: tuple[Task, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(0)
        self.hide()

    def show_tasks(self, tasks: tuple[Task, ...]) -> None:
        """Show these tasks; the keyboard stays at its place in the list."""
        if tasks == self._tasks and self.rows():
            return
        self._tasks = tasks
        self._fill()

    def rows(self) -> list[TaskRow]:
        """Return the rows in their order."""
        return self.findChildren(TaskRow)

    def _fill(self) -> None:
        old = self.rows()
        place = next((at for at, row in enumerate(old) if row.box.hasFocus()), -1)
        for row in old:
            self._column.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        for task in self._tasks:
            row = TaskRow(task, shows_about=self._shows_about)
            row.ticked.connect(self.ticked)
            row.put_off.connect(self.put_off)
            row.change_requested.connect(self.change_requested)
            row.removed.connect(self.removed)
            row.opened.connect(self.opened)
            self._column.addWidget(row)
        self.setVisible(bool(self._tasks))
        rows = self.rows()
        if place >= 0 and rows:
            rows[min(place, len(rows) - 1)].box.setFocus()

    def retranslate(self) -> None:
        """Say the days in the language in force."""
        self._fill()
