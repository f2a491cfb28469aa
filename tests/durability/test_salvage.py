"""What is saved of a damaged file, and that the damaged one stays as it is."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sys
from itertools import combinations
from pathlib import Path

import pytest

from core.errors import UserError
from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services.audit_service import AuditService
from core.services.contact_service import ContactService
from core.services.owner_service import OwnerService
from core.services.rescue_service import RescueService
from core.services.search_service import SearchService
from core.storage.database import Database, create_file
from core.storage.rescue import clear_pages, salvage
from core.storage.rescue.checked_copy import check_copy
from core.storage.rescue.clear_pages import ClearPages
from core.storage.rescue.row_shapes import COUNTERS, Column, RowShapes
from core.storage.schema.migrations import MIGRATIONS
from core.storage.sealed_file import connect
from tests.durability.full_file import (
    KEY,
    WORD,
    count_rows,
    make_damaged_profile,
    make_full_file,
    salvage_after_flip,
)

PAGE = 4096
GONE = 400
PLACES = (
    "salt", "format", "free list", "version", "list of tables", "inner page", "page of rows",
    "head of a page of rows", "long row", "free page",
)  # fmt: skip
LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)


def test_one_flipped_bit_costs_a_row_or_two(tmp_path: Path) -> None:
    path = tmp_path / "full.db"
    make_full_file(path, 3000)
    chance = random.Random(7)  # noqa: S311 - for places, not for secrets
    # The rows come after the list of tables, without which nothing can be saved.
    half = path.stat().st_size // 2

    shares = [
        salvage_after_flip(path, tmp_path, chance.randrange(half, 2 * half)) for _ in range(3)
    ]

    assert min(shares) >= 1 - 4 / 3000


@pytest.mark.long
def test_one_flipped_bit_in_100_000_rows_costs_less_than_one_in_a_thousand(tmp_path: Path) -> None:
    path = tmp_path / "full.db"
    _make_many_sided(path, 100_000)
    chance = random.Random(int(os.environ.get("CARDFILE_SEED", "1")))  # noqa: S311 - as above
    flips = int(os.environ.get("CARDFILE_FLIPS", "3"))
    places = _places(path) | {
        f"anywhere {n}": chance.randrange(path.stat().st_size) for n in range(flips)
    }

    shares = {place: salvage_after_flip(path, tmp_path, at) for place, at in places.items()}

    sys.stdout.write(f"{shares}\n")
    assert min(shares.values()) >= 0.999


@pytest.mark.parametrize("place", PLACES)
def test_wherever_the_bit_flips_the_rows_are_saved(
    tmp_path: Path, many_sided: Path, place: str
) -> None:
    at = _places(many_sided)[place]

    share = salvage_after_flip(many_sided, tmp_path, at)

    assert share >= 1 - 6 / 3000


def test_every_table_comes_back_as_it_was(tmp_path: Path, rich_file: Path) -> None:
    saved = tmp_path / "saved.db"

    report = salvage.salvage(rich_file, KEY, saved)

    assert (report.unreadable, report.dropped, report.tables) == (0, 0, ())
    assert _content(saved) == _content(rich_file)


def test_what_was_deleted_does_not_come_back(tmp_path: Path, many_sided: Path) -> None:
    damaged, saved = tmp_path / "damaged.db", tmp_path / "saved.db"
    for place in ("version", "list of tables"):
        content = bytearray(many_sided.read_bytes())
        content[_places(many_sided)[place]] ^= 1
        damaged.write_bytes(content)
        salvage.salvage(damaged, KEY, saved)
        connection = connect(saved, KEY)
        back = connection.execute("SELECT count(*) FROM interactions WHERE id <= ?", (GONE,))

        assert back.fetchone() == (0,)
        connection.close()
        saved.unlink()


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_file_of_any_version_is_saved_when_nobody_can_read_which_it_is(
    tmp_path: Path, version: int
) -> None:
    path, saved = tmp_path / "old.db", tmp_path / "saved.db"
    create_file(path, KEY, upto=version)
    connection = connect(path, KEY)
    connection.execute(
        "INSERT INTO knowledge_notes (title, text, revision) VALUES ('Oven', '暖', 0)"
    )
    connection.close()
    content = bytearray(path.read_bytes())
    content[60] ^= 2
    path.write_bytes(content)

    salvage.salvage(path, KEY, saved)

    database = Database(saved, KEY)
    assert [note.text for note in OwnerService(database).list_notes()] == ["暖"]
    assert AuditService(database).verify().holds
    database.close()


def test_no_two_tables_look_alike_to_salvage(tmp_path: Path) -> None:
    create_file(tmp_path / "new.db", KEY)
    connection = connect(tmp_path / "new.db", KEY)
    shapes = RowShapes(connection, salvage._tables_of(connection))
    connection.close()
    alike = [
        (one, other)
        for one, other in combinations(shapes.columns, 2)
        if _may_be_the_same(shapes.columns[one], shapes.columns[other])
        and not {one, other} <= set(salvage._REBUILT)  # neither of them is taken over
    ]

    assert alike == [], "tell them apart in core/storage/rescue/row_shapes.py"


def test_numbers_given_out_are_not_given_again_when_every_row_is_gone(tmp_path: Path) -> None:
    path, saved = tmp_path / "full.db", tmp_path / "saved.db"
    make_full_file(path, 500)
    connection = connect(path, KEY)
    connection.execute("DELETE FROM channels")
    connection.close()

    salvage.salvage(path, KEY, saved)

    connection = connect(saved, KEY)
    counted = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'channels'")
    assert counted.fetchall() == [(100,)]
    connection.close()


def test_what_the_log_holds_is_saved_when_the_first_page_is_broken(tmp_path: Path) -> None:
    path, damaged, saved = (tmp_path / name for name in ("full.db", "damaged.db", "saved.db"))
    make_full_file(path, 500)
    connection = connect(path, KEY)
    connection.execute("DELETE FROM interactions WHERE id > 10")
    for ending in ("", "-wal"):
        shutil.copy(f"{path}{ending}", f"{damaged}{ending}")
    connection.close()
    content = bytearray(damaged.read_bytes())
    content[40] ^= 1
    damaged.write_bytes(content)

    salvage.salvage(damaged, KEY, saved)

    assert count_rows(saved) == count_rows(path)


def test_a_torn_page_costs_what_stood_on_it_and_no_more(tmp_path: Path) -> None:
    path, damaged, saved = (tmp_path / name for name in ("full.db", "damaged.db", "saved.db"))
    make_full_file(path, 3000)
    content = bytearray(path.read_bytes())
    at = _places(path)["page of rows"] // PAGE * PAGE
    content[at : at + PAGE] = os.urandom(PAGE)
    damaged.write_bytes(content)

    report = salvage.salvage(damaged, KEY, saved)

    assert 0.95 < count_rows(saved) / 3000 < 1
    assert report.unreadable + report.dropped > 0
    check_copy(saved, KEY)


def test_the_audit_chain_of_a_salvaged_file_holds(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    make_damaged_profile(folder, at=60)

    RescueService(folder, lambda: WORD, uses_keyring=False).salvage()

    database = profile.unlock(folder, lambda: WORD, uses_keyring=False).database
    assert AuditService(database).verify().holds
    assert len(ContactService(database).list_contacts("", limit=1000)) == 300
    database.close()


def test_a_salvaged_profile_opens_and_the_damaged_file_is_put_aside(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    make_damaged_profile(folder)
    damaged = (folder / "cardfile.db").read_bytes()

    report = RescueService(folder, lambda: WORD, uses_keyring=False).salvage()

    database = profile.unlock(folder, lambda: WORD, uses_keyring=False).database
    assert len(ContactService(database).list_contacts("", limit=1000)) >= 298
    assert SearchService(database).search("Person 7")
    database.close()
    assert report.kept is not None
    assert (report.kept / "cardfile.db").read_bytes() == damaged
    assert [path.name for path in folder.glob(".*")] == []


def test_a_whole_file_is_not_salvaged(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    profile.create(folder, WORD, uses_keyring=False, cost=LIGHT).database.close()

    with pytest.raises(UserError) as refused:
        RescueService(folder, lambda: WORD, uses_keyring=False).salvage()

    assert refused.value.key == "salvage-not-needed"


def test_of_a_file_of_noise_nothing_is_saved_and_nothing_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    profile.create(folder, WORD, uses_keyring=False, cost=LIGHT).database.close()
    (folder / "cardfile.db").write_bytes(os.urandom(20 * PAGE))

    with pytest.raises(UserError) as refused:
        RescueService(folder, lambda: WORD, uses_keyring=False).salvage()

    assert refused.value.key == "salvage-nothing"
    assert len((folder / "cardfile.db").read_bytes()) == 20 * PAGE


@pytest.fixture(scope="module")
def many_sided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of 3,000 rows with long ones among them, and with free pages."""
    path = tmp_path_factory.mktemp("salvage") / "full.db"
    _make_many_sided(path, 3000)
    return path


