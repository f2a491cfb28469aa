"""What follows from the rows and is kept beside them: search index and inbox summaries.

Whoever changes a row touches it here; before the transaction ends `refresh` works the touched
records out anew, so that index and summaries never differ from what they are made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.contact import ChannelKind
from core.domain.importing import Searched
from core.storage import tags
from core.storage.finding import sales_index, search_index, search_marks
from core.storage.kept import contact_days, contact_facts, name_orders, thread_summaries
from core.storage.moods import mood_effects
from core.storage.rows import fresh
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
from core.storage.rows.view_tables import FieldValueRow
from core.storage.sales import meetings
from core.text import index_texts
from core.text.pinyin import spellings
from core.text.words import letters_of

_CHUNK = 400
_INDEXED_AT_ONCE, _MOST_NAME_CHARS = 5_000, 200
# Which columns of a table name records that must be worked out anew.
_OWNERS: dict[str, tuple[tuple[Kind | None, str], ...]] = {
    "contacts": ((Kind.CONTACT, "id"),),
    "channels": ((Kind.CONTACT, "contact_id"),),
    "contact_companies": ((Kind.CONTACT, "contact_id"),),
    "field_values": (
        (Kind.CONTACT, "contact_id"),
        (Kind.COMPANY, "company_id"),
        (Kind.DEAL, "deal_id"),
    ),
    "companies": ((Kind.COMPANY, "id"),),
    "interactions": ((Kind.INTERACTION, "id"), (None, "thread_id")),
    "attachments": ((Kind.INTERACTION, "interaction_id"),),
    "threads": ((None, "id"),),
    "knowledge_notes": ((Kind.NOTE, "id"),),
    "deals": ((Kind.DEAL, "id"),),
    "deal_contacts": ((Kind.DEAL, "deal_id"),),
    "tasks": ((Kind.TASK, "id"),),
    "interaction_participants": ((Kind.INTERACTION, "interaction_id"),),
}


def record_tables() -> list[str]:
    """Return the tables of the records that have an entry in the index, or a summary."""
    return [name for name, owners in _OWNERS.items() if "id" in dict(owners).values()]


def touch(
    session: Session, table_name: str, row: Mapping[str, Any], *, is_gone: bool = False
) -> None:
    """Note that this row was created, changed or deleted in the session.

    is_gone: the row is no longer so; words that stood only in it are to be forgotten.
    """
    if is_gone and table_name in _OWNERS:
        words: set[str] = session.info.setdefault("gone_words", set())
        words |= letters_of(" ".join(_texts(row.values())))
        if blob_key := row.get("blob_key"):
            file_text = select(FileTextRow.text).where(FileTextRow.blob_key == blob_key)
            words |= letters_of(session.scalar(file_text) or "")
    contact_facts.touch(session, table_name, row)
    mood_effects.touch(session, table_name, row)
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
    ruled_threads, ruled_people = mood_effects.refresh(session)
    touch_threads(session, ruled_threads)
    contact_facts.touch_contacts(session, ruled_people)
    touched: dict[Kind | None, set[int]] = session.info.pop("touched", {})
    made = fresh.take_rows(session)
    _touch_owners(made, touched)
    touched.setdefault(Kind.DEAL, set()).update(sales_index.deals_of(made))
    _index_made(session, made, touched)
    tags.follow(session, touched, made)
    name_orders.follow(session, touched, made)
    known = touched[Kind.CONTACT]
    contact_days.refresh(session, known)
    new = [row for row in made.get("contacts", {}).values() if row["id"] not in known]
    contact_days.add(session, ((row["id"], row["details"]) for row in new))
    for kind, maker in _ENTRY_MAKERS.items():
        for ids in _chunks(touched.get(kind, ())):
            search_index.remove(session, [(kind, record_id) for record_id in ids])
            search_index.add(session, maker(session, ids))
    people = thread_summaries.bring_up_to_date(session, made, touched.get(None, set()))
    contact_facts.refresh(session, made.get("interactions", {}))
    contact_facts.refresh_waiting(session, people)
    if gone := session.info.pop("gone_words", None):
        search_index.forget_words(session, " ".join(gone))


def _touch_owners(made: fresh.Rows, touched: dict[Kind | None, set[int]]) -> None:
    """Something new of a record that was there before: that one is read back."""
    for kind, owners, tables in (
        (Kind.CONTACT, "contacts", ("channels", "contact_companies", "field_values")),
        (Kind.COMPANY, "companies", ("field_values",)),
    ):
        rows = (row for table in tables for row in made.get(table, {}).values())
        ids = {row[f"{kind.value}_id"] for row in rows} - {None} - made.get(owners, {}).keys()
        touched.setdefault(kind, set()).update(ids)


def _index_made(
    session: Session, made: fresh.Rows, touched: Mapping[Kind | None, set[int]]
) -> None:
    """Put new records into the index from what is in memory, unless they were touched since."""
    values = _by_owner("company_id", made.get("field_values", {}).values())
    entries = [
        company_entry(
            row | {"values": values.get(row["id"], ())},
            None if row["id"] in values else search_index.known(session, Kind.COMPANY, row["id"]),
        )
        for row in made.get("companies", {}).values()
        if row["id"] not in touched.get(Kind.COMPANY, ())
    ]
    entries += [
        interaction_entry(row, (), known=search_index.known(session, Kind.INTERACTION, row["id"]))
        for row in made.get("interactions", {}).values()
        if row["id"] not in touched.get(Kind.INTERACTION, ())
    ]
    entries += _made_contacts(session, made, touched)
    for start in range(0, len(entries), _INDEXED_AT_ONCE):
        search_index.add(session, entries[start : start + _INDEXED_AT_ONCE])


def _made_contacts(
    session: Session, made: fresh.Rows, touched: Mapping[Kind | None, set[int]]
) -> list[search_index.IndexEntry]:
    links = made.get("contact_companies", {}).values()
    names = _names_of(session, {row["company_id"] for row in links}, made.get("companies", {}))
    firms: dict[int, list[str]] = {}
    for row in links:
        firms.setdefault(row["contact_id"], []).extend((names[row["company_id"]], row["role"]))
    values = _by_owner("contact_id", made.get("field_values", {}).values())
    entries, rest = [], []
    for row_id, row in made.get("contacts", {}).items():
        if row_id in touched[Kind.CONTACT]:
            continue
        people, known = firms.get(row_id, ()), search_index.known(session, Kind.CONTACT, row_id)
        if known is None:
            rest.append((row | {"values": values.get(row_id, ())}, people))
        else:
            entries.append(search_index.known_entry(Kind.CONTACT, row_id, " ".join(people), known))
    reach, numbers = _reached_by(made.get("channels", {}).values() if rest else ())
    return entries + [
        contact_entry(row, reach.get(row["id"], ()), numbers.get(row["id"], ()), people)
        for row, people in rest
    ]


def _reached_by(
    channels: Iterable[Mapping[str, Any]],
) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Return addresses and numbers as they are found, and telephone numbers, by whose they are."""
    reach: dict[int, list[str]] = {}
    numbers: dict[int, list[str]] = {}
    for row in channels:
        owner = row["contact_id"]
        reach.setdefault(owner, []).extend(index_texts.written(row["value"], row["key"]))
        if row["kind"] == ChannelKind.PHONE.value:
            numbers.setdefault(owner, []).append(row["key"])
    return reach, numbers


