"""What of the pages can be dragged out or copied, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.domain.exporting import HandedOut
from desktop.outgoing.drag_out import DragOut
from desktop.window.pages import Pages
from desktop.window.workplace import Screens

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.export_service import ExportService
    from desktop.views.parts.row_list import RowList
    from desktop.views.records.timeline_view import TimelineView


class Carrying(QObject):
    """Contacts as cards, messages as mail files, rows of the table as a table."""

    def __init__(
        self, window: QWidget, pages: Pages, screens: Screens, exports: ExportService
    ) -> None:
        super().__init__(window)
        self._pages, self._screens, self._exports = pages, screens, exports
        self.out = DragOut(self, screens.wiring, lambda name: exports.note_taken(name))
        pages.when("contacts_page", self._serve_contacts)
        pages.when("inbox_page", self._serve_inbox)
        pages.when("companies_page", lambda: self._serve_mail(pages.company.timeline))

    def _serve_contacts(self) -> None:
        pages = self._pages
        self._serve(pages.contacts.rows, self._exports.card)
        self._serve_mail(pages.contact.timeline)
        table = pages.records_table.table
        table.lifted.connect(lambda: self.out.drag(table, self._marked()))
        table.copied.connect(lambda: self.out.copy(self._marked()))

    def _serve_inbox(self) -> None:
        view = self._pages.conversation
        self._serve_mail(view.timeline)
        view.lifted.connect(lambda key: self.out.drag(view, partial(self._exports.mail, key)))

    def _serve_mail(self, timeline: TimelineView) -> None:
        self._serve(timeline.rows, self._exports.mail)

    def _serve(self, rows: RowList, read: Callable[[int], HandedOut]) -> None:
        rows.setDragEnabled(True)
        rows.lifted.connect(lambda key: self.out.drag(rows, partial(read, key)))
        rows.copied.connect(lambda key: self.out.copy(partial(read, key)))

    def _marked(self) -> Callable[[], HandedOut]:
        """Return how the marked rows are read, with their columns and order."""
        from desktop.words import view_words  # noqa: PLC0415 - the table brings it

        known = {place.name: place for place in self._screens.records.places}
        view = self._screens.records.shown_columns()
        headings = tuple(view_words.place(known[column]) for column in view.columns)
        return partial(self._exports.rows, view, self._pages.records_table.marked_rows(), headings)
