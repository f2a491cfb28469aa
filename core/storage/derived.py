"""What follows from the rows and is kept beside them: search index and inbox summaries.

Whoever changes a row touches it here; before the transaction ends `refresh` works the touched
records out anew, so that index and summaries never differ from what they are made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.contact import ChannelKind
from core.domain.interaction import Direction
from core.domain.sentiment import Mood
from core.storage import fresh, search
from core.storage.bulk import Writer
from core.storage.tables import (
    AttachmentRow,
    BlobRow,
    ChannelRow,
    CompanyRow,
    ContactCompanyRow,
    ContactRow,
    InteractionRow,
    KnowledgeNoteRow,
    SentimentRow,
    ThreadRow,
    ThreadSummaryRow,
)
from core.text.pinyin import spellings
from core.text.words import letters_of

_CHUNK = 400
_INDEXED_AT_ONCE = 2_500
SNIPPET_CHARS = 140
_MOST_NAME_CHARS = 200
_MOST_FILE_BYTES = 100_000
_SUMMARIES = Writer(ThreadSummaryRow)
# Table -> which of its columns names the record that must be worked out anew.
_OWNERS: dict[str, tuple[tuple[Kind | None, str], ...]] = {
    "contacts": ((Kind.CONTACT, "id"),),
    "channels": ((Kind.CONTACT, "contact_id"),),
    "contact_companies": ((Kind.CONTACT, "contact_id"),),
    "companies": ((Kind.COMPANY, "id"),),
    "interactions": ((Kind.INTERACTION, "id"), (None, "thread_id")),
    "attachments": ((Kind.INTERACTION, "interaction_id"),),
    "threads": ((None, "id"),),
    "knowledge_notes": ((Kind.NOTE, "id"),),
}


def is_source(table_name: str) -> bool:
    """Say whether index or summaries are made of this table's rows."""
    return table_name in _OWNERS


def touch(
    session: Session, table_name: str, row: Mapping[str, Any], *, is_gone: bool = False
) -> None:
    """Note that this row was created, changed or deleted in the session.

    is_gone: the row is no longer so; words that stood only in it are to be forgotten.
    """
    if is_gone and table_name in _OWNERS:
        words: set[str] = session.info.setdefault("gone_words", set())
        words |= letters_of(" ".join(_texts(row.values())))
    touched: dict[Kind | None, set[int]] = session.info.setdefault("touched", {})
    for kind, column in _OWNERS.get(table_name, ()):
        value = row.get(column)
        if value is not None:
            touched.setdefault(kind, set()).add(value)


def touch_threads(session: Session, thread_ids: Iterable[int]) -> None:
    """Note that these threads' summaries must be worked out anew."""
    session.info.setdefault("touched", {}).setdefault(None, set()).update(thread_ids)


def refresh(session: Session) -> None:
    """Work out anew all that was touched; call once, before the transaction ends."""
    touched: dict[Kind | None, set[int]] = session.info.pop("touched", {})
    made = fresh.take_rows(session)
    # Something new of a contact that was there before: that one is read back.
    hanging = (*made.get("channels", {}).values(), *made.get("contact_companies", {}).values())
    owners = {row["contact_id"] for row in hanging} - made.get("contacts", {}).keys()
    touched.setdefault(Kind.CONTACT, set()).update(owners)
    _index_made(session, made, touched)
    for kind, maker in _ENTRY_MAKERS.items():
        for ids in _chunks(touched.get(kind, ())):
            search.remove(session, [(kind, record_id) for record_id in ids])
            search.replace(session, maker(session, ids))
    threads = {row["thread_id"] for row in made.get("interactions", {}).values()}
    for ids in _chunks(touched.get(None, set()) | (threads - {None})):
        _refresh_threads(session, ids)
    if gone := session.info.pop("gone_words", None):
        search.forget_words(session, " ".join(gone))


def _index_made(
    session: Session, made: fresh.Rows, touched: Mapping[Kind | None, set[int]]
) -> None:
    """Put new records into the index from what is in memory, unless they were touched since."""
    entries = [
        company_entry(row)
        for row in made.get("companies", {}).values()
        if row["id"] not in touched.get(Kind.COMPANY, ())
    ]
    mails = touched.get(Kind.INTERACTION, ())
    entries += [
        interaction_entry(row, ())
        for row in made.get("interactions", {}).values()
        if row["id"] not in mails
    ]
    entries += _made_contacts(session, made, touched)
    for start in range(0, len(entries), _INDEXED_AT_ONCE):
        search.add(session, entries[start : start + _INDEXED_AT_ONCE])