def _by_owner(owner: str, rows: Iterable[Mapping[str, Any]]) -> dict[int, list[str]]:
    """Return the texts in the owner's own fields, by whose they are: no "yes" and "no"."""
    found: dict[int, list[str]] = {}
    for row in rows:
        if row[owner] is not None and row["content"] not in ("yes", "no"):
            found.setdefault(row[owner], []).append(row["content"])
    return found


def _values_of(session: Session, owner: str, ids: Sequence[int]) -> dict[int, list[str]]:
    columns = FieldValueRow.__table__.c
    rows = session.execute(
        select(columns[owner], columns.content).where(columns[owner].in_(ids)).order_by(columns.id)
    )
    return _by_owner(owner, (row._mapping for row in rows))  # type: ignore[misc]  # noqa: SLF001


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
    """Work out search index, order, tags and figures of contacts anew from all rows."""
    tags.rebuild(session)
    name_orders.rebuild(session)
    contact_facts.rebuild(session)
    contact_days.rebuild(session)
    for kind, ids_of_kind in _IDS.items():
        for ids in _chunks(session.scalars(select(ids_of_kind))):
            search_index.replace(session, _ENTRY_MAKERS[kind](session, ids))


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


def _contact_entries(session: Session, ids: Sequence[int]) -> list[search_index.IndexEntry]:
    columns = (ChannelRow.contact_id, ChannelRow.kind, ChannelRow.value, ChannelRow.key)
    channels = session.execute(select(*columns).where(ChannelRow.contact_id.in_(ids)))
    reach, numbers = _reached_by(row._mapping for row in channels)  # type: ignore[misc]  # noqa: SLF001 - public
    firms: dict[int, list[str]] = {}
    for contact_id, name, role in session.execute(
        select(ContactCompanyRow.contact_id, CompanyRow.name, ContactCompanyRow.role)
        .join(CompanyRow, CompanyRow.id == ContactCompanyRow.company_id)
        .where(ContactCompanyRow.contact_id.in_(ids))
    ):
        firms.setdefault(contact_id, []).extend((name, role))
    values = _values_of(session, "contact_id", ids)
    rows = session.execute(
        select(
            ContactRow.id, ContactRow.name, ContactRow.notes, ContactRow.tags, ContactRow.details
        ).where(ContactRow.id.in_(ids))
    )
    return [
        contact_entry(
            {"id": row.id, "name": row.name, "notes": row.notes, "tags": row.tags,
             "details": row.details, "values": values.get(row.id, ())},
            reach.get(row.id, ()),
            numbers.get(row.id, ()),
            firms.get(row.id, ()),
        )
        for row in rows
    ]  # fmt: skip


