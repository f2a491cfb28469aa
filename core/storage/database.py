"""Opening the encrypted file, and the only two ways in: `reading()` and `writing(action)`.

A session lives for one `with` block, in the thread that opened it. What sessions are made of is
loaded with the first of them: a window whose file is open can stand before that.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

from core.domain import access
from core.domain.access import Person
from core.domain.change import Action, Origin
from core.errors import UserError
from core.storage.rescue import file_check
from core.storage.schema import schema_version
from core.storage.sealed_file import check_library, connect, explained, read_version

if TYPE_CHECKING:
    import sqlcipher3

    from core.storage.sessions import Session, SessionMaker

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
        self._made: SessionMaker | None = None
        self._held: sqlcipher3.Connection | None = None
        self._making = threading.Lock()
        try:
            is_current = schema_version.is_current(_read_version(path, key))
            self.check = file_check.begin(path, key) if is_checked else None
            if not is_current:
                self._bring_up_to_date(before_migration)
            self._hold()
        except BaseException:
            self.close()
            raise

    def _hold(self) -> None:
        """Keep a connection, though nothing is asked yet: nobody may replace the file meanwhile."""
        with explained(self.path):
            self._held = connect(self.path, self.key)

    @classmethod
    def create(cls, path: Path, key: bytes) -> Database:
        """Make a new, empty file and open it. Raises FileExistsError when there is one already."""
        create_file(path, key)
        return cls(path, key)

    def _bring_up_to_date(self, before_migration: Callable[[Database], object] | None) -> None:
        if before_migration is not None:
            before_migration(self)
        self._sessions.migrate()

    @property
    def _sessions(self) -> SessionMaker:
        with self._making:
            if self._made is None:
                self._made = _load().SessionMaker(self.path, self.key)
            return self._made

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the file and changes nothing."""
        with self._sessions.reading() as session:
            yield session

    @contextmanager
    def glancing(self) -> Iterator[sqlcipher3.Connection]:
        """Give the bare connection, for what a window's first page asks before anything is loaded.

        It is the one that is held: one thread at a time, and nobody ends it.
        """
        with explained(self.path):
            yield cast("sqlcipher3.Connection", self._held)

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
        Those who write wait for each other, first come, first served.
        Raises UserError("not-allowed") when that isn't for the person signed in, ("disk-full"),
        ("disk-read-only"), ("disk-error"), ("database-at-work"): nothing was changed then.
        """
        access.require(self.person, action)
        with self.writing_own() as session:
            _load().begin_step(session, action, subject, step_id, origin)
            yield session
            _load().end_step(session)

    @contextmanager
    def writing_results(self) -> Iterator[Session]:
        """Give a session for what a machine worked out; not in the undo list.

        Changing a tracked row in it is a bug and raises AssertionError. Raises as `writing` does.
        """
        access.require(self.person)
        with self.writing_own() as session:
            yield session
            _load().refresh_derived(session)

    @contextmanager
    def writing_own(self) -> Iterator[Session]:
        """Give a session for what belongs to the person alone: their unfinished work, any role's.

        Changing a tracked row in it is a bug and raises AssertionError.
        """
        with self._sessions.writing(self.person.name) as session:
            yield session

    def note_deed(self, action: Action, subject: str = "") -> None:
        """Let the audit tell of something done that changes no row, such as taking a copy out.

        Raises as `writing` does.
        """
        with self.writing(action, subject) as session:
            _load().keep_deed(session)

    @contextmanager
    def trying(self, action: Action) -> Iterator[Session]:
        """Give a session like `writing` over a copy of the file, gone when the block ends.

        Nobody who writes meanwhile waits for it. It takes as much room as the file.
        Raises UserError("disk-full"), ("disk-read-only"), ("disk-error").
        """
        trial = import_module("core.storage.trial")
        with trial.trying(self.path, self.key, self.person.name, action) as session:
            yield session

    @contextmanager
    def many_pages(self) -> Iterator[None]:
        """Let whoever writes keep more of the file in memory: an import goes all over it."""
        with self._sessions.many_pages():
            yield

    @property
    def is_wanted(self) -> bool:
        """Whether somebody in this process writes now, or waits until they may."""
        return self._sessions.is_wanted

    @property
    def is_awaited(self) -> bool:
        """Whether somebody in this process waits for the end of who writes now."""
        return self._sessions.is_awaited

    def rekey(self, key: bytes) -> None:
        """Encrypt the whole file with another key, in one transaction; from then on it is used.

        Nobody else may have the file open. Raises UserError("database-busy"), ("disk-full"),
        ("rekey-failed"): the file is as it was then.
        """
        self.close()
        failure = _rekey(self.path, self.key, key)
        try:
            with explained(self.path):
                connect(self.path, key).close()
        except UserError as closed:
            if failure is not None:
                raise failure from closed
            raise UserError("rekey-failed", path=str(self.path)) from closed
        self.key = key
        self.close()  # whoever asked meanwhile did so with the key before
        self._hold()

    def compact(self) -> None:
        """Write the whole file anew: nothing is left in free pages or in the write-ahead log.

        Raises UserError("database-busy"), ("disk-full"), ("disk-error"); the file is whole then.
        """
        self._sessions.compact()

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded into the file."""
        with self._making:
            made, self._made = self._made, None
            held, self._held = self._held, None
        for one in (made, held):
            if one is not None:
                one.close()


def create_file(path: Path, key: bytes, upto: int | None = None) -> None:
    """Make a new, empty file. Raises FileExistsError when there is one already.

    upto: leave it at this version of the schema: for what an older file held.
    Raises UserError("disk-full"), ("disk-read-only"), ("disk-error").
    """
    path.touch(mode=0o600, exist_ok=False)
    sessions: SessionMaker = _load().SessionMaker(path, key)
    try:
        sessions.migrate(upto)
    finally:
        sessions.close()


def _load() -> ModuleType:
    return import_module("core.storage.sessions")


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


def _read_version(path: Path, key: bytes) -> int:
    check_library()
    with explained(path):
        return read_version(path, key)


def __getattr__(name: str) -> object:
    """Give `Session` to who names it for its functions; they need it anyway."""
    if name == "Session":
        return _load().Session
    raise AttributeError(name)
