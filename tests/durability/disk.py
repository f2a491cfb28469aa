"""A disk as it may look after a power cut, made from the log of `shim.c`.

What was flushed is there. What was written since the last flush is there wholly, not at all, or in
some of its 512-byte sectors. Names (made, renamed, removed) reach the disk in order, and surely
when their folder is flushed; a cut may come after any of them.
"""

from __future__ import annotations

import os
import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

WRITE, FLUSH, TRUNCATE, CREATE, RENAME, LINK, REMOVE, MKDIR, RMDIR = range(1, 10)
_HEAD = struct.Struct("<4Iq")
_SECTOR = 512


@dataclass(frozen=True)
class Call:
    """One recorded call."""

    what: int
    path: str
    other: str
    at: int
    data: bytes


@dataclass
class _File:
    """What is surely on disk, and what may be. untouched_since: 0 when the calls write to it."""

    content: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    untouched_since: int = 0


def read_log(path: Path) -> list[Call]:
    """Return the recorded calls in order."""
    log = path.read_bytes()
    calls, place = [], 0
    while place + _HEAD.size <= len(log):
        what, name, other, size, at = _HEAD.unpack_from(log, place)
        place += _HEAD.size
        names = (
            log[place : place + name].decode(),
            log[place + name : place + name + other].decode(),
        )
        place += name + other
        calls.append(Call(what, *names, at, log[place : place + size]))
        place += size
    return calls


class Disk:
    """The files below one folder, call by call."""

    def __init__(self, root: Path) -> None:
        """Take what is there before the first call as being on disk."""
        self._root = str(root)
        self._files: dict[str, _File] = {}
        self._sure: dict[str, _File | None] = {}
        for path in sorted(root.rglob("*")):
            file = None
            if not path.is_dir():
                since = path.stat().st_mtime_ns
                file = _File(bytearray(path.read_bytes()), untouched_since=since)
            self._sure[str(path)] = file
        self._now = dict(self._sure)
        self._names: list[Call] = []
        self._made: list[_File | None] = []
        self.acks: list[str] = []

    def take(self, call: Call) -> None:
        """Let one call happen."""
        if call.path.endswith("/acks"):
            if call.what == WRITE:
                self.acks += call.data.decode().split()
        elif call.what == WRITE:
            self._pend(call.path, call.at, call.data)
        elif call.what == TRUNCATE:
            self._pend(call.path, call.at, None)
        elif call.what == FLUSH:
            self._flush(call.path)
        else:
            made = _File() if call.what == CREATE else None
            self._names.append(call)
            self._made.append(made)
            _rename(self._now, call, made)

    def materialise(self, into: Path, chance: random.Random, mode: str) -> None:
        """Write the disk as it may look if the power is cut now.

        mode: of what was not flushed, "none", "all" or "some".
        """
        names = dict(self._sure)
        count = {"none": 0, "all": len(self._names)}.get(mode, chance.randint(0, len(self._names)))
        for call, made in list(zip(self._names, self._made, strict=True))[:count]:
            _rename(names, call, made)
        for name, file in sorted(names.items()):
            path = into / name.removeprefix(self._root).lstrip("/")
            if file is None:
                path.mkdir(parents=True, exist_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(_look(file, chance, mode))
                if file.untouched_since:  # imports tell a file that was changed by this
                    os.utime(path, ns=(file.untouched_since, file.untouched_since))

    def _pend(self, path: str, at: int, data: bytes | None) -> None:
        file = self._now.get(path)
        if file is not None:
            file.pending.append((at, data))
            file.untouched_since = 0

    def _flush(self, path: str) -> None:
        file = self._now.get(path)
        if file is not None:
            for at, data in file.pending:
                _apply(file.content, at, data)
            file.pending.clear()
            return
        # A folder: its names are sure, and so is all that happened to names before.
        last = max(
            (
                number
                for number, call in enumerate(self._names)
                if path in (call.path.rpartition("/")[0], call.other.rpartition("/")[0])
            ),
            default=-1,
        )
        for call, made in zip(self._names[: last + 1], self._made[: last + 1], strict=True):
            _rename(self._sure, call, made)
        del self._names[: last + 1], self._made[: last + 1]


def _rename(names: dict[str, _File | None], call: Call, made: _File | None) -> None:
    if call.what in (CREATE, MKDIR):
        names[call.path] = made
    elif call.what in (REMOVE, RMDIR):
        names.pop(call.path, None)
    elif call.what == LINK and call.path in names:
        names[call.other] = names[call.path]
    elif call.what == RENAME:
        for name in [n for n in names if n == call.path or n.startswith(call.path + "/")]:
            names[call.other + name.removeprefix(call.path)] = names.pop(name)


def _look(file: _File, chance: random.Random, mode: str) -> bytes:
    content = bytearray(file.content)
    for at, data in file.pending if mode != "none" else ():
        if mode == "all":
            _apply(content, at, data)
        elif data is None:
            if chance.random() < 0.5:
                _apply(content, at, None)
        else:
            for start, sector in _sectors(at, data):
                if chance.random() < 0.5:
                    _apply(content, start, sector)
    return bytes(content)


def _sectors(at: int, data: bytes) -> Iterator[tuple[int, bytes]]:
    start = 0
    while start < len(data):
        size = _SECTOR - (at + start) % _SECTOR
        yield at + start, data[start : start + size]
        start += size


def _apply(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        del content[at:]
        content.extend(bytes(max(0, at - len(content))))
        return
    content.extend(bytes(max(0, at - len(content))))
    content[at : at + len(data)] = data
