"""The page of what to do next, with the line for whatever just happened."""

from __future__ import annotations

from desktop.pages import Pages
from desktop.screens.capture_screen import CaptureScreen
from desktop.screens.home_screen import HomeScreen
from desktop.views.home_view import HomeView
from desktop.workplace import Screens


def make_views(_pages: Pages) -> HomeView:
    """Make the view."""
    return HomeView()


def make_screens(screens: Screens) -> None:
    """Make what fills it."""
    view, desk = screens.pages.home, screens.desk
    screens.home = HomeScreen(view, desk.home, screens.wiring)
    screens.capture = CaptureScreen(view.capture, desk.captures, screens.wiring)
