"""Takes in new files of the watched folder while the window is open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from core.domain.change import Change, Kind
from core.domain.importing import FolderLook, ImportOptions, TakenFile
from core.errors import UserError
from core.services.watched_folder import STILL_S, WatchedFolder
from core.settings import SettingsFile
from desktop import failures
from desktop.background import Job
from desktop.dialogs.file_choice import FileChoice
from desktop.views.imports.watch_section import WatchSection
from desktop.wiring import Wiring

# A network drive tells of nothing: it is looked at now and then.
POLL_MS = 30_000
SOON_MS = 500


class WatchScreen(QObject):
    """Looks when the system tells of a change, now and then, and again while files grow.

    Signals:
        told: what came in, and the undo step behind it (0: several, or none).
    """

    told = Signal(str, int)

    def __init__(
        self,
        view: WatchSection,
        service: WatchedFolder,
        settings_file: SettingsFile,
        wiring: Wiring,
    ) -> None:
        super().__init__(view)
        self._view, self._service, self._file = view, service, settings_file
        self._lane, self._changes = wiring.import_lane, wiring.changes
        self._reporter = wiring.reporter
        self.files, self._job = FileChoice(), Job()
        self._job.is_finished = True
        self._watcher, self._poll, self._soon = QFileSystemWatcher(self), QTimer(self), QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._soon.setSingleShot(True)
        self._watcher.directoryChanged.connect(lambda: self._soon.start(SOON_MS))
        for timer in (self._poll, self._soon):
            timer.timeout.connect(self.look)
        view.choose_requested.connect(self._on_choose)
        view.stop_requested.connect(lambda: self._watch(""))
        view.again_requested.connect(self._on_again)
        view.opened.connect(self._show_refused)

    def start(self) -> None:
        """Begin, where a folder is chosen; call once, by somebody who may import."""
        self._follow(self._file.load().watched_folder)

    def look(self) -> None:
        """See what is new, unless that is being done."""
        folder = self._file.load().watched_folder
        if not folder or not self._job.is_finished:
            return
        options = ImportOptions(default_region=self._file.load().default_region)
        box: list[Job] = []

        def should_stop() -> bool:
            return bool(box) and box[0].is_stopped

        self._job = self._lane.run(
            self,
            lambda: self._service.look(Path(folder), options, should_stop),
            self._on_looked,
            self._on_error,
        )
        box.append(self._job)

    def _on_looked(self, found: FolderLook) -> None:
        self._view.show_waiting(found.waiting)
        if found.waiting:
            self._soon.start(round(STILL_S * 1000) + SOON_MS)
        if not found.taken:
            return
        self._changes.announce(Change(frozenset(Kind)))
        self._show_refused()
        self._tell(found)

    def _tell(self, found: FolderLook) -> None:
        came = [(file, report) for file, report in found.taken if report.step_id]
        refused = [file for file, _ in found.taken if file.reason]
        if len(came) == 1 and not refused:
            file, report = came[0]
            words = self.tr("%n new record(s) from {name}", "", report.created)
            self.told.emit(words.format(name=file.name), report.step_id)
        elif came:
            self.told.emit(self.tr("%n file(s) came in from the watched folder", "", len(came)), 0)
        elif refused:
            words = self.tr("%n file(s) of the watched folder could not be taken in: see Settings.",
                            "", len(refused))  # fmt: skip
            self.told.emit(words, 0)

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._view.problem.tell(*failures.sentence(error))
        else:
            self._reporter.tell(error)

    def _on_choose(self) -> None:
        for folder in self.files.open_folder(self._view, self.tr("Watch a folder")):
            self._watch(str(folder))

    def _watch(self, folder: str) -> None:
        """Watch this one from now on; "": none."""
        self._job.stop()
        self._file.save(replace(self._file.load(), watched_folder=folder))
        self._follow(folder)

    def _follow(self, folder: str) -> None:
        if old := self._watcher.directories():
            self._watcher.removePaths(old)
        self._poll.stop()
        self._soon.stop()
        self._view.show_folder(folder)
        if folder:
            self._watcher.addPath(folder)
            self._poll.start()
            self._soon.start(SOON_MS)

    def _on_again(self) -> None:
        self._lane.run(self, self._service.try_again, lambda _done: self._look_again(),
                       self._reporter.tell)  # fmt: skip

    def _look_again(self) -> None:
        self._show_refused()
        self.look()

    def _show_refused(self) -> None:
        self._lane.run(self, self._service.list_refused, self._on_refused, self._reporter.tell)

    def _on_refused(self, refused: tuple[TakenFile, ...]) -> None:
        self._view.show_refused(refused)