def _make_many_sided(path: Path, rows: int) -> None:
    make_full_file(path, rows + GONE)
    connection = connect(path, KEY)
    connection.execute("UPDATE interactions SET text = ? WHERE id % 100 = 7", ("长 " * 3000,))
    connection.execute("DELETE FROM interactions WHERE id <= ?", (GONE,))
    connection.close()


def _places(path: Path) -> dict[str, int]:
    """Return where to flip a bit in the file, by what is there."""
    found = {"salt": 3, "format": 18, "free list": 38, "version": 60}
    with ClearPages(path, KEY) as pages:
        for number in range(1, pages.count + 1):
            page, start = pages.read(number), (number - 1) * PAGE
            kind = page[0] if number > 1 else page[100]
            has_messages = b"The oven is cold." in page
            if b"CREATE TABLE interactions" in page:
                found["list of tables"] = start + page.index(b"CREATE TABLE interactions")
            elif not any(page):
                found["free page"] = start + 50
            elif kind == 0x05 and number > 1:
                found["inner page"] = start + 3
            elif kind == 0x0D and has_messages:
                found["page of rows"], found["head of a page of rows"] = start + 2000, start + 2
            elif kind == 0 and "长".encode() in page:
                found["long row"] = start + 2000
    return found


@pytest.fixture
def rich_file(tmp_path: Path) -> Path:
    """A file with three rows in every table, the last with nothing where that may be."""
    path = tmp_path / "rich.db"
    create_file(path, KEY)
    connection = connect(path, KEY)
    shapes = RowShapes(connection, salvage._tables_of(connection))
    connection.execute("PRAGMA foreign_keys = OFF")
    for table, columns in shapes.columns.items():
        if table in (COUNTERS, *salvage._REBUILT):
            continue
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own schema
        for number in (1, 2, 3):
            values = [_value(table, column, number) for column in columns]
            marks = ", ".join("?" for _ in columns)
            connection.execute(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608 - as above
    connection.close()
    return path


def _value(table: str, column: Column, number: int) -> object:
    if number == 3 and column.may_be_empty and not column.is_number:
        return None
    if column.looks is not None and column.looks.pattern.startswith("[0-9a-f]"):
        return hashlib.sha256(bytes([number])).hexdigest()
    if column.looks is not None and column.kind == "VARCHAR":
        words = {
            "drafts": ("proposed", "accepted", "rejected"),
            "mood_words": ("negative", "neutral", "positive"),
        }
        return words.get(table, ("a", "aa", "aaa"))[number - 1]
    made = {
        "INTEGER": number,
        "BIGINT": number,
        "FLOAT": number / 4,
        "BOOLEAN": number % 2,
        "DOUBLE": number / 4,
        "BLOB": bytes(range(100)) * 60 * number,
        "DATE": f"2026-06-0{number}",
        "DATETIME": f"2026-06-0{number} 10:00:00.000000",
        "JSON": "[]",
        "VARCHAR": f"Zoë 面包 {number} " * (2000 if number == 2 else 1),
    }
    return made[column.kind]


def _content(path: Path) -> dict[str, object]:
    connection = connect(path, KEY)
    tables = salvage._saved_tables(connection)
    content: dict[str, object] = {
        table: connection.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid").fetchall()  # noqa: S608 - as above
        for table in tables
    }
    content[COUNTERS] = dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))
    connection.close()
    return content


