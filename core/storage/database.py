"""Opening the encrypted file, and the only two ways in: `reading()` and `writing(action)`.

A session lives for one `with` block, in the thread that opened it. Only this file, `search.py` and
`core/privacy/vault.py` may hold anything that is peculiar to SQLite or SQLCipher.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from core.domain.change import Action, Origin
from core.errors import UserError
from core.storage import derived, history, migrations

__all__ = ["Database", "Session", "check_library"]

KEY_BYTES = 32
_OLDEST_CIPHER = (4, 19)
_OLDEST_SQLITE = (3, 51, 3)  # older ones can corrupt a file when the write-ahead log is reset
OWNER = "owner"
_LOG = logging.getLogger(__name__)


class Database:
    """The owner's file, open.

    Thread-safe: each `with` block takes a connection of its own from the pool.
    actor: who is at work, as history and audit name them.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        """Open an existing file.

        path: must exist and not be empty: an empty file would open as an empty database, and look
            as if every customer were gone.
        key: the 32-byte data key.

        Raises UserError: "database-missing", "database-empty", "database-damaged" (or the key is
        not this file's), "database-newer", "database-engine-old".
        """
        if not path.exists():
            raise UserError("database-missing", path=str(path))
        if path.stat().st_size == 0:
            raise UserError("database-empty", path=str(path))
        self.path = path
        self.actor = OWNER
        self._engine = _make_engine(path, key)
        try:
            with self._engine.connect() as connection:
                migrations.migrate(connection)
                connection.commit()
        except DatabaseError as error:
            self.close()
            raise _as_user_error(error, path) from error
        except UserError:
            self.close()
            raise

    @classmethod
    def create(cls, path: Path, key: bytes) -> Database:
        """Make a new, empty file and open it. Raises FileExistsError when there is one already."""
        path.touch(mode=0o600, exist_ok=False)
        engine = _make_engine(path, key)
        with engine.connect() as connection:
            migrations.migrate(connection)
            connection.commit()
        engine.dispose()
        return cls(path, key)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the file and changes nothing."""
        with _session(self._engine) as session:
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
        Raises UserError("disk-full"), ("disk-read-only"), ("disk-error"): nothing was changed then.
        """
        with self._write_session() as session:
            history.begin_step(session, action, subject, step_id, origin)
            yield session
            session.flush()
            derived.refresh(session)
            history.end_step(session)

    @contextmanager
    def writing_results(self) -> Iterator[Session]:
        """Give a session for what a machine worked out; not in the undo list.

        Changing a tracked row in it is a bug and raises AssertionError.
        """
        with self._write_session() as session:
            yield session
            session.flush()
            derived.refresh(session)

    @contextmanager
    def trying(self, action: Action) -> Iterator[Session]:
        """Give a session like `writing` whose changes are taken back when the block ends."""
        engine = self._engine.execution_options(writes=True)
        with _session(engine) as session:
            session.info["actor"] = self.actor
            history.begin_step(session, action, "", None, Origin.PERSON)
            yield session
            session.rollback()

    @contextmanager
    def _write_session(self) -> Iterator[Session]:
        engine = self._engine.execution_options(writes=True)
        try:
            with _session(engine) as session, session.begin():
                session.info["actor"] = self.actor
                yield session
        except OperationalError as error:
            raise _as_user_error(error, self.path) from error

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
            raise _as_user_error(DatabaseError(None, None, error), self.path) from error
        finally:
            connection.close()

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded into the file."""
        self._engine.dispose()


def check_library() -> None:
    """Raise UserError("database-engine-old") when the SQLCipher found is too old."""
    connection = sqlcipher3.connect(":memory:")
    try:
        (cipher,) = connection.execute("PRAGMA cipher_version").fetchone() or ("0.0",)
    finally:
        connection.close()
    numbers = tuple(int(part) for part in cipher.split()[0].split(".")[:2])
    if numbers < _OLDEST_CIPHER or sqlcipher3.sqlite_version_info < _OLDEST_SQLITE:
        raise UserError("database-engine-old", found=cipher)


def _session(engine: Engine) -> Session:
    # Autoflush lets rows gather until a query could see them, which is when they are written.
    return Session(engine, expire_on_commit=False)


def _make_engine(path: Path, key: bytes) -> Engine:
    if len(key) != KEY_BYTES:
        raise ValueError("the data key has 32 bytes")
    check_library()

    def connect() -> sqlcipher3.Connection:
        return _open_connection(path, key)

    engine = create_engine(
        "sqlite://",
        creator=connect,
        module=sqlcipher3.dbapi2,
        poolclass=QueuePool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _open_connection(path: Path, key: bytes) -> sqlcipher3.Connection:
    # mode=rw: SQLite must never make a file here by itself; without a key it would be a plain one.
    uri = f"{path.resolve().as_uri()}?mode=rw"
    connection = sqlcipher3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        connection.close()
        raise UserError("disk-read-only", path=str(path))
    for pragma in (
        "synchronous = FULL",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "cache_size = -65536",
        "busy_timeout = 5000",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _begin(connection: Connection) -> None:
    # Deferred writers lose undo steps to each other without a word; IMMEDIATE queues them.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _as_user_error(error: DatabaseError, path: Path) -> UserError:
    words = str(error.orig).casefold()
    if "full" in words:
        return UserError("disk-full", path=str(path))
    if "readonly" in words or "read-only" in words or "unable to open" in words:
        return UserError("disk-read-only", path=str(path))
    if "locked" in words:
        return UserError("database-busy", path=str(path))
    if "not a database" in words or "malformed" in words or "hmac" in words:
        return UserError("database-damaged", path=str(path))
    _LOG.error("storage error %s", type(error.orig).__name__)
    return UserError("disk-error", path=str(path))