def contact_entry(
    row: Mapping[str, Any], reach: Sequence[str], numbers: Sequence[str], firms: Sequence[str]
) -> search_index.IndexEntry:
    """Return what is to be found of a contact.

    reach: addresses and numbers as they are written and as they are compared. numbers: of
    telephones, as they are compared. firms: names of companies, and the part played there.
    """
    told = (detail[1] for detail in row["details"])
    texts = [*reach, row["notes"], *row["tags"], *told, *row.get("values", ())]
    return search_index.IndexEntry(
        Kind.CONTACT,
        row["id"],
        row["name"],
        " ".join(texts),
        people=" ".join(firms),
        digits=index_texts.number_grams(numbers),
    )


def _company_entries(session: Session, ids: Sequence[int]) -> list[search_index.IndexEntry]:
    row = CompanyRow
    columns = (row.id, row.name, row.domain, row.notes, row.tags, row.details)
    rows = session.execute(select(*columns).where(row.id.in_(ids)))
    values = _values_of(session, "company_id", ids)
    return [
        company_entry({**row._mapping, "values": values.get(row.id, ())})  # noqa: SLF001 - public
        for row in rows
    ]


def company_entry(row: Mapping[str, Any], known: Searched | None = None) -> search_index.IndexEntry:
    """Return what is to be found of a company. known: as of an IndexEntry."""
    told = (detail[1] for detail in row["details"])
    texts = [row["domain"], row["notes"], *row["tags"], *told, *row.get("values", ())]
    body = " ".join(texts)
    return search_index.IndexEntry(Kind.COMPANY, row["id"], row["name"], body, known=known)


def _interaction_entries(session: Session, ids: Sequence[int]) -> list[search_index.IndexEntry]:
    guests, files = meetings.guests_of(session, ids), dict[int, list[str]]()
    for interaction_id, name, text in session.execute(
        select(AttachmentRow.interaction_id, AttachmentRow.name, FileTextRow.text)
        .join(FileTextRow, FileTextRow.blob_key == AttachmentRow.blob_key, isouter=True)
        .where(AttachmentRow.interaction_id.in_(ids))
    ):
        texts = files.setdefault(interaction_id, [])
        texts.append(name)
        texts.append(text or "")
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
        interaction_entry(dict(row._mapping), files.get(row.id, ()), guests.get(row.id, ()))  # noqa: SLF001 - as above
        for row in rows
    ]


def interaction_entry(
    row: Mapping[str, Any],
    files: Sequence[str],
    guests: Sequence[meetings.Guest] = (),
    known: Searched | None = None,
) -> search_index.IndexEntry:
    """Return what is to be found of an interaction.

    files: names of its files, and their texts. guests: who took part. known: as of an IndexEntry.
    """
    marks = [search_marks.form_marks(row["kind"], row["direction"], row["occurred_at"].date())]
    people = {row["contact_id"], *(guest.contact_id for guest in guests)} - {None}
    marks += [search_marks.contact_mark(contact_id) for contact_id in sorted(people)]
    if files:
        marks.append(search_marks.HAS_FILE)
    named = "".join(f" {guest.name} {guest.key}" for guest in guests)
    return search_index.IndexEntry(
        Kind.INTERACTION,
        row["id"],
        row["subject"],
        row["text"],
        people=f"{row['counterpart_name']} {row['counterpart_key']}{named}",
        files=" ".join(files),
        marks=" ".join(marks),
        known=known,
    )


def _note_entries(session: Session, ids: Sequence[int]) -> list[search_index.IndexEntry]:
    rows = session.scalars(select(KnowledgeNoteRow).where(KnowledgeNoteRow.id.in_(ids)))
    return [search_index.IndexEntry(Kind.NOTE, row.id, row.title, row.text) for row in rows]


_ENTRY_MAKERS = {
    Kind.CONTACT: _contact_entries,
    Kind.COMPANY: _company_entries,
    Kind.INTERACTION: _interaction_entries,
    Kind.NOTE: _note_entries,
    Kind.DEAL: sales_index.deal_entries,
    Kind.TASK: sales_index.task_entries,
}
_IDS = {
    Kind.CONTACT: ContactRow.id,
    Kind.COMPANY: CompanyRow.id,
    Kind.INTERACTION: InteractionRow.id,
    Kind.NOTE: KnowledgeNoteRow.id,
    Kind.DEAL: DealRow.id,
    Kind.TASK: TaskRow.id,
}
