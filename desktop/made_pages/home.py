"""The page of what to do next, with the line for whatever just happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.views.agenda.home_view import HomeView

if TYPE_CHECKING:
    from desktop.window.pages import Pages
    from desktop.window.workplace import Screens


def make_views(_pages: Pages) -> HomeView:
    """Make the view."""
    return HomeView()


def make_screens(screens: Screens) -> None:
    """Make what fills it; the first page stands before its screens are loaded."""
    from desktop.screens.capture_screen import CaptureScreen  # noqa: PLC0415
    from desktop.screens.home_screen import HomeScreen  # noqa: PLC0415

    view, desk = screens.pages.home, screens.desk
    screens.home = HomeScreen(view, desk.home, screens.wiring)
    screens.capture = CaptureScreen(view.capture, desk.captures, screens.wiring)
