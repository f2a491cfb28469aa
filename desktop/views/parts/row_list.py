"""A list of 72-pixel rows that stays quick with a million of them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop import theme
from desktop.tables.paged_table import PagedTable
from desktop.tables.row_delegate import RowDelegate

Record = TypeVar("Record")


def show_as_list(table: QTableView, row_px: int) -> None:
    """Make a table of one column look like a list of rows that are so high."""
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setMouseTracking(True)
    table.setTabKeyNavigation(False)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.horizontalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    heights = table.verticalHeader()
    heights.hide()
    heights.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    heights.setDefaultSectionSize(row_px)


class RowList(QTableView):
    """One column without headers. A QListView measures every row; a table with fixed rows doesn't.

    Signals:
        chosen: the person moved to another record (its key).
        opened: Enter or a double click on the record (its key).
        lifted: the record is being dragged out (its key); only after `setDragEnabled`.
        copied: Ctrl+C on the record (its key).
        apart: the middle button on a record (its key).
    """

    chosen = Signal(int)
    opened = Signal(int)
    lifted = Signal(int)
    copied = Signal(int)
    apart = Signal(int)

    def __init__(
        self, table: PagedTable[Record], delegate: RowDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key, self._is_following = 0, False
        self._key_at, self._find_row = table.key_at, table.find_row
        self.setModel(table)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        show_as_list(self, theme.row_px())
        self.activated.connect(lambda index: self._open(index.row()))
        table.dataChanged.connect(self._keep_place)
        theme.watch().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.row_px())
        self.viewport().update()

    @property
    def key(self) -> int:
        """The chosen record, 0 for none."""
        return self._key

    def choose(self, key: int) -> None:
        """Move to a record; its row is marked when it is among the known ones."""
        self._key = key
        self._keep_place()
        if self._find_row(key) < 0:
            self.clearSelection()

    def choose_first(self) -> None:
        """Move to the first row, if its record is known."""
        if self._key_at(0):
            self.setCurrentIndex(self.model().index(0, 0))

    def _keep_place(self) -> None:
        """Keep the mark on the same record when rows moved; nobody is told."""
        row = self._find_row(self._key) if self._key else -1
        if row == self.currentIndex().row() and self.selectionModel().hasSelection():
            return
        self._is_following = True
        if row >= 0:
            self.setCurrentIndex(self.model().index(row, 0))
        elif self._key == 0:
            self.clearSelection()
        self._is_following = False

    def _open(self, row: int) -> None:
        if self._key_at(row):
            self.opened.emit(self._key_at(row))

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Leave it to whoever listens to find out what the record is in another program."""
        del supported
        if key := self._key_at(self.currentIndex().row()):
            self.lifted.emit(key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the middle button for a window of its own; it chooses nothing here."""
        if event.button() is Qt.MouseButton.MiddleButton:
            if key := self._key_at(self.rowAt(event.position().toPoint().y())):
                self.apart.emit(key)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the record; everything else as in every list."""
        if event.matches(QKeySequence.StandardKey.Copy):
            if key := self._key_at(self.currentIndex().row()):
                self.copied.emit(key)
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which record was chosen."""
        super().selectionChanged(selected, deselected)
        if self._is_following or not selected.indexes():
            return
        key = self._key_at(selected.indexes()[0].row())
        if key and key != self._key:
            self._key = key
            self.chosen.emit(key)
