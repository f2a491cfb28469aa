"""Everything by its name."""

from __future__ import annotations

from desktop.screens.palette_screen import PaletteScreen
from desktop.views.palette_view import PaletteView
from desktop.window.page_sections import PageSections
from desktop.window.workplace import Screens


def make_screens(screens: Screens) -> None:
    """Make it over the window."""
    sections = PageSections(screens.pages, screens.wiring.actions)
    view = PaletteView(screens.window)
    screens.palette = PaletteScreen(view, screens.desk.search, sections.entries, screens.wiring)
    screens.palette.opened.connect(lambda: sections.complete(screens.palette.look_again))
    screens.palette.hit_chosen.connect(lambda hit: screens.search.choose(hit))
