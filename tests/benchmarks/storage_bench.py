"""The encrypted file with history and index, beside Python's own sqlite3 with neither."""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind, Contact
from core.services import contact_writing
from core.services.search_service import SearchService
from core.storage.database import Database
from tests.benchmarks.clock import compare

KEY = bytes(range(32))
_GIVEN = [
    "Ada",
    "Ben",
    "Cleo",
    "Dora",
    "Emil",
    "Fay",
    "Gus",
    "Hana",
    "Ida",
    "Jan",
    "伟",
    "芳",
    "娜",
    "敏",
    "静",
]
_FAMILY = [
    "Ash",
    "Birch",
    "Cole",
    "Dean",
    "Elm",
    "Frost",
    "Gray",
    "Hill",
    "王",
    "李",
    "张",
    "刘",
    "陈",
]


def people(count: int) -> Iterator[Contact]:
    """Yield so many different people."""
    for number in range(count):
        given, family = _GIVEN[number % len(_GIVEN)], _FAMILY[number // 7 % len(_FAMILY)]
        yield Contact(
            f"{given} {family}{number}",
            channels=(
                Channel(ChannelKind.EMAIL, f"p{number}@firm{number % 997}.example"),
                Channel(ChannelKind.PHONE, f"+1202555{number % 10000:04}"),
            ),
            notes="met at the fair, likes oak and walnut",
        )


def measure_writing(sizes: Sequence[int], rounds: int) -> Iterator[dict[str, Any]]:
    """Compare storing contacts as one undoable step with plain inserts."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder, numbers = Path(name), itertools.count()

            def ours(folder: Path = folder, numbers: Any = numbers, size: int = size) -> None:
                database = Database.create(folder / f"{next(numbers)}.db", KEY)
                with database.writing(Action.IMPORT) as session:
                    for person in people(size):
                        contact_writing.add(session, person, region="")
                database.close()

            def peer(folder: Path = folder, numbers: Any = numbers, size: int = size) -> None:
                _plain_file(folder / f"{next(numbers)}.db", size).close()

            result = compare(ours, peer, min(rounds, 3))
        yield {
            "what": "store contacts with two channels",
            "peer": "sqlite3 of Python: no encryption, no history, no index of words",
            "rows": size,
            "ours_rows_per_s": round(size / result["ours_s"]),
        } | result


def measure_search(sizes: Sequence[int], rounds: int) -> Iterator[dict[str, Any]]:
    """Compare the word index with what a plain file offers: LIKE over all rows."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            database = Database.create(folder / "ours.db", KEY)
            with database.writing(Action.IMPORT) as session:
                for person in people(size):
                    contact_writing.add(session, person, region="")
            plain = _plain_file(folder / "peer.db", size)
            service = SearchService(database)
            for query in ("fro", "王", f"p{size // 2}@"):

                def ours(query: str = query, service: SearchService = service) -> None:
                    service.search(query, 20)

                def peer(query: str = query, plain: sqlite3.Connection = plain) -> None:
                    pattern = f"%{query}%"
                    plain.execute(
                        "SELECT id, name FROM contacts WHERE name LIKE ? OR notes LIKE ? OR id IN "
                        "(SELECT contact_id FROM channels WHERE value LIKE ?) LIMIT 20",
                        (pattern, pattern, pattern),
                    ).fetchall()

                yield {
                    "what": f"search {query!r}",
                    "peer": "LIKE over the same rows in plain sqlite3",
                    "rows": size,
                } | compare(ours, peer, rounds)
            plain.close()
            database.close()


def _plain_file(path: Path, size: int) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.executescript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE contacts (id INTEGER PRIMARY KEY, name TEXT, notes TEXT);"
        "CREATE TABLE channels (id INTEGER PRIMARY KEY, contact_id INTEGER, kind TEXT, value TEXT);"
        "CREATE INDEX by_value ON channels(kind, value);"
    )
    with connection:
        for number, person in enumerate(people(size), 1):
            connection.execute(
                "INSERT INTO contacts VALUES (?, ?, ?)", (number, person.name, person.notes)
            )
            connection.executemany(
                "INSERT INTO channels(contact_id, kind, value) VALUES (?, ?, ?)",
                [(number, channel.kind.value, channel.value) for channel in person.channels],
            )
    return connection
