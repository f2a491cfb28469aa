"""The import."""

from __future__ import annotations

from desktop.screens.import_screen import ImportScreen
from desktop.window.workplace import Screens


def make_screens(screens: Screens) -> None:
    """Make it; whom it brought can be gone through at once, or taken back."""
    desk = screens.desk
    services = (desk.imports, desk.owner, desk.fields)
    screens.imports = ImportScreen(screens.window, services, desk.settings_file, screens.wiring)
    screens.imports.undo_requested.connect(screens.history.undo_step)
    screens.imports.clean_up_requested.connect(lambda step_id: screens.cleanup.open(step_id))
