"""The page of an empty file."""

from __future__ import annotations

from desktop.views.welcome_view import WelcomeView
from desktop.window.pages import Pages
from desktop.window.workplace import Screens


def make_views(_pages: Pages) -> WelcomeView:
    """Make the view."""
    return WelcomeView()


def make_screens(screens: Screens) -> None:
    """Let it ask for an import and the sample."""
    view = screens.pages.welcome
    screens.welcome.serve(view)
    view.import_requested.connect(lambda: screens.imports.open())
