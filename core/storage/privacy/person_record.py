"""Everything that is stored of one person, wherever it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.contact import Contact
from core.domain.interaction import Attachment
from core.domain.rights import PersonRecord
from core.storage import interactions, merges
from core.storage.rows.tables import (
    AttachmentRow,
    BlobRow,
    ChannelRow,
    ContactCompanyRow,
    DraftRow,
    HistoryEntryRow,
    HistoryStepRow,
    ImportBatchRow,
    ImportedRecordRow,
    InteractionRow,
)
from core.storage.rows.view_tables import FieldValueRow
from core.storage.sales import deals, meetings, tasks

_CHUNK = 400
_MOST = 1_000_000


def gather(session: Session, contact: Contact, emails: Collection[str]) -> PersonRecord:
    """Return everything stored of the contact. emails: addresses that are theirs alone."""
    theirs = (InteractionRow.contact_id == contact.id) | InteractionRow.counterpart_key.in_(emails)
    rows = session.scalars(
        select(InteractionRow).where(theirs).order_by(InteractionRow.occurred_at)
    ).all()
    ids = [row.id for row in rows]
    met = set(meetings.ids_with(session, contact.id, _MOST)) - set(ids)
    others = _copied(session, emails, {*ids, *met})
    others += [session.get_one(InteractionRow, row_id) for row_id in sorted(met)]
    return PersonRecord(
        contact=contact,
        interactions=tuple(interactions.to_records(session, rows)),
        others=tuple(interactions.to_records(session, others)),
        attachments=tuple(_attachments(session, ids)),
        drafts=tuple(_drafts(session, ids)),
        imports=tuple(_imports(session, contact.id)),
        history=tuple(_history(session, contact.id)),
        deals=deals.list_of_contact(session, contact.id, _MOST),
        tasks=tasks.list_of_contact(session, contact.id),
    )


def message_ids(session: Session, interaction_ids: Collection[int]) -> set[str]:
    """Return the Message-IDs of these interactions."""
    found: set[str] = set()
    for part in _chunks(interaction_ids):
        for headers in session.scalars(
            select(InteractionRow.headers).where(InteractionRow.id.in_(part))
        ):
            found.add((headers or {}).get("message_id", ""))
    return found - {""}


def _copied(
    session: Session, emails: Collection[str], known: Collection[int]
) -> list[InteractionRow]:
    """Return the mail of others that went to the person too."""
    wanted = set(emails)
    found = [
        row_id
        for row_id, headers in session.execute(select(InteractionRow.id, InteractionRow.headers))
        if row_id not in known
        and headers
        and wanted & {pair[0].casefold() for pair in (*headers["to"], *headers["cc"])}
    ]
    return [session.get_one(InteractionRow, row_id) for row_id in found]


def _attachments(session: Session, ids: Collection[int]) -> Iterator[Attachment]:
    for part in _chunks(ids):
        for row in session.scalars(
            select(AttachmentRow)
            .where(AttachmentRow.interaction_id.in_(part))
            .order_by(AttachmentRow.id)
        ):
            blob = session.get(BlobRow, row.blob_key) if row.blob_key else None
            content = b"" if blob is None else blob.content
            yield Attachment(row.name, row.media_type, row.size_bytes, row.id, content)


def _drafts(session: Session, ids: Collection[int]) -> Iterator[dict[str, Any]]:
    for part in _chunks(ids):
        for row in session.scalars(select(DraftRow).where(DraftRow.interaction_id.in_(part))):
            yield {
                "interaction_id": row.interaction_id,
                "state": row.state,
                "created_at": row.created_at,
                **row.result,
            }


def _imports(session: Session, contact_id: int) -> Iterator[tuple[str, Any]]:
    rows = session.execute(
        select(ImportBatchRow.label, ImportBatchRow.started_at)
        .join(ImportedRecordRow, ImportedRecordRow.step_id == ImportBatchRow.step_id)
        .where(ImportedRecordRow.kind == "contact", ImportedRecordRow.record_id == contact_id)
        .distinct()
    )
    return ((label, at) for label, at in rows)


def _history(session: Session, contact_id: int) -> Iterator[dict[str, Any]]:
    """Return what the history keeps of the contact's own rows, as they were."""
    owned: dict[str, set[int]] = {"contacts": {contact_id, *merges.list_parts(session, contact_id)}}
    for row_class in (ChannelRow, ContactCompanyRow, FieldValueRow):
        owned[row_class.__tablename__] = set(
            session.scalars(select(row_class.id).where(row_class.contact_id == contact_id))
        )
    for table_name, ids in owned.items():
        rows = session.execute(
            select(HistoryStepRow.at, HistoryStepRow.actor, HistoryEntryRow)
            .join(HistoryStepRow, HistoryStepRow.id == HistoryEntryRow.step_id)
            .where(
                HistoryEntryRow.table_name == table_name,
                HistoryEntryRow.row_id.in_(ids),
                HistoryEntryRow.before.is_not(None),
            )
        )
        for at, actor, entry in rows:
            yield {"at": at, "by": actor, "deed": entry.deed, "before": entry.before}


def _chunks(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))