def _made_contacts(
    session: Session, made: fresh.Rows, touched: Mapping[Kind | None, set[int]]
) -> list[search.IndexEntry]:
    people = made.get("contacts", {})
    reach: dict[int, list[str]] = {}
    numbers: dict[int, list[str]] = {}
    known = touched[Kind.CONTACT]
    for row in made.get("channels", {}).values():
        owner = row["contact_id"]
        reach.setdefault(owner, []).extend((row["value"], row["key"]))
        if row["kind"] == ChannelKind.PHONE.value:
            numbers.setdefault(owner, []).append(row["key"])
    links = made.get("contact_companies", {}).values()
    names = _names_of(session, {row["company_id"] for row in links}, made.get("companies", {}))
    firms: dict[int, list[str]] = {}
    for row in links:
        firms.setdefault(row["contact_id"], []).extend((names[row["company_id"]], row["role"]))
    return [
        contact_entry(row, reach.get(row_id, ()), numbers.get(row_id, ()), firms.get(row_id, ()))
        for row_id, row in people.items()
        if row_id not in known
    ]


def _names_of(
    session: Session, ids: set[int], made: Mapping[int, Mapping[str, Any]]
) -> dict[int, str]:
    names = {row_id: str(made[row_id]["name"]) for row_id in ids if row_id in made}
    for part in _chunks(ids - names.keys()):
        names.update(
            session.execute(
                select(CompanyRow.id, CompanyRow.name).where(CompanyRow.id.in_(part))
            ).all()
        )
    return names


def rebuild(session: Session) -> None:
    """Work out index and summaries anew from all rows."""
    for kind, ids_of_kind in _IDS.items():
        for ids in _chunks(session.scalars(select(ids_of_kind))):
            search.replace(session, _ENTRY_MAKERS[kind](session, ids))


