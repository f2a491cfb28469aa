"""A file as an import of a whole business would leave it, made in a tenth of the time.

Rows go in many at a time past the ORM; what is to be found of them is made and indexed by the
program's own functions. History entries and seals stand for each row, as many and as long as the
real ones, but the seals hold random bytes: the file's audit chain doesn't verify.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import create_engine, event, insert
from sqlalchemy.orm import Session

from core.domain.contact import Channel, ChannelKind
from core.services.contact_writing import channel_key
from core.storage import database
from core.storage.finding import search_index
from core.storage.kept import derived, name_orders, tallies
from core.storage.rows import tables
from core.storage.rows.row import Row
from core.storage.sealed_file import connect
from core.text.normalise import company_key, name_key
from tests.benchmarks import copied_business, made_people

BUSY = 10_000
"""Messages of the first contact."""
_AT_ONCE = 2_000
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


def fill(path: Path, key: bytes, count: int, made: int = 100_000) -> None:
    """Make a file of so many contacts and three times as many messages, or go on with one.

    The first contact has BUSY messages, or as many as there are contacts; a fifth of the incoming
    ones wait for their rating; one in twenty has a file. By estimate a million contacts take ten
    minutes of one core, and ten gigabytes.
    made: so many are made up; further ones are their copies under other numbers, addresses and
        days (`copied_business.py`).
    """
    if not path.exists():
        database.create_file(path, key)
    engine = create_engine("sqlite://", creator=lambda: _quick(path, key))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with Session(engine) as session:
        there = tallies.count(session, tallies.CONTACTS)
        if not there:
            _insert(session, tables.HistoryStepRow, [_step(count)])
        if there < min(made, count):
            _Business(session, min(made, count), count).grow(there)
        copied_business.grow(session, made, count, lambda: _fill_history(session))
        name_orders.rebuild(session)
        session.commit()
    engine.dispose()
    connect(path, key).close()


def _quick(path: Path, key: bytes) -> Any:
    """Return a connection that a power cut would cost the file: it is a made-up one."""
    connection = connect(path, key)
    for setting in (
        "temp_store = MEMORY",
        "synchronous = OFF",
        "secure_delete = OFF",
        "cache_size = -1500000",
    ):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("CREATE TEMP TABLE noted (name, last)")
    for table in _TRACKED:
        connection.execute(f"INSERT INTO noted SELECT '{table}', coalesce(max(id), 0) FROM {table}")  # noqa: S608 - names of our own
    return connection


def _step(count: int) -> dict[str, Any]:
    return {"id": 1, "action": "import", "subject": "made", "at": _NOW, "rows": count}


def _insert(session: Session, row_class: type[Row], rows: list[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(insert(row_class.__table__), rows)  # type: ignore[arg-type]


class _Business:
    """People come, and write: some contacts, then their messages, in turns."""

    def __init__(self, session: Session, count: int, whole: int) -> None:
        self._session, self._count = session, count
        self._writers = [_Writer("", "")]
        self._firms: dict[str, int] = {}
        self._rng = random.Random(3)  # noqa: S311 - nothing secret about it
        self._mails = made_people.mails(whole * 3, _Numbers(self._writers))

    def grow(self, there: int) -> None:
        """Add what is missing after the first `there` contacts, a part at a time."""
        people = made_people.people(self._count)
        while part := list(itertools.islice(people, _AT_ONCE)):
            self._writers += [_Writer(person.name, person.email) for person in part]
            mails = list(itertools.islice(self._mails, len(part) * 3))
            if part[-1].number > there:
                _fill_part(self._session, part, self._firms)
                _fill_mail_part(self._session, mails, self._writers, self._rng)
                _fill_history(self._session)
                self._session.commit()
            else:
                self._know(part)

    def _know(self, part: list[made_people.Person]) -> None:
        for person in part:
            if person.company:
                self._firms.setdefault(company_key(person.company), len(self._firms) + 1)


class _Numbers(Sequence[int]):
    """The numbers of those who can have written so far."""

    def __init__(self, writers: list[_Writer]) -> None:
        self._writers = writers

    def __len__(self) -> int:
        return max(1, len(self._writers) - 2)

    def __getitem__(self, place: Any) -> Any:
        return min(place + 2, len(self._writers) - 1)


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
        "tags": [], "notes": "", "created_at": _NOW, "revision": 1,
    }  # fmt: skip


def _fill_mail_part(
    session: Session,
    part: list[made_people.Mail],
    writers: list[_Writer],
    rng: random.Random,
) -> None:
    mails, threads, summaries, files, moods, entries = [], [], [], [], [], []
    for mail in part:
        is_busy = mail.number % 3 == 0 and mail.number < BUSY * 3
        owner = 1 if is_busy else mail.person
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
        "is_upset": mood == "negative",
        "needs_reply": mail["direction"] == "incoming" and not mail["is_automatic"],
        "is_automatic": mail["is_automatic"] and mail["direction"] == "incoming",
    }  # fmt: skip


def _fill_history(session: Session) -> None:
    """Note each row that isn't noted yet, and seal each note."""
    connection = session.connection()
    for table in _TRACKED:
        connection.exec_driver_sql(
            "INSERT INTO history_entries (step_id, table_name, row_id, deed) "  # noqa: S608 - names of our own
            f"SELECT 1, '{table}', id, 'insert' FROM {table} WHERE id > "
            f"(SELECT coalesce(max(last), 0) FROM temp.noted WHERE name = '{table}')"
        )
        connection.exec_driver_sql(
            f"INSERT INTO temp.noted SELECT '{table}', max(id) FROM {table}"  # noqa: S608 - as above
        )
    connection.exec_driver_sql(
        "INSERT INTO audit_seals (link_id, entry_id, salt, digest, erased_by) "
        "SELECT 1, id, randomblob(16), randomblob(32), 0 FROM history_entries "
        "WHERE id > (SELECT coalesce(max(entry_id), 0) FROM audit_seals WHERE link_id = 1)"
    )
