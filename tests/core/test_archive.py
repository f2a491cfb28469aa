"""Everything out and in again: equal, or nothing at all."""

from __future__ import annotations

import hashlib
import itertools
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from core.domain.access import Person, Role
from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.importing import ImportOptions
from core.errors import Cancelled, UserError
from core.services.audit_service import AuditService
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.services.search_service import SearchService
from core.storage.database import Database
from core.storage.export import archive
from core.storage.sealed_file import connect
from tests.core.conftest import KEY
from tests.core.lived_in import dump

MAYA = "maya@harbourbakery.example"


def _say(key: str) -> str:
    return key.partition(":")[2]


def test_everything_out_and_in_again_is_equal(
    lived: Database, everything: Path, database: Database
) -> None:
    report = ImportService(database).run([everything], ImportOptions())

    assert dump(database) == dump(lived)
    assert report.created == report.read > 0


def test_what_was_done_can_be_undone_after_the_journey(
    everything: Path, database: Database
) -> None:
    ImportService(database).run([everything], ImportOptions())
    history = HistoryService(database)

    assert AuditService(database).verify().holds
    while any(step.undone_at is None and not step.is_final for step in history.list_steps()):
        history.undo()

    assert AuditService(database).verify().holds


def test_all_is_found_after_the_journey(
    lived: Database, everything: Path, database: Database
) -> None:
    ImportService(database).run([everything], ImportOptions())

    for words in ("maya", "王", "wang", "7946 0958", "connector", "面包", "timers", "okafro"):
        found = SearchService(database).search(words)
        assert found, words
        assert found == SearchService(lived).search(words)


def test_no_number_is_given_out_again_after_the_journey(
    everything: Path, database: Database
) -> None:
    ImportService(database).run([everything], ImportOptions())

    added = ContactService(database).add(Contact("New"))

    # Three stand or were merged, one was erased, one was taken back.
    assert added.id == 6


def test_what_a_later_version_adds_has_its_default_in_an_older_archive(
    everything: Path, database: Database, tmp_path: Path
) -> None:
    def older(content: bytes) -> bytes:
        rows = [json.loads(line) for line in content.splitlines()]
        for row in rows:
            del row["tags"], row["language"], row["is_archived"]
        return b"".join(json.dumps(row).encode() + b"\n" for row in rows)

    _repack(
        everything,
        tmp_path / "older.zip",
        lambda m: _table_changed(_with_manifest(m, schema_version=1), "contacts", older),
    )

    ImportService(database).run([tmp_path / "older.zip"], ImportOptions())

    found = ContactService(database).find_by_email(MAYA)
    assert found is not None
    assert (found.tags, found.language, found.is_archived) == ((), "", False)
    assert found.notes


def test_what_every_new_file_is_born_with_is_no_reason_to_join(
    lived: Database, everything: Path, database: Database
) -> None:
    connection = connect(database.path, KEY)
    connection.execute(
        "INSERT INTO knowledge_notes (title, text, revision) VALUES ('Welcome', 'Write here.', 0)"
    )
    connection.close()

    ImportService(database).run([everything], ImportOptions())

    assert dump(database) == dump(lived)


