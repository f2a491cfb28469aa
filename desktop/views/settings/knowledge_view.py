"""The owner's notes that answers may rely on: prices, hours, terms."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.domain.knowledge import KnowledgeNote
from desktop.tables.note_delegate import NoteDelegate
from desktop.tables.note_table import NoteTable
from desktop.views.drop_veil import dropped_paths
from desktop.views.parts.button import Button
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.label import Label
from desktop.views.parts.list_edge import ListEdge
from desktop.views.parts.middle_column import PAGE_PX
from desktop.views.parts.row_list import RowList
from desktop.views.parts.view import View

NOTE_ENDINGS = (".txt", ".md", ".markdown")


class KnowledgeView(View):
    """A list of notes and the one that is being written.

    Signals:
        saved: a note should be kept (the record; id 0 for a new one).
        erased: a note should go (its id).
        files_dropped: text files should become notes (their paths).
    """

    saved = Signal(object)
    erased = Signal(int)
    files_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self.setAcceptDrops(True)
        self._notes: dict[int, KnowledgeNote] = {}
        self._left: dict[int, KnowledgeNote] = {}  # as typed, and not saved yet
        self._wanted_id = 0
        self._id = 0
        self._table = NoteTable(self)
        self.rows = RowList(self._table, NoteDelegate())
        self._heading, self._hint = Label("title"), Label("body", wraps=True)
        self._title_name, self._text_name = Label("meta"), Label("meta")
        self.title, self.text = QLineEdit(), QPlainTextEdit()
        self.text.setObjectName("editor")
        self.text.setTabChangesFocus(True)
        self._new, self._save = Button("icon", "plus", icon_only=True), Button("primary")
        self._erase = Button("outline", "trash")
        self._empty = EmptyView("book-open", wide_px=260)
        self._lay_out()
        self.rows.chosen.connect(self._on_chosen)
        self._new.clicked.connect(self._on_new)
        self._save.clicked.connect(self._on_save)
        self._erase.clicked.connect(self._on_erase)
        self.title.textChanged.connect(self._weigh)
        self.text.textChanged.connect(self._weigh)
        self.retranslate()
        self._on_new()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take text files; anything else is the window's to take in."""
        paths = dropped_paths(event.mimeData())
        if paths and all(path.suffix.lower() in NOTE_ENDINGS for path in paths):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Make notes of the files."""
        event.acceptProposedAction()
        self.files_dropped.emit(dropped_paths(event.mimeData()))

    def _lay_out(self) -> None:
        pane = QFrame()
        pane.setObjectName("listPane")
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 0)
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self._new)
        hint = QHBoxLayout()
        hint.setContentsMargins(16, 4, 16, 10)
        hint.addWidget(self._hint)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._empty)
        left = QVBoxLayout(pane)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addLayout(head)
        left.addLayout(hint)
        left.addWidget(self._stack, 1)
        card = QFrame()
        card.setObjectName("card")
        form = QVBoxLayout(card)
        form.setContentsMargins(16, 14, 16, 14)
        form.setSpacing(6)
        form.addWidget(self._title_name)
        form.addWidget(self.title)
        form.addSpacing(6)
        form.addWidget(self._text_name)
        form.addWidget(self.text, 1)
        form.addSpacing(6)
        foot = QHBoxLayout()
        foot.addWidget(self._erase)
        foot.addStretch()
        foot.addWidget(self._save)
        form.addLayout(foot)
        form_page = QWidget()
        right = QVBoxLayout(form_page)
        right.setContentsMargins(24, 18, 24, 20)
        right.addWidget(card)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.edge = ListEdge(most_px=PAGE_PX)
        self.edge.hold(pane, form_page)
        row.addWidget(self.edge)

    def show_notes(self, notes: tuple[KnowledgeNote, ...]) -> None:
        """Show the notes; what is being written stays."""
        was_changed = self._is_changed()
        self._notes = {note.id: note for note in notes}
        stored = {(note.title, note.text) for note in notes}
        self._left = {
            key: note for key, note in self._left.items() if (note.title, note.text) not in stored
        }
        self._table.show_all(notes)
        self._stack.setCurrentWidget(self.rows if notes else self._empty)
        if self._id and self._id not in self._notes:
            if was_changed:
                self._id = 0  # what was typed in it becomes a new note
            else:
                self._on_new()
        if self._id == 0 and not self._is_changed() and notes:
            self._on_chosen(notes[0].id)
        if self._wanted_id in self._notes and not self._is_changed():
            self._on_chosen(self._wanted_id)
        self._wanted_id = 0
        self.rows.choose(self._id)

    def open_note(self, note_id: int) -> None:
        """Open a note, unless another one is being changed; one not listed yet once it is."""
        if self._is_changed():
            return
        self._wanted_id = note_id if note_id not in self._notes else 0
        self.rows.choose(note_id)
        self._on_chosen(note_id)

    def show_saved(self, title: str) -> None:
        """Note that the written one was kept: the next writing changes that one."""
        if self.title.text().strip() == title:  # else another one is on screen by now
            self._id = next((note.id for note in self._notes.values() if note.title == title), 0)
            self.rows.choose(self._id)
            self._weigh()

    def written(self) -> tuple[KnowledgeNote, ...]:
        """Return the notes in which something is new, the one on screen last."""
        self._keep_typed()
        return tuple(sorted(self._left.values(), key=lambda note: note.id == self._id))

    def resume(self, *notes: KnowledgeNote) -> None:
        """Go on writing these notes, the last one on screen."""
        self._left |= {note.id: note for note in notes}
        self._show(notes[-1])
        self.rows.choose(notes[-1].id)

    def _keep_typed(self) -> None:
        if self._is_changed():
            typed = KnowledgeNote(self.title.text(), self.text.toPlainText(), self._id)
            self._left[self._id] = typed
        else:
            self._left.pop(self._id, None)

    def _show(self, note: KnowledgeNote) -> None:
        self._id = note.id
        self.title.setText(note.title)
        self.text.setPlainText(note.text)
        self._weigh()

    def _on_chosen(self, note_id: int) -> None:
        self._keep_typed()
        note = self._left.get(note_id) or self._notes.get(note_id)
        if note is not None:
            self._show(note)

    def _on_new(self) -> None:
        self._keep_typed()
        self._show(self._left.get(0, KnowledgeNote("", "")))
        self.rows.choose(0)
        self.title.setFocus()

    def _on_erase(self) -> None:
        self._show(self._notes[self._id])  # nobody wants what was typed in it any more
        self.erased.emit(self._id)

    def _on_save(self) -> None:
        self.saved.emit(
            KnowledgeNote(self.title.text().strip(), self.text.toPlainText().strip(), self._id)
        )

    def _is_changed(self) -> bool:
        note = self._notes.get(self._id, KnowledgeNote("", ""))
        return (self.title.text(), self.text.toPlainText()) != (note.title, note.text)

    def _weigh(self) -> None:
        self._save.setEnabled(bool(self.title.text().strip()) and self._is_changed())
        self._erase.setVisible(self._id > 0)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._heading.setText(self.tr("Knowledge"))
        self._hint.setText(self.tr("Prices, hours, terms: what answers may rely on."))
        self.rows.setAccessibleName(self.tr("Notes"))
        self._title_name.setText(self.tr("Title"))
        self._text_name.setText(self.tr("What answers may say"))
        self.title.setAccessibleName(self.tr("Title"))
        self.text.setAccessibleName(self.tr("What answers may say"))
        self.title.setPlaceholderText(self.tr("For example: Delivery"))
        self.text.setPlaceholderText(
            self.tr("We deliver on weekdays from 8:00 to 17:00. Within the city it is free.")
        )
        self._new.say(self.tr("New note"))
        self._save.say(self.tr("Save note"))
        self._erase.say(self.tr("Delete note"))
        self._empty.say(
            self.tr("No notes yet"), self.tr("Write the first one; drafts will quote it.")
        )
