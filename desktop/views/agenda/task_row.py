"""One task in a list: a check box, its words, what it is about, when it is due, and more."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from core.domain.task import Task
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.words import dates, sales_words


class TaskRow(View):
    """Space on the check box finishes the task; the menu puts it off, changes or deletes it.

    Signals:
        ticked: the task is done, or open again (its id, whether it is done).
        put_off: to another day (its id, the day).
        change_requested: its words are to be changed (the Task).
        removed: it is to be deleted (its id).
        opened: what it is about is to be shown (the Task).
    """

    ticked = Signal(int, bool)
    put_off = Signal(int, object)
    change_requested = Signal(object)
    removed = Signal(int)
    opened = Signal(object)

    def __init__(self, task: Task, parent: QWidget | None = None, *, shows_about: bool) -> None:
        super().__init__(parent)
        self.task = task
        self.box = QCheckBox()
        self.box.setChecked(task.done_at is not None)
        self._words = Label("", task.title, elides=True)
        about = sales_words.about(task) if shows_about else ""
        self._about = Button("link")
        self._about.setVisible(bool(about))
        self._about.say(about)
        self._due = QLabel(sales_words.due(task, dates.today()))
        is_late = sales_words.is_late(task, dates.today())
        self._due.setObjectName("" if is_late else "meta")
        if is_late:
            self._due.setProperty("chip", "true")
            self._due.setProperty("tone", "red")
        self._more = Button("ghost", "dots-three", icon_only=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._words)
        words.addWidget(self._about)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.setSpacing(10)
        row.addWidget(self.box)
        row.addLayout(words, 1)
        row.addWidget(self._due)
        row.addWidget(self._more)
        self.box.toggled.connect(lambda is_done: self.ticked.emit(self.task.id, is_done))
        self._about.clicked.connect(lambda: self.opened.emit(self.task))
        self._more.clicked.connect(self._show_menu)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.box.setAccessibleName(self.tr("Done: {task}").format(task=self.task.title))
        self.box.setToolTip(self.tr("Done"))
        self._more.say(self.tr("More about {task}").format(task=self.task.title))

    def menu(self) -> QMenu:
        """Return what can be done with the task besides."""
        menu = QMenu(self)
        today = dates.today()
        for words, days in (
            (self.tr("Put off to tomorrow"), 1),
            (self.tr("Put off for a week"), 7),
        ):
            day = today + timedelta(days=days)
            menu.addAction(words, partial(self.put_off.emit, self.task.id, day))
        menu.addSeparator()
        menu.addAction(self.tr("Change…"), lambda: self.change_requested.emit(self.task))
        menu.addAction(self.tr("Delete"), lambda: self.removed.emit(self.task.id))
        return menu

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
