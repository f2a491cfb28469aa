"""Connects the settings to the settings file and the owner's record."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change, Kind
from core.domain.knowledge import Owner
from core.settings import SettingsFile
from desktop.views.settings.settings_view import SettingsView
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.owner_service import OwnerService


class SettingsScreen(QObject):
    """Keeps what is chosen.

    Signals:
        chosen: a setting is so now (its name).
        told: what was done, for the toast.
    """

    chosen = Signal(str)
    told = Signal(str)

    def __init__(
        self,
        view: SettingsView,
        settings_file: SettingsFile,
        owners: OwnerService,
        wiring: Wiring,
    ) -> None:
        super().__init__(view)
        self._view, self._file, self._owners = view, settings_file, owners
        self._data_lane = wiring.data_lane
        self._changes, self._reporter = wiring.changes, wiring.reporter
        self._resumed: Owner | None = None
        view.chosen.connect(self._on_chosen)
        view.owner_changed.connect(self._on_owner)
        wiring.changes.changed.connect(self._on_changed)

    def show(self) -> None:
        """The page is opened: look at everything."""
        self._view.show_settings(self._file.load())
        self._data_lane.run(self, self._owners.get_owner, self._on_owner_read, self._reporter.tell)

    def open_work(self) -> dict[str, Any]:
        """Return what would be lost with the window: the owner's details as typed."""
        owner = self._resumed or self._view.typed_owner()
        return {} if owner is None else asdict(owner)

    def resume(self, work: dict[str, Any]) -> None:
        """Go on with what `open_work` returned, the next time the page is opened."""
        self._resumed = Owner(work["name"], work["business"], tuple(work["addresses"]))

    def _on_owner_read(self, owner: Owner) -> None:
        self._view.show_owner(owner)
        if self._resumed is not None:
            self._view.retype_owner(self._resumed)
            self._resumed = None

    def _on_chosen(self, name: str, value: object) -> None:
        self._file.save(replace(self._file.load(), **{name: value}))  # type: ignore[arg-type]  # from CHOICES
        self.chosen.emit(name)

    def _on_owner(self, owner: Owner) -> None:
        self._data_lane.run(
            self,
            lambda: self._owners.set_owner(owner),
            self._on_owner_kept,
            self._reporter.tell,
        )

    def _on_owner_kept(self, change: Change) -> None:
        self._changes.announce(change)
        self.told.emit(self.tr("Saved"))

    def _on_changed(self, change: Change) -> None:
        if Kind.SETTING in change.kinds and self._view.isVisible():
            self._data_lane.run(
                self, self._owners.get_owner, self._view.show_owner, self._reporter.tell
            )