def test_people_of_a_file_that_lost_its_history_are_not_replaced(
    everything: Path, database: Database
) -> None:
    ContactService(database).add(Contact("Ada"))
    connection = connect(database.path, KEY)
    for table in ("history_entries", "history_steps"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    connection.close()

    ImportService(database).run([everything], ImportOptions())

    assert "Ada" in {one.name for one in ContactService(database).list_contacts()}


def test_every_table_of_the_file_is_carried_or_left_out_on_purpose(database: Database) -> None:
    connection = connect(database.path, KEY)
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = {name for (name,) in rows if not name.startswith(("sqlite_", "search_"))}
    connection.close()

    assert names == set(archive.carried_tables()) | archive.LEFT_OUT


def test_an_archive_is_joined_to_what_is_there(
    lived: Database, everything: Path, database: Database
) -> None:
    people = ContactService(database)
    people.add(Contact("Maya", channels=(Channel(ChannelKind.EMAIL, MAYA),)))

    report = ImportService(database).run([everything], ImportOptions())

    maya = people.find_by_email(MAYA)
    assert maya is not None
    assert report.read == report.created + report.updated + report.merged + report.skipped
    assert [warning.reason for warning in report.warnings] == ["archive-joined"]
    assert (maya.name, maya.phones) == ("Maya", ("+44 20 7946 0958",))
    assert {one.name for one in people.list_contacts()} == {"Maya", "王伟"}
    before = [(m.subject, m.text) for m in InboxService(lived).list_interactions()]
    after = [(m.subject, m.text) for m in InboxService(database).list_interactions()]
    assert sorted(after) == sorted(before)
    theirs = InboxService(database).list_timeline(maya.id)
    assert {"Oven timer", "Re: Oven timer", "photo.png"} <= {m.subject for m in theirs}


def test_an_archive_joined_twice_brings_nothing_and_undo_takes_it_back(
    everything: Path, database: Database
) -> None:
    ContactService(database).add(Contact("Ada"))
    before = dump(database)
    first = ImportService(database).run([everything], ImportOptions())

    second = ImportService(database).run([everything], ImportOptions())

    assert (second.skipped, second.created, second.updated) == (second.read, 0, 0)
    HistoryService(database).undo(first.step_id)
    after = dump(database)
    for table in ("contacts", "channels", "companies", "interactions", "attachments", "threads"):
        assert after[table] == before[table]


def test_a_trial_says_what_would_come_and_writes_nothing(
    everything: Path, database: Database
) -> None:
    before = dump(database)

    report = ImportService(database).run([everything], ImportOptions(is_dry_run=True))

    assert report.created > 0
    assert dump(database) == before


def test_the_archive_of_a_newer_program_is_not_joined_either(
    everything: Path, database: Database, tmp_path: Path
) -> None:
    ContactService(database).add(Contact("Ada"))
    _repack(everything, tmp_path / "newer.zip", lambda m: _with_manifest(m, schema_version=9_999))

    with pytest.raises(UserError) as refused:
        ImportService(database).run([tmp_path / "newer.zip"], ImportOptions())

    assert refused.value.key == "archive-newer"


def test_an_archive_that_was_unpacked_and_packed_again_is_known(
    lived: Database, everything: Path, database: Database, tmp_path: Path
) -> None:
    _repack(everything, tmp_path / "again.zip", lambda members: dict(sorted(members.items())))

    ImportService(database).run([tmp_path / "again.zip"], ImportOptions())

    assert dump(database) == dump(lived)


def _repack(
    source: Path, target: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]]
) -> None:
    with zipfile.ZipFile(source) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in change(members).items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else None
            archive.writestr(name, content, kind)


def _with_manifest(members: dict[str, bytes], **told: object) -> dict[str, bytes]:
    manifest = json.loads(members["manifest.json"]) | told
    return members | {"manifest.json": json.dumps(manifest).encode()}


