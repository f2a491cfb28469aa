"""An archive of everything, read by a child process that may be killed; seen from the program.

    find(paths)     what it says of itself, None when the files are no archive of ours
    check(path)     the same after every byte was compared with the manifest
    read(path)      all rows and files

What a child says is data from a stranger: whoever takes rows looks at each value.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from core.domain.exporting import ArchiveFacts, StopQuestion
from core.errors import Cancelled, UserError
from core.ingest.archive_child import CHECK, LOOK, ROWS
from core.ingest.archive_file import MIMETYPE
from core.ingest.reader_process import STOP_CHECK_S, Frame, ReaderProcess

_PACKED = b"PK\x03\x04"
_HEAD_BYTES = 200
_TIMEOUT_S = 60.0
# What a workbook begins with.
_OTHERS = (b"[Content_Types].xml", b"_rels/", b"xl/", b"opendocument")
# An archive that isn't ours is left to the readers of single files, which say what it is.
_NOT_OURS = ("import-archive", "archive-damaged")

Tell = Callable[[int, int], None]
Piece = tuple[str, list[dict[str, Any]]]


def find(paths: Sequence[Path]) -> ArchiveFacts | None:
    """Return what the only file says of itself, None when it is no archive of ours.

    Raises UserError("archive-damaged"), ("archive-newer"), ("archive-too-large").
    """
    head = _head(paths[0]) if len(paths) == 1 else b""
    is_marked = MIMETYPE.encode() in head
    if not head.startswith(_PACKED) or (not is_marked and any(o in head for o in _OTHERS)):
        return None
    try:
        return _last(_frames(paths[0], LOOK, None), None)
    except UserError as error:
        if error.key not in _NOT_OURS:
            raise
        if is_marked:
            raise UserError("archive-damaged", path=paths[0].name) from error
        return None


def check(
    path: Path, tell: Tell | None = None, should_stop: StopQuestion | None = None
) -> ArchiveFacts:
    """Return what the archive holds after all of it was read and compared.

    tell: bytes done, bytes in all. Raises UserError("archive-damaged"), ("archive-newer"),
    ("archive-too-large"), ("import-archive"), ("import-file-unreadable"); Cancelled.
    """
    return _last(_frames(path, CHECK, should_stop), tell)


def read(path: Path, should_stop: StopQuestion | None = None) -> Generator[Piece, None, None]:
    """Yield (table, rows) for everything. Close it, to end the child. Raises as `check`."""
    with closing(_frames(path, ROWS, should_stop)) as frames:
        for frame in frames:
            if frame["type"] == "rows":
                yield str(frame["table"]), _dicts(frame["rows"])
            elif frame["type"] == "blob":
                yield "blobs", [{"key": str(frame["key"]), "content": frame.get("attached", b"")}]


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD_BYTES)
    except OSError:
        return b""


def _last(found: Generator[Frame, None, None], tell: Tell | None) -> ArchiveFacts:
    facts: ArchiveFacts | None = None
    with closing(found) as frames:
        for frame in frames:
            if frame["type"] == "progress" and tell is not None:
                tell(int(frame["done"]), int(frame["total"]))
            elif frame["type"] == "archive":
                facts = _facts(frame["manifest"])
    if facts is None:
        raise UserError("archive-damaged")
    return facts


def _facts(manifest: dict[str, Any]) -> ArchiveFacts:
    try:
        rows = {str(told["name"]): int(told["rows"]) for told in manifest["tables"]}
        return ArchiveFacts(
            schema_version=int(manifest["schema_version"]),
            made_at=str(manifest["made_at"]),
            rows=rows,
            files=rows.get("blobs", 0),
            counters={str(name): int(number) for name, number in manifest["counters"].items()},
            erased=int(manifest["erased"]),
        )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise UserError("archive-damaged") from error


def _frames(
    path: Path, part: str, should_stop: StopQuestion | None
) -> Generator[Frame, None, None]:
    """Yield what the child says until it is done; the child has ended when the iterator has."""
    child = ReaderProcess({"archive": str(path), "part": part})
    is_whole = False
    try:
        while (frame := _wait(child, should_stop)) is not None:
            if frame.get("type") == "problem":
                raise UserError(_known(str(frame.get("key"))), path=path.name)
            if frame.get("type") == "done":
                break
            is_whole |= frame.get("type") == "archive"
            yield frame
        if not is_whole:
            raise UserError("archive-damaged", path=path.name)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise UserError("archive-damaged", path=path.name) from error
    finally:
        child.close()


def _known(key: str) -> str:
    known = ("archive-newer", "archive-too-large", "import-archive", "import-file-unreadable")
    return key if key in known else "archive-damaged"


def _wait(child: ReaderProcess, should_stop: StopQuestion | None) -> Frame | None:
    until = time.monotonic() + _TIMEOUT_S
    while time.monotonic() < until:
        if should_stop is not None and should_stop():
            raise Cancelled
        try:
            return child.next_frame(STOP_CHECK_S)
        except queue.Empty:
            continue
    return None


def _dicts(rows: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - from a stranger
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UserError("archive-damaged")
    return rows
