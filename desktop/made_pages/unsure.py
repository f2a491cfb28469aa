"""Messages whose mood is hard to tell."""

from __future__ import annotations

from desktop.screens.unsure_screen import UnsureScreen
from desktop.views.moods.unsure_view import UnsureView
from desktop.window.pages import Pages
from desktop.window.workplace import Screens


def make_views(_pages: Pages) -> UnsureView:
    """Make the view."""
    return UnsureView()


def make_screens(screens: Screens) -> None:
    """Make what fills it."""
    desk = screens.desk
    services = (desk.teaching, desk.history)
    screens.unsure = UnsureScreen(screens.pages.unsure, services, desk.host, screens.wiring)
