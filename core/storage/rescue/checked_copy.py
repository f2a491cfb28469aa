"""Whole copies of the encrypted file, and looking whether one is whole."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import sqlcipher3

from core.errors import UserError
from core.storage.sealed_file import (
    WAL,
    connect,
    explained,
    reading_copy,
    tells_damage,
    was_closed,
)

_PATIENCE_S, _LOOK_S = 60.0, 0.002
_STEPS_BETWEEN = 10_000  # of SQLite's machine: some tens of microseconds
_BLOCK_BYTES = 1 << 20
_KEPT = "kept_prompts"
"""The table that no copy has: it is large, and made anew by use."""
_NOT_COUNTED = (_KEPT, "meanings", "mood_states", "mood_students")
"""What a machine makes of the rest, again and again: more of it is no reason for another backup."""


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """What is in a file: rows by table, the schema's version, and how far the history goes."""

    counts: dict[str, int]
    version: int
    last_step: int = 0
    undone_steps: int = 0

    def mark(self) -> str:
        """Return a word that is another one as soon as something was done to the file."""
        state = (sorted(self.counts.items()), self.version, self.last_step, self.undone_steps)
        return hashlib.sha256(repr(state).encode()).hexdigest()


def write_checked_copy(source: Path, key: bytes, target: Path) -> CopyFacts:
    """Write all that is in an open file to another, open that one and compare; on disk afterwards.

    Others may go on writing meanwhile. target: is replaced. Nothing is left there after an error.
    Raises UserError as `sealed_file.explained` does, "database-damaged" when the copy isn't whole.
    """
    try:
        with explained(source):
            facts = _copy(source, key, target)
            flush(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return facts


def write_copy(source: Path, key: bytes, target: Path) -> None:
    """Write all that is in an open file to a new one that isn't kept: it isn't read through.

    Others may go on writing meanwhile. Raises UserError as `sealed_file.explained` does.
    """
    with explained(source):
        connection = connect(source, key)
        try:
            connection.execute("VACUUM INTO ?", (str(target),))
        finally:
            connection.close()


def check_copy(path: Path, key: bytes) -> CopyFacts:
    """Read all of a file that nobody writes; return what is in it.

    Raises UserError("database-damaged") when a page or a structure is broken, or the key is not
    this file's; ("database-empty").
    """
    if path.exists() and path.stat().st_size == 0:
        raise UserError("database-empty", path=str(path))
    with reading_copy(path, key) as connection:
        broken = connection.execute("PRAGMA cipher_integrity_check").fetchone()
        said = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if broken is not None or said != ("ok",):
            raise UserError("database-damaged", path=str(path))
        return _facts(connection)


def read_facts(path: Path, key: bytes) -> CopyFacts:
    """Return what is in a file that others may be writing."""
    with explained(path):
        connection = connect(path, key)
        try:
            connection.execute("BEGIN")
            return _facts(connection)
        finally:
            connection.close()


def opens(path: Path, key: bytes) -> bool:
    """Say whether the key is the one of a file that nobody writes."""
    try:
        with reading_copy(path, key):
            return True
    except UserError:
        return False


def settle(path: Path, key: bytes) -> None:
    """Fold a write-ahead log that lies beside a file nobody has open into it."""
    if path.with_name(path.name + WAL).exists():
        with explained(path):
            connect(path, key).close()


def find_damage(path: Path, key: bytes) -> bool:
    """Say whether the file has a broken page or structure. Nobody else may be writing it.

    A file that was closed properly is only checked page by page, which takes about 0.2 s for
    100 MB; one that wasn't, or that a page looks wrong of, is read through.
    """
    closed = was_closed(path)
    try:
        connection = connect(path, key)
        try:
            # The check reads the file itself and cries wolf while pages are in the log only.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            alarm = connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None
        finally:
            connection.close()
        return (alarm or not closed) and not _reads_through(path, key)
    except sqlcipher3.DatabaseError as error:
        if tells_damage(error):
            return True
        with explained(path):
            raise


def copy_file(source: Path, target: Path) -> None:
    """Copy bytes, readable by the owner only, and put them on disk."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as written, source.open("rb") as read:
        while block := read.read(_BLOCK_BYTES):
            written.write(block)
        written.flush()
        os.fsync(written.fileno())


def flush(path: Path) -> None:
    """Put a file, or a folder's entries, on disk (folders not on Windows)."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _copy(source: Path, key: bytes, target: Path) -> CopyFacts:
    """Copy; if somebody wrote meanwhile, copy once more from a state that nobody writes to."""
    connection = connect(source, key)
    try:
        before = _state(connection)
        expected = _copy_once(connection, target)
        if _state(connection) != before:
            with _writers_waiting(source, key) as let_go:
                expected = _copy_once(connection, target, let_go)
    finally:
        connection.close()
    _leave_out_prompts(target, key)
    if check_copy(target, key) != expected:
        raise UserError("database-damaged", path=str(target))
    return expected


def _copy_once(
    connection: sqlcipher3.Connection, target: Path, begun: Callable[[], object] = lambda: None
) -> CopyFacts:
    """Copy, and return what there was before; `begun` is called once the copy has its state."""
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    expected = _facts(connection)

    def look() -> int:
        # What is written to the copy comes from the state that the copying has taken hold of.
        if target.stat().st_size:
            connection.set_progress_handler(None, 0)
            begun()
        return 0

    connection.set_progress_handler(look, _STEPS_BETWEEN)
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.set_progress_handler(None, 0)
    return expected


def _leave_out_prompts(path: Path, key: bytes) -> None:
    """Take the kept prompts out of a copy.

    The mark becomes another one, so that nothing read under the source's is ever kept there.
    """
    connection = connect(path, key)
    try:
        if not _has_table(connection, _KEPT):
            return
        connection.execute("UPDATE prompt_marks SET mark = randomblob(16)")
        if connection.execute(f"DELETE FROM {_KEPT}").rowcount:  # noqa: S608 - our own name
            connection.execute("VACUUM")
    finally:
        connection.close()


def _has_table(connection: sqlcipher3.Connection, name: str) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,))
    return found.fetchone() is not None


