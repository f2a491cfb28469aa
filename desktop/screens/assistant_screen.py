"""Connects the settings' part on the writing assistant to the models of this machine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.change import Change, Kind
from core.domain.model import MeasureStep, ModelAdapter, ModelEntry, ModelMeasure
from core.domain.ports import ModelHost
from core.errors import Cancelled, UserError
from core.settings import SettingsFile
from desktop import failures
from desktop.background import Job
from desktop.dialogs.file_choice import FileChoice
from desktop.dialogs.unknown_model_dialog import UnknownModelQuestion
from desktop.views.settings.assistant_view import AssistantView
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.prompt_service import PromptService

LOOK_MS = 1000
_MAY_BE_ACCEPTED = ("model-unknown", "model-unverified-name")


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What the models folder holds."""

    entries: tuple[ModelEntry, ...]
    measures: tuple[ModelMeasure, ...]
    adapter: ModelAdapter | None
    saves_battery: bool | None


class AssistantScreen(QObject):
    """Chooses, adds and measures models.

    Signals:
        told: what was done, for the toast.
        measuring_changed: a measurement began or ended.
    """

    told = Signal(str)
    measuring_changed = Signal(bool)

    def __init__(
        self,
        view: AssistantView,
        services: tuple[SettingsFile, PromptService],
        host: ModelHost,
        wiring: Wiring,
    ) -> None:
        super().__init__(view)
        self._view, self._host = view, host
        self._file, self._prompts = services
        self._data_lane, self._model_lane = wiring.data_lane, wiring.model_lane
        self._changes, self._reporter = wiring.changes, wiring.reporter
        self.files, self.question = FileChoice(), UnknownModelQuestion()
        self._measuring: Job | None = None
        self._is_quiet, self._is_model_wanted = False, False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()
        view.model_chosen.connect(self._on_model)
        view.model_file_requested.connect(self._on_model_file)
        view.measure_requested.connect(self._on_measure)
        view.stop_requested.connect(self.stop_measuring)
        view.rest_chosen.connect(self._on_rest)
        view.keeping_chosen.connect(self._on_keeping)

    def show(self) -> None:
        """The page is opened: look at everything."""
        self._view.show_state(self._host.state())
        # The data lane: the catalogue is read from disk, and the model lane may be at work.
        self._data_lane.run(self, self._look, self._on_looked, self._reporter.tell)

    def make_way(self, is_writing: bool) -> None:  # noqa: FBT001 - a slot
        """A draft is asked for: a person waits, a measurement can be begun again."""
        if is_writing:
            self.stop_measuring()

    def measure_quietly(self) -> None:
        """Measure without a word at the end, if the models have nothing else to do."""
        if self._model_lane.is_idle and not self._is_model_wanted:
            self._measure(is_quiet=True)

    def make_way_quietly(self, is_wanted: bool) -> None:  # noqa: FBT001 - a slot
        """The model is wanted for something else: a measurement nobody asked for ends."""
        self._is_model_wanted = is_wanted
        if is_wanted and self._is_quiet:
            self.stop_measuring()

    def stop_measuring(self) -> None:
        """End a measurement; what was measured until now is kept."""
        job = self._measuring
        if job is None:
            return
        job.cancel()
        if job.has_started:
            self._host.stop()
        self._on_measured_until(Cancelled())

    def _look(self) -> _Shelf:
        """Read what the models folder holds; runs in the lane."""
        host = self._host
        return _Shelf(
            host.list_models(), host.list_measures(), host.adapter(), host.saves_battery()
        )

    def _on_looked(self, shelf: _Shelf) -> None:
        writers = tuple(entry for entry in shelf.entries if entry.is_writer)
        self._view.show_models(writers, shelf.measures, shelf.adapter)
        settings = self._file.load()
        self._view.show_rest(
            settings.model_rest_minutes,
            on_saver=settings.model_rests_on_saver,
            saves_battery=shelf.saves_battery,
        )
        self._view.show_keeping(is_kept=settings.keeps_prompts)

    def _on_tick(self) -> None:
        if self._view.isVisible():
            self._view.show_state(self._host.state())

    def _on_rest(self, minutes: int, on_saver: bool) -> None:  # noqa: FBT001 - a slot
        settings = replace(
            self._file.load(), model_rest_minutes=minutes, model_rests_on_saver=on_saver
        )
        self._file.save(settings)

    def _on_keeping(self, is_wanted: bool) -> None:  # noqa: FBT001 - a slot
        self._file.save(replace(self._file.load(), keeps_prompts=is_wanted))
        if not is_wanted:
            self._data_lane.run(self, self._prompts.clear, self._on_forgotten, self._reporter.tell)

    def _on_forgotten(self, _nothing: object) -> None:
        self.told.emit(self.tr("Nothing of what the model read is kept any more"))

    def _on_measure(self) -> None:
        self._measure(is_quiet=False)

    def _measure(self, *, is_quiet: bool) -> None:
        if self._measuring is not None:
            return
        self._is_quiet = is_quiet
        self._view.show_step(None, is_measuring=True)
        self.measuring_changed.emit(True)  # noqa: FBT003 - a signal
        self._measuring = self._model_lane.report(
            self, self._host.measure, self._on_step, self._on_measured, self._on_measured_until
        )
        if self._measuring.is_finished:
            # A lane without a thread is done before it gives the job.
            self._measuring = None

    def _on_step(self, step: MeasureStep) -> None:
        self._view.show_step(step, is_measuring=True)

    def _on_measured(self, _measures: tuple[ModelMeasure, ...]) -> None:
        self._end_measuring()
        if not self._is_quiet:
            self.told.emit(self.tr("Measured: the figures are beside each model"))

    def _on_measured_until(self, error: Exception) -> None:
        self._end_measuring()
        if not self._is_quiet:
            self._reporter.tell(error)

    def _end_measuring(self) -> None:
        self._measuring = None
        self._view.show_step(None)
        self.measuring_changed.emit(False)  # noqa: FBT003 - a signal
        self.show()

    def _on_model(self, model_id: str) -> None:
        self._model_lane.run(
            self, lambda: self._host.use(model_id), self._on_model_kept, self._reporter.tell
        )

    def _on_model_kept(self, _nothing: object) -> None:
        self.show()
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
        self.show()
        self._changes.announce(Change(frozenset({Kind.SETTING})))
