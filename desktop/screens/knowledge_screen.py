"""Connects the owner's notes to their service."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from core.domain.change import Change, Kind
from core.domain.knowledge import KnowledgeNote
from desktop.views.settings.knowledge_view import KnowledgeView
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.owner_service import OwnerService


class KnowledgeScreen(QObject):
    """Lists, keeps and deletes notes."""

    def __init__(
        self,
        view: KnowledgeView,
        service: OwnerService,
        wiring: Wiring,
    ) -> None:
        super().__init__(view)
        self._view, self._service, self._lane = view, service, wiring.data_lane
        self._changes, self._reporter = wiring.changes, wiring.reporter
        self._resumed: tuple[KnowledgeNote, ...] = ()
        view.saved.connect(self._on_saved)
        view.erased.connect(self._on_erased)
        view.files_dropped.connect(self._on_files)
        wiring.changes.changed.connect(self._on_changed)

    def show(self) -> None:
        """The page is opened: look at the notes."""
        self._lane.run(self, self._service.list_notes, self._on_listed, self._reporter.tell)

    def open_work(self) -> dict[str, Any]:
        """Return what would be lost with the window: the notes that are being written."""
        notes = self._resumed or self._view.written()
        return {"written": [asdict(note) for note in notes]} if notes else {}

    def resume(self, work: dict[str, Any]) -> None:
        """Go on with what `open_work` returned, once the notes are there."""
        self._resumed = tuple(KnowledgeNote(**note) for note in work["written"])
        self.show()

    def open_note(self, note_id: int) -> None:
        """Open a note; the list that is on its way marks it too."""
        self._view.open_note(note_id)

    def _on_listed(self, notes: tuple[KnowledgeNote, ...]) -> None:
        self._view.show_notes(notes)
        if self._resumed:
            self._view.resume(*self._resumed)
            self._resumed = ()

    def _on_saved(self, note: KnowledgeNote) -> None:
        self._lane.run(
            self,
            lambda: (self._service.save_note(note), self._service.list_notes()),
            lambda done: self._on_kept(done, note.title),
            self._reporter.tell,
        )

    def _on_files(self, paths: tuple[Path, ...]) -> None:
        self._lane.run(
            self,
            lambda: (self._service.add_note_files(paths), self._service.list_notes()),
            lambda done: self._on_kept(done, ", ".join(path.stem for path in paths)),
            self._reporter.tell,
        )

    def _on_kept(self, done: tuple[Change, tuple[KnowledgeNote, ...]], title: str) -> None:
        change, notes = done
        self._view.show_notes(notes)
        self._view.show_saved(title)
        self._changes.announce(change)

    def _on_erased(self, note_id: int) -> None:
        self._lane.run(
            self,
            lambda: self._service.erase_note(note_id),
            self._changes.announce,
            self._reporter.tell,
        )

    def _on_changed(self, change: Change) -> None:
        if Kind.NOTE in change.kinds and self._view.isVisible():
            self.show()
