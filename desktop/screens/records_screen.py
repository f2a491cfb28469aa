"""Connects the table to the views, and what is typed over in it to the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain import view_json
from core.domain.change import Change, Kind
from core.domain.view import (
    Anchor,
    Condition,
    Group,
    Place,
    SavedView,
    Selection,
    View,
    ViewPage,
    everything,
)
from core.errors import UserError
from desktop.background import Job
from desktop.dialogs.columns_dialog import ColumnsDialog
from desktop.dialogs.condition_dialog import ConditionDialog
from desktop.dialogs.file_choice import FileChoice
from desktop.dialogs.name_dialog import NameDialog
from desktop.routines.tag_completion import TagCompletion
from desktop.tables.paged_table import PAGE_ROWS
from desktop.views.records.records_view import RecordsView
from desktop.wiring import Wiring
from desktop.words import view_words

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.view_service import ViewService

SETTLE_MS = 150
_SEEN = frozenset(
    {
        Kind.CONTACT,
        Kind.COMPANY,
        Kind.INTERACTION,
        Kind.SENTIMENT,
        Kind.FIELD,
        Kind.TAG,
        Kind.DEAL,
        Kind.TASK,
    }
)


class RecordsScreen(QObject):
    """Decides what the table shows.

    Signals:
        told: what was done, for the toast.
        opened, company_opened, deal_opened: a record should be shown (its id).
    """

    told = Signal(str)
    opened = Signal(int)
    company_opened = Signal(int)
    deal_opened = Signal(int)

    def __init__(self, view: RecordsView, service: ViewService, wiring: Wiring) -> None:
        super().__init__(view)
        self._view, self._service = view, service
        self._lane, self._changes, self._reporter = (
            wiring.data_lane,
            wiring.changes,
            wiring.reporter,
        )
        self._long_lane = wiring.import_lane
        self.files = FileChoice()
        self.shown, self.places = View(), tuple[Place, ...]()
        self._name, self._is_stale, self._asks_order = "all", True, 0
        self._saved = tuple[SavedView, ...]()
        self._anchors: list[Anchor] = []
        self._jobs: list[Job] = []
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._look_again)
        self._complete_tag = partial(TagCompletion, wiring=wiring, is_single=True)
        view.cells.completes = partial(TagCompletion, wiring=wiring)
        self._connect(view)
        self._dialogs = wiring.dialogs
        self._dialogs.offer("view", self._on_save)
        self._dialogs.offer("condition", self._ask_again)
        wiring.changes.changed.connect(self._on_changed)

    def _connect(self, view: RecordsView) -> None:
        view.grid.page_wanted.connect(self._on_page_wanted)
        view.grid.edited.connect(self._on_edited)
        view.opened.connect(self._on_opened)
        view.about_chosen.connect(self.show_about)
        view.view_chosen.connect(self._on_view)
        view.sort_requested.connect(self._on_sort)
        view.filters.changed.connect(self._on_filter)
        view.filters.add_requested.connect(lambda: self._ask_condition(-1))
        view.filters.change_requested.connect(self._ask_condition)
        view.columns.clicked.connect(self._on_columns)
        view.save.clicked.connect(self._on_save)
        view.forget.clicked.connect(self._on_forget)
        view.export.clicked.connect(self._on_export)

    def show(self) -> None:
        """The table is opened: look, if something changed since."""
        if self._is_stale:
            self._look_again()

    def show_about(self, about: Kind) -> None:
        """Show records of another kind: what can be asked about them is looked up first."""
        self._drop_jobs()
        self.shown, self._name, self.places = everything(about), "all", ()
        self._look_again()

    def open_work(self) -> dict[str, Any]:
        """Return the view that is open, as JSON can hold it."""
        return {"view": view_json.to_json(self.shown), "name": self._name}

    def resume(self, work: dict[str, Any]) -> None:
        """Ask what was asked before; the table does when it is looked at."""
        try:
            self.shown = view_json.from_json(work["view"])
        except UserError:
            return  # kept by another version
        self._name, self.places, self._is_stale = str(work["name"]), (), True

    def _look_again(self) -> None:
        if not self._view.isVisible():
            self._is_stale = True
            return
        self._is_stale, about = False, self.shown.about
        self._run(
            lambda: (
                self._service.list_places(about),
                self._service.list_views(),
                self._service.tag_colours(),
            ),
            self._on_known,
        )

    def _on_known(
        self, found: tuple[tuple[Place, ...], tuple[SavedView, ...], dict[str, str]]
    ) -> None:
        places, self._saved, self._view.grid.colours = found
        self._view.show_views(self._of_these(), self._name)
        if places != self.places or not self._view.grid.places:
            self.places = places
            self._view.show_view(self.shown, places)
        self._ask(keeps_place=True)

    def _run(self, work: Callable[[], object], on_done: Callable[..., object]) -> None:
        self._jobs = [job for job in self._jobs if not job.is_finished]
        self._jobs.append(self._lane.run(self, work, on_done, self._on_error))

    def _drop_jobs(self) -> None:
        for job in self._jobs:
            job.cancel()
        self._jobs = []

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._view.show_count(0)
        self._reporter.tell(error)

    def _ask(self, *, keeps_place: bool = False) -> None:
        """Ask for the view: the first rows at once, how many there are in all behind them."""
        self._drop_jobs()
        self._anchors = []
        view = self.shown
        if keeps_place and self._view.grid.rowCount():
            self._run(lambda: self._service.count(view), self._view.show_count)
            return
        self._run(lambda: self._service.page(view, PAGE_ROWS), self._on_first)

    def _on_first(self, page: ViewPage) -> None:
        view, count = self.shown, len(page.rows)
        is_whole = count < PAGE_ROWS
        self._view.show_count(count, is_whole=is_whole)
        self._keep(0, page)
        if not is_whole:
            self._run(lambda: self._service.count(view), self._on_whole)

    def _on_whole(self, count: int) -> None:
        first = tuple(
            row for at in range(PAGE_ROWS) if (row := self._view.grid.record(at)) is not None
        )
        self._view.show_count(count)
        if len(first) == PAGE_ROWS:
            self._view.grid.show_page(0, first)  # read a moment ago: not asked for again

    def _on_page_wanted(self, page: int) -> None:
        view, row = self.shown, page * PAGE_ROWS
        before = [anchor for anchor in self._anchors if anchor.row < row]
        after = max(before, key=lambda anchor: anchor.row, default=None)
        self._run(
            lambda: self._service.page(view, PAGE_ROWS, row, after),
            lambda found: self._keep(page, found),
        )

    def _keep(self, page: int, found: ViewPage) -> None:
        self._view.grid.show_page(page, found.rows)
        if found.last is not None:
            self._anchors.append(found.last)

    def _show(self, view: View, name: str = "") -> None:
        """Ask another question."""
        self.shown, self._name = view, name
        self._view.show_views(self._of_these(), name)
        self._view.show_view(view, self.places)
        self._ask()

    def _of_these(self) -> tuple[SavedView, ...]:
        """Return the views of the records that are shown."""
        return tuple(saved for saved in self._saved if saved.view.about is self.shown.about)

    def _on_opened(self, record_id: int) -> None:
        signals = {Kind.COMPANY: self.company_opened, Kind.DEAL: self.deal_opened}
        signals.get(self.shown.about, self.opened).emit(record_id)

    def _on_view(self, saved: SavedView) -> None:
        self._show(saved.view, saved.name)

    def _on_sort(self, place: str) -> None:
        known = next((each for each in self.places if each.name == place), None)
        if known is None or not known.is_sortable:
            self.told.emit(self.tr("A table can't be put in the order of this column."))
            self._view.show_view(self.shown, self.places)
            self._ask()
            return
        is_same = self.shown.sort == place
        is_descending = is_same and not self.shown.is_descending
        self._show(replace(self.shown, sort=place, is_descending=is_descending), self._name)

    def _on_filter(self, filter_: Group) -> None:
        self._show(replace(self.shown, filter=filter_))

    def _ask_condition(self, number: int) -> None:
        parts = self.shown.filter.parts
        part = parts[number] if 0 <= number < len(parts) else None
        before = part if isinstance(part, Condition) else None
        known = {place.name for place in self.places}
        if before is not None and before.place not in known:
            before = None  # its field is gone; another one may take its place
        window = self._view.window()
        dialog = ConditionDialog(self.places, before, window, completes=self._complete_tag)
        dialog.chosen.connect(lambda made: self._view.filters.replace(number, made))
        self._dialogs.open(dialog, "condition", number)

    def _ask_again(self, number: int) -> None:
        def on_places(places: tuple[Place, ...]) -> None:
            self.places = places
            self._ask_condition(number)

        self._lane.run(self, self._service.list_places, on_places, self._reporter.tell)

    def _on_columns(self) -> None:
        dialog = ColumnsDialog(self.places, self.shown.columns, self._view.window())
        dialog.chosen.connect(
            lambda columns: self._show(replace(self.shown, columns=columns), self._name)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_save(self) -> None:
        name = next((s.name for s in self._of_these() if s.name == self._name and s.id), "")
        dialog = NameDialog(self.tr("Save view"), self.tr("Name"), name, self._view.window())
        dialog.named.connect(self._on_named)
        self._dialogs.open(dialog, "view")

    def _on_named(self, name: str) -> None:
        view = self.shown
        self._lane.run(
            self,
            lambda: self._service.save(name, view),
            self._on_saved,
            self._dialogs.not_stored("view", self._reporter.tell),
        )

    def _on_saved(self, saved: SavedView) -> None:
        self._name = saved.name
        self.told.emit(self.tr("View {name} saved").format(name=saved.name))
        self._changes.announce(Change(frozenset({Kind.VIEW})))

    def _on_forget(self) -> None:
        saved = next((s for s in self._of_these() if s.name == self._name and s.id), None)
        if saved is not None:
            self._name = "all"
            self._lane.run(
                self,
                lambda: self._service.remove(saved.id),
                self._changes.announce,
                self._reporter.tell,
            )

    def _on_export(self) -> None:
        title = self.tr("Save these rows as a table")
        names = {
            Kind.CONTACT: self.tr("contacts.csv"),
            Kind.COMPANY: self.tr("companies.csv"),
            Kind.DEAL: self.tr("deals.csv"),
        }
        to = self.files.save_file(self._view, title, names[self.shown.about])
        if to is None:
            return
        known = {place.name: place for place in self.places}
        view = self.shown_columns()
        headings = tuple(view_words.place(known[column]) for column in view.columns)
        self._long_lane.run(
            self,
            lambda: self._service.export(view, to, headings),
            lambda rows: self.told.emit(
                self.tr("%n row(s) saved as {file}", "", rows).format(file=to.name)
            ),
            self._reporter.tell,
        )

    def _on_edited(self, record_id: int, place: str, text: str) -> None:
        about = self.shown.about
        self._lane.run(
            self,
            lambda: self._service.set_cell(about, record_id, place, text),
            self._changes.announce,
            self._reporter.tell,
        )

    def shown_columns(self) -> View:
        """Return the view without the columns whose field is gone."""
        known = {place.name for place in self.places}
        return replace(self.shown, columns=tuple(c for c in self.shown.columns if c in known))

    def selection(self) -> Selection | list[tuple[int, int]]:
        """Return who is marked; runs of rows where some of them were never looked at."""
        if self._view.is_all_marked():
            return Selection(filter=self.shown.filter, about=self.shown.about)
        runs = self._view.marked_rows()
        keys = [self._view.grid.key_at(row) for a, b in runs for row in range(a, b + 1)]
        return Selection(tuple(keys), about=self.shown.about) if all(keys) else runs

    def _on_changed(self, change: Change) -> None:
        if change.kinds & (_SEEN | {Kind.VIEW}):
            self._is_stale = True
            self._settling.start()
