"""The command palette: one line to type in, and below it all that can be done and opened."""

from __future__ import annotations

from typing import cast

import shiboken6
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from desktop.tables.paged_table import RECORD_ROLE, Index
from desktop.tables.palette_delegate import ENTRY_PX, HEAD_PX, PaletteDelegate
from desktop.views.parts.label import Label
from desktop.views.parts.search_box import SearchBox
from desktop.views.parts.view import View
from desktop.window.palette_entries import PaletteEntry

WIDE_PX, MOST_PX, TOP_PX = 640, 520, 64
_NOWHERE = QModelIndex()
Rows = list["str | PaletteEntry"]


class _EntryModel(QAbstractListModel):
    """Headings and entries in the order in which they are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Rows = []

    def show_rows(self, rows: Rows) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], PaletteEntry):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self.rows[index.row()]
        if role == RECORD_ROLE:
            return row
        texts = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
        if role not in texts:
            return None
        return row.spoken if isinstance(row, PaletteEntry) else row


class PaletteView(View):
    """A veil over the window with a sheet on it. Up and Down move, Enter does, Esc puts it away.

    Signals:
        typed: other words stand in the line (trimmed).
        chosen: an entry was chosen that can be done (the PaletteEntry).
    """

    typed = Signal(str)
    chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, name="paletteVeil")
        self._window, self._before = window, window
        self._is_moved = False
        self._model = _EntryModel(self)
        self._sheet = QFrame(self)
        self._sheet.setObjectName("palette")
        self.line, self.list = SearchBox(), QListView()
        self._foot = Label("meta")
        self.list.setModel(self._model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(0, 12, 0, 8)
        column.setSpacing(6)
        line = QVBoxLayout()
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(self.line)
        column.addLayout(line)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot)
        self._foot.setContentsMargins(16, 0, 16, 0)
        self.line.textChanged.connect(self._on_text)
        self.line.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()
        self.retranslate()

    def open(self) -> None:
        """Show it with an empty line; the keyboard comes back where it was."""
        if self.isVisible():
            self.close_sheet()
            return
        self._before = self._window.focusWidget() or self._window
        self.setGeometry(self._window.rect())
        self.line.clear()
        self._foot.setText(self._keys)
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_sheet(self) -> None:
        """Put it away."""
        if self.isVisible():
            self.hide()
            if shiboken6.isValid(self._before):  # what was there may have been made anew meanwhile
                self._before.setFocus()

    def show_rows(self, rows: Rows) -> None:
        """Show these rows; the first entry is chosen unless the person moved to one of them."""
        known = self._entry() if self._is_moved else None
        self._model.show_rows(rows)
        places = [at for at, row in enumerate(rows) if isinstance(row, PaletteEntry)]
        same = (at for at in places if known is not None and _is_same(rows[at], known))
        at = next(same, places[0] if places else -1)
        if at >= 0:
            self.list.setCurrentIndex(self._model.index(at, 0))
        if not places:
            self._foot.setText(self.tr("Nothing of that name"))
        else:
            self._foot.setText(self._keys)
        self._place()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.line.say(self.tr("Type a command, a name, a firm, a deal, a task"))
        self.list.setAccessibleName(self.tr("Commands and records"))
        self.setAccessibleName(self.tr("Commands and records"))
        self._keys = self.tr("Up and Down move, Enter does it, Esc closes")

    def _on_text(self, text: str) -> None:
        self._is_moved = False
        self.typed.emit(text.strip())

    def _place(self) -> None:
        rows = self._model.rows
        entries = sum(isinstance(row, PaletteEntry) for row in rows)
        wanted = entries * ENTRY_PX + (len(rows) - entries) * HEAD_PX + 92
        wide = min(WIDE_PX, self.width() - 48)
        most = min(MOST_PX, self.height() - TOP_PX - 24)
        left = (self.width() - wide) // 2
        self._sheet.setGeometry(left, TOP_PX, wide, min(wanted, most))

    def _entry(self) -> PaletteEntry | None:
        at = self.list.currentIndex().row()
        row = self._model.rows[at] if 0 <= at < len(self._model.rows) else None
        return row if isinstance(row, PaletteEntry) else None

    def _move(self, step: int) -> None:
        rows = self._model.rows
        places = [at for at, row in enumerate(rows) if isinstance(row, PaletteEntry)]
        if not places:
            return
        self._is_moved = True
        at = self.list.currentIndex().row()
        place = places.index(at) + step if at in places else 0
        self.list.setCurrentIndex(self._model.index(places[place % len(places)], 0))
        self._say()

    def _say(self) -> None:
        """Let who listens hear the entry: the keyboard stays in the line."""
        entry = self._entry()
        if entry is not None:
            said = QAccessibleAnnouncementEvent(self.line, entry.spoken)
            QAccessible.updateAccessibility(said)

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row, 0))
        entry = self._entry()
        if entry is None:
            return
        if entry.why_not:
            self._foot.setText(entry.why_not)
            said = QAccessibleAnnouncementEvent(self.line, entry.why_not)
            QAccessible.updateAccessibility(said)
            return
        self.close_sheet()
        self.chosen.emit(entry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are for the list, and lie over the whole window."""
        if not self.isVisible():
            return super().eventFilter(watched, event)
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self._place()
        if watched is self.line and event.type() == QEvent.Type.ShortcutOverride:
            if cast("QKeyEvent", event).key() == Qt.Key.Key_Escape:
                event.accept()  # else the window's own Escape would take it
        elif watched is self.line and event.type() == QEvent.Type.KeyPress:
            return self._took(cast("QKeyEvent", event))
        return super().eventFilter(watched, event)

    def _took(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        if key in steps:
            self._move(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._move(6 if key == Qt.Key.Key_PageDown else -6)
        elif key == Qt.Key.Key_Escape:
            self.close_sheet()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex().row())
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet puts it away."""
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.close_sheet()


def _is_same(row: str | PaletteEntry, entry: PaletteEntry) -> bool:
    return isinstance(row, PaletteEntry) and (row.title, row.note) == (entry.title, entry.note)
