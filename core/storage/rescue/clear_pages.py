"""An encrypted file's pages in clear and the rows on them, read without the trees that lead there.

For a file whose first page, list of tables or inner pages are spoilt. Seals are not looked at: one
flipped bit breaks the seal of a whole page, but spoils no more than two blocks of 16 bytes. The
salt in the first page, which the seals need, isn't needed either. What was deleted is not found
here again, since SQLCipher writes zeros over it (`secure_delete`).
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from core.storage.sealed_file import PAGE_BYTES

Value = None | int | float | str | bytes
Values = tuple[Value, ...]

_RESERVED_BYTES, _VECTOR_BYTES = 80, 16
_USABLE = PAGE_BYTES - _RESERVED_BYTES
_MAGIC = b"SQLite format 3\0"
_LEAF, _FURTHER, _INNER, _INDEX_LEAF = 0x0D, 0x00, (0x02, 0x05), 0x0A
_MOST_FRAGMENTS = 60
_MOST_BYTES = 1 << 30
_HEAD_BYTES, _BLOCK_BYTES = 8, 16
_LOG_HEAD, _FRAME_HEAD = 32, 24
# How much of a record stays on the page, as SQLite's file format says.
_WHOLE = _USABLE - 35
_LEAST = (_USABLE - 12) * 32 // 255 - 23
_ON_A_FURTHER_PAGE = _USABLE - 4
_NUMBER_BYTES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
_FLOAT, _ZERO, _ONE, _TEXT = 7, 8, 9, 13


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a row lies: its number, how long it is, where it begins on its page."""

    row_id: int
    length: int
    start: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of rows in clear, and where its rows lie.

    has_head: its first block is whole. hidden: how many rows can't be found at most.
    """

    content: bytes
    cells: tuple[Cell, ...]
    has_head: bool
    hidden: int


class ClearPages:
    """Reads pages of a file that nobody writes; use it in a `with` block.

    strange: how many pages the last reading of all leaves found to be nothing that is known.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self.count = path.stat().st_size // PAGE_BYTES
        self.strange = 0
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> ClearPages:
        self._stream = self._path.open("rb")
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            self._stream.close()

    def read(self, number: int) -> bytes:
        """Return a page in clear, the first one has number 1; b"" for one never written."""
        if self._stream is None:
            raise RuntimeError("not open")
        self._stream.seek((number - 1) * PAGE_BYTES)
        page = self._stream.read(PAGE_BYTES)
        if len(page) < PAGE_BYTES or not any(page):
            return b""
        vector = page[_USABLE : _USABLE + _VECTOR_BYTES]
        cipher = Cipher(algorithms.AES(self._key), modes.CBC(vector)).decryptor()
        skipped = len(_MAGIC) if number == 1 else 0  # the salt stands there, in clear
        return (_MAGIC if skipped else b"") + cipher.update(page[skipped:_USABLE])

    def leaves(self, on_page: Callable[[], object] = lambda: None) -> Iterator[Leaf]:
        """Yield every page that holds rows, in the file's order. on_page: called for each page."""
        # The first page holds the list of tables.
        self.strange = 0
        for number in range(2, self.count + 1):
            on_page()
            content = self.read(number)
            has_head = self._has_head(content)
            if not content or (has_head and content[0] != _LEAF):
                continue
            leaf = _leaf(content, has_head=has_head)
            if leaf.cells:
                yield leaf
            elif not has_head:
                self.strange += 1

    def _has_head(self, content: bytes) -> bool:
        """Say whether what stands at the page's beginning can stand there."""
        kind = content[0] if content else _FURTHER
        if kind == _FURTHER:
            return _number(content[:4]) <= self.count
        if kind not in (_LEAF, _INDEX_LEAF, *_INNER):
            return False
        gap, count, first = (_number(content[at : at + 2]) for at in (1, 3, 5))
        end = _HEAD_BYTES
        if kind in _INNER:
            end += 4
            if not 1 < _number(content[_HEAD_BYTES:end]) <= self.count:
                return False
        return (
            gap < _USABLE and end + 2 * count <= first <= _USABLE and content[7] <= _MOST_FRAGMENTS
        )

    def values(self, leaf: Leaf, cell: Cell) -> Values | None:
        """Return a row's values, None when it is spoilt."""
        payload = self._payload(leaf, cell)
        return None if payload is None else _decode(payload)

    def _payload(self, leaf: Leaf, cell: Cell) -> bytes | None:
        local = _local_bytes(cell.length)
        payload = leaf.content[cell.start : cell.start + local]
        if local == cell.length:
            return payload if len(payload) == local else None
        following = _number(leaf.content[cell.start + local : cell.start + local + 4])
        pieces, missing = [payload], cell.length - local
        while missing > 0:
            page = self.read(following) if 1 < following <= self.count else b""
            if not page:
                return None
            following = _number(page[:4])
            pieces.append(page[4 : 4 + missing])
            missing -= len(pieces[-1])
        return b"".join(pieces)


