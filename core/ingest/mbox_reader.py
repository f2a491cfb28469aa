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
from core.ingest.mail_parse import find_blank
from core.ingest.mail_reader import MAX_MAIL_BYTES, read_mail
from core.ingest.reading import Pending, Reading

FIRST_BLOCK_BYTES = 16_384
LAST_BLOCK_BYTES = 1 << 20
WINDOW_BYTES = 256 * 1024
MAX_LINE_BYTES = 1_000
MAX_HEADER_BYTES = 65_536

_DATED = re.compile(
    rb"^From .{0,500}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} [A-Z])"
)
_BARE = re.compile(rb"^From \S+\s*$")
_HEADER = re.compile(rb"^>?[!-9;-~]{1,100}:(?:\s|$)")
_MAIL_HEADER = (
    rb">?(?:Return-Path|Received|From|To|Cc|Bcc|Date|Message-ID|Subject|Delivered-To|Reply-To|Sender|"
    rb"MIME-Version|Content-[\w-]{1,40}|Status|References|In-Reply-To|User-Agent|List-[\w-]{1,40}|"
    rb"DKIM-[\w-]{1,40}|ARC-[\w-]{1,40}|Authentication-Results|X-[\w-]{1,60}):(?=\s)"
)
_HEADER_BELOW = re.compile(_MAIL_HEADER, re.IGNORECASE)
_HEADERS_BELOW = re.compile(
    _MAIL_HEADER + rb"[^\n]*\n(?:[!-9;-~]{1,80}:[ \t]|[ \t]+\S)", re.IGNORECASE
)
_CONTENT_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,12})[ \t]*\r?$", re.I | re.M)
_HEADER_END = re.compile(rb"\r?\n[ \t]*\r?\n")
_ESCAPED_FROM = re.compile(rb"^>(?=>*From )", re.MULTILINE)


def is_from_line(line: bytes, below: bytes) -> bool:
    """Whether a line parts messages, judged by itself and the lines below it.

    Without a date that is known, headers of a mail must stand below: a sentence may begin so.
    """
    if not line.startswith(b"From "):
        return False
    if _DATED.match(line):
        return True
    return bool((_HEADER_BELOW if _BARE.match(line) else _HEADERS_BELOW).match(below))


class _Window:
    """A file, of which the part that is being read stays in memory: mails are short."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._start, self._bytes = 0, b""
        self.size = file.seek(0, 2)

    def read(self, start: int, count: int) -> bytes:
        """Return so many bytes from here on, fewer at the end of the file."""
        offset = start - self._start
        if offset < 0 or offset + count > len(self._bytes):
            self._file.seek(start)
            self._start, offset = start, 0
            self._bytes = self._file.read(max(count, WINDOW_BYTES))
        return self._bytes[offset : offset + count]


def read_mbox(
    path: Path, name: str, owner_addresses: frozenset[str], *, offset: int = 0, number: int = 0
) -> Iterator[Pending]:
    """Yield the messages in order.

    offset, number: where to go on and how many messages stand before it.
    Raises OSError.
    """
    with path.open("rb") as file:
        window = _Window(file)
        start = _next_start(window, offset)
        while start is not None and start < window.size:
            number += 1
            end = _end_of_message(window, start)
            yield _pending(window, name, owner_addresses, number, start, end)
            start = end if end < window.size else None


def _pending(
    window: _Window, name: str, owners: frozenset[str], number: int, start: int, end: int
) -> Pending:
    place = Place(name, number)

    def read() -> Reading:
        if end - start > MAX_MAIL_BYTES:
            return Reading(Rejection(place, "mail-too-large", {"bytes": end - start}))
        raw = window.read(start, end - start)
        from_line, _, message = raw.partition(b"\n")
        if b"\n>From " in raw or b"\n>>" in raw:
            is_counted = _counted_end(raw, find_blank(raw, _HEADER_END), start, 0) is not None
            message = message if is_counted else _ESCAPED_FROM.sub(b"", message)
        sender = from_line[5:].decode("ascii", "replace").strip()
        return read_mail(message, place, owners, from_line=sender)

    return Pending(number, end, end, read)


def _next_start(window: _Window, offset: int) -> int | None:
    """Return where the first message at or after offset begins."""
    head = window.read(offset, MAX_LINE_BYTES)
    blank = len(head) - len(head.lstrip(b"\r\n\xef\xbb\xbf"))
    if head[blank:].startswith(b"From "):
        return offset + blank
    return _find_from_line(window, offset)


def _end_of_message(window: _Window, start: int) -> int:
    head = window.read(start, FIRST_BLOCK_BYTES)
    blank = find_blank(head, _HEADER_END)
    if blank is None:
        head = window.read(start, MAX_HEADER_BYTES)
        blank = find_blank(head, _HEADER_END)
    counted = _counted_end(head, blank, start, window.size)
    if counted is not None and _is_boundary(window, counted):
        return counted
    found = _find_from_line(window, start + 5)
    return window.size if found is None else found


def _counted_end(head: bytes, blank: tuple[int, int] | None, start: int, size: int) -> int | None:
    """Return where the message ends by its own account; None when it gives none.

    blank: where the empty line below its headers is. size: of the file, 0 when it does not matter.
    """
    if blank is None or b"content-length:" not in head[: blank[0]].lower():
        return None
    counted = _CONTENT_LENGTH.search(head, 0, blank[0])
    if counted is None:
        return None
    end = start + blank[1] + int(counted.group(1))
    return end if not size or end <= size else None


def _is_boundary(window: _Window, position: int) -> bool:
    """Whether a message may end here: nothing follows, or a "From " line after empty lines."""
    if position >= window.size:
        return True
    rest = window.read(position, 2 * MAX_LINE_BYTES).lstrip(b"\r\n")
    line, _, below = rest.partition(b"\n")
    return not rest or is_from_line(line, below)


def _find_from_line(window: _Window, offset: int) -> int | None:
    """Return where the next line that parts messages begins, at or after offset."""
    position = max(offset - 1, 0)
    block_bytes = FIRST_BLOCK_BYTES
    while position < window.size:
        block = window.read(position, block_bytes)
        at = block.find(b"\nFrom ")
        while at >= 0:
            if _parts_messages(window, position + at + 1):
                return position + at + 1
            at = block.find(b"\nFrom ", at + 1)
        # Most mails are short, a few are huge. What is sought may lie across the end.
        position += max(len(block) - 5, 1)
        block_bytes = min(block_bytes * 4, LAST_BLOCK_BYTES)
    return None


def _parts_messages(window: _Window, position: int) -> bool:
    before_at = max(position - 4, 0)
    around = window.read(before_at, position - before_at + 2 * MAX_LINE_BYTES)
    before, rest = around[: position - before_at], around[position - before_at :]
    line, _, below = rest.partition(b"\n")
    if not is_from_line(line, below):
        return False
    is_blank_before = before.endswith((b"\n\n", b"\n\r\n"))
    return is_blank_before or (bool(_DATED.match(line)) and bool(_HEADER.match(below)))
