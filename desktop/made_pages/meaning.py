"""What makes texts findable by their meaning, while nothing else is at work."""

from __future__ import annotations

from desktop.screens.meaning_screen import MeaningScreen
from desktop.window.workplace import Screens


def make_screens(screens: Screens) -> None:
    """Make it; whatever else the models do goes first."""
    desk = screens.desk
    screens.meaning = meaning = MeaningScreen(
        screens,
        (desk.meanings, desk.settings_file),
        desk.embedder,
        desk.meaning_lane,
        screens.wiring,
    )
    screens.pages.when(
        "inbox_page", lambda: screens.composer.writing_changed.connect(meaning.make_way)
    )
    screens.pages.when(
        "inbox_page", lambda: screens.moods.running_changed.connect(meaning.wait_for_moods)
    )
