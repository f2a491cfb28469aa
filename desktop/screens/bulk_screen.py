"""Connects the bar of marked records to the service that changes many at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change, Kind
from core.domain.view import BulkChange, BulkDeed, BulkReport, Place, Selection, View
from core.errors import UserError
from desktop import failures
from desktop.background import Job
from desktop.dialogs.bulk_dialog import BulkDialog
from desktop.routines.tag_completion import TagCompletion
from desktop.views.records.records_view import RecordsView
from desktop.wiring import Wiring
from desktop.words import view_words

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.bulk_service import BulkService
    from core.services.view_service import ViewService


class ShowsRecords(Protocol):
    """Whoever knows which records the table shows, and which of them are marked."""

    shown: View
    places: tuple[Place, ...]

    def selection(self) -> Selection | list[tuple[int, int]]:
        """Return who is marked; runs of rows where some of them were never looked at."""
        ...


class BulkScreen(QObject):
    """Asks what to do to how many, shows how far it is, and stops it when asked.

    Signals:
        changed: records were changed (what to say, the step that takes it back).
    """

    changed = Signal(str, int)

    def __init__(
        self,
        view: RecordsView,
        records: ShowsRecords,
        services: tuple[BulkService, ViewService],
        wiring: Wiring,
    ) -> None:
        super().__init__(view)
        self._view, self._records = view, records
        self._bulk, self._views = services
        self._wiring = wiring
        self._job: Job | None = None
        self.dialog: BulkDialog | None = None
        for button, deed in (
            (view.tag, BulkDeed.ADD_TAG),
            (view.untag, BulkDeed.REMOVE_TAG),
            (view.set_field, BulkDeed.SET),
            (view.archive, BulkDeed.ARCHIVE),
        ):
            button.clicked.connect(partial(self._on_asked, deed))

    def _on_asked(self, deed: BulkDeed, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot
        chosen, view = self._records.selection(), self._records.shown

        def look() -> tuple[Selection, int]:
            if not isinstance(chosen, Selection):
                ids = self._views.list_ids(view, chosen)
                return self._counted(Selection(ids, about=view.about))
            return self._counted(chosen)

        self._wiring.data_lane.run(
            self, look, lambda found: self._open(deed, *found), self._wiring.reporter.tell
        )

    def _counted(self, selection: Selection) -> tuple[Selection, int]:
        """Count who is marked; runs in the lane."""
        return selection, self._bulk.count(selection)

    def _open(self, deed: BulkDeed, selection: Selection, count: int) -> None:
        places, about = self._records.places, selection.about
        completes = partial(TagCompletion, wiring=self._wiring, is_single=True)
        window = self._view.window()
        dialog = BulkDialog(places, count, deed, window, about=about, completes=completes)
        dialog.confirmed.connect(lambda change: self._do(dialog, selection, change))
        dialog.stop_requested.connect(self._stop)
        dialog.finished.connect(self._on_finished)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _on_finished(self) -> None:
        self.dialog = None

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _do(self, dialog: BulkDialog, selection: Selection, change: BulkChange) -> None:
        def on_error(error: Exception) -> None:
            if not isinstance(error, UserError):
                self._wiring.reporter.tell(error)
            dialog.show_problem(failures.told(error))

        started: list[Job] = []

        def work(report: Callable[[tuple[int, int]], None]) -> BulkReport:
            return self._bulk.run(
                selection,
                change,
                lambda done, total: report((done, total)),
                lambda: bool(started) and started[0].is_stopped,
            )

        self._job = self._wiring.import_lane.report(
            self,
            work,
            lambda told: dialog.show_progress(*told),
            lambda report: self._on_done(dialog, selection.about, report),
            on_error,
        )
        started.append(self._job)

    def _on_done(self, dialog: BulkDialog, about: Kind, report: BulkReport) -> None:
        self._job = None
        dialog.is_running = False
        dialog.accept()
        self._wiring.changes.announce(Change(frozenset({about, Kind.TAG, Kind.COMPANY})))
        many = view_words.counted(about, report.changed)
        words = self.tr("Changed: {records}").format(records=many)
        if not report.is_complete:
            words = self.tr("Stopped. Changed: {records}").format(records=many)
        self.changed.emit(words, report.step_id)
