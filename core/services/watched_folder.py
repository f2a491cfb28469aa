"""A folder from which new files are taken in while the program runs.

A file is taken once it has stood still between two looks, each content once, and never moved,
changed or deleted. Links, devices and whatever else is no ordinary file are refused; hidden files,
folders, and what browsers and offices keep while they write are passed over.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.domain.importing import (
    FolderLook,
    ImportOptions,
    ImportReport,
    TakenFile,
)
from core.errors import UserError
from core.storage import taken_files
from core.storage.database import Database

if TYPE_CHECKING:  # a folder is looked at without an import
    from core.services.import_service import ImportService

STILL_S = 3.0
_BLOCK_BYTES = 1 << 20
_UNFINISHED = (
    ".part", ".partial", ".crdownload", ".download", ".opdownload", ".filepart", ".tmp", ".temp",
    ".swp", "~", "#",
)  # fmt: skip
_SAFELY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)

_Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Sight:
    """How a file looked, and since when it has looked so. is_done: there is nothing left to do."""

    stamp: _Stamp
    since: float
    is_done: bool = False


class WatchedFolder:
    """Looks into one folder now and then. Import lane only."""

    def __init__(
        self,
        database: Database,
        imports: ImportService,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database, self._imports, self._clock = database, imports, clock
        self._sights: dict[Path, _Sight] = {}

    def look(
        self,
        folder: Path,
        options: ImportOptions,
        should_stop: Callable[[], bool] | None = None,
    ) -> FolderLook:
        """Take in what is new and stands still.

        Raises UserError("watched-folder-missing") with path, and as `ImportService.run` does for
        what isn't the file's fault.
        """
        taken, waiting = [], 0
        files = list(_list_files(folder))
        self._sights = {path: self._sights[path] for path in files if path in self._sights}
        for path in files:
            if should_stop is not None and should_stop():
                break
            if not self._is_still(path):
                waiting += 1
            elif not self._sights[path].is_done:
                found = self._take(path, options, should_stop)
                waiting += found is None
                taken += [] if found is None else found
        return FolderLook(tuple(taken), waiting)

    def list_refused(self, limit: int = 100) -> tuple[TakenFile, ...]:
        """Return the files of which nothing came in, the newest first."""
        with self._database.reading() as session:
            return taken_files.list_refused(session, limit)

    def try_again(self) -> None:
        """Look anew at the files of which nothing came in."""
        with self._database.writing_results() as session:
            taken_files.forget_refused(session)
        self._sights.clear()

    def _is_still(self, path: Path) -> bool:
        """Say whether the file has looked the same for a while, and not empty."""
        now = self._clock()
        stamp = _stamp(path)
        known = self._sights.get(path)
        if known is None or known.stamp != stamp:
            known = self._sights[path] = _Sight(stamp, now)
        is_empty = stat.S_ISREG(stamp[0]) and not stamp[1]
        return now - known.since >= STILL_S and not is_empty

    def _take(
        self, path: Path, options: ImportOptions, should_stop: Callable[[], bool] | None
    ) -> list[tuple[TakenFile, ImportReport]] | None:
        """Return what became of the file, [] when it was known, None while it must wait."""
        stamp = self._sights[path].stamp
        if not stat.S_ISREG(stamp[0]):
            digest = hashlib.sha256(f"refused {path.name}".encode()).hexdigest()
            return self._refuse(path, digest, UserError("watched-file-is-no-file"))
        digest = _digest(path)
        if not digest:
            return None
        if self._is_known(digest):
            self._done(path)
            return []
        try:
            report = self._imports.run([path], replace(options, label=path.name), None, should_stop)
        except UserError as error:
            if not error.key.startswith("import-"):
                raise
            return self._refuse(path, digest, error)
        if not report.is_complete or _stamp(path) != stamp:
            # What came in is known by then; the rest comes at the next look.
            self._leave(report)
            return None
        return [self._keep(path, digest, report)]

    def _leave(self, report: ImportReport) -> None:
        """Offer nobody to go on with it: the folder does."""
        found = self._imports.find_open()
        if found is not None and found.step_id == report.step_id:
            self._imports.leave(found)

    def _keep(
        self, path: Path, digest: str, report: ImportReport
    ) -> tuple[TakenFile, ImportReport]:
        taken = TakenFile(path.name, datetime.now(UTC), report.step_id)
        if report.rejections and report.rejected == report.read:
            first = report.rejections[0]
            taken = replace(taken, reason=first.reason, details=first.details)
        with self._database.writing_results() as session:
            taken_files.keep(session, digest, taken)
        self._done(path)
        return taken, report

    def _refuse(
        self, path: Path, digest: str, error: UserError
    ) -> list[tuple[TakenFile, ImportReport]]:
        if self._is_known(digest):
            self._done(path)
            return []
        taken = TakenFile(path.name, datetime.now(UTC), 0, error.key, dict(error.details))
        with self._database.writing_results() as session:
            taken_files.keep(session, digest, taken)
        self._done(path)
        return [(taken, ImportReport())]

    def _is_known(self, digest: str) -> bool:
        with self._database.reading() as session:
            return taken_files.is_taken(session, digest)

    def _done(self, path: Path) -> None:
        self._sights[path] = replace(self._sights[path], is_done=True)


def _list_files(folder: Path) -> Iterator[Path]:
    """Yield what stands in the folder itself and isn't passed over, by name."""
    try:
        with os.scandir(folder) as entries:
            found = [
                Path(entry.path)
                for entry in entries
                if not entry.name.startswith((".", "~$"))
                and not entry.name.lower().endswith(_UNFINISHED)
                and not entry.is_dir(follow_symlinks=False)
            ]
    except OSError as error:
        raise UserError("watched-folder-missing", path=str(folder)) from error
    yield from sorted(found)


def _stamp(path: Path) -> _Stamp:
    """Return the kind of file, its size and when it was changed; zeros when it is gone."""
    try:
        found = path.lstat()
    except OSError:
        return (0, 0, 0)
    return (found.st_mode, found.st_size, found.st_mtime_ns)


def _digest(path: Path) -> str:
    """Return the SHA-256 of the content, "" while the file can't be opened or read."""
    try:
        handle = os.open(path, _SAFELY)
    except OSError:
        return ""
    with os.fdopen(handle, "rb") as stream:
        digest = hashlib.sha256()
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return ""
            while block := stream.read(_BLOCK_BYTES):
                digest.update(block)
        except OSError:
            return ""
    return digest.hexdigest()
