"""The sections of the long pages, to be gone to by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from desktop.actions import Actions
from desktop.step_by_step import step_by_step
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
        """Make them step by step between two keys; call `then` after each."""
        step_by_step(self._pages, self._make(then))

    def _make(self, then: Callable[[], object]) -> Iterator[None]:
        for name in _LONG:
            if not self._pages.is_made(name):
                yield from self._pages.prepare(name)
                self._pages.make(name)
                yield
                then()
                yield

    def _on_setting(self, section: QWidget) -> None:
        self._actions.go_settings.trigger()
        self._pages.settings.show_section(section)

    def _on_privacy(self, section: QWidget) -> None:
        self._actions.go_privacy.trigger()
        if isinstance(section, PrivacySection):
            self._pages.privacy.show_section(section, section)
