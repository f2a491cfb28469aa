"""Connects the duplicates to their service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.domain.contact import Contact
from core.domain.duplicate import (
    DuplicateGroup,
    Merge,
    MergeWish,
    ScanProgress,
    ShownGroup,
)
from core.errors import Cancelled
from desktop.background import Job
from desktop.dialogs.duplicates_dialog import DuplicatesDialog
from desktop.tables.paged_table import PAGE_ROWS
from desktop.wiring import Wiring
from desktop.words import joined_words

if TYPE_CHECKING:
    from core.insight.match_scan import MatchScan
    from core.services.duplicate_service import DuplicateService


class DuplicatesScreen(QObject):
    """Decides what the dialog of duplicates shows.

    The search and its result live in the import lane: the inbox can be read meanwhile.

    Signals:
        told: what was done, for the toast.
    """

    told = Signal(str)

    def __init__(self, window: QWidget, service: DuplicateService, wiring: Wiring) -> None:
        super().__init__(window)
        self._window, self._service = window, service
        self._data_lane, self._scan_lane = wiring.data_lane, wiring.import_lane
        self._changes, self._reporter = wiring.changes, wiring.reporter
        self._scan: MatchScan | None = None
        self._groups: tuple[DuplicateGroup, ...] = ()
        self._job: Job | None = None
        self.dialog: DuplicatesDialog | None = None

    def open(self) -> None:
        """Open the dialog, or bring it to the front, and search."""
        if self.dialog is None:
            self.dialog = dialog = DuplicatesDialog(self._window)
            dialog.threshold_changed.connect(lambda _value: self._regroup())
            dialog.chosen.connect(self._on_chosen)
            dialog.table.page_wanted.connect(self._on_page_wanted)
            dialog.preview_requested.connect(self._on_preview)
            dialog.merge_requested.connect(self._on_merge)
            dialog.apart_requested.connect(self._on_apart)
            dialog.unmerge_requested.connect(self._on_unmerge)
            dialog.search_requested.connect(self._search)
            dialog.stop_requested.connect(self._on_stop)
            dialog.merges_requested.connect(self._list_merges)
            dialog.finished.connect(self._on_closed)
            dialog.finished.connect(dialog.deleteLater)
            self._search()
        self.dialog.show()
        self.dialog.activateWindow()

    def _search(self) -> None:
        if self.dialog is None:
            return
        self.dialog.show_progress(None)
        box: list[Job] = []

        def should_stop() -> bool:
            return bool(box) and box[0].is_stopped

        self._job = self._scan_lane.report(
            self,
            lambda tell: self._service.scan(tell, should_stop),
            self._on_progress,
            self._on_scanned,
            self._on_failed,
        )
        box.append(self._job)

    def _on_progress(self, progress: ScanProgress) -> None:
        if self.dialog is not None:
            self.dialog.show_progress(progress)

    def _on_scanned(self, scan: MatchScan) -> None:
        self._scan = scan
        self._regroup()

    def _on_failed(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_stopped()
        if not isinstance(error, Cancelled):
            self._reporter.tell(error)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _on_closed(self) -> None:
        self._on_stop()
        self.dialog, self._scan, self._groups = None, None, ()

    def _regroup(self) -> None:
        scan, dialog = self._scan, self.dialog
        if scan is not None and dialog is not None:
            threshold = dialog.threshold()
            self._scan_lane.run(
                self, lambda: scan.groups(threshold), self._on_groups, self._reporter.tell
            )

    def _on_groups(self, groups: tuple[DuplicateGroup, ...]) -> None:
        self._groups = groups
        if self.dialog is not None:
            self.dialog.show_count(len(groups), sum(len(group.contact_ids) for group in groups))

    def _on_page_wanted(self, page: int) -> None:
        groups = self._groups[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]
        self._data_lane.run(
            self,
            lambda: self._read(groups),
            lambda shown: self._on_page(page, groups, shown),
            self._reporter.tell,
        )

    def _read(self, groups: tuple[DuplicateGroup, ...]) -> tuple[ShownGroup, ...]:
        """Read the contacts of groups; runs in the lane."""
        wanted = [contact_id for group in groups for contact_id in group.contact_ids]
        found = {contact.id: contact for contact in self._service.get_contacts(wanted)}
        return tuple(
            ShownGroup(group, tuple(found[each] for each in group.contact_ids if each in found))
            for group in groups
        )

    def _on_page(
        self, page: int, groups: tuple[DuplicateGroup, ...], shown: tuple[ShownGroup, ...]
    ) -> None:
        is_current = groups == self._groups[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]
        if self.dialog is not None and is_current:
            self.dialog.show_rows(page, shown)

    def _on_chosen(self, key: int) -> None:
        group = next((group for group in self._groups if group.contact_ids[0] == key), None)
        if group is not None:
            self._data_lane.run(
                self, lambda: self._read((group,)), self._on_opened, self._reporter.tell
            )

    def _on_opened(self, shown: tuple[ShownGroup, ...]) -> None:
        if self.dialog is not None and len(shown[0].contacts) > 1:
            self.dialog.show_group(shown[0])

    def _on_preview(self, wish: MergeWish) -> None:
        self._data_lane.run(
            self,
            lambda: self._service.preview(wish),
            lambda joined: self._on_joined(wish, joined),
            self._reporter.tell,
        )

    def _on_joined(self, wish: MergeWish, joined: Contact) -> None:
        if self.dialog is not None and self.dialog.preview.wish() == wish:
            self.dialog.show_joined(joined)

    def _on_merge(self, wish: MergeWish) -> None:
        self._data_lane.run(
            self, lambda: self._service.merge(wish), self._on_merged, self._on_refused
        )

    def _on_merged(self, done: tuple[Merge, Change]) -> None:
        merge, change = done
        if self._scan is not None:
            self._scan.forget(merge.other_ids)
        self._changes.announce(change)
        self._regroup()
        names = joined_words.listed(merge.names)
        self.told.emit(self.tr("Merged: {names}. It can be taken apart.").format(names=names))

    def _on_apart(self, contact_ids: tuple[int, ...]) -> None:
        self._data_lane.run(
            self,
            lambda: self._service.keep_apart(contact_ids),
            self._on_kept_apart,
            self._on_refused,
        )

    def _on_kept_apart(self, change: Change) -> None:
        ids = sorted(change.ids)
        if self._scan is not None:
            self._scan.keep_apart([(a, b) for at, a in enumerate(ids) for b in ids[at + 1 :]])
        self._changes.announce(change)
        self._regroup()

    def _on_unmerge(self, merge_id: int) -> None:
        self._data_lane.run(
            self, lambda: self._service.unmerge(merge_id), self._on_unmerged, self._reporter.tell
        )

    def _on_unmerged(self, done: tuple[Merge, Change]) -> None:
        merge, change = done
        if self._scan is not None:
            self._scan.recall(merge.other_ids)
        self._changes.announce(change)
        self._regroup()
        self._list_merges()
        names = joined_words.listed(merge.names)
        self.told.emit(self.tr("Apart again: {names}").format(names=names))

    def _on_refused(self, error: Exception) -> None:
        """What was tried isn't done: show the groups as they are."""
        self._reporter.tell(error)
        self._regroup()

    def _list_merges(self) -> None:
        self._data_lane.run(self, self._read_merges, self._on_merges, self._reporter.tell)

    def _read_merges(self) -> tuple[tuple[Merge, str], ...]:
        """Read the merges with their survivors' names; runs in the lane."""
        merges = self._service.list_merges()
        ids = list({merge.survivor_id for merge in merges})
        names = {contact.id: contact.name for contact in self._service.get_contacts(ids)}
        return tuple((merge, names.get(merge.survivor_id, "–")) for merge in merges)

    def _on_merges(self, merges: tuple[tuple[Merge, str], ...]) -> None:
        if self.dialog is not None:
            self.dialog.show_merges(merges)
