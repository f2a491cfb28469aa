"""The archive of everything, looked at from outside: what it says it holds, and whether it does.

    mimetype                      says what it is, uncompressed, at the beginning
    manifest.json                 versions, and of each member its size and SHA-256
    tables/<table>.jsonl          a row a line
    files/...                     attachments and pictures; tables/blobs.jsonl says which is which

It comes back as a stranger: sizes are looked at before anything is unpacked, each member is read
in pieces, and no name in it ever becomes a path.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FORMAT, FORMAT_VERSION = "cardfile-archive", 1
MIMETYPE = "application/vnd.cardfile.archive+zip"
MARK_MEMBER, MANIFEST = "mimetype", "manifest.json"
BLOBS = "blobs"
MAX_MEMBERS = 500_000
MAX_MANIFEST_BYTES = 64 << 20
MAX_LINE_BYTES = 128 << 20
MAX_FILE_BYTES = 128 << 20
# Rows of the history are much alike; a bomb is a thousand times as large as it looks.
MAX_RATIO = 200
SMALL_BYTES = 16 << 20
_PIECE_BYTES = 1 << 20
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError, AttributeError,
    NotImplementedError, RuntimeError, RecursionError,
)  # fmt: skip

Tell = Callable[[int, int], None]


class ArchiveProblem(Exception):  # noqa: N818 - an outcome, not a fault
    """An archive can't be taken in; its word is the reason's key."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member as the manifest tells of it. rows: how many lines, 0 for no table."""

    name: str
    size_bytes: int
    sha256: str
    rows: int = 0


class ArchiveFile:
    """An archive of ours, open. Raises ArchiveProblem wherever it isn't what it says."""

    def __init__(self, path: Path) -> None:
        """Look what it is; nothing but the manifest is unpacked. Raises OSError too."""
        try:
            self._zip = zipfile.ZipFile(path)
        except _FAULTS as error:
            raise ArchiveProblem("archive-damaged") from error
        try:
            self._look()
        except BaseException as error:
            self._zip.close()
            if isinstance(error, _FAULTS):
                raise ArchiveProblem("archive-damaged") from error
            raise

    def _look(self) -> None:
        self._infos = self._list_members()
        self.manifest = self._read_manifest()
        self.tables = {
            str(told["name"]): _member(told, rows=int(told["rows"]))
            for told in self.manifest["tables"]
        }
        self.others = tuple(_member(told) for told in self.manifest["others"])

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def check(self, tell: Tell) -> None:
        """Read every member through and compare it with the manifest. tell: bytes done, in all."""
        members = [*self.tables.values(), *self.others]
        total = sum(member.size_bytes for member in members) + self._files_bytes()
        done = 0
        for member in members:
            for piece in self._pieces(member):
                done += len(piece)
                tell(done, total)
        for _, content in self.files():
            done += len(content)
            tell(done, total)

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield a table's rows; after the last one what was read was what the manifest says."""
        member = self.tables.get(table)
        if member is None:
            return
        count = 0
        for line in self._lines(member):
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise ArchiveProblem("archive-damaged") from error
            if not isinstance(row, dict):
                raise ArchiveProblem("archive-damaged")
            count += 1
            yield row
        if count != member.rows:
            raise ArchiveProblem("archive-damaged")

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the stored files by their keys, each compared with it."""
        last = ""
        for row in self.rows(BLOBS):
            key = str(row.get("key", ""))
            content = self.read_file(str(row.get("file", "")))
            # In order, so that no file is named over and over.
            if key <= last or hashlib.sha256(content).hexdigest() != key:
                raise ArchiveProblem("archive-damaged")
            last = key
            yield key, content

    def read_file(self, name: str) -> bytes:
        """Return the content of a stored file."""
        try:
            info = self._infos[name]
            if info.file_size > MAX_FILE_BYTES:
                raise ArchiveProblem("archive-too-large")
            with self._zip.open(info) as stream:
                return stream.read(MAX_FILE_BYTES + 1)
        except _FAULTS as error:
            raise ArchiveProblem("archive-damaged") from error

    def _list_members(self) -> dict[str, zipfile.ZipInfo]:
        infos = self._zip.infolist()
        packed = sum(info.compress_size for info in infos)
        unpacked = sum(info.file_size for info in infos)
        if len(infos) > MAX_MEMBERS or unpacked > SMALL_BYTES + MAX_RATIO * packed:
            raise ArchiveProblem("archive-too-large")
        found = {info.filename: info for info in infos}
        if len(found) != len(infos) or any(_is_odd(info) for info in infos):
            raise ArchiveProblem("archive-damaged")
        return found

    def _read_manifest(self) -> dict[str, Any]:
        info = self._infos.get(MANIFEST)
        if info is None or info.file_size > MAX_MANIFEST_BYTES:
            raise ArchiveProblem("import-archive")
        with self._zip.open(info) as stream:
            manifest = json.loads(stream.read(MAX_MANIFEST_BYTES + 1))
        if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
            raise ArchiveProblem("import-archive")
        if int(manifest["format_version"]) > FORMAT_VERSION:
            raise ArchiveProblem("archive-newer")
        return manifest

    def _files_bytes(self) -> int:
        return sum(i.file_size for name, i in self._infos.items() if name.startswith("files/"))

    def _pieces(self, member: Member) -> Iterator[bytes]:
        digest, size = hashlib.sha256(), 0
        try:
            info = self._infos[member.name]
            with self._zip.open(info) as stream:
                while piece := stream.read(_PIECE_BYTES):
                    digest.update(piece)
                    size += len(piece)
                    yield piece
        except _FAULTS as error:
            raise ArchiveProblem("archive-damaged") from error
        if (size, digest.hexdigest()) != (member.size_bytes, member.sha256):
            raise ArchiveProblem("archive-damaged")

    def _lines(self, member: Member) -> Iterator[bytes]:
        left: list[bytes] = []
        waiting = 0
        for piece in self._pieces(member):
            *whole, last = piece.split(b"\n")
            if whole:
                yield b"".join((*left, whole[0]))
                yield from whole[1:]
                left, waiting = [], 0
            left.append(last)
            waiting += len(last)
            if waiting > MAX_LINE_BYTES:
                raise ArchiveProblem("archive-too-large")
        if waiting:
            yield b"".join(left)


def _is_odd(info: zipfile.ZipInfo) -> bool:
    """Whether it is locked, packed in a way of its own, or a member that is mostly air."""
    is_air = info.file_size > SMALL_BYTES + MAX_RATIO * info.compress_size
    return bool(info.flag_bits & 0x1) or info.compress_type not in _KINDS or is_air


def _member(told: dict[str, Any], rows: int = 0) -> Member:
    return Member(str(told["member"]), int(told["bytes"]), str(told["sha256"]), rows)
