"""Changing many records at once: what, to how many, how far it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QProgressBar, QWidget

from core.domain.change import Kind
from core.domain.view import TAGGING, BulkChange, BulkDeed, Place, PlaceKind
from desktop.dialogs.fitted_dialog import FittedDialog
from desktop.dialogs.form_parts import foot, form_column
from desktop.tables.cell_editor import typed, value_editor
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.tab_order import tab_through
from desktop.words import view_words

_TAG = Place("tags", PlaceKind.TEXT)


class BulkDialog(FittedDialog):
    """Stays open until the change is made, or is given up.

    Signals:
        confirmed: make this change (the record).
        stop_requested: make no more of it.
    """

    confirmed = Signal(object)
    stop_requested = Signal()

    def __init__(
        self,
        places: tuple[Place, ...],
        count: int,
        deed: BulkDeed = BulkDeed.ADD_TAG,
        parent: QWidget | None = None,
        *,
        about: Kind = Kind.CONTACT,
        completes: Callable[[QLineEdit], object] | None = None,
    ) -> None:
        """Ask. completes: offers tags in a line while one is typed."""
        super().__init__(440, parent)
        self._count, self._about, self.is_running = count, about, False
        self._completes = completes
        settable = (place for place in places if place.is_settable)
        self._settable = tuple(sorted(settable, key=lambda place: not place.label))
        self.deed, self.place = QComboBox(), QComboBox()
        self.value: QWidget = QWidget()
        self.problem, self.bar = Label("errorText", wraps=True), QProgressBar()
        self._place_name, self._value_name = Label("meta"), Label("meta")
        self._hint = Label("body", wraps=True)
        self.cancel, self.go = Button(), Button("primary")
        for each, words in self._deeds():
            if about is Kind.CONTACT or each is BulkDeed.SET or each in TAGGING:
                self.deed.addItem(words, each.value)
        for place in self._settable:
            self.place.addItem(view_words.place(place), place.name)
        self._lay_out()
        self.deed.currentIndexChanged.connect(self._on_deed)
        self.place.currentIndexChanged.connect(self._on_deed)
        self.deed.setCurrentIndex(self.deed.findData(deed.value))
        self._on_deed()

    def _deeds(self) -> tuple[tuple[BulkDeed, str], ...]:
        return (
            (BulkDeed.ADD_TAG, self.tr("Add a tag")),
            (BulkDeed.REMOVE_TAG, self.tr("Take a tag away")),
            (BulkDeed.SET, self.tr("Set a field")),
            (BulkDeed.ARCHIVE, self.tr("Archive")),
            (BulkDeed.UNARCHIVE, self.tr("Bring back from the archive")),
        )

    def _lay_out(self) -> None:
        title = view_words.counted(self._about, self._count)
        self.setWindowTitle(title)
        self._column = column = form_column(self, Label("title", title))
        self._hint.setText(self.tr("One undo takes all of it back."))
        column.addWidget(self._hint)
        column.addSpacing(4)
        names = (self.tr("Do"), self.tr("Field"))
        for box, label, name in (
            (self.deed, Label("meta"), names[0]),
            (self.place, self._place_name, names[1]),
        ):
            label.setText(name)
            box.setAccessibleName(name)
            column.addWidget(label)
            column.addWidget(box)
        column.addWidget(self._value_name)
        column.addWidget(self.value)
        column.addWidget(self.problem)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the change is"))
        self.bar.hide()
        column.addWidget(self.bar)
        self.cancel.say(self.tr("Cancel"))
        self.go.say(self.tr("Change"))
        self.go.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        column.addSpacing(8)
        column.addLayout(foot(self.cancel, self.go))

    def change(self) -> BulkChange:
        """Return the change as it stands in the fields."""
        deed = BulkDeed(self.deed.currentData())
        is_set = deed is BulkDeed.SET
        has_value = is_set or deed in TAGGING
        return BulkChange(
            deed,
            typed(self.value) if has_value else "",
            str(self.place.currentData() or "") if is_set else "",
        )

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the change is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def show_problem(self, what: str) -> None:
        """Say why it was not done, and let the person try again."""
        self._set_running(is_running=False)
        self.problem.setText(what)
        self.value.setFocus()

    def _on_deed(self) -> None:
        deed = BulkDeed(self.deed.currentData())
        is_set, is_tag = deed is BulkDeed.SET, deed in TAGGING
        name = str(self.place.currentData() or "")
        place = next((each for each in self._settable if each.name == name), _TAG)
        editor = value_editor(place if is_set else _TAG)
        words = self.tr("Tag") if is_tag else self.tr("Value (empty takes it away)")
        editor.setAccessibleName(words)
        self._column.replaceWidget(self.value, editor)
        self.value.hide()
        self.value.deleteLater()
        self.value = editor
        if is_tag and self._completes is not None and isinstance(editor, QLineEdit):
            self._completes(editor)
        self._value_name.setText(words)
        self._place_name.setVisible(is_set)
        self.place.setVisible(is_set)
        self._value_name.setVisible(is_set or is_tag)
        editor.setVisible(is_set or is_tag)
        tab_through(self)
        self.problem.setText("")

    def _on_go(self) -> None:
        self.problem.setText("")
        self._set_running(is_running=True)
        self.confirmed.emit(self.change())

    def _set_running(self, *, is_running: bool) -> None:
        self.is_running = is_running
        for widget in (self.deed, self.place, self.value, self.go):
            widget.setEnabled(not is_running)
        self.bar.setRange(0, 0)
        self.bar.setVisible(is_running)
        self.cancel.say(self.tr("Stop") if is_running else self.tr("Cancel"))

    def reject(self) -> None:
        """Close, or stop the change that is being made."""
        if self.is_running:
            self.stop_requested.emit()
        else:
            super().reject()
