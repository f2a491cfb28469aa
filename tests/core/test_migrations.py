"""The schema's history: old files come up to date, and new ones have the same schema."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.engine import Connection

from core.domain.change import Kind
from core.domain.contact import Contact
from core.domain.view import Condition, Group, Operator, View
from core.errors import UserError
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.services.inbox_service import InboxService
from core.services.owner_service import OwnerService
from core.services.search_service import SearchService
from core.services.view_service import ViewService
from core.storage import imports
from core.storage.database import Database, create_file
from core.storage.rows.row import Row
from core.storage.schema import migrations, schema_version
from core.storage.sealed_file import connect

KEY = bytes(range(32))
FROZEN = Path(__file__).parents[1] / "data" / "first_schema.db"


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """A file as the first release made it: two contacts, five messages, a note, an undone step."""
    path = tmp_path / "old.db"
    shutil.copy(FROZEN, path)
    return path


def test_a_file_of_the_first_schema_opens_with_all_that_was_in_it(old_file: Path) -> None:
    database = Database(old_file, KEY)
    people = ContactService(database)

    assert [person.name for person in people.list_contacts("")] == ["Ada King", "王建国"]
    assert InboxService(database).count_interactions() == 5
    assert OwnerService(database).get_owner().business == "Ola Ovens"
    assert [note.title for note in OwnerService(database).list_notes()] == ["Warranty"]
    assert {hit.kind for hit in SearchService(database).search("面包")} == {Kind.INTERACTION}
    database.close()


def test_views_find_the_tags_and_messages_of_a_file_that_knew_no_views(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    create_file(path, KEY, upto=6)
    connection = connect(path, KEY)
    connection.execute(
        "INSERT INTO contacts VALUES ('Ada', 'ada', '', '', '[]', '[\"VIP\"]', '', '', '', 0, "
        "'2026-06-01 10:00:00', 1, 0)"
    )
    connection.execute(
        "INSERT INTO interactions (id, kind, direction, occurred_at, subject, text, new_text, "
        "language, is_automatic, contact_id, counterpart_key, counterpart_name, headers, "
        "fingerprint, revision) VALUES (1, 'email', 'incoming', '2026-06-01 10:00:00', '', '', '', "
        "'', 0, 1, '', '', 'null', '', 0)"
    )
    connection.close()
    database = Database(path, KEY)
    asked = Group((Condition("tags", Operator.IS, "vip"), Condition("messages", Operator.FILLED)))

    rows = ViewService(database).page(View(asked, ("name", "messages")), 10).rows

    assert [row.cells for row in rows] == [("Ada", "1")]
    database.close()


def test_companies_and_deals_of_a_file_that_knew_no_tags_of_them_can_have_some(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.db"
    before = [m.__name__ for m in migrations.MIGRATIONS].index("m024_tags_of_companies_and_deals")
    create_file(path, KEY, upto=before)
    connection = connect(path, KEY)
    connection.execute(
        "INSERT INTO companies (name, name_key, domain, details, notes, created_at, revision) "
        "VALUES ('Acme', 'acme', '', '[]', '', '2026-06-01 10:00:00', 0)"
    )
    connection.close()
    database = Database(path, KEY)
    views = ViewService(database)

    views.set_cell(Kind.COMPANY, 1, "tags", "Partner, partner")

    asked = Group((Condition("tags", Operator.IS, "partner"),))
    columns = ("name", "tags")
    found = views.page(View(asked, columns, about=Kind.COMPANY), 10).rows
    assert [row.cells for row in found] == [("Acme", "Partner")]
    database.close()


def test_a_file_of_before_still_knows_what_was_imported(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    before = [m.__name__ for m in migrations.MIGRATIONS].index("m026_smaller_indices")
    create_file(path, KEY, upto=before)
    connection = connect(path, KEY)
    connection.execute(
        "INSERT INTO history_steps (id, action, subject, at, rows) "
        "VALUES (1, 'import', '', '2026-06-01 10:00:00', 0)"
    )
    connection.executemany(
        "INSERT INTO imported_records (step_id, fingerprint, kind, record_id) VALUES (1, ?, ?, ?)",
        [("0123456789", "contact", 7), ("0123456780", "contact", 8), ("9", "company", 9)],
    )
    connection.close()
    database = Database(path, KEY)

    with database.reading() as session:
        found = [
            imports.find_record_id(session, fingerprint, Kind.CONTACT)
            for fingerprint in ("0123456789", "0123456780", "01234567", "9")
        ]

    assert found == [7, 8, None, None]
    database.close()


def test_who_may_be_upset_is_no_longer_said_to_be_so_in_a_file_of_before(tmp_path: Path) -> None:
    path, at = tmp_path / "old.db", "2026-06-01 10:00:00"
    before = [m.__name__ for m in migrations.MIGRATIONS].index("m028_surely_upset")
    create_file(path, KEY, upto=before)
    connection = connect(path, KEY)
    moods = (
        ("negative", -0.8, 0.9), ("negative", -0.3, 0.4), ("mixed", -0.2, 0.8),
        ("mixed", 0.2, 0.8), ("mixed", -0.1, 0.35),
    )  # fmt: skip
    for number, mood in enumerate(moods, start=1):
        for statement, values in (
            ("INSERT INTO threads (subject, subject_key, id, revision) VALUES ('', '', ?, 0)",
             (number,)),
            ("INSERT INTO interactions VALUES ('email', 'incoming', ?, '', 'Hm', 'Hm', 'en', 0, "
             "NULL, ?, '', '', NULL, '', ?, 0)", (at, number, number)),
            ("INSERT INTO sentiments (interaction_id, label, score, certainty, phrases, source, "
             "made_at) VALUES (?, ?, ?, ?, '[]', 'made', ?)", (number, *mood, at)),
            ("INSERT INTO thread_summaries VALUES (?, ?, ?, 1, 'Hm', '', '', NULL, ?, 1, 1, 0)",
             (number, number, at, number)),
        ):  # fmt: skip
            connection.execute(statement, values)
    connection.close()
    database = Database(path, KEY)
    inbox = InboxService(database)

    listed = inbox.list_conversations("upset")

    assert sorted(one.thread_id for one in listed) == [1, 3]
    assert inbox.count_conversations("upset") == 2
    database.close()


def test_a_file_of_the_first_schema_can_be_worked_with(old_file: Path) -> None:
    database = Database(old_file, KEY)
    people, history = ContactService(database), HistoryService(database)

    people.add(Contact("Later"))
    history.undo()
    history.undo()

    assert InboxService(database).count_interactions() == 0
    database.close()


def test_a_new_file_and_a_migrated_one_have_the_same_schema(
    old_file: Path, database: Database
) -> None:
    migrated = Database(old_file, KEY)

    assert _statements(migrated) == _statements(database)
    migrated.close()


def test_the_file_has_the_tables_that_the_program_believes_in(database: Database) -> None:
    with create_engine("sqlite://").connect() as connection:
        Row.metadata.create_all(connection)
        believed = _shape(connection)
    with database.reading() as session:
        found = _shape(session.connection())

    assert found == believed


def test_a_table_that_lacks_a_column_is_noticed(database: Database) -> None:
    with create_engine("sqlite://").connect() as connection:
        Row.metadata.create_all(connection)
        connection.exec_driver_sql("ALTER TABLE contacts ADD COLUMN nickname VARCHAR")
        changed = _shape(connection)
    with database.reading() as session:
        found = _shape(session.connection())

    assert found != changed


def test_the_newest_version_is_the_number_of_migrations() -> None:
    assert len(migrations.MIGRATIONS) == schema_version.NEWEST


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(connection: Connection) -> None:
        connection.exec_driver_sql("DELETE FROM interactions")
        raise RuntimeError("in the middle")

    Database(old_file, KEY).close()
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, half))
    monkeypatch.setattr(schema_version, "NEWEST", len(migrations.MIGRATIONS))

    with pytest.raises(RuntimeError):
        Database(old_file, KEY)

    monkeypatch.undo()
    database = Database(old_file, KEY)
    assert InboxService(database).count_interactions() == 5
    database.close()


def test_a_migration_that_leaves_orphans_is_taken_back(
    old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql("DELETE FROM contacts")

    Database(old_file, KEY).close()
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, careless))
    monkeypatch.setattr(schema_version, "NEWEST", len(migrations.MIGRATIONS))

    with pytest.raises(AssertionError):
        Database(old_file, KEY)

    monkeypatch.undo()
    database = Database(old_file, KEY)
    assert len(ContactService(database).list_contacts("")) == 2
    database.close()


@pytest.mark.parametrize("state", ["closed", "a copy", "not closed"])
def test_an_older_program_leaves_a_newer_file_as_it_is(
    tmp_path: Path, old_file: Path, state: str
) -> None:
    path = tmp_path / "newer.db"
    connection = connect(old_file, KEY)
    connection.execute("PRAGMA user_version = 999")
    if state == "a copy":
        connection.execute("VACUUM INTO ?", (str(path),))
    elif state == "not closed":
        for ending in ("", "-wal"):
            shutil.copy(f"{old_file}{ending}", f"{path}{ending}")
    connection.close()
    if state == "closed":
        shutil.copy(old_file, path)
    before = path.read_bytes()

    with pytest.raises(UserError) as refused:
        Database(path, KEY, is_checked=True)

    assert refused.value.key == "database-newer"
    assert path.read_bytes() == before


def _statements(database: Database) -> set[tuple[str, str, str]]:
    """Return type, name and statement of everything in the schema."""
    with database.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT type, name, sql FROM sqlite_master")
        return {(kind, name, sql or "") for kind, name, sql in rows}


def _shape(connection: Connection) -> dict[str, object]:
    """Return columns, keys and indices of each table, whatever their order."""
    inspector = inspect(connection)
    return {
        table: (
            sorted(
                (column["name"], str(column["type"]), column["nullable"])
                for column in inspector.get_columns(table)
            ),
            inspector.get_pk_constraint(table)["constrained_columns"],
            sorted(
                (key["constrained_columns"], key["referred_table"], str(key["options"]))
                for key in inspector.get_foreign_keys(table)
            ),
            _indices(connection, table),
        )
        for table in inspector.get_table_names()
        if not table.startswith(("search_", "sqlite_"))
    }


def _indices(connection: Connection, table: str) -> list[tuple[object, ...]]:
    """Return columns and uniqueness of each index; of one over an expression, its statement."""
    found = connection.exec_driver_sql(
        "SELECT CASE count(*) WHEN count(i.name) THEN group_concat(i.name) ELSE m.sql END, "
        'l."unique" FROM pragma_index_list(?) AS l, pragma_index_info(l.name) AS i '
        "JOIN sqlite_master AS m ON m.name = l.name WHERE l.origin = 'c' GROUP BY l.name",
        (table,),
    )
    return sorted(tuple(row) for row in found)
