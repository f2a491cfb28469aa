"""The search index: SQLite's FTS5, tables for each kind of record, numbered as the records are.

A run of han characters is stored as its overlapping pairs plus its last character, because a
tokenizer for three characters finds no Chinese name of two. Conditions are words too: a message
carries its day, month and year, its contact and its form as words in `marks`, so that "last month"
is answered by the same walk through the index. The index keeps no text of its own.

Titles and files stand a second time in small tables of their own. A walk for a title through the
large table would pass every record that has the word in its text: a million of them where the word
is common there and rare in titles.

A new kind of record needs its tables in SEARCH_SCHEMA, a line in TABLES and in TITLES, and a maker
of entries in `derived.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.importing import Searched
from core.storage.finding import vocabulary
from core.text import index_texts
from core.text.words import with_pairs

TABLES = {
    Kind.CONTACT: "search_contacts",
    Kind.COMPANY: "search_companies",
    Kind.INTERACTION: "search_interactions",
    Kind.NOTE: "search_notes",
    Kind.DEAL: "search_deals",
    Kind.TASK: "search_tasks",
}
TITLES = {
    Kind.CONTACT: "search_contact_titles",
    Kind.COMPANY: "search_company_titles",
    Kind.INTERACTION: "search_subjects",
}
"""Of the others there are few: their titles have no table of their own."""
FILES, NUMBERS = "search_files", "search_numbers"
_SPOKEN = (Kind.CONTACT, Kind.COMPANY)  # kinds whose titles are names: pinyin finds them
_COLUMNS = "title, sound, people, files, marks, body"
_TITLE_COLUMNS = "title, sound, people, marks"
_FILE_COLUMNS = "people, files, marks"
# Of a page 80 bytes are its seal: a part of FTS5's usual 4,050 bytes would need two.
_LEAF_BYTES = 3_950
_ALL = (*TABLES.values(), *TITLES.values(), FILES, NUMBERS)


def _words_table(name: str, columns: str) -> str:
    return (
        f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, content='', contentless_delete=1, "
        "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )


SEARCH_SCHEMA = (
    *(_words_table(name, _COLUMNS) for name in TABLES.values()),
    *(_words_table(name, _TITLE_COLUMNS) for name in TITLES.values()),
    _words_table(FILES, _FILE_COLUMNS),
    f"CREATE VIRTUAL TABLE {NUMBERS} USING fts5(digits, content='', contentless_delete=1)",
)


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What is to be found of one record.

    people: names and addresses of who took part. files: names of files and what is written in them.
    marks: words that stand for conditions. digits: groups of the digits of telephone numbers.
    known: title, body and sound as they are kept, where that was worked out before.
    """

    kind: Kind
    id: int
    title: str
    body: str
    people: str = ""
    files: str = ""
    marks: str = ""
    digits: str = ""
    known: Searched | None = None


def known_entry(kind: Kind, record_id: int, people: str, known: Searched) -> IndexEntry:
    """Return the entry of a record whose texts are known as they are kept."""
    return IndexEntry(
        kind, record_id, known.title, known.body, people, digits=known.digits, known=known
    )


def make_anew(connection: Connection) -> None:
    """Make the index's tables, empty, in place of those there are."""
    for name in _ALL:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    for statement in SEARCH_SCHEMA:
        connection.exec_driver_sql(statement)
    for name in _ALL:
        connection.exec_driver_sql(
            f"INSERT INTO {name}({name}, rank) VALUES ('pgsz', {_LEAF_BYTES})"  # noqa: S608 - names of our own
        )


def replace(session: Session, entries: Sequence[IndexEntry]) -> None:
    """Put these records into the index, in place of what it knew of them."""
    remove(session, [(entry.kind, entry.id) for entry in entries])
    add(session, entries)


def add(session: Session, entries: Sequence[IndexEntry]) -> None:
    """Put records into the index that it knows nothing of."""
    connection = session.connection()
    names: list[str] = []
    texts: list[str] = []
    for kind, table in TABLES.items():
        rows = [_row(entry) for entry in entries if entry.kind is kind]
        _insert(connection, table, _COLUMNS, rows)
        if kind in TITLES:
            titles = [(*row[:4], row[5]) for row in rows]
            _insert(connection, TITLES[kind], _TITLE_COLUMNS, titles)
        if kind is Kind.INTERACTION:
            _insert(
                connection, FILES, _FILE_COLUMNS, [(row[0], *row[3:6]) for row in rows if row[4]]
            )
        for _, title, sound, people, files, _, body in rows:
            names += (title, people)
            texts += (sound, files, body)
    numbers = [(entry.id, entry.digits) for entry in entries if entry.digits]
    _insert(connection, NUMBERS, "digits", numbers)
    # Of parted Chinese, few pieces are new, and its words in letters are those of the text.
    vocabulary.add(connection, names=names, texts=texts)


def know(session: Session, kind: Kind, record_id: int, searched: Searched | None) -> None:
    """Remember how a new record's texts are kept, as long as it is as it was made."""
    known: dict[tuple[Kind, int], Searched] = session.info.setdefault("searched", {})
    if searched is None:
        known.pop((kind, record_id), None)
    else:
        known[kind, record_id] = searched


def known(session: Session, kind: Kind, record_id: int) -> Searched | None:
    """Return what `know` was told of the record."""
    found: Searched | None = session.info.get("searched", {}).get((kind, record_id))
    return found


def remove(session: Session, records: Sequence[tuple[Kind, int]]) -> None:
    """Take these records out of the index."""
    connection = session.connection()
    for kind, table in TABLES.items():
        rows = [(record_id,) for its_kind, record_id in records if its_kind is kind]
        names = [table, TITLES[kind]] if kind in TITLES else [table]
        names += {Kind.CONTACT: [NUMBERS], Kind.INTERACTION: [FILES]}.get(kind, [])
        for name in names if rows else ():
            connection.exec_driver_sql(f"DELETE FROM {name} WHERE rowid = ?", rows)  # noqa: S608 - names of our own


def forget_words(session: Session, text: str) -> None:
    """Take those words of a text that is gone out of the vocabulary which nothing else holds."""
    connection = session.connection()
    for word in vocabulary.known_of(connection, text):
        if not any(_holds(connection, table, word) for table in TABLES.values()):
            vocabulary.remove(connection, word)


def optimise(session: Session) -> None:
    """Write the index anew, so that nothing is left in it of what was removed."""
    for table in _ALL:
        session.connection().exec_driver_sql(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608 - as above


def _insert(
    connection: Connection, table: str, columns: str, rows: Sequence[tuple[int | str, ...]]
) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.exec_driver_sql(
            f"INSERT INTO {table}(rowid, {columns}) VALUES ({marks})",  # noqa: S608 - as above
            list(rows),
        )


def _holds(connection: Connection, table: str, word: str) -> bool:
    found = connection.exec_driver_sql(
        f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1",  # noqa: S608 - as above
        (f'"{word}"',),
    )
    return found.first() is not None


def _row(entry: IndexEntry) -> tuple[int, str, str, str, str, str, str]:
    known = entry.known
    return (
        entry.id,
        with_pairs(entry.title) if known is None else known.title,
        _sound(entry) if known is None else known.sound,
        with_pairs(entry.people),
        with_pairs(entry.files),
        entry.marks,
        with_pairs(entry.body) if known is None else known.body,
    )


def _sound(entry: IndexEntry) -> str:
    return index_texts.sound(entry.title) if entry.kind in _SPOKEN else ""
