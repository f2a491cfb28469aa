"""Interactions, their attachments and the threads they form."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.interaction import (
    Address,
    Attachment,
    Direction,
    Interaction,
    InteractionKind,
    MailHeaders,
)
from core.errors import UserError
from core.storage.kept import tallies
from core.storage.moods import sentiments
from core.storage.rows import fresh, lookups
from core.storage.rows.file_text_table import FileTextRow
from core.storage.rows.tables import (
    AttachmentRow,
    BlobRow,
    InteractionRow,
    ThreadReferenceRow,
    ThreadRow,
)
from core.storage.sales import meetings

_CLOSING_LINES = 4
SAME_SUBJECT_WITHIN = timedelta(days=30)


def get(session: Session, interaction_id: int) -> Interaction:
    """Return the interaction. Raises UserError("no-such-record")."""
    row = session.get(InteractionRow, interaction_id)
    if row is None:
        raise UserError("no-such-record", kind=Kind.INTERACTION.value, id=interaction_id)
    return to_records(session, [row])[0]


def list_interactions(session: Session, limit: int, offset: int) -> tuple[Interaction, ...]:
    """Return interactions, newest first."""
    statement = select(InteractionRow).order_by(
        InteractionRow.occurred_at.desc(), InteractionRow.id.desc()
    )
    return tuple(to_records(session, session.scalars(statement.limit(limit).offset(offset)).all()))


def list_of_thread(session: Session, thread_id: int) -> tuple[Interaction, ...]:
    """Return a thread's interactions, oldest first."""
    rows = session.scalars(
        select(InteractionRow)
        .where(InteractionRow.thread_id == thread_id)
        .order_by(InteractionRow.occurred_at, InteractionRow.id)
    )
    return tuple(to_records(session, rows.all()))


def list_of_contact(
    session: Session, contact_id: int, limit: int, offset: int = 0
) -> tuple[Interaction, ...]:
    """Return a contact's interactions, newest first, and the meetings they took part in."""
    newest = (InteractionRow.occurred_at.desc(), InteractionRow.id.desc())
    own = select(InteractionRow.id).where(InteractionRow.contact_id == contact_id)
    upto = offset + limit
    together = {
        *session.scalars(own.order_by(*newest).limit(upto)),
        *meetings.ids_with(session, contact_id, upto),
    }
    rows = session.scalars(
        select(InteractionRow)
        .where(InteractionRow.id.in_(together))
        .order_by(*newest)
        .limit(limit)
        .offset(offset)
    )
    return tuple(to_records(session, rows.all()))


def sum_up_contact(session: Session, contact_id: int) -> tuple[int, datetime | None]:
    """Return how many interactions a contact has, and when the first one was."""
    moments = InteractionRow.occurred_at
    statement = select(func.count(), func.min(moments))
    row = session.execute(statement.where(InteractionRow.contact_id == contact_id)).one()
    return row[0], row[1]


def get_many(session: Session, ids: Sequence[int]) -> dict[int, Interaction]:
    """Return those of the interactions that exist, by id."""
    rows = session.scalars(select(InteractionRow).where(InteractionRow.id.in_(ids))).all()
    return {record.id: record for record in to_records(session, rows)}


def count(session: Session) -> int:
    """Return how many interactions there are."""
    return tallies.count(session, tallies.INTERACTIONS)


def has_fingerprint(session: Session, fingerprint: str) -> bool:
    """Say whether the record with this fingerprint is here already."""
    return bool(lookups.find(session, "interaction", fingerprint))


def has_same(session: Session, said: Interaction, contact_id: int | None) -> bool:
    """Say whether an entry that a person typed is here already: moment, kind and words.

    said.id: its number where it comes from. contact_id: whose it is, None where nobody knows.
    """
    row = InteractionRow
    found = session.execute(
        select(row.id, row.contact_id).where(
            row.occurred_at == said.occurred_at,
            row.kind == said.kind.value,
            row.direction == said.direction.value,
            row.subject == said.subject,
            row.text == said.text,
        )
    )
    return any(number == said.id or contact_id in (None, whose) for number, whose in found)


