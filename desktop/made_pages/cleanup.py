"""One person after the other."""

from __future__ import annotations

from desktop.screens.cleanup_screen import CleanupScreen, CleanupServices
from desktop.window.workplace import Screens


def make_screens(screens: Screens) -> None:
    """Make it."""
    desk = screens.desk
    services = CleanupServices(desk.contacts, desk.inbox, desk.duplicates, desk.bulk, desk.history)
    screens.cleanup = CleanupScreen(screens.window, services, screens.wiring)
