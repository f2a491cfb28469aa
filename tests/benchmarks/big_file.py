"""A file as an import of a whole business would leave it, made in a tenth of the time.

Rows go in many at a time past the ORM; what is to be found of them is made and indexed by the
program's own functions. History entries and seals stand for each row, as many and as long as the
real ones, but the seals hold random bytes: the file's audit chain doesn't verify.
"""

from __future__ import annotations

import itertools
import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import create_engine, insert
from sqlalchemy.orm import Session

from core.domain.contact import Channel, ChannelKind
from core.services.contact_writing import channel_key
from core.storage import database, derived, search_index, tables
from core.storage.row import Row
from core.storage.sealed_file import connect
from core.text.normalise import company_key, name_key
from tests.benchmarks import made_people

BUSY = 10_000
"""Messages of the first contact."""
_AT_ONCE = 5_000
_NOW = datetime(2026, 6, 1, tzinfo=UTC)
_FILES = ("invoice", "drawing", "catalogue", "报价单", "photo")
_TRACKED = (
    "companies", "contacts", "channels", "contact_companies", "threads", "interactions",
    "attachments",
)  # fmt: skip
_MOODS = ("positive", "neutral", "negative", "mixed")


class _Writer(NamedTuple):
    """Whom a message comes from."""

    name: str
    email: str


def fill(path: Path, key: bytes, count: int) -> None:
    """Make a file of so many contacts and three times as many messages.

    The first contact has BUSY messages; a fifth of the incoming ones wait for their rating; one in
    twenty has a file.
    """
    database.create_file(path, key)
    engine = create_engine("sqlite://", creator=lambda: _quick(path, key))
    with Session(engine) as session:
        _insert(session, tables.HistoryStepRow, [_step(count)])
        session.commit()
        _fill_people(session, count)
        _fill_mail(session, count)
        _fill_history(session)
        session.commit()
    engine.dispose()
    connect(path, key).close()


