"""Writes the archive of everything: the rows for Cardfile, a workbook and the files for people."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.ingest.archive_file import (
    BLOBS,
    FORMAT,
    FORMAT_VERSION,
    MANIFEST,
    MARK_MEMBER,
    MIMETYPE,
)
from core.services import workbook_writer
from core.services.export_course import Course
from core.storage.database import Session
from core.storage.export import archive, counters
from core.storage.export.archive import FileOrigin

Say = Callable[[str], str]
_FILES, _TABLES, _WORKBOOK = "files", "tables", "Cardfile.xlsx"
_MAX_STEM_CHARS, _MAX_FOLDER_CHARS, _MAX_ENDING_CHARS = 60, 50, 10
_PIECE_BYTES = 1 << 20


@dataclass
class _Packing:
    """An archive being written."""

    target: zipfile.ZipFile
    course: Course
    others: list[dict[str, Any]] = field(default_factory=list)
    tables: list[dict[str, Any]] = field(default_factory=list)
    files: int = 0


def write(session: Session, draft: Path, say: Say, course: Course) -> dict[str, Any]:
    """Write everything to the draft; return the manifest.

    say: the words of the workbook in the person's language. Raises Cancelled and OSError.
    """
    book = draft.with_name(f"{draft.name}.xlsx")
    workbook_writer.write(session, book, say, course)
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as target:
        packing = _Packing(target, course)
        # First and as it is, so that anybody can tell by the first bytes what this is.
        target.writestr(zipfile.ZipInfo(MARK_MEMBER, _now()), MIMETYPE)
        _add(packing, _WORKBOOK, _pieces(book), packing.others, {}, is_packed=True)
        book.unlink()
        places = _add_files(session, packing)
        for table in archive.carried_tables():
            _add_table(session, packing, table, places)
        manifest = _manifest(session, packing)
        target.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return manifest


def count_work(session: Session) -> int:
    """Return how many rows there are to write."""
    return sum(archive.count_rows(session).values()) + workbook_writer.count_work(session)


def _manifest(session: Session, packing: _Packing) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "schema_version": archive.schema_version(),
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "tables": packing.tables,
        "others": packing.others,
        "files": packing.files,
        "counters": {
            name: number
            for name, number in counters.read(session).items()
            if name in archive.carried_tables()
        },
        "left_out": sorted(archive.LEFT_OUT),
        "erased": archive.count_erased(session),
    }


def _add_files(session: Session, packing: _Packing) -> dict[str, str]:
    """Write the stored files; return where each stands, by its key."""
    origins = archive.list_origins(session)
    places: dict[str, str] = {}
    for key, content in archive.iterate_blobs(session):
        name = places[key] = _place(key, origins.get(key))
        # Most are packed already; and what is written as it is can't look like a bomb.
        packing.target.writestr(zipfile.ZipInfo(name, _now()), content, zipfile.ZIP_STORED)
        packing.files += 1
        packing.course.go_on(0)
    return places


def _add_table(session: Session, packing: _Packing, table: str, places: Mapping[str, str]) -> None:
    told: dict[str, Any] = {"name": table, "rows": 0}

    def lines() -> Iterator[bytes]:
        for rows in archive.iterate(session, table):
            if table == BLOBS:
                rows = [row | {"file": places[row["key"]]} for row in rows]  # noqa: PLW2901
            told["rows"] += len(rows)
            packing.course.go_on(len(rows))
            yield b"".join(map(_line, rows))

    _add(packing, f"{_TABLES}/{table}.jsonl", lines(), packing.tables, told)


def _add(
    packing: _Packing,
    name: str,
    pieces: Iterator[bytes],
    told_in: list[dict[str, Any]],
    told: dict[str, Any],
    *,
    is_packed: bool = False,
) -> None:
    info = zipfile.ZipInfo(name, _now())
    info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    digest, size = hashlib.sha256(), 0
    with packing.target.open(info, "w", force_zip64=True) as stream:
        for piece in pieces:
            digest.update(piece)
            size += len(piece)
            stream.write(piece)
    told_in.append(told | {"member": name, "bytes": size, "sha256": digest.hexdigest()})


def _line(row: dict[str, Any]) -> bytes:
    try:
        return _ENCODER.encode(row).encode() + b"\n"
    except UnicodeEncodeError:  # half a character, which only JSON's own escapes can hold
        return json.dumps(row, separators=(",", ":")).encode() + b"\n"


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE_BYTES):
            yield piece


def _place(key: str, origin: FileOrigin | None) -> str:
    """Return where a file stands: with its person, by its day, under its own name.

    The beginning of its key keeps it apart from others of the same name.
    """
    if origin is None:
        return f"{_FILES}/-/{key[:16]}"
    folder = "-"
    if origin.contact_id:
        folder = f"{_safe(origin.contact_name)[:_MAX_FOLDER_CHARS].strip()} {origin.contact_id}"
    stem, dot, ending = _safe(origin.name).rpartition(".")
    if not stem or len(ending) > _MAX_ENDING_CHARS:
        stem, dot, ending = f"{stem}{dot}{ending}", "", ""
    day = origin.at.astimezone().date().isoformat()
    name = f"{day} {stem[:_MAX_STEM_CHARS].strip(' .')} {key[:16]}{dot}{ending}"
    return f"{_FILES}/{folder}/{name}"


def _safe(name: str) -> str:
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(char if char.isalnum() or char in ".-_ ()" else "_" for char in last)
    return " ".join(kept.split()).strip(" .") or "file"


def _now() -> tuple[int, int, int, int, int, int]:
    return datetime.now().astimezone().timetuple()[:6]
