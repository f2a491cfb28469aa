"""What a person does with tasks, wherever these are shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.domain.task import Task
from core.services.task_service import TaskService
from desktop.dialogs.task_dialog import TaskDialog
from desktop.routines.deeds import Deeds
from desktop.views.agenda.task_cards import TaskCards
from desktop.wiring import Wiring


class TaskDeeds(QObject):
    """Takes the signals of cards of tasks to the service, each as one step that can be undone.

    Signals:
        told: what was done and its step, for the toast.
    """

    told = Signal(str, int)

    def __init__(self, view: QWidget, service: TaskService, wiring: Wiring) -> None:
        super().__init__(view)
        self._window, self._service = view, service
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self._deeds = Deeds(wiring, self)
        self._deeds.told.connect(self.told)
        self._dialogs = wiring.dialogs
        self._dialogs.offer("task", self._change_again)
        self._dialogs.offer("new task", lambda day: self.ask_new(date.fromisoformat(day)))

    def serve(self, cards: TaskCards) -> None:
        """Do what is asked for on these cards."""
        cards.ticked.connect(lambda task_id, is_done: self.tick(task_id, is_done=is_done))
        cards.put_off.connect(self._on_put_off)
        cards.change_requested.connect(self.ask_change)
        cards.removed.connect(self._on_removed)

    def add(self, task: Task) -> None:
        """Add a task."""
        words = self.tr("Task added: {task}").format(task=task.title)
        self._deeds.do(lambda: self._service.add(task)[1], words, "new task")

    def ask_new(self, day: date) -> None:
        """Ask for a task on a day."""
        self._ask(Task("", due_on=day), self.add, "new task", day.isoformat())

    def ask_change(self, task: Task) -> None:
        """Ask what a task is to become."""
        self._ask(task, self._on_entered, "task", task.id)

    def tick(self, task_id: int, *, is_done: bool) -> None:
        """Note that a task is done, or open again."""
        if is_done:
            self._deeds.do(lambda: self._service.finish(task_id), self.tr("Task done"))
        else:
            self._deeds.do(lambda: self._service.reopen(task_id), self.tr("Task open again"))

    def _on_put_off(self, task_id: int, until: date) -> None:
        self._deeds.do(lambda: self._service.snooze(task_id, until), self.tr("Task put off"))

    def _on_removed(self, task_id: int) -> None:
        self._deeds.do(lambda: self._service.remove(task_id), self.tr("Task deleted"))

    def _ask(
        self, task: Task, on_entered: Callable[[Task], None], name: str, about: object
    ) -> None:
        dialog = TaskDialog(task, self._window.window())
        dialog.entered.connect(on_entered)
        self._dialogs.open(dialog, name, about)

    def _change_again(self, task_id: int) -> None:
        self._lane.run(
            self, lambda: self._service.get(task_id), self.ask_change, self._reporter.tell
        )

    def _on_entered(self, task: Task) -> None:
        self._deeds.do(lambda: self._service.change(task), self.tr("Task changed"), "task")
