"""Duplicates: the groups that were found, each beside what a merge would make of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QSlider,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.domain.contact import Contact
from core.domain.duplicate import (
    DEFAULT_THRESHOLD,
    LOWEST_THRESHOLD,
    Merge,
    MergeWish,
    ScanProgress,
    ShownGroup,
)
from desktop import failures
from desktop.sentences import duplicate_sentences
from desktop.tables.duplicate_delegate import DuplicateDelegate
from desktop.tables.duplicate_table import DuplicateTable
from desktop.views.parts.button import Button
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.label import Label
from desktop.views.parts.row_list import RowList
from desktop.views.records.merge_preview import MergePreview
from desktop.views.records.merges_view import MergesView
from desktop.words import dates

LIST_PX = 336
SETTLE_MS = 120
_STEPS = 1000
MERGE_KEY, APART_KEY = "M", "D"


class DuplicatesDialog(QDialog):
    """Never blocks the window behind it.

    Signals:
        threshold_changed: look with another threshold.
        chosen: a group (the lowest number of its contacts).
        preview_requested, merge_requested: a MergeWish.
        apart_requested: these are different people (their numbers).
        unmerge_requested: a merge (its id).
        search_requested, stop_requested, merges_requested: search anew, stop it, list the merges.
    """

    threshold_changed = Signal(float)
    chosen = Signal(int)
    preview_requested = Signal(object)
    merge_requested = Signal(object)
    apart_requested = Signal(object)
    unmerge_requested = Signal(int)
    search_requested = Signal()
    stop_requested = Signal()
    merges_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ShownGroup | None = None
        self._groups, self._contacts, self._is_running, self._is_stopped = 0, 0, False, False
        self._reasons, self._against = Label("strong", wraps=True), Label("body", wraps=True)
        self._title, self._summary = Label("title"), Label("body", elides=True)
        self.found_tab, self.merges_tab = Button("tab"), Button("tab")
        self.table = DuplicateTable(self)
        self.rows = RowList(self.table, DuplicateDelegate())
        self.preview, self.merges = MergePreview(), MergesView()
        self._sure, self.slider = Label("meta"), QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(LOWEST_THRESHOLD * _STEPS), _STEPS - 1)
        self.slider.setValue(round(DEFAULT_THRESHOLD * _STEPS))
        self.slider.setPageStep(50)
        self._bar, self._doing = QProgressBar(), Label("meta")
        self._bar.setTextVisible(False)
        self._empty, self._busy = EmptyView("check-circle"), QWidget()
        self.merge, self.apart = Button("primary", "users"), Button("outline", "x")
        self.again, self.stop, self.leave = Button("outline", "arrow-clockwise"), Button(), Button()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._pages, self._stack = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self.resize(1080, 720)
        self.setMinimumSize(820, 520)
        self._show_page(self.found_tab)
        self.retranslate()

    def _lay_out(self) -> None:
        busy = QVBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.addStretch()
        busy.addWidget(self._bar)
        busy.addWidget(self._doing)
        busy.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignRight)
        busy.addStretch()
        for page in (self._busy, self._found_page(), self._empty):
            self._stack.addWidget(page)
        sure = QHBoxLayout()
        sure.setSpacing(12)
        sure.addWidget(self._sure)
        sure.addWidget(self.slider, 1)
        sure.addWidget(self.again)
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(sure)
        column.addWidget(self._stack, 1)
        self._pages.addWidget(found)
        self._pages.addWidget(self.merges)
        tabs = QHBoxLayout()
        tabs.setSpacing(18)
        for tab in (self.found_tab, self.merges_tab):
            tab.setCheckable(True)
            tabs.addWidget(tab)
        tabs.addStretch()
        tabs.addWidget(self._summary, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.leave)
        foot.addStretch()
        foot.addWidget(self.apart)
        foot.addWidget(self.merge)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 18)
        outer.setSpacing(10)
        outer.addWidget(self._title)
        outer.addLayout(tabs)
        outer.addWidget(self._pages, 1)
        outer.addLayout(foot)

    def _found_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.rows.setFixedWidth(LIST_PX)
        area = QScrollArea()
        area.setWidget(self.preview)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the table in it has the keyboard
        right = QVBoxLayout()
        right.addWidget(self._reasons)
        right.addWidget(self._against)
        right.addWidget(area, 1)
        row.addWidget(self.rows)
        row.addLayout(right, 1)
        return page

    def _connect(self) -> None:
        self.found_tab.clicked.connect(lambda: self._show_page(self.found_tab))
        self.merges_tab.clicked.connect(lambda: self._show_page(self.merges_tab))
        self.slider.valueChanged.connect(self._on_slider)
        self._settling.timeout.connect(lambda: self.threshold_changed.emit(self.threshold()))
        self.rows.chosen.connect(self.chosen)
        self.preview.wish_changed.connect(self._on_wish)
        self.merges.unmerge_requested.connect(self.unmerge_requested)
        self.merge.clicked.connect(self._on_merge)
        self.apart.clicked.connect(self._on_apart)
        self.again.clicked.connect(self.search_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.leave.clicked.connect(self.reject)
        for key, deed in ((MERGE_KEY, self._on_merge), (APART_KEY, self._on_apart)):
            QShortcut(QKeySequence(key), self, deed)

    def threshold(self) -> float:
        """Return how sure a group must be."""
        return self.slider.value() / _STEPS

    def show_progress(self, progress: ScanProgress | None) -> None:
        """Show that a search is going on, and how far it is when that is known."""
        self._is_running, self._is_stopped = True, False
        self._bar.setRange(0, progress.total if progress else 0)
        if progress:
            self._bar.setValue(progress.done)
            done, total = dates.number(progress.done), dates.number(progress.total)
            self._doing.setText(
                self.tr("{done} of {total} pairs compared").format(done=done, total=total)
            )
        else:
            self._doing.setText(self.tr("Reading the contacts…"))
        self._stack.setCurrentWidget(self._busy)
        self._weigh()

    def show_stopped(self) -> None:
        """Show that the search was stopped or failed."""
        self._is_running, self._is_stopped = False, True
        self._stack.setCurrentWidget(self._empty)
        self.retranslate()

    def show_count(self, groups: int, contacts: int) -> None:
        """Show how many groups there are at the threshold; their rows are asked for when seen."""
        self._groups, self._contacts, self._is_running = groups, contacts, False
        self._is_stopped = False
        self._shown = None
        self.table.clear()
        self.table.show_count(groups)
        self._stack.setCurrentIndex(1 if groups else 2)
        self.preview.setVisible(False)
        self._say_reasons()
        self.retranslate()

    def show_rows(self, page: int, groups: tuple[ShownGroup, ...]) -> None:
        """Show a page of the list, and the first group when none is open."""
        self.table.show_page(page, groups)
        if page == 0 and self._shown is None and groups:
            self.rows.choose_first()
            self.rows.setFocus()

    def show_group(self, shown: ShownGroup) -> None:
        """Show one group side by side."""
        self._shown = shown
        self.preview.setVisible(True)
        self.preview.show_contacts(shown.contacts)
        self._say_reasons()
        self._weigh()

    def show_joined(self, joined: Contact) -> None:
        """Show what the merge that is being chosen would make."""
        self.preview.show_joined(joined)

    def show_merges(self, merges: tuple[tuple[Merge, str], ...]) -> None:
        """Show the merges that were done, each with its survivor's name."""
        self.merges.show_merges(merges)

    def _show_page(self, tab: Button) -> None:
        is_found = tab is self.found_tab
        self.found_tab.setChecked(is_found)
        self.merges_tab.setChecked(not is_found)
        self._pages.setCurrentIndex(0 if is_found else 1)
        for part in (self.merge, self.apart, self._summary):
            part.setVisible(is_found)
        if not is_found:
            self.merges_requested.emit()

    def _on_slider(self) -> None:
        self._say_how_sure()
        self._settling.start()

    def _on_wish(self, wish: MergeWish | None) -> None:
        self._weigh()
        if wish is not None:
            self.preview_requested.emit(wish)

    def _on_merge(self) -> None:
        wish = self.preview.wish() if self.merge.isEnabled() and self.merge.isVisible() else None
        if wish is not None:
            self._shown = None
            self._weigh()
            self.merge_requested.emit(wish)

    def _on_apart(self) -> None:
        wish = self.preview.wish() if self.apart.isEnabled() and self.apart.isVisible() else None
        if wish is not None:
            self._shown = None
            self._weigh()
            self.apart_requested.emit((wish.survivor_id, *wish.other_ids))

    def _weigh(self) -> None:
        has_wish = (
            not self._is_running and self._shown is not None and self.preview.wish() is not None
        )
        self.merge.setEnabled(has_wish)
        self.apart.setEnabled(has_wish)
        self.again.setEnabled(not self._is_running)
        self.slider.setEnabled(not self._is_running)

    def _say_reasons(self) -> None:
        reasons = self._shown.group.reasons if self._shown else ()
        in_favour, against = duplicate_sentences.reasons_words(reasons, failures.translate)
        self._reasons.setText(in_favour)
        self._against.setText(self.tr("But: {reasons}").format(reasons=against) if against else "")
        self._against.setVisible(bool(against))

    def _say_how_sure(self) -> None:
        sure = duplicate_sentences.percent_words(self.threshold(), failures.translate)
        self._sure.setText(self.tr("At least {sure} sure").format(sure=sure))
        self.slider.setAccessibleDescription(sure)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setWindowTitle(self.tr("Duplicates"))
        self._title.setText(self.tr("Contacts that seem to be one person"))
        self.found_tab.say(self.tr("Found"))
        self.merges_tab.say(self.tr("Merged before"))
        self.rows.setAccessibleName(self.tr("Groups of duplicates"))
        self.slider.setAccessibleName(self.tr("How sure a group must be"))
        self._bar.setAccessibleName(self.tr("Search for duplicates"))
        self._say_how_sure()
        self._say_reasons()
        groups = self.tr("%n group(s)", "", self._groups)
        contacts = self.tr("with %n contact(s)", "", self._contacts)
        summary = self.tr("{groups} {contacts}").format(groups=groups, contacts=contacts)
        self._summary.setText(summary if self._groups else "")
        merge, apart = self.tr("Merge"), self.tr("Different people")
        self.merge.say(f"{merge}  ({MERGE_KEY})")
        self.apart.say(f"{apart}  ({APART_KEY})")
        self.again.say(self.tr("Search again"))
        self.stop.say(self.tr("Stop"))
        self.leave.say(self.tr("Close"))
        if self._is_stopped:
            self._empty.say(self.tr("The search was stopped"), self.tr("Nothing was changed."))
        else:
            self._empty.say(
                self.tr("No duplicates"), self.tr("Move the slider to the left to find more.")
            )
        self._weigh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
