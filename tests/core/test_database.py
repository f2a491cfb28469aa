"""Opening the file: what is refused, and that nothing in it can be read from outside."""

from __future__ import annotations

import base64
import json
import sqlite3
from pathlib import Path

import pytest

from core.domain.change import Kind
from core.domain.contact import Channel, ChannelKind, Contact
from core.errors import UserError
from core.services.contact_service import ContactService
from core.services.search_service import SearchService
from core.storage import sealed_file
from core.storage.database import Database

KEY = bytes(range(32))


def test_a_missing_file_is_never_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        Database(tmp_path / "cardfile.db", KEY)

    assert refused.value.key == "database-missing"
    assert not (tmp_path / "cardfile.db").exists()


def test_an_empty_file_is_not_taken_for_an_empty_database(tmp_path: Path) -> None:
    path = tmp_path / "cardfile.db"
    path.touch()

    with pytest.raises(UserError) as refused:
        Database(path, KEY)

    assert refused.value.key == "database-empty"


def test_another_key_opens_nothing(empty_file: Path) -> None:
    with pytest.raises(UserError) as refused:
        Database(empty_file, bytes(32))

    assert refused.value.key == "database-damaged"


def test_a_newer_file_is_refused_and_left_as_it_is(database: Database) -> None:
    with database.reading() as session:
        session.connection().exec_driver_sql("PRAGMA user_version = 999")
        session.commit()
    database.close()
    before = database.path.read_bytes()

    with pytest.raises(UserError) as refused:
        Database(database.path, KEY)

    assert refused.value.key == "database-newer"
    assert database.path.read_bytes() == before


def test_a_log_that_grew_while_somebody_read_gives_its_room_back(database: Database) -> None:
    log = database.path.with_name(database.path.name + sealed_file.WAL)
    with database.reading() as reader:
        reader.connection().exec_driver_sql("SELECT count(*) FROM contacts").all()
        _write_megabytes(database, 70)
        assert log.stat().st_size > sealed_file.LARGEST_LOG_BYTES

    _write_megabytes(database, 1)
    _write_megabytes(database, 1)

    assert log.stat().st_size <= sealed_file.LARGEST_LOG_BYTES


def _write_megabytes(database: Database, count: int) -> None:
    with database.writing_own() as session:
        write = session.connection().exec_driver_sql
        write("CREATE TABLE IF NOT EXISTS ballast (bytes)")
        for _ in range(count):
            write("INSERT INTO ballast VALUES (randomblob(1000000))")


def test_sqlite_alone_can_not_read_the_file(database: Database) -> None:
    database.close()

    with sqlite3.connect(database.path) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT count(*) FROM sqlite_master")
    plain.close()


def test_what_is_stored_is_in_no_file_in_clear(database: Database) -> None:
    planted = [f"geheim-{number}-秘密" for number in range(50)]
    for secret in planted:
        ContactService(database).add(
            Contact(secret, channels=(Channel(ChannelKind.EMAIL, f"{secret}@x.example"),))
        )

    files = [path for path in database.path.parent.iterdir() if path.is_file()]

    assert any(path.name.endswith("-wal") and path.stat().st_size for path in files)
    for path in files:
        content = path.read_bytes()
        for secret in planted:
            for form in (
                secret.encode(),
                secret.encode("utf-16-le"),
                json.dumps(secret).encode()[1:-1],
                base64.b64encode(secret.encode())[:-4],
            ):
                assert form not in content


@pytest.mark.parametrize(
    "query",
    ["王建国", "建国", "王", "jose", "García", "josé gar", "2025550", "garcia@", "x.example"],
)
def test_search_finds_names_in_both_scripts_addresses_and_numbers(
    database: Database, query: str
) -> None:
    people = ContactService(database)
    wang = people.add(Contact("王建国"))
    jose = people.add(
        Contact(
            "José García",
            channels=(
                Channel(ChannelKind.EMAIL, "garcia@x.example"),
                Channel(ChannelKind.PHONE, "2025550123"),
            ),
        )
    )
    people.add(Contact("Somebody Else"))

    hits = SearchService(database).search(query)

    expected = wang.id if "王" in query or "国" in query else jose.id
    assert [(hit.kind, hit.id) for hit in hits] == [(Kind.CONTACT, expected)]


@pytest.mark.parametrize("query", ["", "  ", '"', "*", "AND", "a OR b", "NEAR(", "title:x", "%_"])
def test_search_takes_any_text_as_words(database: Database, query: str) -> None:
    ContactService(database).add(Contact("Somebody"))

    assert SearchService(database).search(query) == ()
