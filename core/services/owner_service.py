"""Who the owner is, and the knowledge notes that answers may use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.domain.change import Action, Change, Kind
from core.domain.knowledge import KnowledgeNote, Owner
from core.errors import UserError
from core.storage import knowledge
from core.storage.database import Database

_MOST_BYTES = 200_000


class OwnerService:
    """Reads and changes the owner's own record. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get_owner(self) -> Owner:
        """Return the owner; an empty record when nobody said anything yet."""
        with self._database.reading() as session:
            return knowledge.get_owner(session)

    def set_owner(self, owner: Owner) -> Change:
        """Remember who uses the program; one undo step."""
        with self._database.writing(Action.CHANGE_OWNER, owner.name) as session:
            knowledge.set_owner(session, owner)
        return Change(frozenset({Kind.SETTING}))

    def list_notes(self) -> tuple[KnowledgeNote, ...]:
        """Return all knowledge notes, by title."""
        with self._database.reading() as session:
            return knowledge.list_notes(session)

    def save_note(self, note: KnowledgeNote) -> Change:
        """Store a note, new when its id is 0; one undo step.

        Raises UserError("note-title-empty").
        """
        if not note.title.strip():
            raise UserError("note-title-empty")
        with self._database.writing(Action.SAVE_NOTE, note.title) as session:
            note_id = knowledge.save_note(session, note)
        return Change(frozenset({Kind.NOTE}), (note_id,))

    def add_note_files(self, paths: Sequence[Path]) -> Change:
        """Store a note for each text file, named after it; one undo step.

        A note of that name is replaced. Raises UserError("note-file-unreadable") for what is no
        text or too large; then nothing is stored.
        """
        notes = [KnowledgeNote(path.stem, _read_text(path)) for path in paths]
        with self._database.writing(
            Action.SAVE_NOTE, ", ".join(one.title for one in notes)
        ) as session:
            ids = tuple(
                knowledge.save_note(
                    session, replace(note, id=knowledge.find_note_id(session, note.title) or 0)
                )
                for note in notes
            )
        return Change(frozenset({Kind.NOTE}), ids)

    def erase_note(self, note_id: int) -> Change:
        """Delete a note; one undo step. Raises UserError("no-such-record")."""
        with self._database.writing(Action.ERASE_NOTE) as session:
            knowledge.erase_note(session, note_id)
        return Change(frozenset({Kind.NOTE}), (note_id,))


def _read_text(path: Path) -> str:
    try:
        content = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b"\0"
        text = content.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise UserError("note-file-unreadable", file=path.name) from error
    if "\0" in text or not text.strip():
        raise UserError("note-file-unreadable", file=path.name)
    return text
