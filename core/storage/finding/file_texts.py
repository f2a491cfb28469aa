"""Which files are still to be read, and what is written in those that were."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from core.domain.document import Document, DocumentText
from core.storage.kept import derived
from core.storage.rows.file_text_table import FileTextRow
from core.storage.rows.tables import AttachmentRow, BlobRow


def list_unread(session: Session, after: int, limit: int) -> list[tuple[int, str]]:
    """Return attachments behind this one whose content was not read yet: number and blob's key."""
    is_read = exists().where(FileTextRow.blob_key == AttachmentRow.blob_key)
    rows = session.execute(
        select(AttachmentRow.id, AttachmentRow.blob_key)
        .where(AttachmentRow.id > after, AttachmentRow.blob_key != "", ~is_read)
        .order_by(AttachmentRow.id)
        .limit(limit)
    )
    return [(row.id, row.blob_key) for row in rows]


def load(session: Session, attachment_id: int) -> Document | None:
    """Return a file with its content, None when it is gone."""
    row = session.execute(
        select(
            AttachmentRow.blob_key, AttachmentRow.name, AttachmentRow.media_type, BlobRow.content
        )
        .join(BlobRow, BlobRow.key == AttachmentRow.blob_key)
        .where(AttachmentRow.id == attachment_id)
    ).one_or_none()
    return None if row is None else Document(*row)


def keep(session: Session, texts: Iterable[DocumentText]) -> None:
    """Store what is written in files that are still there; their messages are indexed anew."""
    for text in texts:
        is_there = session.scalar(select(BlobRow.key).where(BlobRow.key == text.key)) is not None
        if not is_there or session.get(FileTextRow, text.key) is not None:
            continue
        session.add(FileTextRow(blob_key=text.key, text=text.text, problem=text.problem))
        if text.text:
            touch(session, text.key)


def touch(session: Session, key: str, gone: str = "") -> None:
    """Note that the messages with which a file came are to be indexed anew.

    gone: text that is no longer to be found.
    """
    owners = select(AttachmentRow.interaction_id).where(AttachmentRow.blob_key == key).distinct()
    for owner in session.scalars(owners):
        row = {"interaction_id": owner, "text": gone}
        derived.touch(session, "attachments", row, is_gone=bool(gone))
