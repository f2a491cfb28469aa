"""Copies of a made-up business within its file: as many people again, and what they wrote later.

Texts are prepared for the index once, by the program's own functions, and go into its tables under
each copy's numbers; all that is left for a copy is SQLite's own work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.storage.finding import search_index
from core.storage.finding.search_index import FILES, NUMBERS, TABLES, TITLES
from core.storage.finding.search_marks import HAS_FILE, mark
from core.storage.kept import derived, tallies
from tests.benchmarks import made_people

_AT_ONCE = 2_000
_WORDS = "title, sound, people, files, marks, body"
_SIGN = mark("")
_LATER = "strftime('%Y-%m-%d %H:%M:%f000', {column}, :later)"
_READDRESSED = "replace({column}, '@', :sign)"


def grow(session: Session, made: int, count: int, note: Callable[[], None]) -> None:
    """Copy the first `made` contacts and all of theirs until there are at least `count`.

    note: writes the history of what is new; is called before each commit.
    """
    there = tallies.count(session, tallies.CONTACTS)
    if there >= count:
        return
    connection = session.connection()
    firms = _prepare(session, made)
    while there < count:
        copy, done = divmod(there, made)
        most = min(_AT_ONCE, made - done)
        span = {
            "copy": copy, "people": copy * made, "mails": copy * made * 3, "firms": copy * firms,
            "from": done, "upto": done + most,
            "later": f"+{copy * made_people.DAYS * made // count} days",
            "sign": f".{copy}@",
        }  # fmt: skip
        last_firm = (copy + 1) * firms
        known = connection.exec_driver_sql("SELECT 1 FROM companies WHERE id = ?", (last_firm,))
        _copy(connection, span, 0 if known.first() else firms)
        there += most
        note()
        session.commit()
        connection = session.connection()


def _prepare(session: Session, made: int) -> int:
    """Put what is to be found of the originals into tables of this connection; return the firms."""
    connection = session.connection()
    for kind in (Kind.CONTACT, Kind.COMPANY, Kind.INTERACTION):
        connection.exec_driver_sql(
            f"CREATE TEMP TABLE made_{TABLES[kind]} (id INTEGER PRIMARY KEY, {_WORDS}, digits)"
        )
    (firms,) = connection.exec_driver_sql(
        "SELECT max(company_id) FROM contact_companies WHERE contact_id <= ?", (made,)
    ).one()
    for kind, most in (
        (Kind.CONTACT, made), (Kind.COMPANY, firms), (Kind.INTERACTION, made * 3),
    ):  # fmt: skip
        for first in range(1, most + 1, 400):
            ids = range(first, min(first + 400, most + 1))
            _keep(connection, kind, derived._ENTRY_MAKERS[kind](session, ids))
        session.expunge_all()
    return int(firms)


def _keep(connection: Connection, kind: Kind, entries: Iterable[search_index.IndexEntry]) -> None:
    rows = [(*search_index._row(e), e.digits) for e in entries]
    connection.exec_driver_sql(
        f"INSERT INTO made_{TABLES[kind]} VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - names of our own
        rows,
    )


def _copy(connection: Connection, span: dict[str, Any], firms_upto: int) -> None:
    mails = span | {"from": span["from"] * 3, "upto": span["upto"] * 3}
    firms = span | {"from": 0, "upto": firms_upto}
    for given, statements in (
        (firms, _FIRMS), (span, _PEOPLE), (mails, _MAILS),
    ):  # fmt: skip
        for statement in statements:
            connection.exec_driver_sql(statement, given)


def _copied(table: str, numbered_by: str, columns: Sequence[str], **changed: str) -> str:
    """Return the statement that copies the rows of a span; changed: columns and their values."""
    names = ", ".join((*columns, *changed))
    values = ", ".join((*columns, *changed.values()))
    return (
        f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} "  # noqa: S608 - names of our own
        f"WHERE {numbered_by} > :from AND {numbered_by} <= :upto"
    )


def _indexed(table: str, source: str, number: str, condition: str = "1", **columns: str) -> str:
    names, values = ", ".join(columns), ", ".join(columns.values())
    return (
        f"INSERT INTO {table} (rowid, {names}) SELECT id + {number}, {values} FROM made_{source} "  # noqa: S608 - as above
        f"WHERE id > :from AND id <= :upto AND {condition}"
    )


def _same(*columns: str) -> dict[str, str]:
    return {column: column for column in columns}


_FIRM_TITLE = {"title": "title || ' ' || :copy"}
_FIRMS = (
    _copied(
        "companies", "id", ("domain", "details", "notes", "created_at"), id="id + :firms",
        name="name || ' ' || :copy", name_key="name_key || ' ' || :copy", revision="1",
    ),
    _indexed(
        TABLES[Kind.COMPANY], TABLES[Kind.COMPANY], ":firms",
        **_FIRM_TITLE, **_same("sound", "people", "files", "marks", "body"),
    ),
    _indexed(
        TITLES[Kind.COMPANY], TABLES[Kind.COMPANY], ":firms",
        **_FIRM_TITLE, **_same("sound", "people", "marks"),
    ),
)  # fmt: skip
_PEOPLE = (
    _copied(
        "contacts", "id",
        ("name", "name_key", "given_name", "family_name", "details", "tags", "notes", "language",
         "external_id", "is_archived", "created_at"),
        id="id + :people", revision="1",
    ),
    _copied(
        "channels", "contact_id", ("kind", "label"), contact_id="contact_id + :people",
        value=_READDRESSED.format(column="value"), key=_READDRESSED.format(column="key"),
        revision="1",
    ),
    _copied(
        "contact_companies", "contact_id", ("role",), contact_id="contact_id + :people",
        company_id="company_id + :firms", revision="1",
    ),
    _indexed(
        TABLES[Kind.CONTACT], TABLES[Kind.CONTACT], ":people",
        **_same("title", "sound", "people", "files", "marks"),
        body=_READDRESSED.format(column="body"),
    ),
    _indexed(
        TITLES[Kind.CONTACT], TABLES[Kind.CONTACT], ":people",
        **_same("title", "sound", "people", "marks"),
    ),
    _indexed(NUMBERS, TABLES[Kind.CONTACT], ":people", "digits <> ''", digits="digits"),
)  # fmt: skip
# A message's conditions: form and direction stay, its day and its contact are others.
_DAY = "strftime('{form}', i.occurred_at, :later)"
_MARKS = (
    f"'{_SIGN}k' || i.kind || ' {_SIGN}' || i.direction"
    + "".join(
        f" || ' {_SIGN}{letter}' || {_DAY.format(form=form)}"
        for letter, form in (("d", "%Y%m%d"), ("m", "%Y%m"), ("y", "%Y"))
    )
    + f" || ' {_SIGN}c' || (i.contact_id + :people)"
    + f" || CASE WHEN m.files <> '' THEN ' {HAS_FILE}' ELSE '' END"
)


def _indexed_mail(table: str, condition: str = "1", *columns: str) -> str:
    names = ", ".join((*columns, "marks"))
    values = ", ".join(f"m.{column}" for column in columns)
    return (
        f"INSERT INTO {table} (rowid, {names}) SELECT m.id + :mails, {values}, {_MARKS} "  # noqa: S608 - as above
        f"FROM made_{TABLES[Kind.INTERACTION]} m JOIN interactions i ON i.id = m.id "
        f"WHERE m.id > :from AND m.id <= :upto AND {condition}"
    )


_MAILS = (
    _copied("threads", "id", ("subject", "subject_key"), id="id + :mails", revision="1"),
    _copied(
        "interactions", "id",
        ("kind", "direction", "subject", "text", "new_text", "language", "is_automatic",
         "counterpart_name", "headers"),
        id="id + :mails", occurred_at=_LATER.format(column="occurred_at"),
        contact_id="contact_id + :people", thread_id="thread_id + :mails",
        counterpart_key=_READDRESSED.format(column="counterpart_key"),
        fingerprint="'made-' || (id + :mails)", revision="1",
    ),
    _copied(
        "attachments", "interaction_id", ("name", "media_type", "size_bytes", "blob_key"),
        interaction_id="interaction_id + :mails", revision="1",
    ),
    _copied(
        "sentiments", "interaction_id",
        ("label", "score", "certainty", "phrases", "source", "made_at"),
        interaction_id="interaction_id + :mails",
    ),
    _copied(
        "thread_summaries", "thread_id",
        ("message_count", "snippet", "with_name", "is_upset", "needs_reply", "is_automatic"),
        thread_id="thread_id + :mails", last_id="last_id + :mails", mood_id="mood_id + :mails",
        last_at=_LATER.format(column="last_at"), contact_id="contact_id + :people",
        with_email=_READDRESSED.format(column="with_email"),
    ),
    _indexed_mail(TABLES[Kind.INTERACTION], "1", "title", "sound", "people", "files", "body"),
    _indexed_mail(TITLES[Kind.INTERACTION], "1", "title", "sound", "people"),
    _indexed_mail(FILES, "m.files <> ''", "people", "files"),
)  # fmt: skip