def _quick(path: Path, key: bytes) -> Any:
    """Return a connection that a power cut would cost the file: it is a made-up one."""
    connection = connect(path, key)
    for setting in ("synchronous = OFF", "secure_delete = OFF", "cache_size = -1500000"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _step(count: int) -> dict[str, Any]:
    return {"id": 1, "action": "import", "subject": "made", "at": _NOW, "rows": count}


def _insert(session: Session, row_class: type[Row], rows: list[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(insert(row_class.__table__), rows)  # type: ignore[arg-type]


def _fill_people(session: Session, count: int) -> None:
    firms: dict[str, int] = {}
    people = made_people.people(count)
    while part := list(itertools.islice(people, _AT_ONCE)):
        _fill_part(session, part, firms)
        session.commit()


def _fill_part(session: Session, part: list[made_people.Person], firms: dict[str, int]) -> None:
    entries: list[search_index.IndexEntry] = []
    rows: dict[type[Row], list[dict[str, Any]]] = {
        tables.CompanyRow: [], tables.ContactRow: [], tables.ChannelRow: [],
        tables.ContactCompanyRow: [],
    }  # fmt: skip
    for person in part:
        contact = _contact_row(person)
        rows[tables.ContactRow].append(contact)
        channels = _channel_rows(person)
        rows[tables.ChannelRow] += channels
        if person.company:
            firm_key = company_key(person.company)
            if firm_key not in firms:
                firms[firm_key] = len(firms) + 1
                firm = _company_row(firms[firm_key], person.company, firm_key)
                rows[tables.CompanyRow].append(firm)
                entries.append(derived.company_entry(firm))
            rows[tables.ContactCompanyRow].append(
                {"contact_id": person.number, "company_id": firms[firm_key],
                 "role": person.role, "revision": 1}
            )  # fmt: skip
        reach = [text for row in channels for text in (row["value"], row["key"])]
        numbers = [row["key"] for row in channels if row["kind"] == "phone"]
        works = (person.company, person.role) if person.company else ()
        entries.append(derived.contact_entry(contact, reach, numbers, works))
    for row_class, made in rows.items():
        _insert(session, row_class, made)
    _index(session, entries)


def _index(session: Session, entries: list[search_index.IndexEntry]) -> None:
    for start in range(0, len(entries), 400):
        search_index.add(session, entries[start : start + 400])


def _contact_row(person: made_people.Person) -> dict[str, Any]:
    return {
        "id": person.number, "name": person.name, "name_key": name_key(person.name),
        "given_name": person.given, "family_name": person.family, "details": [],
        "tags": person.tags.split(";") if person.tags else [], "notes": person.notes,
        "language": "", "external_id": "", "is_archived": False, "created_at": _NOW, "revision": 1,
    }  # fmt: skip


def _channel_rows(person: made_people.Person) -> list[dict[str, Any]]:
    channels = [Channel(ChannelKind.EMAIL, person.email)]
    channels += [Channel(ChannelKind.PHONE, n) for n in (person.mobile, person.phone) if n]
    return [
        {"contact_id": person.number, "kind": channel.kind.value, "value": channel.value,
         "key": channel_key(channel, ""), "label": "", "revision": 1}
        for channel in channels
    ]  # fmt: skip


def _company_row(company_id: int, name: str, firm_key: str) -> dict[str, Any]:
    return {
        "id": company_id, "name": name, "name_key": firm_key, "domain": "", "details": [],
        "notes": "", "created_at": _NOW, "revision": 1,
    }  # fmt: skip


def _fill_mail(session: Session, count: int) -> None:
    rng = random.Random(3)  # noqa: S311 - nothing secret about it
    writers = [_Writer("", "")]
    writers += [_Writer(person.name, person.email) for person in made_people.people(count)]
    busy = min(BUSY, count)
    every = max(1, count * 3 // busy)
    mails = made_people.mails(count * 3, range(2, max(3, count)))
    while part := list(itertools.islice(mails, _AT_ONCE)):
        _fill_mail_part(session, part, writers, every, rng)
        session.commit()


def _fill_mail_part(
    session: Session,
    part: list[made_people.Mail],
    writers: list[_Writer],
    every: int,
    rng: random.Random,
) -> None:
    mails, threads, summaries, files, moods, entries = [], [], [], [], [], []
    for mail in part:
        owner = 1 if mail.number % every == 0 else mail.person
        row = _mail_row(mail, owner, writers[owner])
        mails.append(row)
        threads.append({"id": row["thread_id"], "subject": mail.subject,
                        "subject_key": mail.subject.casefold(), "revision": 1})  # fmt: skip
        mood = rng.choice(_MOODS) if mail.is_incoming and rng.random() < 0.8 else ""
        if mood:
            moods.append({"interaction_id": row["id"], "label": mood, "score": 0.0,
                          "certainty": 0.9, "phrases": [], "source": "made",
                          "made_at": _NOW})  # fmt: skip
        names = [f"{rng.choice(_FILES)}-{mail.number}.pdf"] if rng.random() < 0.05 else []
        files += [_file_row(row["id"], name) for name in names]
        summaries.append(_summary_row(row, mood))
        entries.append(derived.interaction_entry(row, names))
    for row_class, made in (
        (tables.ThreadRow, threads), (tables.InteractionRow, mails), (tables.AttachmentRow, files),
        (tables.SentimentRow, moods), (tables.ThreadSummaryRow, summaries),
    ):  # fmt: skip
        _insert(session, row_class, made)
    _index(session, entries)


def _mail_row(mail: made_people.Mail, owner: int, writer: _Writer) -> dict[str, Any]:
    text = _text_of(mail)
    return {
        "id": mail.number + 1, "thread_id": mail.number + 1, "contact_id": owner, "kind": "email",
        "direction": "incoming" if mail.is_incoming else "outgoing", "occurred_at": mail.at,
        "subject": mail.subject, "text": text, "new_text": text, "language": "",
        "is_automatic": mail.number % 10 == 0, "counterpart_key": writer.email,
        "counterpart_name": writer.name, "headers": None, "fingerprint": f"made-{mail.number}",
        "revision": 1,
    }  # fmt: skip


def _file_row(interaction_id: int, name: str) -> dict[str, Any]:
    return {
        "interaction_id": interaction_id, "name": name, "media_type": "application/pdf",
        "size_bytes": 1000, "blob_key": "", "revision": 1,
    }  # fmt: skip


def _text_of(mail: made_people.Mail) -> str:
    """Return one text in four whole, of the others the beginning: most messages are short."""
    return mail.text if mail.number % 4 == 0 else mail.text[:160]


def _summary_row(mail: dict[str, Any], mood: str) -> dict[str, Any]:
    return {
        "thread_id": mail["thread_id"], "last_id": mail["id"], "last_at": mail["occurred_at"],
        "message_count": 1, "snippet": " ".join(mail["text"][:280].split())[:140],
        "with_name": mail["counterpart_name"], "with_email": mail["counterpart_key"],
        "contact_id": mail["contact_id"], "mood_id": mail["id"] if mood else None,
        "is_upset": mood in ("negative", "mixed"),
        "needs_reply": mail["direction"] == "incoming" and not mail["is_automatic"],
        "is_automatic": mail["is_automatic"] and mail["direction"] == "incoming",
    }  # fmt: skip


def _fill_history(session: Session) -> None:
    connection = session.connection()
    for table in _TRACKED:
        connection.exec_driver_sql(
            "INSERT INTO history_entries (step_id, table_name, row_id, deed) "  # noqa: S608 - names of our own
            f"SELECT 1, '{table}', id, 'insert' FROM {table}"
        )
    connection.exec_driver_sql(
        "INSERT INTO audit_seals (link_id, entry_id, salt, digest, erased_by) "
        "SELECT 1, id, randomblob(16), randomblob(32), 0 FROM history_entries"
    )
