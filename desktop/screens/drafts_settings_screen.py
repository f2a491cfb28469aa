"""Connects the settings of drafts to what was measured of the owner's letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.domain.change import Change, Kind
from core.domain.draft import Manner
from core.settings import SettingsFile
from desktop.views.settings.drafts_section import DraftsSection
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.draft_service import DraftService
    from core.services.prepared_service import PreparedService


class DraftsSettingsScreen(QObject):
    """Measures anew when letters came; forgets what was prepared where it is switched off."""

    def __init__(
        self,
        view: DraftsSection,
        services: tuple[DraftService, PreparedService],
        settings_file: SettingsFile,
        wiring: Wiring,
    ) -> None:
        super().__init__(view)
        self._view, self._file = view, settings_file
        self._drafts, self._prepared = services
        self._lane, self._changes, self._reporter = (
            wiring.data_lane,
            wiring.changes,
            wiring.reporter,
        )
        self._is_stale = True
        view.chosen.connect(self._on_chosen)
        view.shown.connect(self._on_shown)
        wiring.changes.changed.connect(self._on_changed)

    def _on_shown(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self._lane.run(
                self, self._drafts.measure_manners, self._on_measured, self._reporter.tell
            )

    def _on_measured(self, manners: Mapping[str, Manner]) -> None:
        self._view.show_state(manners, is_on=self._file.load().prepares_answers)

    def _on_chosen(self, is_on: bool) -> None:  # noqa: FBT001 - a slot
        self._file.save(replace(self._file.load(), prepares_answers=is_on))
        if not is_on:
            self._lane.run(self, self._prepared.forget, self._changes.announce, self._reporter.tell)

    def _on_changed(self, change: Change) -> None:
        self._is_stale = self._is_stale or Kind.INTERACTION in change.kinds
