"""Contacts that seem to be one person."""

from __future__ import annotations

from desktop.screens.duplicates_screen import DuplicatesScreen
from desktop.window.workplace import Screens


def make_screens(screens: Screens) -> None:
    """Make it."""
    screens.duplicates = DuplicatesScreen(screens.window, screens.desk.duplicates, screens.wiring)
