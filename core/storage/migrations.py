"""The schema's history: numbered functions, run in order, never edited after release."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.engine import Connection

from core.errors import UserError
from core.storage.first_schema import FIRST_SCHEMA


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


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (m001_first_schema, m002_people)


def version_of(connection: Connection) -> int:
    """Return the number of migrations the file has had."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def migrate(connection: Connection) -> None:
    """Bring the file up to date; structure and version change together or not at all.

    Raises UserError("database-newer") and writes nothing when a newer Cardfile made the file.
    """
    found = version_of(connection)
    if found > len(MIGRATIONS):
        raise UserError("database-newer", found=found, known=len(MIGRATIONS))
    for number, migration in enumerate(MIGRATIONS[found:], start=found + 1):
        migration(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")
