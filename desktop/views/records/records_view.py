"""Contacts, companies or deals as a table: filters, columns, cells to type over, many at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.domain.change import Kind
from core.domain.view import DEFAULT_COLUMNS, Place, SavedView
from core.domain.view import View as AskedView
from desktop import theme
from desktop.actions import Actions
from desktop.tables.cell_editor import CellEditor
from desktop.tables.cell_grid import CellGrid
from desktop.views.parts.button import Button
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.grid_view import GridView
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.views.records.filter_bar import FilterBar
from desktop.words import view_words

COLUMN_PX, NAME_PX, SIDE_PX = 150, 200, 24
_ICONS = {Kind.CONTACT: "users", Kind.COMPANY: "buildings", Kind.DEAL: "handshake"}
_WIDTHS = {"name": NAME_PX, "email": 210, "company": 180, "tags": 150, "messages": 90,
           "stage": 120, "amount": 110, "state": 90, "domain": 200, "people": 80,
           "open_deals": 110, "last_contact": 140}  # fmt: skip


class RecordsView(View):
    """A table of the records that a view asks for.

    Signals:
        about_chosen: records of another kind are wanted (CONTACT, COMPANY or DEAL).
        view_chosen: a ready-made or saved view (the record).
        sort_requested: a column's header was clicked (the place's name).
        opened: the record of a row should be shown (its id).
        selected: how many rows are marked now.
    """

    about_chosen = Signal(object)
    view_chosen = Signal(object)
    sort_requested = Signal(str)
    opened = Signal(int)
    selected = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self.grid = CellGrid(self)
        self.table, self.views, self.filters = GridView(), QComboBox(), FilterBar()
        self._count, self._saved = 0, tuple[SavedView, ...]()
        self.about, self._marked = QComboBox(), Label("strong")
        for kind in DEFAULT_COLUMNS:
            self.about.addItem("", kind.value)
        self._total = Label("meta", elides=True, hugs=True)
        self.as_list = Button("icon", action=actions.contacts_table, icon_only=True)
        self.clean_up = Button("icon", action=actions.clean_up, icon_only=True)
        self.columns, self.save = Button("outline", "columns"), Button("outline", "floppy-disk")
        self.forget, self.export = Button("outline", "trash"), Button("outline", "file-text")
        self.tag, self.untag, self.set_field, self.archive = (Button() for _ in range(4))
        self.unmark = Button("ghost")
        self._bulk, self._stack = QFrame(), QStackedWidget()
        self._head, self._is_bare, self._wordy_px = QHBoxLayout(), False, 0
        self._add = {
            Kind.CONTACT: Button(action=actions.new_contact),
            Kind.DEAL: Button(action=actions.new_deal),
        }
        self._empty = EmptyView("users", Button(action=actions.import_files), *self._add.values())
        self._dress_table()
        self._lay_out()
        self.about.activated.connect(lambda _row: self.about_chosen.emit(self._kind()))
        self.views.activated.connect(lambda row: self.view_chosen.emit(self._saved[row]))
        self.unmark.clicked.connect(self.table.clearSelection)
        self.retranslate()

    def _dress_table(self) -> None:
        table = self.table
        table.setObjectName("grid")
        table.setModel(self.grid)
        self.cells = CellEditor(table)
        table.setItemDelegate(self.cells)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        trigger = QAbstractItemView.EditTrigger
        table.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed)
        mode = QAbstractItemView.ScrollMode.ScrollPerPixel
        table.setVerticalScrollMode(mode)
        table.setHorizontalScrollMode(mode)
        table.setCornerButtonEnabled(False)
        rows = table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.row_px(theme.CELL_PX))
        header = table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionClicked.connect(self._on_header)
        table.selectionModel().selectionChanged.connect(self._on_selection)
        table.installEventFilter(self)

    def _lay_out(self) -> None:
        head = self._head
        head.setSpacing(8)
        self.views.setMinimumWidth(120)
        for widget in (self.about, self.views, self._total):
            head.addWidget(widget)
        head.addStretch()
        for button in (
            self.columns,
            self.save,
            self.forget,
            self.export,
            self.clean_up,
            self.as_list,
        ):
            head.addWidget(button)
        bulk = QHBoxLayout(self._bulk)
        self._bulk.setObjectName("card")
        bulk.setContentsMargins(12, 8, 12, 8)
        bulk.setSpacing(8)
        bulk.addWidget(self._marked)
        bulk.addStretch()
        for button in (self.tag, self.untag, self.set_field, self.archive, self.unmark):
            bulk.addWidget(button)
        self._bulk.hide()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE_PX, 18, SIDE_PX, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        column.addWidget(self._bulk)

    def restyle(self) -> None:
        """Give the rows the height that was chosen."""
        self.table.verticalHeader().setDefaultSectionSize(theme.row_px(theme.CELL_PX))

    def show_views(self, saved: tuple[SavedView, ...], name: str) -> None:
        """Show which views there are and which one is open ("" for none of them)."""
        self._saved = saved
        self.views.clear()
        for view in saved:
            self.views.addItem(view_words.saved(view))
        names = [view.name for view in saved]
        self.views.setCurrentIndex(names.index(name) if name in names else -1)
        chosen = next((view for view in saved if view.name == name), None)
        is_own = chosen is not None and bool(chosen.id)
        self.forget.setEnabled(is_own)
        self.forget.setVisible(is_own)
        self._measure_head()

    def show_view(self, view: AskedView, places: tuple[Place, ...]) -> None:
        """Lay the table out for a view; its rows come by themselves."""
        known = {place.name: place for place in places}
        shown = tuple(known[name] for name in view.columns if name in known)
        before = [place.name for place in self.grid.places]
        known_widths = _WIDTHS | dict(zip(before, self.table.widths(), strict=True))
        self.grid.show_places(shown)
        self.table.set_widths([known_widths.get(place.name, COLUMN_PX) for place in shown])
        header, names = self.table.horizontalHeader(), [place.name for place in shown]
        header.setSortIndicatorShown(view.sort in names)
        if view.sort in names:
            order = (
                Qt.SortOrder.DescendingOrder if view.is_descending else Qt.SortOrder.AscendingOrder
            )
            header.setSortIndicator(names.index(view.sort), order)
        self.filters.show_filter(view.filter, places)
        self.about.setCurrentIndex(self.about.findData(view.about.value))
        self.archive.setVisible(view.about is Kind.CONTACT)
        self.set_field.setEnabled(any(place.is_settable for place in places))
        self._say_nobody()

    def show_count(self, count: int, *, is_whole: bool = True) -> None:
        """Show how many records answer; is_whole: False while they are still being counted."""
        self._count = count
        self.grid.show_count(count)
        self._stack.setCurrentWidget(self.table if count else self._empty)
        self._say_nobody()
        self._say_count(is_whole=is_whole)

    def _kind(self) -> Kind:
        return Kind(self.about.currentData())

    def marked_rows(self) -> list[tuple[int, int]]:
        """Return the marked rows as runs: first and last of each."""
        marked = self.table.selectionModel().selection()
        parts = (marked.at(number) for number in range(marked.count()))
        return sorted({(part.top(), part.bottom()) for part in parts})

    def is_all_marked(self) -> bool:
        """Whether every row of the view is marked."""
        return bool(self._count) and self._count_marked() == self._count

    def _count_marked(self) -> int:
        return sum(last - first + 1 for first, last in self.marked_rows())

    def _on_selection(self, _new: QItemSelection, _old: QItemSelection) -> None:
        count = self._count_marked()
        self._bulk.setVisible(count > 0)
        self._say_marked(count)
        self.selected.emit(count)

    def _on_header(self, section: int) -> None:
        self.sort_requested.emit(self.grid.places[section].name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the row's record by Enter; sort by the column at hand with Alt+Up and Alt+Down."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        index = self.table.currentIndex()
        is_free = self.table.state() != QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_free and index.isValid():
            if key := self.grid.key_at(index.row()):
                self.opened.emit(key)
            return True
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and index.isValid():
            self.sort_requested.emit(self.grid.places[index.column()].name)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words that there is no room for."""
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """Let the commands be icons with tips where their words don't fit."""
        is_bare = self.width() < self._wordy_px
        if is_bare != self._is_bare:
            self._is_bare = is_bare
            for button in (self.columns, self.save, self.forget, self.export):
                button.set_icon_only(is_icon_only=is_bare)
            self._say_commands()

    def _say_commands(self) -> None:
        self.columns.say(self.tr("Columns…"), self.tr("Which columns, in which order"))
        self.save.say(self.tr("Save view…"), self.tr("Keep filters, columns and order by a name"))
        self.forget.say(self.tr("Remove view"), self.tr("Forget this saved view"))
        self.export.say(self.tr("Save as table…"), self.tr("Save these rows and columns as CSV"))
        self._measure_head()

    def _measure_head(self) -> None:
        if not self._is_bare:
            self._head.invalidate()
            self._wordy_px = self._head.sizeHint().width() + 2 * SIDE_PX
            self._fit_head()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        for row in range(self.about.count()):
            self.about.setItemText(row, view_words.about(Kind(self.about.itemData(row))))
        self.about.setAccessibleName(self.tr("What the table is about"))
        self.views.setAccessibleName(self.tr("View"))
        self.views.setPlaceholderText(self.tr("Own conditions"))
        self.table.setAccessibleName(self.tr("Table"))
        for button in (self.columns, self.save, self.forget, self.export):
            button.set_icon_only(is_icon_only=False)
        self._is_bare = False
        self._say_commands()
        self._fit_head()
        self.tag.say(self.tr("Add tag…"))
        self.untag.say(self.tr("Take tag away…"))
        self.set_field.say(self.tr("Set field…"))
        self.archive.say(self.tr("Archive…"))
        self.unmark.say(self.tr("Unmark"))
        self._say_nobody()
        for row, view in enumerate(self._saved):
            self.views.setItemText(row, view_words.saved(view))
        self.grid.headerDataChanged.emit(
            Qt.Orientation.Horizontal, 0, max(0, len(self.grid.places) - 1)
        )
        self._say_count(is_whole=True)
        self._say_marked(self._count_marked())

    def _say_nobody(self) -> None:
        if self.filters.filter.parts:
            none, told = self.tr("Nothing found"), self.tr("None answers these conditions.")
            self._empty.say(none, told, offers=False)
            return
        words = {
            Kind.CONTACT: (
                self.tr("No contacts yet"),
                self.tr("Import a vCard or a table, or add one by hand."),
            ),
            Kind.COMPANY: (
                self.tr("No companies yet"),
                self.tr("They come with the people who work there, or with an import."),
            ),
            Kind.DEAL: (
                self.tr("No deals yet"),
                self.tr("Add one, or import a table that tells of sales."),
            ),
        }
        self._empty.say(*words[self._kind()], _ICONS[self._kind()])
        for kind, button in self._add.items():
            button.setVisible(kind is self._kind())

    def _say_count(self, *, is_whole: bool) -> None:
        told = view_words.counted(self._kind(), self._count)
        self._total.setText(told if is_whole else f"{told}…")
        self._measure_head()

    def _say_marked(self, count: int) -> None:
        self._marked.setText(self.tr("%n marked", "", count))
