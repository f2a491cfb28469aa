"""The owner and the owner's knowledge notes."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.knowledge import KnowledgeNote, Owner
from core.errors import UserError
from core.storage.rows.tables import KnowledgeNoteRow, OwnerRow


def get_owner(session: Session) -> Owner:
    """Return the owner; an empty record when nobody said anything yet."""
    row = session.scalar(select(OwnerRow).limit(1))
    return Owner() if row is None else Owner(row.name, row.business, tuple(row.addresses))


def set_owner(session: Session, owner: Owner) -> None:
    """Remember who uses the program."""
    row = session.scalar(select(OwnerRow).limit(1))
    if row is None:
        row = OwnerRow()
        session.add(row)
    row.name, row.business = owner.name, owner.business
    row.addresses = list(owner.addresses)
    session.flush()


def list_notes(session: Session) -> tuple[KnowledgeNote, ...]:
    """Return all notes, by title."""
    rows = session.scalars(select(KnowledgeNoteRow).order_by(KnowledgeNoteRow.title))
    return tuple(KnowledgeNote(row.title, row.text, row.id) for row in rows)


def count_notes(session: Session) -> int:
    """Return how many notes there are."""
    return session.scalar(select(func.count()).select_from(KnowledgeNoteRow)) or 0


def find_note_id(session: Session, title: str) -> int | None:
    """Return the note with exactly this title."""
    return session.scalar(
        select(KnowledgeNoteRow.id).where(KnowledgeNoteRow.title == title).limit(1)
    )


def save_note(session: Session, note: KnowledgeNote) -> int:
    """Store the note, new when its id is 0; return its id. Raises UserError("no-such-record")."""
    row = KnowledgeNoteRow() if note.id == 0 else _note_row(session, note.id)
    row.title, row.text = note.title, note.text
    session.add(row)
    session.flush()
    return row.id


def erase_note(session: Session, note_id: int) -> None:
    """Delete the note. Raises UserError("no-such-record")."""
    session.delete(_note_row(session, note_id))


def _note_row(session: Session, note_id: int) -> KnowledgeNoteRow:
    row = session.get(KnowledgeNoteRow, note_id)
    if row is None:
        raise UserError("no-such-record", kind=Kind.NOTE.value, id=note_id)
    return row
