"""Every step, and a way back."""

from __future__ import annotations

from desktop.views.history_view import HistoryView
from desktop.window.pages import Pages
from desktop.window.workplace import Screens


def make_views(pages: Pages) -> HistoryView:
    """Make the view."""
    return HistoryView(pages.actions_)


def make_screens(screens: Screens) -> None:
    """Let the steps be listed on it."""
    screens.history.serve(screens.pages.history)
