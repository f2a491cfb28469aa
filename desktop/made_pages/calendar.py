"""The calendar."""

from __future__ import annotations

from desktop.screens.calendar_screen import CalendarScreen
from desktop.views.agenda.calendar_view import CalendarView
from desktop.window.pages import Pages
from desktop.window.workplace import Screens


def make_views(pages: Pages) -> CalendarView:
    """Make the view."""
    return CalendarView(pages.actions_)


def make_screens(screens: Screens) -> None:
    """Make what fills it."""
    view = screens.pages.calendar
    screens.calendar = CalendarScreen(view, screens.desk.tasks, screens.wiring)
