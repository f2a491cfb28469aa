"""The tasks, with who answered before a follow-up was due."""

from __future__ import annotations

from desktop.screens.tasks_screen import TasksScreen
from desktop.views.agenda.tasks_view import TasksView
from desktop.window.pages import Pages
from desktop.window.workplace import Screens


def make_views(pages: Pages) -> TasksView:
    """Make the view."""
    return TasksView(pages.actions_)


def make_screens(screens: Screens) -> None:
    """Make what fills it."""
    view = screens.pages.tasks
    screens.tasks = TasksScreen(view, screens.desk.tasks, screens.wiring)
    screens.follow_ups.serve(view.answered)
