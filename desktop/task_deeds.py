"""What a person does with tasks, wherever these are shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.domain.task import Task
from core.services.task_service import TaskService
from desktop.dialogs.task_dialog import TaskDialog
from desktop.views.task_cards import TaskCards
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
        self._lane, self._changes, self._reporter = (
            wiring.data_lane,
            wiring.changes,
            wiring.reporter,
        )
        self._dialogs = wiring.dialogs
        self._dialogs.offer("task", self._change_again)

    def serve(self, cards: TaskCards) -> None:
        """Do what is asked for on these cards."""
        cards.ticked.connect(self._on_ticked)
        cards.put_off.connect(self._on_put_off)
        cards.change_requested.connect(self._on_change)
        cards.removed.connect(self._on_removed)

    def add(self, task: Task) -> None:
        """Add a task."""
        words = self.tr("Task added: {task}").format(task=task.title)
        self._run(lambda: self._service.add(task)[1], words)

    def _on_ticked(self, task_id: int, is_done: bool) -> None:  # noqa: FBT001 - a slot
        if is_done:
            self._run(lambda: self._service.finish(task_id), self.tr("Task done"))
        else:
            self._run(lambda: self._service.reopen(task_id), self.tr("Task open again"))

    def _on_put_off(self, task_id: int, until: date) -> None:
        self._run(lambda: self._service.snooze(task_id, until), self.tr("Task put off"))

    def _on_removed(self, task_id: int) -> None:
        self._run(lambda: self._service.remove(task_id), self.tr("Task deleted"))

    def _on_change(self, task: Task) -> None:
        dialog = TaskDialog(task, self._window.window())
        dialog.entered.connect(self._on_entered)
        self._dialogs.open(dialog, "task", task.id)

    def _change_again(self, task_id: int) -> None:
        self._lane.run(
            self, lambda: self._service.get(task_id), self._on_change, self._reporter.tell
        )

    def _on_entered(self, task: Task) -> None:
        words, tell = self.tr("Task changed"), self._reporter.tell
        self._run(lambda: self._service.change(task), words, self._dialogs.not_stored("task", tell))

    def _run(
        self,
        work: Callable[[], Change],
        words: str,
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        def on_done(change: Change) -> None:
            self._changes.announce(change)
            self.told.emit(words, change.made_step)

        self._lane.run(self, work, on_done, on_error or self._reporter.tell)
