"""Connects the import dialog to the import service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.domain.change import Change, Kind
from core.domain.importing import (
    ImportBatch,
    ImportOptions,
    ImportPreview,
    ImportProgress,
    ImportReport,
    OpenImport,
    Rejection,
)
from core.domain.knowledge import Owner
from core.errors import Cancelled, UserError
from core.settings import SettingsFile
from desktop import failures
from desktop.background import Job
from desktop.dialogs.file_choice import FileChoice
from desktop.dialogs.import_dialog import ImportDialog
from desktop.sentences import messages
from desktop.wiring import Wiring

_Tell = Callable[[ImportProgress], None]
_Work = Callable[[_Tell, Callable[[], bool]], ImportReport]

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.field_service import FieldService
    from core.services.import_service import ImportService
    from core.services.owner_service import OwnerService


class ImportScreen(QObject):
    """One import at a time, in a lane of its own: the inbox can be read meanwhile.

    Signals:
        told: that an import ended, and its step, for the toast.
        finished: an import ended (the ImportReport).
        clean_up_requested: whom an import brought is to be gone through (the step's id).
        undo_requested: an import should be taken back (the step's id).
    """

    told = Signal(str, int)
    finished = Signal(object)
    undo_requested = Signal(int)
    clean_up_requested = Signal(int)

    def __init__(
        self,
        window: QWidget,
        services: tuple[ImportService, OwnerService, FieldService],
        settings_file: SettingsFile,
        wiring: Wiring,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._imports, self._owners, self._fields = services
        self._lane, self._changes, self._reporter = (
            wiring.import_lane,
            wiring.changes,
            wiring.reporter,
        )
        self._settings_file = settings_file
        self.files = FileChoice()
        self.dialog: ImportDialog | None = None
        self._paths: tuple[Path, ...] = ()
        self._pasted = ""
        self._seen: ImportPreview | None = None
        self._job: Job | None = None
        self._reading: Job | None = None
        self._since: datetime | None = None

    def open(self, paths: tuple[Path, ...] = ()) -> None:
        """Show the dialog, with these files or asking for some."""
        dialog = self.dialog or self._make_dialog()
        dialog.show()
        dialog.activateWindow()
        if self._job is None or self._job.is_finished:
            self._lane.run(self, self._imports.find_open, self._on_open_found, self._on_error)
            self._look(paths)

    def open_work(self) -> dict[str, Any]:
        """Return what the dialog looks into, or of which import it shows the result.

        since: when one that is at work began; it may be done before the window is gone.
        """
        if self.dialog is None:
            return {}
        if self.dialog.is_over:
            return {"step": self.dialog.step} if self.dialog.step else {}
        work: dict[str, Any] = {"paths": list(map(str, self._paths)), "pasted": self._pasted}
        if self._since is not None and self._job is not None and not self._job.is_finished:
            work["since"] = self._since.isoformat()
        return work

    def resume(self, work: dict[str, Any]) -> None:
        """Open the dialog again as `open_work` returned it; not for what was taken back since."""
        if "step" in work:
            show = self._show_result(work["step"])
            self._lane.run(self, self._imports.list_batches, show, self._reporter.tell)
        elif "since" in work:
            self._lane.run(
                self,
                lambda: (self._imports.find_open(), self._imports.list_batches(1)),
                lambda found: self._show_what_became(work, *found),
                self._reporter.tell,
            )
        else:
            self.open(tuple(map(Path, work["paths"])))
            if work["pasted"]:
                self._look_into(work["pasted"])

    def _show_what_became(
        self, work: dict[str, Any], stopped: OpenImport | None, newest: tuple[ImportBatch, ...]
    ) -> None:
        """Show the result of an import that was at work, else what there is to do about it."""
        began = datetime.fromisoformat(work["since"])
        done = next((batch for batch in newest if batch.started_at >= began), None)
        if stopped is not None:
            self.open()  # it is offered to go on
        elif done is not None:
            self._show_result(done.step_id)((done,))
        else:
            self.resume({"paths": work["paths"], "pasted": work["pasted"]})

    def _show_result(self, step_id: int) -> Callable[[tuple[ImportBatch, ...]], None]:
        def show(batches: tuple[ImportBatch, ...]) -> None:
            for batch in batches:
                if batch.step_id == step_id and batch.undone_at is None and self.dialog is None:
                    self._make_dialog().show_earlier(batch)

        return show

    def _make_dialog(self) -> ImportDialog:
        dialog = ImportDialog(self._window)
        dialog.files_requested.connect(self._on_files)
        dialog.folder_requested.connect(self._on_folder)
        dialog.paste_requested.connect(self._on_paste)
        dialog.paths_chosen.connect(self._look)
        dialog.preview_requested.connect(self._preview)
        dialog.import_requested.connect(self._on_import)
        dialog.stop_requested.connect(self._on_stop)
        dialog.undo_requested.connect(self.undo_requested)
        dialog.clean_up_requested.connect(self.clean_up_requested)
        dialog.save_requested.connect(self._on_save)
        dialog.finished.connect(self._on_closed)
        dialog.open_import.go_on_requested.connect(self._on_go_on)
        dialog.open_import.leave_requested.connect(self._on_leave)
        self.dialog = dialog
        return dialog

    def _on_open_found(self, found: OpenImport | None) -> None:
        if self.dialog is not None:
            self.dialog.show_open(found)

    def _on_leave(self, found: OpenImport) -> None:
        self._on_open_found(None)
        self._lane.run(self, lambda: self._imports.leave(found), lambda _done: None, self._on_error)

    def _on_go_on(self, found: OpenImport) -> None:
        if self.dialog is not None:
            self.dialog.show_going_on(found.label)
        self._bring_in(
            lambda tell, should_stop: self._imports.go_on(found, tell, should_stop),
            ImportOptions(),
        )

    def _on_closed(self) -> None:
        self._paths, self._pasted = (), ""
        if self._reading is not None:
            self._reading.cancel()
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _on_files(self) -> None:
        if self.dialog is not None:
            self._look(self.files.open_files(self.dialog, self.tr("Import files")))

    def _on_folder(self) -> None:
        if self.dialog is not None:
            self._look(self.files.open_folder(self.dialog, self.tr("Import a folder")))

    def _look(self, paths: tuple[Path, ...]) -> None:
        if not paths or self.dialog is None:
            return
        self._paths, self._pasted = paths, ""
        self.dialog.show_paths(paths)
        self._preview(ImportOptions())

    def open_text(self, text: str) -> None:
        """Show the dialog with a chat or a mail as it was written elsewhere."""
        self.open()
        if self._job is None or self._job.is_finished:
            self._look_into(text)

    def _on_paste(self) -> None:
        self._look_into(QGuiApplication.clipboard().text())

    def _look_into(self, text: str) -> None:
        if self.dialog is None:
            return
        if not text.strip():
            self.dialog.show_problem(
                self.tr("There is no text on the clipboard."),
                self.tr("Copy a chat or a mail first, then paste it here."),
            )
            return
        self._paths, self._pasted = (), text
        self.dialog.show_paths((), is_pasted=True)
        self._preview(self.dialog.options())

    def _complete(self, options: ImportOptions) -> ImportOptions:
        """Return the options with what the dialog doesn't ask for."""
        region = self._settings_file.load().default_region
        return replace(options, default_region=region, pasted=self._pasted)

    def _preview(self, options: ImportOptions) -> None:
        paths, options = self._paths, self._complete(options)
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._lane.run(
            self,
            lambda: (self._imports.preview(paths, options), self._owners.get_owner()),
            self._on_preview,
            self._on_error,
        )

    def _on_preview(self, found: tuple[ImportPreview, Owner]) -> None:
        if self.dialog is not None:
            preview, owner = found
            self._seen = preview
            self.dialog.show_preview(preview, owner.addresses)

    def _on_import(self, options: ImportOptions) -> None:
        paths, seen, options = self._paths, self._seen, self._complete(options)
        self._since = None if options.is_dry_run else datetime.now(UTC)

        def work(tell: _Tell, should_stop: Callable[[], bool]) -> ImportReport:
            if seen is not None and not options.is_dry_run:
                self._fields.make_for_import(seen, options.mapping)
            return self._imports.run(paths, options, tell, should_stop)

        self._bring_in(work, options)

    def _bring_in(self, work: _Work, options: ImportOptions) -> None:
        job_box: list[Job] = []

        def should_stop() -> bool:
            return bool(job_box) and job_box[0].is_stopped

        self._job = self._lane.report(
            self,
            lambda tell: work(tell, should_stop),
            self._on_progress,
            lambda report: self._on_done(report, options),
            self._on_error,
        )
        job_box.append(self._job)

    def _on_progress(self, progress: ImportProgress) -> None:
        if self.dialog is not None:
            self.dialog.show_progress(progress)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _on_done(self, report: ImportReport, options: ImportOptions) -> None:
        if self.dialog is not None:
            self.dialog.show_report(report)
        if options.is_dry_run:
            return
        self._paths, self._pasted = (), ""
        self._changes.announce(Change(frozenset(Kind)))
        self._remember_addresses(options.owner_addresses)
        self.finished.emit(report)
        words = self.tr("Import finished: %n new record(s)", "", report.created)
        self.told.emit(words, report.step_id)

    def _remember_addresses(self, addresses: tuple[str, ...]) -> None:
        """Keep the owner's addresses for the next time; a name in a chat is none."""
        addresses = tuple(address for address in addresses if "@" in address)

        def work() -> Change:
            owner = self._owners.get_owner()
            both = tuple(dict.fromkeys((*owner.addresses, *addresses)))
            if both == owner.addresses:
                return Change(frozenset())
            return self._owners.set_owner(Owner(owner.name, owner.business, both))

        self._lane.run(self, work, self._changes.announce, self._reporter.tell)

    def _on_save(self, report: ImportReport) -> None:
        if self.dialog is None:
            return
        title, name = self.tr("Save what was left out"), self.tr("left out.csv")
        to = self.files.save_file(self.dialog, title, name)
        if to is None:
            return

        def say(rejection: Rejection) -> str:
            return messages.rejection(rejection.reason, rejection.details, failures.translate)

        self._lane.run(
            self,
            lambda: self._imports.save_rejected(report.rejections, to, say),
            lambda count: self._on_saved(count, to),
            self._on_error,
        )

    def _on_saved(self, count: int, to: Path) -> None:
        if self.dialog is not None:
            self.dialog.report.show_saved(count, to.name)

    def _on_error(self, error: Exception) -> None:
        if self.dialog is not None:
            if isinstance(error, Cancelled):
                self.dialog.show_problem(self.tr("The import was stopped."), "")
            else:
                self.dialog.show_problem(*failures.sentence(error))
        if not isinstance(error, UserError):
            self._reporter.tell(error)
