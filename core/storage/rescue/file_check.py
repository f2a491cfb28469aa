"""Looking whether an open file is whole: its beginning at once, the rest while somebody works.

A look through ten gigabytes takes half a minute and more, and nobody should wait for it. Meanwhile
nothing can be lost by it: SQLCipher reads no page whose seal is wrong, and no backup counts unless
it was read through.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event

import sqlcipher3

from core.domain.file_check import FileCheckState
from core.errors import UserError
from core.storage.rescue.page_seals import PageSeals
from core.storage.sealed_file import PAGE_BYTES, connect, was_closed

AT_ONCE_BYTES = 32 << 20
"""A larger file is looked through while it is open, also where the program was cut off."""
FIRST_BYTES = 256 << 10
"""So much is looked at before: what every question goes through."""
_PART_PAGES = 2_000
_LOOKS, _BETWEEN_LOOKS_S = 4, 0.05
_STEPS_BETWEEN = 10_000
_MARK = "-check"
_DAMAGED, _UNREAD = "damaged", "unread"


def begin(path: Path, key: bytes) -> FileCheck | None:
    """Look at a file before it is opened; return what is left to be looked at, None for nothing.

    Of a file that was closed properly, or a large one, the rest is looked at while it is open. One
    in which damage was found then is looked through at once the next time.
    Raises UserError("database-damaged").
    """
    mark, is_closed = path.with_name(path.name + _MARK), was_closed(path)
    said, size = _read(mark), path.stat().st_size
    if (is_closed or size > AT_ONCE_BYTES) and said != _DAMAGED:
        is_read = said != _UNREAD and is_closed
        if not is_read:
            mark.write_text(_UNREAD)
        first = FIRST_BYTES // PAGE_BYTES
        if _is_good_so_far(path, key, first):
            if is_read and size <= FIRST_BYTES:
                return None
            return FileCheck(path, key, mark, first, reads_through=not is_read)
    from core.storage.rescue import checked_copy  # noqa: PLC0415 - few starts look at the whole file

    if checked_copy.find_damage(path, key):
        raise UserError("database-damaged", path=str(path))
    mark.unlink(missing_ok=True)
    return None


class FileCheck:
    """What is left to be looked at of one file. One thread at a time."""

    def __init__(
        self, path: Path, key: bytes, mark: Path, looked_at: int, *, reads_through: bool
    ) -> None:
        self._path, self._key, self._mark = path, key, mark
        self._seals = PageSeals(path, key)
        self._looked_at, self._reads_through = looked_at, reads_through

    def go_on(self, is_wanted: Callable[[], bool]) -> FileCheckState:
        """Look at the next part; say how far it is.

        is_wanted: is asked while a suspicious file is read through, which takes minutes for a large
        one; once it says no, what was begun is done anew at the next call.
        """
        part = self._seals.broken(self._looked_at + 1, _PART_PAGES)
        is_suspicious = bool(part) and self._stay_broken()
        pages = self._seals.count()
        is_end = self._looked_at + _PART_PAGES >= pages
        if is_suspicious or (is_end and self._reads_through):
            return self._read_through(pages, is_wanted)
        if is_end:
            return self._end(pages)
        self._looked_at += _PART_PAGES
        return FileCheckState(self._looked_at, pages)

    def _stay_broken(self) -> bool:
        """Say whether the part is broken each time: a page may be on its way to the disk."""
        for _ in range(_LOOKS):
            Event().wait(_BETWEEN_LOOKS_S)
            if not self._seals.broken(self._looked_at + 1, _PART_PAGES):
                return False
        return True

    def _read_through(self, pages: int, is_wanted: Callable[[], bool]) -> FileCheckState:
        is_whole = _reads_through(self._path, self._key, is_wanted)
        if is_whole is None:
            return FileCheckState(self._looked_at, pages)
        if not is_whole:
            self._mark.write_text(_DAMAGED)
            return FileCheckState(self._looked_at, pages, is_over=True, is_damaged=True)
        return self._end(pages)

    def _end(self, pages: int) -> FileCheckState:
        self._looked_at = pages
        self._mark.unlink(missing_ok=True)
        return FileCheckState(pages, pages, is_over=True)


def _is_good_so_far(path: Path, key: bytes, pages: int) -> bool:
    """Say whether a large file opens, is as long as it should be, and its first pages are whole."""
    with suppress(sqlcipher3.DatabaseError):
        connection = connect(path, key)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            (known,) = connection.execute("PRAGMA page_count").fetchone()
        finally:
            connection.close()
        seals = PageSeals(path, key)
        return known <= seals.count() and not seals.broken(1, pages)
    return False


def _reads_through(path: Path, key: bytes, is_wanted: Callable[[], bool]) -> bool | None:
    """Say whether all of the file can be read; None when that was stopped."""
    if not is_wanted():
        return None
    connection = connect(path, key)
    try:
        connection.set_progress_handler(lambda: 0 if is_wanted() else 1, _STEPS_BETWEEN)
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlcipher3.DatabaseError:
        return False if is_wanted() else None
    finally:
        connection.close()


def _read(mark: Path) -> str:
    return mark.read_text() if mark.exists() else ""