def _table_changed(
    members: dict[str, bytes], table: str, change: Callable[[bytes], bytes]
) -> dict[str, bytes]:
    """Change a table's lines and the manifest with it, as somebody would who means it."""
    name = f"tables/{table}.jsonl"
    content = change(members[name])
    manifest = json.loads(members["manifest.json"])
    for told in manifest["tables"]:
        if told["name"] == table:
            told |= {
                "bytes": len(content),
                "rows": len(content.splitlines()),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
    return members | {name: content, "manifest.json": json.dumps(manifest).encode()}


def _odd_contact(value: str) -> Callable[[bytes], bytes]:
    return lambda content: content.replace(b'"id":1,', f'"id":{value},'.encode(), 1)


def _hanging(content: bytes) -> bytes:
    return content.replace(b'"contact_id":1', b'"contact_id":99')


HOSTILE: dict[str, tuple[str, Callable[[dict[str, bytes]], dict[str, bytes]]]] = {
    "a byte was changed": (
        "archive-damaged",
        lambda m: {name: content.replace(b"Maya", b"Mayo") for name, content in m.items()},
    ),
    "a table is missing": (
        "archive-damaged",
        lambda m: {name: c for name, c in m.items() if name != "tables/contacts.jsonl"},
    ),
    "a file was changed": (
        "archive-damaged",
        lambda m: {name: b"x" if name.startswith("files/") else c for name, c in m.items()},
    ),
    "a newer form": ("archive-newer", lambda m: _with_manifest(m, format_version=99)),
    "newer tables": ("archive-newer", lambda m: _with_manifest(m, schema_version=9_999)),
    "no versions": ("archive-damaged", lambda m: _with_manifest(m, schema_version=None)),
    "tables that are no list": ("archive-damaged", lambda m: _with_manifest(m, tables={"a": 1})),
    "a bomb": ("archive-too-large", lambda m: m | {"files/bomb": bytes(300 << 20)}),
    "a number that is a word": (
        "archive-damaged", lambda m: _table_changed(m, "contacts", _odd_contact('"1"')),
    ),
    "a number too large": (
        "archive-damaged", lambda m: _table_changed(m, "contacts", _odd_contact("9" * 40)),
    ),
    "a column of its own": (
        "archive-damaged", lambda m: _table_changed(m, "contacts", _odd_contact('1,"x; --":2')),
    ),
    "a row twice": (
        "archive-damaged", lambda m: _table_changed(m, "contacts", lambda c: c + c),
    ),
    "a row that hangs in the air": (
        "archive-damaged",
        lambda m: _table_changed(m, "channels", _hanging),
    ),
    "lines that are no rows": (
        "archive-damaged", lambda m: _table_changed(m, "contacts", lambda _: b"[1]\nnull\n"),
    ),
    "a word that nobody knows": (
        "archive-damaged",
        lambda m: _table_changed(m, "interactions", lambda c: c.replace(b'"email"', b'"e-mail"')),
    ),
    "a deed that nobody knows": (
        "archive-damaged",
        lambda m: _table_changed(m, "history_steps", lambda c: c.replace(b'"import"', b'"x"')),
    ),
    "details that are no pairs": (
        "archive-damaged",
        lambda m: _table_changed(
            m, "contacts", lambda c: c.replace(b'"details":[[', b'"details":[1,[', 1)
        ),
    ),
    "nested beyond reason": (
        "archive-damaged",
        lambda m: _table_changed(m, "contacts", lambda _: b"[" * 100_000 + b"]" * 100_000),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused_and_nothing_goes_in(
    name: str, everything: Path, database: Database, tmp_path: Path
) -> None:
    key, change = HOSTILE[name]
    _repack(everything, tmp_path / "hostile.zip", change)
    before = dump(database)

    with pytest.raises(UserError) as refused:
        ImportService(database).run([tmp_path / "hostile.zip"], ImportOptions())

    assert refused.value.key == key
    assert dump(database) == before


def test_an_archive_cut_short_is_refused(
    everything: Path, database: Database, tmp_path: Path
) -> None:
    whole = everything.read_bytes()
    (tmp_path / "half.zip").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(UserError) as refused:
        ImportService(database).run([tmp_path / "half.zip"], ImportOptions())

    assert refused.value.key == "archive-damaged"


def test_names_in_an_archive_never_become_paths(
    everything: Path, database: Database, tmp_path: Path
) -> None:
    def escape(members: dict[str, bytes]) -> dict[str, bytes]:
        ways = {name: f"../../{n}" for n, name in enumerate(sorted(members)) if "files/" in name}
        moved = {ways.get(name, name): content for name, content in members.items()}

        def rename(lines: bytes) -> bytes:
            for name, way in ways.items():
                lines = lines.replace(
                    json.dumps(name, ensure_ascii=False).encode(), f'"{way}"'.encode()
                )
            return lines

        return _table_changed(moved, "blobs", rename)

    (tmp_path / "a" / "b").mkdir(parents=True)
    _repack(everything, tmp_path / "a" / "b" / "odd.zip", escape)
    before = sorted(tmp_path.rglob("*"))

    ImportService(database).run([tmp_path / "a" / "b" / "odd.zip"], ImportOptions())

    assert [path for path in sorted(tmp_path.rglob("*")) if "cardfile.db" not in path.name] == [
        path for path in before if "cardfile.db" not in path.name
    ]


def test_another_archive_is_still_left_to_be_unpacked(database: Database, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("people.csv", "Name\nAda\n")

    report = ImportService(database).run([tmp_path / "other.zip"], ImportOptions())

    assert [rejection.reason for rejection in report.rejections] == ["import-archive"]


def test_only_an_owner_takes_an_archive_in(everything: Path, database: Database) -> None:
    database.person = Person("Sam", Role.STAFF)

    with pytest.raises(UserError) as refused:
        ImportService(database).run([everything], ImportOptions())

    assert refused.value.key == "not-allowed"


def test_stopping_takes_nothing_in(everything: Path, database: Database) -> None:
    before = dump(database)
    asked = itertools.count()

    with pytest.raises(Cancelled):
        ImportService(database).run(
            [everything], ImportOptions(), should_stop=lambda: next(asked) > 3
        )

    assert dump(database) == before
