"""Lets an idle model give its memory back, as the owner chose."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from core.domain.model import RestPolicy
from core.domain.ports import ModelHost
from core.settings import SettingsFile
from desktop.background import AnyLane
from desktop.failures import FailureReporter

LOOK_MS = 15_000


class ModelRest(QObject):
    """Asks from time to time, in the model lane, so that it can never come into a request."""

    def __init__(
        self,
        host: ModelHost,
        settings_file: SettingsFile,
        lane: AnyLane,
        reporter: FailureReporter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._host, self._file, self._lane, self._reporter = host, settings_file, lane, reporter
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Have the model rest if it is due; nothing to do while it works or isn't loaded."""
        if not self._lane.is_idle or not self._host.state().is_loaded:
            return
        settings = self._file.load()
        policy = RestPolicy(settings.model_rest_minutes * 60.0, settings.model_rests_on_saver)
        self._lane.run(
            self, lambda: self._host.rest_if_due(policy), lambda _did: None, self._reporter.tell
        )
