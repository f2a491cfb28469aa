"""What the reader's child does with an archive of everything: check it, or give all its rows.

{"type": "progress", "done", "total"}
{"type": "archive", "manifest"}       it is one of ours, and whole as far as asked
{"type": "rows", "table", "rows"}     some rows of a table
{"type": "blob", "key", "attached"}   a stored file
{"type": "problem", "key"}            it can't be taken in
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import IO, Any

from core.ingest.archive_file import BLOBS, ArchiveFile, ArchiveProblem
from core.pipe import write_frame

LOOK, CHECK, ROWS = "look", "check", "rows"
_MOST_ROWS = 500
_PROGRESS_S = 0.05


def answer(request: dict[str, Any], answers: IO[bytes]) -> None:
    """Do what is asked of the archive. request: "archive" is its path, "part" what to do."""
    try:
        archive = ArchiveFile(Path(request["archive"]))
    except ArchiveProblem as problem:
        write_frame(answers, {"type": "problem", "key": str(problem)})
        return
    except OSError:
        write_frame(answers, {"type": "problem", "key": "import-file-unreadable"})
        return
    try:
        if request["part"] == CHECK:
            archive.check(_Teller(answers).tell)
        elif request["part"] == ROWS:
            _give(archive, answers)
        write_frame(answers, {"type": "archive", "manifest": archive.manifest})
    except ArchiveProblem as problem:
        write_frame(answers, {"type": "problem", "key": str(problem)})
    finally:
        archive.close()


def _give(archive: ArchiveFile, answers: IO[bytes]) -> None:
    for key, content in archive.files():
        write_frame(answers, {"type": "blob", "key": key}, content)
    for table in archive.tables:
        waiting: list[dict[str, Any]] = []
        for row in archive.rows(table) if table != BLOBS else ():
            waiting.append(row)
            if len(waiting) >= _MOST_ROWS:
                write_frame(answers, {"type": "rows", "table": table, "rows": waiting})
                waiting = []
        if waiting:
            write_frame(answers, {"type": "rows", "table": table, "rows": waiting})


class _Teller:
    """Tells how far it is, not more often than anybody looks."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers, self._told_at = answers, 0.0

    def tell(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._told_at >= _PROGRESS_S:
            self._told_at = now
            write_frame(self._answers, {"type": "progress", "done": done, "total": total})
