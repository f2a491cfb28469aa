"""The sections of the long pages, to be gone to by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.actions import Actions
from desktop.views.parts.privacy_section import PrivacySection
from desktop.window import palette_entries
from desktop.window.pages import PageName, Pages
from desktop.window.palette_entries import PaletteEntry

_LONG: tuple[PageName, ...] = ("settings", "privacy")


class PageSections:
    """Knows the sections of Settings and Privacy."""

    def __init__(self, pages: Pages, actions: Actions) -> None:
        self._pages, self._actions = pages, actions

    def entries(self) -> list[PaletteEntry]:
        """Return an entry for each section of what is made of the two."""
        pages, actions = self._pages, self._actions
        found: list[PaletteEntry] = []
        if pages.is_made("settings"):
            sections = pages.settings.sections()
            found += palette_entries.of_sections(sections, self._on_setting, actions.go_settings)
        if pages.is_made("privacy"):
            named = [(one, one.accessibleName()) for one in pages.privacy.sections()]
            found += palette_entries.of_sections([*named], self._on_privacy, actions.go_privacy)
        return found

    def complete(self, then: Callable[[], object]) -> None:
        """Make them, one after the other between two keys; call `then` after each."""
        for name in _LONG:
            if not self._pages.is_made(name):
                QTimer.singleShot(0, self._pages, partial(self._make, name, then))

    def _make(self, name: PageName, then: Callable[[], object]) -> None:
        self._pages.make(name)
        then()

    def _on_setting(self, section: QWidget) -> None:
        self._actions.go_settings.trigger()
        self._pages.settings.show_section(section)

    def _on_privacy(self, section: QWidget) -> None:
        self._actions.go_privacy.trigger()
        if isinstance(section, PrivacySection):
            self._pages.privacy.show_section(section, section)
