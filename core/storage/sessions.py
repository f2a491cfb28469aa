"""SQLAlchemy over the encrypted file: the pool of connections, and sessions over it.

Loaded by `database.py` when something is first asked of a file, not when the file is opened: it is
half of all that the program loads.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlcipher3
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from core.domain.change import Action, Origin
from core.errors import UserError
from core.making_way import make_way
from core.storage import ballast, imports
from core.storage.kept import derived
from core.storage.rows import fresh
from core.storage.schema import migrations
from core.storage.sealed_file import CACHE_KIB, LARGE_CACHE_KIB, as_user_error, connect
from core.storage.trail import history
from core.storage.turns import Turns

__all__ = ["Session", "SessionMaker"]


class SessionMaker:
    """Gives sessions over one file. Thread-safe: each takes a connection of its own."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Take the file as it is; nothing is asked of it yet."""
        self._path, self._cache_kib = path, CACHE_KIB
        self._engine = _make_engine(path, key)
        self._turns = Turns()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """See `Database.reading`."""
        with self._explained(), _session(self._engine) as session:
            yield session
            session.rollback()

    @contextmanager
    def writing(self, actor: str) -> Iterator[Session]:
        """Give a session of somebody who writes; on disk when the block ends."""
        with (
            self._explained(),
            self._turns.taken(),
            _session(self._writer()) as session,
            session.begin(),
        ):
            session.info["actor"] = actor
            session.connection().exec_driver_sql(f"PRAGMA cache_size = -{self._cache_kib}")
            yield session

    @property
    def is_wanted(self) -> bool:
        """See `Database.is_wanted`."""
        return self._turns.is_wanted

    @property
    def is_awaited(self) -> bool:
        """See `Database.is_awaited`."""
        return self._turns.is_awaited

    @contextmanager
    def many_pages(self) -> Iterator[None]:
        """See `Database.many_pages`."""
        self._cache_kib = LARGE_CACHE_KIB
        try:
            yield
        finally:
            self._cache_kib = CACHE_KIB
            # The pool gives the one that was used last; where the disk fails there is none.
            with suppress(DatabaseError, UserError), self._engine.connect() as connection:
                connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIB}")

    @contextmanager
    def trying(self, actor: str, action: Action) -> Iterator[Session]:
        """Give a session whose changes are taken back when the block ends."""
        with self._explained(), self._turns.taken(), _session(self._writer()) as session:
            session.connection().exec_driver_sql(f"PRAGMA cache_size = -{self._cache_kib}")
            session.info["actor"] = actor
            history.begin_step(session, action, "", None, Origin.PERSON)
            yield session
            session.rollback()

    def migrate(self, upto: int | None = None) -> None:
        """Bring the file up to date, or to a version; a new one gets its first tables."""
        try:
            with self._writer().begin() as connection:
                migrations.migrate(connection, upto)
        except DatabaseError as error:
            raise as_user_error(_cause(error), self._path) from error

    def compact(self) -> None:
        """See `Database.compact`."""
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.close()
        except sqlcipher3.OperationalError as error:
            raise as_user_error(error, self._path) from error
        finally:
            connection.close()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _writer(self) -> Engine:
        return self._engine.execution_options(writes=True)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (IntegrityError, ProgrammingError):
            raise
        except DatabaseError as error:
            said = as_user_error(_cause(error), self._path)
            if said.key == "disk-full":
                # With room again the file can be closed, and something deleted.
                ballast.drop(self._path.parent)
            raise said from error


def begin_step(
    session: Session, action: Action, subject: str, step_id: int | None, origin: Origin
) -> None:
    """Have what the session changes from now on be one undo step."""
    history.begin_step(session, action, subject, step_id, origin)


def end_step(session: Session) -> None:
    """Write all that goes with what was changed, and close the step."""
    session.flush()
    fresh.settle(session)
    imports.write_remembered(session)
    derived.refresh(session)
    history.end_step(session)


def refresh_derived(session: Session) -> None:
    """Work out anew what is kept of rows that changed."""
    session.flush()
    derived.refresh(session)


def keep_deed(session: Session) -> None:
    """Keep a step that changes no row."""
    history.keep_deed(session)


@contextmanager
def _session(engine: Engine) -> Iterator[Session]:
    # Autoflush lets rows gather until a query could see them, which is when they are written.
    with Session(engine, expire_on_commit=False) as session:
        try:
            yield session
        finally:
            # A session holds itself until Python looks for such: a batch's rows need not wait.
            session.info.clear()


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
    event.listen(engine, "before_cursor_execute", lambda *_statement: make_way())
    return engine


def _begin(connection: Connection) -> None:
    # Deferred writers lose undo steps to each other without a word; IMMEDIATE queues them.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _cause(error: DatabaseError) -> Exception:
    return error.orig if isinstance(error.orig, Exception) else error
