"""Who the owner is, and the knowledge notes that answers may use."""

from __future__ import annotations

from core.domain.change import Action, Change, Kind
from core.domain.knowledge import KnowledgeNote, Owner
from core.errors import UserError
from core.storage import knowledge
from core.storage.database import Database


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

    def erase_note(self, note_id: int) -> Change:
        """Delete a note; one undo step. Raises UserError("no-such-record")."""
        with self._database.writing(Action.ERASE_NOTE) as session:
            knowledge.erase_note(session, note_id)
        return Change(frozenset({Kind.NOTE}), (note_id,))
