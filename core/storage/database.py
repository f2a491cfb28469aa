"""Opening the encrypted file, and the only two ways in: `reading()` and `writing(action)`.

A session lives for one `with` block, in the thread that opened it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlcipher3
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from core.domain import access
from core.domain.access import Person
from core.domain.change import Action, Origin
from core.errors import UserError
from core.storage import (
    ballast,
    derived,
    file_check,
    fresh,
    history,
    imports,
    migrations,
)
from core.storage.sealed_file import (
    CACHE_KIB,
    LARGE_CACHE_KIB,
    as_user_error,
    check_library,
    connect,
    explained,
    read_version,
)

__all__ = ["Database", "Session"]


class Database:
    """The owner's file, open.

    Thread-safe: each `with` block takes a connection of its own from the pool.
    """

    def __init__(
        self,
        path: Path,
        key: bytes,
        person: Person = access.OWNER,
        *,
        before_migration: Callable[[Database], object] | None = None,
        is_checked: bool = False,
    ) -> None:
        """Open an existing file.

        path: must exist and not be empty: an empty file would open as an empty database, and look
            as if every customer were gone.
        key: the 32-byte data key.
        person: who signed in; every change is checked against their role and carries their name.
        before_migration: is called with the file, still as it was, before an older one is brought
            up to date; an error it raises leaves the file alone.
        is_checked: look first whether the file is whole; nobody else may be writing then. What is
            left of a large one is `check`.

        Raises UserError: "database-missing", "database-empty", "database-damaged" (or the key is
        not this file's), "database-newer", "database-engine-old".
        """
        if not path.exists():
            raise UserError("database-missing", path=str(path))
        if path.stat().st_size == 0:
            raise UserError("database-empty", path=str(path))
        self.path, self.key, self.person = path, key, person
        self._cache_kib = CACHE_KIB
        self._engine = _make_engine(path, key)
        try:
            is_current = migrations.is_current(_read_version(path, key))
            self.check = file_check.begin(path, key) if is_checked else None
            if not is_current:
                self._bring_up_to_date(before_migration)
            with self._engine.connect():
                pass
        except DatabaseError as error:
            self.close()
            raise as_user_error(_cause(error), path) from error
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(cls, path: Path, key: bytes) -> Database:
        """Make a new, empty file and open it. Raises FileExistsError when there is one already."""
        create_file(path, key)
        return cls(path, key)

    def _bring_up_to_date(self, before_migration: Callable[[Database], object] | None) -> None:
        if before_migration is not None:
            before_migration(self)
        with self._engine.execution_options(writes=True).begin() as connection:
            migrations.migrate(connection)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the file and changes nothing."""
        with self._explained(), _session(self._engine) as session:
            yield session
            session.rollback()

    @contextmanager
    def writing(
        self,
        action: Action,
        subject: str = "",
        *,
        step_id: int | None = None,
        origin: Origin = Origin.PERSON,
    ) -> Iterator[Session]:
        """Give a session whose changes are one undo step, on disk when the block ends.

        action, subject: what the undo list says.
        step_id: continue this step (an import is many transactions and one step).
        origin: what brought it about, for the audit.

        The step's id is `history.step_of(session)`. A block that changes nothing leaves no step.
        Raises UserError("not-allowed") when that isn't for the person signed in, ("disk-full"),
        ("disk-read-only"), ("disk-error"): nothing was changed then.
        """
        access.require(self.person, action)
        with self._write_session() as session:
            history.begin_step(session, action, subject, step_id, origin)
            yield session
            session.flush()
            fresh.settle(session)
            imports.write_remembered(session)
            derived.refresh(session)
            history.end_step(session)

    @contextmanager
    def writing_results(self) -> Iterator[Session]:
        """Give a session for what a machine worked out; not in the undo list.

        Changing a tracked row in it is a bug and raises AssertionError. Raises as `writing` does.
        """
        access.require(self.person)
        with self._write_session() as session:
            yield session
            session.flush()
            derived.refresh(session)

    @contextmanager
    def writing_own(self) -> Iterator[Session]:
        """Give a session for what belongs to the person alone: their unfinished work, any role's.

        Changing a tracked row in it is a bug and raises AssertionError.
        """
        with self._write_session() as session:
            yield session

    def note_deed(self, action: Action, subject: str = "") -> None:
        """Let the audit tell of something done that changes no row, such as taking a copy out.

        Raises as `writing` does.
        """
        with self.writing(action, subject) as session:
            history.keep_deed(session)

    @contextmanager
    def trying(self, action: Action) -> Iterator[Session]:
        """Give a session like `writing` whose changes are taken back when the block ends."""
        engine = self._engine.execution_options(writes=True)
        with _session(engine) as session:
            session.info["actor"] = self.person.name
            history.begin_step(session, action, "", None, Origin.PERSON)
            yield session
            session.rollback()

    @contextmanager
    def many_pages(self) -> Iterator[None]:
        """Let whoever writes keep more of the file in memory: an import goes all over it."""
        self._cache_kib = LARGE_CACHE_KIB
        try:
            yield
        finally:
            self._cache_kib = CACHE_KIB
            # The pool gives the one that was used last; where the disk fails there is none.
            with suppress(DatabaseError, UserError), self._engine.connect() as connection:
                connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIB}")

    @contextmanager
    def _write_session(self) -> Iterator[Session]:
        engine = self._engine.execution_options(writes=True)
        with self._explained(), _session(engine) as session, session.begin():
            session.info["actor"] = self.person.name
            session.connection().exec_driver_sql(f"PRAGMA cache_size = -{self._cache_kib}")
            yield session

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (IntegrityError, ProgrammingError):
            raise
        except DatabaseError as error:
            said = as_user_error(_cause(error), self.path)
            if said.key == "disk-full":
                # With room again the file can be closed, and something deleted.
                ballast.drop(self.path.parent)
            raise said from error

    def rekey(self, key: bytes) -> None:
        """Encrypt the whole file with another key, in one transaction; from then on it is used.

        Nobody else may have the file open. Raises UserError("database-busy"), ("disk-full"),
        ("rekey-failed"): the file is as it was then.
        """
        self._engine.dispose()
        failure = _rekey(self.path, self.key, key)
        changed = _make_engine(self.path, key)
        try:
            with changed.connect():
                pass
        except DatabaseError as closed:
            changed.dispose()
            if failure is not None:
                raise failure from closed
            raise UserError("rekey-failed", path=str(self.path)) from closed
        self._engine, self.key = changed, key

    def compact(self) -> None:
        """Write the whole file anew: nothing is left in free pages or in the write-ahead log.

        Raises UserError("database-busy"), ("disk-full"), ("disk-error"); the file is whole then.
        """
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.close()
        except sqlcipher3.OperationalError as error:
            raise as_user_error(error, self.path) from error
        finally:
            connection.close()

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded into the file."""
        self._engine.dispose()


def create_file(path: Path, key: bytes, upto: int | None = None) -> None:
    """Make a new, empty file. Raises FileExistsError when there is one already.

    upto: leave it at this version of the schema: for what an older file held.
    Raises UserError("disk-full"), ("disk-read-only"), ("disk-error").
    """
    path.touch(mode=0o600, exist_ok=False)
    engine = _make_engine(path, key)
    try:
        with engine.execution_options(writes=True).begin() as connection:
            migrations.migrate(connection, upto)
    except DatabaseError as error:
        raise as_user_error(_cause(error), path) from error
    finally:
        engine.dispose()


def _session(engine: Engine) -> Session:
    # Autoflush lets rows gather until a query could see them, which is when they are written.
    return Session(engine, expire_on_commit=False)


def _make_engine(path: Path, key: bytes) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, key),
        module=sqlcipher3.dbapi2,
        poolclass=QueuePool,
        pool_use_lifo=True,  # each has a cache of its own: the warm one first
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _rekey(path: Path, key: bytes, new_key: bytes) -> UserError | None:
    """Change the key of the file in one transaction; return what went wrong."""
    connection = connect(path, key)
    try:
        with explained(path):
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            # Leaving the write-ahead log needs the file for oneself; coming back keeps it so.
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            connection.execute(f"PRAGMA rekey = \"x'{new_key.hex()}'\"").fetchone()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except UserError as error:
        return error
    finally:
        connection.close()
    return None


def _begin(connection: Connection) -> None:
    # Deferred writers lose undo steps to each other without a word; IMMEDIATE queues them.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _read_version(path: Path, key: bytes) -> int:
    check_library()
    with explained(path):
        return read_version(path, key)


def _cause(error: DatabaseError) -> Exception:
    return error.orig if isinstance(error.orig, Exception) else error
