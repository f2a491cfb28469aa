"""The schema's history: numbered functions, run in order, never edited after release."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.engine import Connection

from core.errors import UserError
from core.storage import audit_chain
from core.storage.audit_schema import AUDIT_SCHEMA
from core.storage.first_schema import FIRST_SCHEMA


def m001_first_schema(connection: Connection) -> None:
    """Contacts, companies, interactions, imports, machine results, history and the search index."""
    for statement in FIRST_SCHEMA:
        connection.exec_driver_sql(statement)


def m002_audit(connection: Connection) -> None:
    """Who did it, the audit chain, and what is kept of people who were erased.

    The chain begins here: what was done before stays in the history without a seal.
    """
    names = {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(history_steps)")}
    for name, value in (("actor", "owner"), ("origin", "person")):
        if name not in names:
            connection.exec_driver_sql(
                f"ALTER TABLE history_steps ADD COLUMN {name} VARCHAR NOT NULL DEFAULT '{value}'"
            )
    for statement in AUDIT_SCHEMA:
        connection.exec_driver_sql(statement)
    last = connection.exec_driver_sql("SELECT max(id) FROM history_steps").scalar()
    audit_chain.begin(connection, last or 0)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (m001_first_schema, m002_audit)


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
