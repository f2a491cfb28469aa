"""Connects the settings to the settings file, the owner's record and the catalogue."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change, Kind
from core.domain.knowledge import Owner
from core.domain.model import ModelEntry
from core.domain.ports import ModelHost
from core.errors import UserError
from core.services.owner_service import OwnerService
from core.settings import SettingsFile
from desktop import failures
from desktop.dialogs.file_choice import FileChoice
from desktop.dialogs.unknown_model_dialog import UnknownModelQuestion
from desktop.views.settings_view import SettingsView
from desktop.wiring import Wiring

_MAY_BE_ACCEPTED = ("model-unknown", "model-unverified-name")


class SettingsScreen(QObject):
    """Keeps what is chosen.

    Signals:
        language_chosen, theme_chosen: show it (the choice).
        told: what was done, for the toast.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    told = Signal(str)

    def __init__(
        self,
        view: SettingsView,
        settings_file: SettingsFile,
        owners: OwnerService,
        host: ModelHost,
        wiring: Wiring,
    ) -> None:
        super().__init__(view)
        self._view, self._file, self._owners, self._host = view, settings_file, owners, host
        self._data_lane, self._model_lane = wiring.data_lane, wiring.model_lane
        self._changes, self._reporter = wiring.changes, wiring.reporter
        self._resumed: Owner | None = None
        self.files, self.question = FileChoice(), UnknownModelQuestion()
        view.language_chosen.connect(self._on_language)
        view.theme_chosen.connect(self._on_theme)
        view.owner_changed.connect(self._on_owner)
        view.model_chosen.connect(self._on_model)
        view.model_file_requested.connect(self._on_model_file)
        wiring.changes.changed.connect(self._on_changed)

    def show(self) -> None:
        """The page is opened: look at everything."""
        settings = self._file.load()
        self._view.show_choices(settings.language, settings.theme)
        self._data_lane.run(self, self._owners.get_owner, self._on_owner_read, self._reporter.tell)
        self._look_at_models()

    def open_work(self) -> dict[str, Any]:
        """Return what would be lost with the window: the owner's details as typed."""
        owner = self._view.typed_owner()
        return {} if owner is None else asdict(owner)

    def resume(self, work: dict[str, Any]) -> None:
        """Go on with what `open_work` returned, the next time the page is opened."""
        self._resumed = Owner(work["name"], work["business"], tuple(work["addresses"]))

    def _on_owner_read(self, owner: Owner) -> None:
        self._view.show_owner(owner)
        if self._resumed is not None:
            self._view.retype_owner(self._resumed)
            self._resumed = None

    def _look_at_models(self) -> None:
        # The data lane: the catalogue is read from disk, and the model lane may be at work.
        self._data_lane.run(
            self, self._host.list_models, self._view.show_models, self._reporter.tell
        )

    def _on_language(self, choice: str) -> None:
        self._file.save(replace(self._file.load(), language=choice))
        self.language_chosen.emit(choice)

    def _on_theme(self, choice: str) -> None:
        self._file.save(replace(self._file.load(), theme=choice))
        self.theme_chosen.emit(choice)

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

    def _on_model(self, model_id: str) -> None:
        self._model_lane.run(
            self, lambda: self._host.use(model_id), self._on_model_kept, self._reporter.tell
        )

    def _on_model_kept(self, _nothing: object) -> None:
        self._look_at_models()
        self._changes.announce(Change(frozenset({Kind.SETTING})))

    def _on_model_file(self) -> None:
        pattern = self.tr("Models") + " (*.gguf)"
        paths = self.files.open_files(self._view, self.tr("Add a model file"), pattern)
        if not paths:
            return
        self._install(paths[0])

    def _install(self, path: Path, *, accepts_unknown: bool = False) -> None:
        self.told.emit(self.tr("Checking the file…"))
        self._model_lane.run(
            self,
            lambda: self._host.install(path, accepts_unknown=accepts_unknown),
            self._on_installed,
            lambda error: self._on_refused(path, error),
        )

    def _on_refused(self, path: Path, error: BaseException) -> None:
        if not isinstance(error, UserError) or error.key not in _MAY_BE_ACCEPTED:
            self._reporter.tell(error)
            return
        what, _ = failures.sentence(error)
        if self.question.accepts(self._view, what, str(error.details["sha256"])):
            self._install(path, accepts_unknown=True)

    def _on_installed(self, entry: ModelEntry) -> None:
        self.told.emit(self.tr("{model} is ready").format(model=entry.title))
        self._look_at_models()
        self._changes.announce(Change(frozenset({Kind.SETTING})))

    def _on_changed(self, change: Change) -> None:
        if Kind.SETTING in change.kinds and self._view.isVisible():
            self._data_lane.run(
                self, self._owners.get_owner, self._view.show_owner, self._reporter.tell
            )