def _texts(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
            yield from spellings(value) if len(value) < _MOST_NAME_CHARS else ()
        elif isinstance(value, (list, dict)):
            yield from _texts(value if isinstance(value, list) else value.values())


def _chunks(ids: Iterable[int]) -> Iterable[Sequence[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))


def _contact_entries(session: Session, ids: Sequence[int]) -> list[search.IndexEntry]:
    reach: dict[int, list[str]] = {}
    numbers: dict[int, list[str]] = {}
    for contact_id, kind, value, key in session.execute(
        select(ChannelRow.contact_id, ChannelRow.kind, ChannelRow.value, ChannelRow.key).where(
            ChannelRow.contact_id.in_(ids)
        )
    ):
        reach.setdefault(contact_id, []).extend((value, key))
        if kind == ChannelKind.PHONE.value:
            numbers.setdefault(contact_id, []).append(key)
    firms: dict[int, list[str]] = {}
    for contact_id, name, role in session.execute(
        select(ContactCompanyRow.contact_id, CompanyRow.name, ContactCompanyRow.role)
        .join(CompanyRow, CompanyRow.id == ContactCompanyRow.company_id)
        .where(ContactCompanyRow.contact_id.in_(ids))
    ):
        firms.setdefault(contact_id, []).extend((name, role))
    rows = session.execute(
        select(
            ContactRow.id, ContactRow.name, ContactRow.notes, ContactRow.tags, ContactRow.details
        ).where(ContactRow.id.in_(ids))
    )
    return [
        contact_entry(
            {"id": row.id, "name": row.name, "notes": row.notes, "tags": row.tags,
             "details": row.details},
            reach.get(row.id, ()),
            numbers.get(row.id, ()),
            firms.get(row.id, ()),
        )
        for row in rows
    ]  # fmt: skip


def contact_entry(
    row: Mapping[str, Any], reach: Sequence[str], numbers: Sequence[str], firms: Sequence[str]
) -> search.IndexEntry:
    """Return what is to be found of a contact.

    reach: addresses and numbers as they are written and as they are compared. numbers: of
    telephones, as they are compared. firms: names of companies, and the part played there.
    """
    texts = [*reach, row["notes"], *row["tags"], *(detail[1] for detail in row["details"])]
    digits = ("".join(filter(str.isdecimal, number)) for number in numbers)
    return search.IndexEntry(
        Kind.CONTACT,
        row["id"],
        row["name"],
        " ".join(texts),
        people=" ".join(firms),
        numbers=tuple(digits),
    )


def _company_entries(session: Session, ids: Sequence[int]) -> list[search.IndexEntry]:
    columns = (CompanyRow.id, CompanyRow.name, CompanyRow.domain, CompanyRow.notes)
    rows = session.execute(select(*columns, CompanyRow.details).where(CompanyRow.id.in_(ids)))
    return [company_entry(dict(row._mapping)) for row in rows]  # noqa: SLF001 - its public name


def company_entry(row: Mapping[str, Any]) -> search.IndexEntry:
    """Return what is to be found of a company."""
    texts = [row["domain"], row["notes"], *(detail[1] for detail in row["details"])]
    return search.IndexEntry(Kind.COMPANY, row["id"], row["name"], " ".join(texts))


def _interaction_entries(session: Session, ids: Sequence[int]) -> list[search.IndexEntry]:
    files: dict[int, list[str]] = {}
    for interaction_id, name, media_type, blob_key in session.execute(
        select(
            AttachmentRow.interaction_id,
            AttachmentRow.name,
            AttachmentRow.media_type,
            AttachmentRow.blob_key,
        ).where(AttachmentRow.interaction_id.in_(ids))
    ):
        texts = files.setdefault(interaction_id, [])
        texts.append(name)
        if blob_key and media_type.startswith("text/"):
            content = session.scalar(select(BlobRow.content).where(BlobRow.key == blob_key)) or b""
            texts.append(content[:_MOST_FILE_BYTES].decode("utf-8", "ignore"))
    rows = session.execute(
        select(
            InteractionRow.id,
            InteractionRow.kind,
            InteractionRow.direction,
            InteractionRow.occurred_at,
            InteractionRow.contact_id,
            InteractionRow.subject,
            InteractionRow.text,
            InteractionRow.counterpart_name,
            InteractionRow.counterpart_key,
        ).where(InteractionRow.id.in_(ids))
    )
    return [
        interaction_entry(dict(row._mapping), files.get(row.id, ()))  # noqa: SLF001 - as above
        for row in rows
    ]


def interaction_entry(row: Mapping[str, Any], files: Sequence[str]) -> search.IndexEntry:
    """Return what is to be found of an interaction. files: names of its files, and their texts."""
    marks = f"k{row['kind']} {row['direction']} {search.day_marks(row['occurred_at'].date())}"
    if row["contact_id"]:
        marks += f" c{row['contact_id']}"
    return search.IndexEntry(
        Kind.INTERACTION,
        row["id"],
        row["subject"],
        row["text"],
        people=f"{row['counterpart_name']} {row['counterpart_key']}",
        files=" ".join(files),
        marks=f"{marks} hasfile" if files else marks,
    )


def _note_entries(session: Session, ids: Sequence[int]) -> list[search.IndexEntry]:
    rows = session.scalars(select(KnowledgeNoteRow).where(KnowledgeNoteRow.id.in_(ids)))
    return [search.IndexEntry(Kind.NOTE, row.id, row.title, row.text) for row in rows]


_ENTRY_MAKERS = {
    Kind.CONTACT: _contact_entries,
    Kind.COMPANY: _company_entries,
    Kind.INTERACTION: _interaction_entries,
    Kind.NOTE: _note_entries,
}
_IDS = {
    Kind.CONTACT: ContactRow.id,
    Kind.COMPANY: CompanyRow.id,
    Kind.INTERACTION: InteractionRow.id,
    Kind.NOTE: KnowledgeNoteRow.id,
}


def _refresh_threads(session: Session, ids: Sequence[int]) -> None:
    session.execute(delete(ThreadSummaryRow).where(ThreadSummaryRow.thread_id.in_(ids)))
    waved = dict(
        session.execute(
            select(ThreadRow.id, ThreadRow.waved_off_at).where(ThreadRow.id.in_(ids))
        ).all()
    )
    rows = session.execute(
        select(
            InteractionRow.thread_id,
            InteractionRow.id,
            InteractionRow.occurred_at,
            InteractionRow.direction,
            InteractionRow.is_automatic,
            InteractionRow.contact_id,
            InteractionRow.counterpart_key,
            InteractionRow.counterpart_name,
            SentimentRow.label,
        )
        .join(SentimentRow, SentimentRow.interaction_id == InteractionRow.id, isouter=True)
        .where(InteractionRow.thread_id.in_(ids))
        .order_by(InteractionRow.thread_id, InteractionRow.occurred_at, InteractionRow.id)
    )
    summaries = [
        _summary(thread_id, list(group), waved.get(thread_id))
        for thread_id, group in groupby(rows, key=lambda row: row.thread_id)
    ]
    snippets = _snippets(session, [summary["last_id"] for summary in summaries])
    for summary in summaries:
        summary["snippet"] = snippets.get(summary["last_id"], "")
    if summaries:
        _SUMMARIES.write(session.connection(), summaries)


def _summary(thread_id: int, rows: list[Any], waved_off_at: datetime | None) -> dict[str, Any]:
    last = rows[-1]
    incoming = [row for row in rows if row.direction == Direction.INCOMING]
    other = next((row for row in reversed(incoming)), last)
    rated = next((row for row in reversed(incoming) if row.label is not None), None)
    waits = (
        last.direction == Direction.INCOMING
        and not last.is_automatic
        and (waved_off_at is None or last.occurred_at > waved_off_at)
    )
    return {
        "thread_id": thread_id,
        "last_id": last.id,
        "last_at": last.occurred_at,
        "message_count": len(rows),
        "snippet": "",
        "with_name": other.counterpart_name,
        "with_email": other.counterpart_key,
        "contact_id": next((row.contact_id for row in reversed(rows) if row.contact_id), None),
        "mood_id": None if rated is None else rated.id,
        "is_upset": rated is not None and rated.label in (Mood.NEGATIVE, Mood.MIXED),
        "needs_reply": waits,
        "is_automatic": all(row.is_automatic for row in incoming) and bool(incoming),
    }


def _snippets(session: Session, interaction_ids: Sequence[int]) -> dict[int, str]:
    rows = session.execute(
        select(InteractionRow.id, InteractionRow.new_text, InteractionRow.text).where(
            InteractionRow.id.in_(interaction_ids)
        )
    )
    return {
        record_id: " ".join((new_text or whole)[: SNIPPET_CHARS * 2].split())[:SNIPPET_CHARS]
        for record_id, new_text, whole in rows
    }
