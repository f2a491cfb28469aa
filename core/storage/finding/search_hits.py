"""What is shown of records that were found: only the columns that a hit needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.storage.rows.file_text_table import FileTextRow
from core.storage.rows.sales_tables import DealRow, TaskRow
from core.storage.rows.tables import (
    AttachmentRow,
    ChannelRow,
    CompanyRow,
    ContactCompanyRow,
    ContactRow,
    InteractionRow,
    KnowledgeNoteRow,
)
from core.storage.sales import deals, tasks
from core.text.normalise import fold
from core.text.words import words_of

_BEFORE_CHARS, _AROUND_CHARS = 300, 1500


class Found(NamedTuple):
    """One record as a hit shows it.

    thread_id: the conversation it is in, 0 for none. contact_id: whose entry it is, 0 for nobody's.
    """

    id: int
    title: str
    body: str
    at: datetime | None = None
    thread_id: int = 0
    contact_id: int = 0


def read(
    session: Session, kind: Kind, ids: Sequence[int], words: Sequence[str]
) -> tuple[Found, ...]:
    """Return those of the records that exist, in the order of the ids."""
    return _READERS[kind](session, ids, words) if ids else ()


def _contacts(session: Session, ids: Sequence[int], words: Sequence[str]) -> tuple[Found, ...]:
    del words
    more: dict[int, list[str]] = {}
    for contact_id, name in session.execute(
        select(ContactCompanyRow.contact_id, CompanyRow.name)
        .join(CompanyRow, CompanyRow.id == ContactCompanyRow.company_id)
        .where(ContactCompanyRow.contact_id.in_(ids))
    ):
        more.setdefault(contact_id, []).append(name)
    for contact_id, value in session.execute(
        select(ChannelRow.contact_id, ChannelRow.value)
        .where(ChannelRow.contact_id.in_(ids))
        .order_by(ChannelRow.id)
    ):
        more.setdefault(contact_id, []).append(value)
    columns = (ContactRow.id, ContactRow.name, ContactRow.notes)
    rows = session.execute(select(*columns).where(ContactRow.id.in_(ids)))
    return _ordered(
        ids,
        (
            Found(row.id, row.name, " · ".join(filter(None, [*more.get(row.id, ()), row.notes])))
            for row in rows
        ),
    )


def _companies(session: Session, ids: Sequence[int], words: Sequence[str]) -> tuple[Found, ...]:
    del words
    columns = (CompanyRow.id, CompanyRow.name, CompanyRow.domain, CompanyRow.notes)
    rows = session.execute(select(*columns).where(CompanyRow.id.in_(ids)))
    return _ordered(
        ids,
        (
            Found(row.id, row.name, " · ".join(filter(None, [row.domain, row.notes])))
            for row in rows
        ),
    )


def _interactions(session: Session, ids: Sequence[int], words: Sequence[str]) -> tuple[Found, ...]:
    del words
    rows = session.execute(
        select(
            InteractionRow.id,
            InteractionRow.subject,
            InteractionRow.text,
            InteractionRow.counterpart_name,
            InteractionRow.occurred_at,
            InteractionRow.thread_id,
            InteractionRow.contact_id,
        ).where(InteractionRow.id.in_(ids))
    )
    return _ordered(
        ids,
        (
            Found(
                row.id,
                " · ".join(filter(None, [row.counterpart_name, row.subject])),
                row.text,
                row.occurred_at,
                row.thread_id or 0,
                row.contact_id or 0,
            )
            for row in rows
        ),
    )


def _attachments(session: Session, ids: Sequence[int], words: Sequence[str]) -> tuple[Found, ...]:
    """Return of each interaction the file that holds most of the words: in its name, or within."""
    best: dict[int, tuple[int, Found]] = {}
    rows = session.execute(
        select(
            AttachmentRow.id,
            AttachmentRow.name,
            AttachmentRow.interaction_id,
            InteractionRow.subject,
            InteractionRow.occurred_at,
            InteractionRow.thread_id,
            InteractionRow.contact_id,
            FileTextRow.text,
        )
        .join(InteractionRow, InteractionRow.id == AttachmentRow.interaction_id)
        .join(FileTextRow, FileTextRow.blob_key == AttachmentRow.blob_key, isouter=True)
        .where(AttachmentRow.interaction_id.in_(ids))
        .order_by(AttachmentRow.id)
    )
    for row in rows:
        named = " ".join(words_of(row.name))
        around, held = _around(row.text or "", words)
        score = sum(2 * (word in named) + (word in held) for word in words)
        known = best.get(row.interaction_id)
        if known is None or score > known[0]:
            places = (row.thread_id or 0, row.contact_id or 0)
            found = Found(row.id, row.name, around or row.subject, row.occurred_at, *places)
            best[row.interaction_id] = (score, found)
    return tuple(best[record_id][1] for record_id in ids if record_id in best)


def _around(text: str, words: Sequence[str]) -> tuple[str, list[str]]:
    """Return the part of a text where the first of the words stands, and which words it holds."""
    plain = text.casefold()
    if not any(word in plain for word in words):
        plain = fold(text)  # with accents; takes longer
    held = [word for word in words if word in plain]
    if not held:
        return "", held
    # Folding may lengthen a text a little; what is shown reaches far enough.
    start = max(0, plain.index(held[0]) - _BEFORE_CHARS)
    return text[start : start + _AROUND_CHARS], held


def _notes(session: Session, ids: Sequence[int], words: Sequence[str]) -> tuple[Found, ...]:
    del words
    columns = (KnowledgeNoteRow.id, KnowledgeNoteRow.title, KnowledgeNoteRow.text)
    rows = session.execute(select(*columns).where(KnowledgeNoteRow.id.in_(ids)))
    return _ordered(ids, (Found(*row) for row in rows))


def _deals(session: Session, ids: Sequence[int], words: Sequence[str]) -> tuple[Found, ...]:
    del words
    rows = session.scalars(select(DealRow).where(DealRow.id.in_(ids))).all()
    return _ordered(
        ids,
        (
            Found(
                deal.id,
                deal.title,
                " · ".join(
                    part for part in (deal.company_name, *deal.contact_names, deal.notes) if part
                ),
                contact_id=next(iter(deal.contact_ids), 0),
            )
            for deal in deals.to_records(session, rows)
        ),
    )


def _tasks(session: Session, ids: Sequence[int], words: Sequence[str]) -> tuple[Found, ...]:
    del words
    rows = session.scalars(select(TaskRow).where(TaskRow.id.in_(ids))).all()
    return _ordered(
        ids,
        (
            Found(
                task.id,
                task.title,
                " · ".join(
                    part
                    for part in (task.contact_name, task.company_name, task.deal_title, task.notes)
                    if part
                ),
                contact_id=task.contact_id or 0,
            )
            for task in tasks.to_records(session, rows)
        ),
    )


def _ordered(ids: Sequence[int], found: Iterable[Found]) -> tuple[Found, ...]:
    by_id = {each.id: each for each in found}
    return tuple(by_id[record_id] for record_id in ids if record_id in by_id)


_READERS: dict[Kind, Callable[[Session, Sequence[int], Sequence[str]], tuple[Found, ...]]] = {
    Kind.CONTACT: _contacts,
    Kind.COMPANY: _companies,
    Kind.INTERACTION: _interactions,
    Kind.ATTACHMENT: _attachments,
    Kind.NOTE: _notes,
    Kind.DEAL: _deals,
    Kind.TASK: _tasks,
}