@contextmanager
def _writers_waiting(path: Path, key: bytes) -> Iterator[Callable[[], object]]:
    """Keep others from writing until the block ends, or what it gives is called."""
    connection = connect(path, key)
    try:
        # SQLite itself looks ten times a second, and who writes all the time never lets it in.
        connection.execute("PRAGMA busy_timeout = 0")
        until = time.monotonic() + _PATIENCE_S
        while not _began(connection, is_last=time.monotonic() > until):
            Event().wait(_LOOK_S)
        yield connection.rollback
    finally:
        connection.close()


def _began(connection: sqlcipher3.Connection, *, is_last: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlcipher3.OperationalError as error:
        if is_last or "locked" not in str(error):
            raise
        return False
    return True


def _state(connection: sqlcipher3.Connection) -> int:
    """Return a number that changes whenever another connection commits."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _reads_through(path: Path, key: bytes) -> bool:
    # A new connection: one bad page poisons what the old one says afterwards.
    connection = connect(path, key)
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    finally:
        connection.close()


def _facts(connection: sqlcipher3.Connection) -> CopyFacts:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite@_%' ESCAPE '@' AND name NOT LIKE 'search@_%' ESCAPE '@'"
    ).fetchall()
    counts = {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608 - a name of our own schema
        for (name,) in tables
        if name not in _NOT_COUNTED
    }
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if "history_steps" not in counts:
        return CopyFacts(counts, version)
    (last, undone) = connection.execute(
        "SELECT max(id), count(undone_at) FROM history_steps"
    ).fetchone()
    return CopyFacts(counts, version, int(last or 0), int(undone))