def _may_be_the_same(one: tuple[Column, ...], other: tuple[Column, ...]) -> bool:
    """Say whether some row fits both tables."""
    return (
        all(_overlap(a, b) for a, b in zip(one, other, strict=False))
        and _shortest(one) <= len(other)
        and _shortest(other) <= len(one)
    )


def _overlap(one: Column, other: Column) -> bool:
    """Say whether some value can stand in both columns."""
    if one.looks and other.looks:
        return False
    if one.is_number or other.is_number:
        return one.is_number and other.is_number
    if one.may_be_empty and other.may_be_empty:
        return True
    is_number = {"INTEGER", "BIGINT", "BOOLEAN", "DOUBLE", "FLOAT"}
    alike = ({"VARCHAR", "JSON"}, {"VARCHAR", "DATETIME"}, is_number)
    return one.kind == other.kind or any({one.kind, other.kind} <= group for group in alike)


def test_the_head_of_a_page_of_rows_may_be_anything(tmp_path: Path) -> None:
    path = tmp_path / "full.db"
    make_full_file(path, 500)
    at = _places(path)["head of a page of rows"] // PAGE + 1
    with ClearPages(path, KEY) as pages:
        whole = pages.read(at)
        for kind in range(256):
            spoilt = bytes([kind]) + hashlib.sha256(bytes([kind])).digest()[:15] + whole[16:]
            leaf = clear_pages._leaf(spoilt, has_head=pages._has_head(spoilt))

            assert (leaf.has_head, len(leaf.cells) > 0) == (False, True)


def _shortest(columns: tuple[Column, ...]) -> int:
    return max(n for n, column in enumerate(columns, start=1) if not column.may_be_missing)