def add(
    session: Session,
    interaction: Interaction,
    *,
    counterpart: Address | None = None,
    counterpart_key: str = "",
    fingerprint: str = "",
    filed: tuple[int | None, int | None] = (None, None),
) -> int:
    """Store a new interaction with its attachments; return its id.

    filed: contact and thread that it belongs to, if the record itself doesn't say so.
    """
    headers = interaction.headers
    contact_id = filed[0] or interaction.contact_id
    values = {
        "kind": interaction.kind.value,
        "direction": interaction.direction.value,
        "occurred_at": interaction.occurred_at,
        "subject": interaction.subject,
        "text": interaction.text,
        "new_text": interaction.new_text,
        "language": interaction.language,
        "is_automatic": interaction.is_automatic,
        "contact_id": contact_id,
        "thread_id": filed[1] or interaction.thread_id,
        "counterpart_key": counterpart_key,
        "counterpart_name": "" if counterpart is None else counterpart.name,
        "headers": None if headers is None else _headers_to_json(headers),
        "fingerprint": fingerprint,
    }
    interaction_id = fresh.add(session, InteractionRow, values)
    lookups.note(session, "interaction", fingerprint, interaction_id)
    if contact_id is None:
        lookups.note(session, "loose mail", counterpart_key, interaction_id)
    for attachment in interaction.attachments:
        _add_attachment(session, interaction_id, attachment)
    return interaction_id


def link_counterparts(session: Session, contact_id: int, keys: Sequence[str]) -> int:
    """Give the contact the mail of these addresses that belongs to nobody yet; return how many."""
    ids = {found for key in keys for found in lookups.find(session, "loose mail", key)}
    if not ids:
        return 0
    rows = session.scalars(
        select(InteractionRow).where(
            InteractionRow.contact_id.is_(None), InteractionRow.id.in_(ids)
        )
    ).all()
    for row in rows:
        row.contact_id = contact_id
    session.flush()
    return len(rows)


def find_thread_id(session: Session, message_ids: Sequence[str]) -> int | None:
    """Return the oldest thread that any of these Message-IDs belongs to."""
    if not message_ids:
        return None
    found = [thread for each in message_ids for thread in lookups.find(session, "message", each)]
    return min(found, default=None)


def find_thread_by_subject(
    session: Session, subject_key: str, counterpart_key: str, at: datetime
) -> int | None:
    """Return the thread with this subject and person within a month of the moment."""
    return session.scalar(
        select(InteractionRow.thread_id)
        .join(ThreadRow, ThreadRow.id == InteractionRow.thread_id)
        .where(
            ThreadRow.subject_key == subject_key,
            InteractionRow.counterpart_key == counterpart_key,
            InteractionRow.occurred_at.between(at - SAME_SUBJECT_WITHIN, at + SAME_SUBJECT_WITHIN),
        )
        .order_by(InteractionRow.occurred_at.desc())
        .limit(1)
    )


def add_thread(session: Session, subject: str, subject_key: str) -> int:
    """Store a new, empty thread; return its id."""
    return fresh.add(session, ThreadRow, {"subject": subject, "subject_key": subject_key})


def add_thread_references(session: Session, thread_id: int, message_ids: Sequence[str]) -> None:
    """Remember that these Message-IDs belong to the thread."""
    for message_id in dict.fromkeys(message_ids):
        if message_id and thread_id not in lookups.find(session, "message", message_id):
            values = {"thread_id": thread_id, "message_id": message_id}
            fresh.add(session, ThreadReferenceRow, values)
            lookups.note(session, "message", message_id, thread_id)


def wave_off(session: Session, thread_id: int) -> None:
    """Say that what has come so far needs no reply. Raises UserError("no-such-record")."""
    row = session.get(ThreadRow, thread_id)
    if row is None:
        raise UserError("no-such-record", kind="thread", id=thread_id)
    row.waved_off_at = session.scalar(
        select(func.max(InteractionRow.occurred_at)).where(InteractionRow.thread_id == thread_id)
    )
    session.flush()


def get_attachment(session: Session, attachment_id: int) -> Attachment:
    """Return the attachment with its content. Raises UserError("no-such-record")."""
    row = session.get(AttachmentRow, attachment_id)
    if row is None:
        raise UserError("no-such-record", kind="attachment", id=attachment_id)
    blob = session.get(BlobRow, row.blob_key) if row.blob_key else None
    content = b"" if blob is None else blob.content
    return Attachment(row.name, row.media_type, row.size_bytes, row.id, content)


