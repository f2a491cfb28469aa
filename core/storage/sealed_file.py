"""SQLCipher itself: connections to an encrypted file, and what its errors mean.

Only this file, its neighbours `checked_copy.py`, `clear_pages.py`, `counters.py`, `database.py`,
`kept_home.py`, `row_shapes.py`, `salvage.py`, `search.py`, `search_index.py` and `sessions.py`, and
`core/privacy/vault.py` may hold anything that is peculiar to SQLite or SQLCipher.
"""

from __future__ import annotations

import errno
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3

from core.errors import UserError

KEY_BYTES = 32
PAGE_BYTES = 4096
_OLDEST_CIPHER = (4, 19)
_OLDEST_SQLITE = (3, 51, 3)  # older ones can corrupt a file when the write-ahead log is reset
# Of each connection. Twice as much finds no faster; but an import's rows go all over the file.
CACHE_KIB, LARGE_CACHE_KIB = 32_768, 49_152
LARGEST_LOG_BYTES = 64 * 2**20
"""What the write-ahead log keeps on the disk once all of it is in the file.

It grows while somebody reads for long and others write: with a million contacts to gigabytes.
"""
_SETTINGS = (
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",  # SQLCipher's own default once a key is set; erasing and salvage need it
    f"cache_size = -{CACHE_KIB}",
    "busy_timeout = 5000",
    f"journal_size_limit = {LARGEST_LOG_BYTES}",
)
_LOCKS_AT, _LOCK_BYTES = 0x40000000, 512
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_NO_WRITING = (errno.EROFS, errno.EACCES, errno.EPERM)
# The last is what it says where the damage is in a table of the search index.
_DAMAGE = ("not a database", "malformed", "hmac", "vtable constructor failed")
WAL = "-wal"
"""How the write-ahead log beside a file is named."""
_LOG = logging.getLogger(__name__)


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


def connect(path: Path, key: bytes) -> sqlcipher3.Connection:
    """Return a connection that reads and writes; the file must exist."""
    # mode=rw: SQLite must never make a file here by itself; without a key it would be a plain one.
    connection = _connect(path, key, "mode=rw")
    try:
        _require_log(connection, path)
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def _require_log(connection: sqlcipher3.Connection, path: Path) -> None:
    (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        raise UserError("disk-read-only", path=str(path))


def read_version(path: Path, key: bytes) -> int:
    """Return the schema's version without changing a byte of the file.

    Only where a change of the key was cut short must the file be mended to be read.
    """
    try:
        return _version(path, key, "mode=ro")
    except sqlcipher3.OperationalError:
        return _version(path, key, "mode=rw")


def _version(path: Path, key: bytes, mode: str) -> int:
    connection = _connect(path, key, mode)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


@contextmanager
def reading_copy(path: Path, key: bytes) -> Iterator[sqlcipher3.Connection]:
    """Give a connection to a file that nobody writes, such as a backup; leaves nothing beside it.

    Raises UserError as `explained` does.
    """
    with explained(path):
        connection = _connect(path, key, "mode=ro&immutable=1")
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLCipher or the system say about the file or folder into a UserError.

    Raises UserError: "disk-full", "disk-read-only", "disk-error", "database-busy",
    "database-damaged" (or the key is not this file's).
    """
    try:
        yield
    except sqlcipher3.DatabaseError as error:
        raise as_user_error(error, path) from error
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise UserError("disk-full", path=str(path)) from error
        if error.errno in _NO_WRITING:
            raise UserError("disk-read-only", path=str(path)) from error
        raise UserError("disk-error", path=str(path)) from error


def tells_damage(error: Exception) -> bool:
    """Say whether an error of SQLCipher's means that a page isn't what was written."""
    words = str(error).casefold()
    return any(sign in words for sign in _DAMAGE)


def as_user_error(error: Exception, path: Path) -> UserError:
    """Return what an error of SQLCipher's means for the person."""
    words = str(error).casefold()
    if "full" in words:
        return UserError("disk-full", path=str(path))
    if "readonly" in words or "read-only" in words or "unable to open" in words:
        return UserError("disk-read-only", path=str(path))
    if "locked" in words:
        return UserError("database-busy", path=str(path))
    if tells_damage(error):
        return UserError("database-damaged", path=str(path))
    _LOG.error("storage error %s", type(error).__name__)
    return UserError("disk-error", path=str(path))


def was_closed(path: Path) -> bool:
    """Say whether whoever had the file open before closed it properly."""
    log = path.with_name(path.name + WAL)
    return not log.exists() or log.stat().st_size == 0


def require_alone(path: Path) -> None:
    """Raise UserError("database-busy") when another process has the file open.

    No connection of this process may have it open: looking would take its locks away. On Windows
    the system itself refuses to replace a file that somebody has open.
    """
    if sys.platform == "win32" or not path.exists():
        return
    import fcntl  # noqa: PLC0415 - not on Windows

    with path.open("r+b") as stream:
        try:
            # Where SQLite keeps its locks: whoever has the file open holds a shared one.
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCK_BYTES, _LOCKS_AT)
        except BlockingIOError as error:
            raise UserError("database-busy", path=str(path)) from error


def _connect(path: Path, key: bytes, mode: str) -> sqlcipher3.Connection:
    if len(key) != KEY_BYTES:
        raise ValueError("the data key has 32 bytes")
    connection = sqlcipher3.connect(
        f"{path.resolve().as_uri()}?{mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        # Only the right key reads the first page. Naming a table would have all of them looked up.
        connection.execute("PRAGMA user_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection
