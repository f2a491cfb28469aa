"""The messages of an mbox file, found one by one without loading the file.

A message begins at a line "From ..." that has a date or is followed by headers; lines of text that
begin the same way are left alone. Where a Content-Length header proves right, it is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from core.domain.importing import Place, Rejection
from core.ingest.mail_reader import MAX_MAIL_BYTES, read_mail
from core.ingest.reading import Pending, Reading

FIRST_BLOCK_BYTES = 16_384
LAST_BLOCK_BYTES = 1 << 20
MAX_LINE_BYTES = 1_000
MAX_HEADER_BYTES = 65_536

_DATED = re.compile(
    rb"^From .{0,500}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} [A-Z])"
)
_BARE = re.compile(rb"^From \S+\s*$")
_HEADER = re.compile(rb"^>?[!-9;-~]{1,100}:(?:\s|$)")
_CONTENT_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,12})[ \t]*\r?$", re.I | re.M)
_HEADER_END = re.compile(rb"\r?\n[ \t]*\r?\n")
_ESCAPED_FROM = re.compile(rb"^>(?=>*From )", re.MULTILINE)


def is_from_line(line: bytes, next_line: bytes) -> bool:
    """Whether a line parts messages, judged by itself and the line below it."""
    if not line.startswith(b"From "):
        return False
    is_header_below = _HEADER.match(next_line) is not None
    return bool(_DATED.match(line)) or (is_header_below and bool(_BARE.match(line)))


def read_mbox(
    path: Path, name: str, owner_addresses: frozenset[str], *, offset: int = 0, number: int = 0
) -> Iterator[Pending]:
    """Yield the messages in order.

    offset, number: where to go on and how many messages stand before it.
    Raises OSError.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        start = _next_start(file, offset, size)
        while start is not None and start < size:
            number += 1
            end = _end_of_message(file, start, size)
            yield _pending(file, name, owner_addresses, number, start, end)
            start = end if end < size else None


def _pending(
    file: BinaryIO, name: str, owners: frozenset[str], number: int, start: int, end: int
) -> Pending:
    place = Place(name, number)

    def read() -> Reading:
        if end - start > MAX_MAIL_BYTES:
            return Reading(Rejection(place, "mail-too-large", {"bytes": end - start}))
        file.seek(start)
        raw = file.read(end - start)
        from_line, _, message = raw.partition(b"\n")
        is_counted = _counted_end(raw, start, 0) is not None
        plain = message if is_counted else _ESCAPED_FROM.sub(b"", message)
        sender = from_line[5:].decode("ascii", "replace").strip()
        return read_mail(plain, place, owners, from_line=sender)

    return Pending(number, end, end, read)


def _next_start(file: BinaryIO, offset: int, size: int) -> int | None:
    """Return where the first message at or after offset begins."""
    file.seek(offset)
    head = file.read(MAX_LINE_BYTES)
    blank = len(head) - len(head.lstrip(b"\r\n\xef\xbb\xbf"))
    if head[blank:].startswith(b"From "):
        return offset + blank
    return _find_from_line(file, offset, size)


def _end_of_message(file: BinaryIO, start: int, size: int) -> int:
    file.seek(start)
    head = file.read(FIRST_BLOCK_BYTES)
    if not _HEADER_END.search(head):
        head += file.read(MAX_HEADER_BYTES - FIRST_BLOCK_BYTES)
    counted = _counted_end(head, start, size)
    if counted is not None and _is_boundary(file, counted, size):
        return counted
    found = _find_from_line(file, start + 5, size)
    return size if found is None else found


def _counted_end(head: bytes, start: int, size: int) -> int | None:
    """Return where the message ends by its own account; None when it gives none.

    size: of the file, 0 when it does not matter.
    """
    header_end = _HEADER_END.search(head)
    if header_end is None:
        return None
    counted = _CONTENT_LENGTH.search(head, 0, header_end.start())
    if counted is None:
        return None
    end = start + header_end.end() + int(counted.group(1))
    return end if not size or end <= size else None


def _is_boundary(file: BinaryIO, position: int, size: int) -> bool:
    """Whether a message may end here: nothing follows, or a "From " line after empty lines."""
    if position >= size:
        return True
    file.seek(position)
    rest = file.read(2 * MAX_LINE_BYTES).lstrip(b"\r\n")
    line, _, below = rest.partition(b"\n")
    return not rest or is_from_line(line, below)


def _find_from_line(file: BinaryIO, offset: int, size: int) -> int | None:
    """Return where the next line that parts messages begins, at or after offset."""
    position = max(offset - 1, 0)
    tail, block_bytes = b"", FIRST_BLOCK_BYTES
    while position < size:
        file.seek(position)
        block = tail + file.read(block_bytes)
        # Most mails are short, a few are huge.
        block_bytes = min(block_bytes * 4, LAST_BLOCK_BYTES)
        base = position - len(tail)
        at = block.find(b"\nFrom ")
        while at >= 0:
            if _parts_messages(file, base + at + 1):
                return base + at + 1
            at = block.find(b"\nFrom ", at + 1)
        tail = block[-5:]
        position = base + len(block)
    return None


def _parts_messages(file: BinaryIO, position: int) -> bool:
    before_at = max(position - 4, 0)
    file.seek(before_at)
    window = file.read(position - before_at + 2 * MAX_LINE_BYTES)
    before, rest = window[: position - before_at], window[position - before_at :]
    line, _, below = rest.partition(b"\n")
    if not is_from_line(line, below):
        return False
    is_blank_before = before.endswith((b"\n\n", b"\n\r\n"))
    return is_blank_before or (bool(_DATED.match(line)) and bool(_HEADER.match(below)))