def to_records(session: Session, rows: Sequence[InteractionRow]) -> list[Interaction]:
    """Return the rows as records, with sentiment and attachments (without content)."""
    ids = [row.id for row in rows]
    attachments: dict[int, list[Attachment]] = {}
    for found, problem in session.execute(
        select(AttachmentRow, FileTextRow.problem)
        .join(FileTextRow, FileTextRow.blob_key == AttachmentRow.blob_key, isouter=True)
        .where(AttachmentRow.interaction_id.in_(ids))
        .order_by(AttachmentRow.id)
    ):
        attachments.setdefault(found.interaction_id, []).append(
            Attachment(
                found.name, found.media_type, found.size_bytes, found.id, problem=problem or ""
            )
        )
    moods = sentiments.get_many(session, ids)
    met = [row.id for row in rows if row.kind not in (InteractionKind.EMAIL, InteractionKind.CHAT)]
    people, cancelled = (
        meetings.participants_of(session, met),
        meetings.cancelled_among(session, met),
    )
    return [
        Interaction(
            id=row.id,
            kind=InteractionKind(row.kind),
            direction=Direction(row.direction),
            occurred_at=row.occurred_at,
            subject=row.subject,
            text=row.text,
            new_text=row.new_text,
            language=row.language,
            is_automatic=row.is_automatic,
            contact_id=row.contact_id,
            thread_id=row.thread_id,
            headers=None if row.headers is None else _headers_from_json(row.headers),
            attachments=tuple(attachments.get(row.id, ())),
            sentiment=moods.get(row.id),
            participants=people.get(row.id, ()),
            is_cancelled=row.id in cancelled,
        )
        for row in rows
    ]


def _add_attachment(session: Session, interaction_id: int, attachment: Attachment) -> None:
    blob_key = ""
    if attachment.content:
        blob_key = hashlib.sha256(attachment.content).hexdigest()
        if session.get(BlobRow, blob_key) is None:
            session.add(BlobRow(key=blob_key, content=attachment.content))
    session.add(
        AttachmentRow(
            interaction_id=interaction_id,
            name=attachment.name,
            media_type=attachment.media_type,
            size_bytes=attachment.size_bytes,
            blob_key=blob_key,
        )
    )


def _headers_to_json(headers: MailHeaders) -> dict[str, Any]:
    def pair(address: Address | None) -> list[str] | None:
        return None if address is None else [address.email, address.name]

    return {
        "message_id": headers.message_id,
        "in_reply_to": headers.in_reply_to,
        "references": list(headers.references),
        "sender": pair(headers.sender),
        "to": [pair(address) for address in headers.to],
        "cc": [pair(address) for address in headers.cc],
        "reply_to": pair(headers.reply_to),
        "list_id": headers.list_id,
        "sent_at_raw": headers.sent_at_raw,
    }


def _headers_from_json(stored: dict[str, Any]) -> MailHeaders:
    def address(pair: list[str] | None) -> Address | None:
        return None if pair is None else Address(pair[0], pair[1])

    return MailHeaders(
        message_id=stored["message_id"],
        in_reply_to=stored["in_reply_to"],
        references=tuple(stored["references"]),
        sender=address(stored["sender"]),
        to=tuple(Address(email, name) for email, name in stored["to"]),
        cc=tuple(Address(email, name) for email, name in stored["cc"]),
        reply_to=address(stored["reply_to"]),
        list_id=stored["list_id"],
        sent_at_raw=stored["sent_at_raw"],
    )


def list_sent_texts(session: Session, limit: int) -> list[str]:
    """Return what the owner wrote last, whole letters without what they quote."""
    row = InteractionRow
    found = session.execute(
        select(row.text, row.new_text)
        .where(
            # Written into the statement: only so does SQLite see that the index is of these.
            row.direction == literal(Direction.OUTGOING.value, literal_execute=True),
            row.is_automatic.is_(False),
            row.kind == InteractionKind.EMAIL.value,
        )
        .order_by(row.occurred_at.desc())
        .limit(limit)
    )
    return [_whole(text, new_text) for text, new_text in found]


def _whole(text: str, new_text: str) -> str:
    """Return a letter up to where it quotes: its new text with the lines of the signature."""
    start = text.find(new_text) if new_text else -1
    if start < 0:
        return new_text or text
    end = start + len(new_text)
    rest = text[end:].lstrip("\n").splitlines()[:_CLOSING_LINES]
    kept = [line for line in rest if not line.startswith(">")]
    return f"{new_text}\n" + "\n".join(kept)


def sent_at(session: Session, interaction_id: int) -> datetime | None:
    """Return when an interaction took place, None when it is gone."""
    return session.scalar(
        select(InteractionRow.occurred_at).where(InteractionRow.id == interaction_id)
    )
