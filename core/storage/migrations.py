"""The schema's history: numbered functions, run in order, never edited after release."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from core.errors import UserError
from core.storage import audit_chain, derived
from core.storage.audit_schema import AUDIT_SCHEMA
from core.storage.first_schema import FIRST_SCHEMA
from core.storage.search import SEARCH_SCHEMA


def m001_first_schema(connection: Connection) -> None:
    """Contacts, companies, interactions, imports, machine results, history and the search index."""
    for statement in FIRST_SCHEMA:
        connection.exec_driver_sql(statement)


def m002_people(connection: Connection) -> None:
    """Who took each step, and what each person was at work on when the window was locked."""
    for statement in (
        "ALTER TABLE history_steps ADD COLUMN actor VARCHAR DEFAULT '' NOT NULL",
        "CREATE TABLE open_work (person VARCHAR NOT NULL, content JSON NOT NULL, "
        "CONSTRAINT pk_open_work PRIMARY KEY (person))",
    ):
        connection.exec_driver_sql(statement)


def m003_audit(connection: Connection) -> None:
    """What brought each step about, the audit chain, and what is kept of people who were erased.

    The chain begins here: what was done before stays in the history without a seal.
    """
    connection.exec_driver_sql(
        "ALTER TABLE history_steps ADD COLUMN origin VARCHAR DEFAULT 'person' NOT NULL"
    )
    for statement in AUDIT_SCHEMA:
        connection.exec_driver_sql(statement)
    last = connection.exec_driver_sql("SELECT max(id) FROM history_steps").scalar()
    audit_chain.begin(connection, last or 0)


def m004_kept_prompts(connection: Connection) -> None:
    """What a model has read, kept over a restart, and forgotten when a customer's words are."""
    for statement in (
        "CREATE TABLE kept_prompts (name VARCHAR NOT NULL, identity VARCHAR NOT NULL, "
        "place INTEGER NOT NULL, tokens BLOB NOT NULL, seal BLOB NOT NULL, state BLOB NOT NULL, "
        "CONSTRAINT pk_kept_prompts PRIMARY KEY (name))",
        "CREATE TABLE prompt_marks (id INTEGER NOT NULL, mark BLOB NOT NULL, "
        "CONSTRAINT pk_prompt_marks PRIMARY KEY (id))",
        "INSERT INTO prompt_marks (id, mark) VALUES (1, randomblob(16))",
    ):
        connection.exec_driver_sql(statement)
    # Triggers, because nobody who deletes may forget it: undo, erasure, removal, merging.
    for table in ("contacts", "companies", "interactions", "knowledge_notes"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER forget_prompts_of_{table} AFTER DELETE ON {table} BEGIN "  # noqa: S608 - our own names
            "DELETE FROM kept_prompts; "
            "UPDATE prompt_marks SET mark = randomblob(16); END"
        )


def m005_merges(connection: Connection) -> None:
    """Which contacts became one, and which a person said are different."""
    for statement in (
        "CREATE TABLE merges (survivor_id INTEGER NOT NULL, other_ids JSON NOT NULL, "
        "names JSON NOT NULL, step_id INTEGER NOT NULL, at DATETIME NOT NULL, "
        "unmerged_at DATETIME, id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "
        "revision INTEGER NOT NULL)",
        "CREATE INDEX ix_merges_survivor_id ON merges (survivor_id)",
        "CREATE TABLE distinct_contacts (first_id INTEGER NOT NULL, second_id INTEGER NOT NULL, "
        "at DATETIME NOT NULL, id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "
        "revision INTEGER NOT NULL)",
        "CREATE INDEX ix_distinct_contacts_first_id ON distinct_contacts (first_id)",
        "CREATE INDEX ix_distinct_contacts_second_id ON distinct_contacts (second_id)",
    ):
        connection.exec_driver_sql(statement)


def m006_search(connection: Connection) -> None:
    """One index for each kind of record, numbers, a vocabulary, and a contact's mail by its moment.

    The index is filled once the file has today's tables.
    """
    connection.exec_driver_sql("DROP TABLE search_index")
    for statement in SEARCH_SCHEMA:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("DROP INDEX ix_interactions_contact_id")
    connection.exec_driver_sql(
        "CREATE INDEX ix_interactions_contact_id_occurred_at "
        "ON interactions (contact_id, occurred_at)"
    )


def m011_runs(connection: Connection) -> None:
    """One entry and one seal for new rows that were made one after the other."""
    for statement in (
        "ALTER TABLE history_entries ADD COLUMN length INTEGER DEFAULT 1 NOT NULL",
        "CREATE INDEX ix_history_entries_length ON history_entries (length) WHERE length > 1",
        "ALTER TABLE audit_seals ADD COLUMN length INTEGER DEFAULT 1 NOT NULL",
    ):
        connection.exec_driver_sql(statement)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    m001_first_schema,
    m002_people,
    m003_audit,
    m004_kept_prompts,
    m005_merges,
    m006_search,
    m011_runs,
)
_MAKE_INDEX = frozenset({"m006_search"})


def is_current(version: int) -> bool:
    """Say whether a file of this version needs no migration.

    Raises UserError("database-newer") when a newer Cardfile made it.
    """
    if version > len(MIGRATIONS):
        raise UserError("database-newer", found=version, known=len(MIGRATIONS))
    return version == len(MIGRATIONS)


def migrate(connection: Connection, upto: int | None = None) -> None:
    """Bring the file up to date; structure and version change together or not at all.

    connection: in a transaction that writes. upto: stop at this version instead of the newest.
    Raises UserError("database-newer") and writes nothing when a newer Cardfile made the file.
    """
    found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if is_current(found):
        return
    broken = _count_orphans(connection)
    for number, migration in enumerate(MIGRATIONS[found:upto], start=found + 1):
        migration(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")
    is_new_index = _MAKE_INDEX & {migration.__name__ for migration in MIGRATIONS[found:upto]}
    if found and upto is None and is_new_index:
        with Session(connection) as session:
            derived.rebuild(session)
    if _count_orphans(connection) > broken:
        raise AssertionError("a migration left a row without the row it belongs to")


def _count_orphans(connection: Connection) -> int:
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())
