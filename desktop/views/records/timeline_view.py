"""Everything that passed with one contact, newest first."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.domain.interaction import Interaction, Timeline
from desktop.tables.timeline_delegate import TimelineDelegate
from desktop.tables.timeline_table import TimelineTable
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.row_list import RowList
from desktop.views.parts.view import View


class TimelineView(View):
    """A list of what passed.

    Signals:
        opened: an interaction's conversation is asked for (the thread's id).
        apart: it is asked for in a window of its own (the thread's id).
        page_wanted: older rows are looked at (the contact's id, the page's number).
    """

    opened = Signal(int)
    apart = Signal(int)
    page_wanted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="card")
        self._table, self._contact_id = TimelineTable(self), 0
        self.rows = RowList(self._table, TimelineDelegate())
        self._empty = EmptyView("clock-counter-clockwise")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 6, 2, 6)
        column.addWidget(self._stack)
        self.rows.opened.connect(lambda key: self._tell(self.opened, key))
        self.rows.apart.connect(lambda key: self._tell(self.apart, key))
        self._table.page_wanted.connect(lambda page: self.page_wanted.emit(self._contact_id, page))
        self.retranslate()

    def show_timeline(self, contact_id: int, timeline: Timeline) -> None:
        """Show what passed with a contact; nothing says so."""
        self._contact_id = contact_id
        self._table.show_timeline(timeline)
        self._stack.setCurrentWidget(self.rows if timeline.count else self._empty)

    def show_page(self, contact_id: int, page: int, records: tuple[Interaction, ...]) -> None:
        """Show older rows, if it is still this contact that is shown."""
        if contact_id == self._contact_id:
            self._table.show_page(page, records)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.rows.setAccessibleName(self.tr("Timeline"))
        self._empty.say(self.tr("Nothing yet"), self.tr("Mail, calls and notes appear here."))
        self.rows.viewport().update()

    def _tell(self, signal: SignalInstance, interaction_id: int) -> None:
        row = self._table.find_row(interaction_id)
        record = self._table.record(row) if row >= 0 else None
        if record is not None and record.thread_id:
            signal.emit(record.thread_id)
