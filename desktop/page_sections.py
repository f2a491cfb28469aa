"""The sections of the long pages, to be gone to by name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop import palette_entries
from desktop.actions import Actions
from desktop.pages import Pages
from desktop.palette_entries import PaletteEntry
from desktop.views.privacy_section import PrivacySection


class PageSections:
    """Knows the sections of Settings and Privacy."""

    def __init__(self, pages: Pages, actions: Actions) -> None:
        self._pages, self._actions = pages, actions

    def entries(self) -> list[PaletteEntry]:
        """Return an entry for each section."""
        privacy = [(one, one.accessibleName()) for one in self._pages.privacy.sections()]
        return [
            *palette_entries.of_sections(
                self._pages.settings.sections(), self._on_setting, self._actions.go_settings
            ),
            *palette_entries.of_sections([*privacy], self._on_privacy, self._actions.go_privacy),
        ]

    def _on_setting(self, section: QWidget) -> None:
        self._actions.go_settings.trigger()
        self._pages.settings.show_section(section)

    def _on_privacy(self, section: QWidget) -> None:
        self._actions.go_privacy.trigger()
        if isinstance(section, PrivacySection):
            self._pages.privacy.show_section(section, section)