def fold_log(path: Path) -> None:
    """Write what was committed to the write-ahead log into the file, for SQLite can't open it."""
    log = path.with_name(path.name + "-wal")
    if not log.exists():
        return
    content = log.read_bytes()
    pages: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    frame = _FRAME_HEAD + PAGE_BYTES
    for at in range(_LOG_HEAD, len(content) - frame + 1, frame):
        if content[at + 8 : at + 16] != content[16:24]:
            break  # a frame of an earlier round
        start = at + _FRAME_HEAD
        waiting[int.from_bytes(content[at : at + 4], "big")] = content[start : start + PAGE_BYTES]
        if any(content[at + 4 : at + 8]):  # the last frame of a transaction
            pages |= waiting
            waiting = {}
    with path.open("r+b") as stream:
        for number, page in pages.items():
            stream.seek((number - 1) * PAGE_BYTES)
            stream.write(page)
    log.unlink()


def _leaf(content: bytes, *, has_head: bool) -> Leaf:
    if has_head:
        first, count = _HEAD_BYTES, min(_number(content[3:5]), _USABLE // 2)
    else:
        # The first block is spoilt, or this is no page of rows; the rest of the list may be whole.
        first, count = _BLOCK_BYTES, _count_places(content)
    cells = []
    for at in range(first, min(first + 2 * count, _USABLE), 2):
        length, start = _varint(content, _number(content[at : at + 2]))
        row_id, start = _varint(content, start)
        if 0 < length < _MOST_BYTES and start < _USABLE:
            cells.append(Cell(row_id, length, start))
    rising = _rising(cells)
    return Leaf(content, rising, has_head, count - len(rising) + (first - _HEAD_BYTES) // 2)


def _count_places(content: bytes) -> int:
    """Return how long the list of places after the first block is, if it is one."""
    count = 0
    while _BLOCK_BYTES + 2 * count < _USABLE:
        at = _BLOCK_BYTES + 2 * count
        if not at < _number(content[at : at + 2]) < _USABLE:
            break
        count += 1
    return count


def _rising(cells: list[Cell]) -> tuple[Cell, ...]:
    """Return the longest run of cells whose numbers rise, as on every good page they all do."""
    ends: list[int] = []  # the smallest number that a run of this length ends with
    lengths = []
    for cell in cells:
        length = bisect_left(ends, cell.row_id)
        ends[length : length + 1] = [cell.row_id]
        lengths.append(length)
    run: list[Cell] = []
    wanted = len(ends) - 1
    for cell, length in zip(reversed(cells), reversed(lengths), strict=True):
        if length == wanted and (not run or cell.row_id < run[-1].row_id):
            run.append(cell)
            wanted -= 1
    return tuple(reversed(run))


def _local_bytes(length: int) -> int:
    if length <= _WHOLE:
        return length
    local = _LEAST + (length - _LEAST) % _ON_A_FURTHER_PAGE
    return local if local <= _WHOLE else _LEAST


def _decode(payload: bytes) -> Values | None:
    """Return the values of a record; None unless it is exactly as long as its header says."""
    end, at = _varint(payload, 0)
    kinds = []
    while at < end <= len(payload):
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if at != end or not kinds:
        return None
    values: list[Value] = []
    for kind in kinds:
        size = _NUMBER_BYTES[kind] if kind < len(_NUMBER_BYTES) else (kind - 12) // 2
        piece = payload[at : at + size]
        at += size
        if kind in (10, 11) or len(piece) != size:
            return None
        try:
            values.append(_value(kind, piece))
        except UnicodeDecodeError:
            return None
    return tuple(values) if at == len(payload) else None


def _value(kind: int, piece: bytes) -> Value:
    if kind >= _TEXT and kind % 2:
        return piece.decode()
    if kind > _ONE:
        return piece
    if kind == _FLOAT:
        return float(struct.unpack(">d", piece)[0])
    if kind in (_ZERO, _ONE):
        return kind - _ZERO
    return int.from_bytes(piece, "big", signed=True) if kind else None


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """Return the number that begins here, and where the next thing begins."""
    value = 0
    for place, byte in enumerate(content[at : at + 9]):
        if place == 8:
            return _signed(value << 8 | byte), at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return 0, len(content)


def _signed(value: int) -> int:
    return value - (1 << 64) if value >> 63 else value


def _number(piece: bytes) -> int:
    return int.from_bytes(piece, "big")
