"""The search as somebody types."""

from __future__ import annotations

from desktop.screens.search_screen import SearchScreen
from desktop.views.search_results_view import SearchResultsView
from desktop.window.workplace import Screens


def make_screens(screens: Screens) -> None:
    """Make it; the pages with a field for it bring theirs."""
    desk = screens.desk
    screens.search = SearchScreen(
        SearchResultsView(screens.pages),
        (desk.search, desk.meanings, desk.settings_file),
        (desk.embedder, desk.meaning_lane),
        screens.wiring,
    )
    screens.search.chosen.connect(lambda hit: screens.palette.note(hit))
