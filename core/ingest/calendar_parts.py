"""The parts of calendar files (iCalendar), found one by one: a broken one costs only itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from core.ingest.encoding import decode
from core.ingest.vcard_lines import content_lines, decode_quoted, unfolded, whole_letters

MAX_PART_BYTES = 1 << 20
MAX_ZONES = 300
PARTS = ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY")

_MARK = re.compile(rb"^\s*(BEGIN|END)\s*:\s*([\w-]+)\s*$", re.IGNORECASE)
_BULKY = re.compile(rb"^(?:ATTACH|IMAGE|X-ALT-DESC)[^\n]{0,400}?[;:]", re.IGNORECASE)
_LINE = re.compile(r"^[A-Za-z0-9][\w.-]*(?:[;:])")
_DATED = re.compile(r"^(?:DTSTART|DTEND|DUE|COMPLETED|DTSTAMP|RECURRENCE-ID)\b", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(
    r";\s*(?:ENCODING\s*=\s*)?QUOTED-PRINTABLE(?=\s*(?:;|$))", re.IGNORECASE
)
_CHARSET = re.compile(r";\s*CHARSET\s*=\s*\"?([\w-]{2,30})\"?", re.IGNORECASE)
_ZONE_NAME = re.compile(r"^TZID[^:]*:(.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RawPart:
    """One event, task, note or busy time. name: one of PARTS. lines: with BEGIN and END."""

    name: str
    lines: tuple[bytes, ...]
    bytes_done: int
    is_too_large: bool


def split_parts(path: Path) -> Iterator[RawPart]:
    """Yield the parts in order; one without END ends where the next begins. Raises OSError."""
    return (part for part in _split(path, PARTS) if part.name in PARTS)


def read_zones(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the lines of the file's own time zones by their names. Raises OSError."""
    zones: dict[str, tuple[str, ...]] = {}
    for part in _split(path, ("VTIMEZONE",)):
        lines = plain_lines(part)
        name = next((m.group(1).strip() for m in map(_ZONE_NAME.match, lines) if m), "")
        if name and not part.is_too_large and len(zones) < MAX_ZONES:
            zones.setdefault(name, tuple(lines))
    return zones


def plain_lines(part: RawPart) -> list[str]:
    """Return the part's lines unfolded and decoded; what is no line of a calendar is left out."""
    text = decode(b"\n".join(whole_letters(part.lines))).text.replace("\0", "")
    written = [line for line in text.split("\n") if line.strip()]
    lines = (line.strip() for line in unfolded(written))
    return [_as_written_today(line) for line in lines if _LINE.match(line)]


def _as_written_today(line: str) -> str:
    """Return a line without what version 1.0 does to texts, and a date without dashes."""
    head, _, value = line.partition(":")
    if _QUOTED_PRINTABLE.search(head):
        charset = _CHARSET.search(head)
        text = decode_quoted(value, charset[1] if charset else "")
        head = _CHARSET.sub("", _QUOTED_PRINTABLE.sub("", head))
        return f"{head}:{text}".replace("\n", "\\n")
    if _DATED.match(head) and value[4:5] == "-":
        return f"{head}:{_basic(value)}"
    return line


def _basic(value: str) -> str:
    """Return a date with dashes as calendars write it, as it stands when it is none."""
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return value
    if len(value.strip()) == len("2026-07-10"):
        return moment.strftime("%Y%m%d")
    if moment.tzinfo is not None:
        return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return moment.strftime("%Y%m%dT%H%M%S")


def _split(path: Path, wanted: tuple[str, ...]) -> Iterator[RawPart]:
    lines: list[bytes] = []
    name, size, done, is_bulky = "", 0, 0, False
    for line, length in content_lines(path, MAX_PART_BYTES):
        done += length
        mark = _MARK.match(line)
        word, what = ("", "") if mark is None else (mark[1].upper(), mark[2].decode().upper())
        if name and ((word == b"BEGIN" and what in wanted) or what == "VCALENDAR"):
            yield RawPart(name, (*lines, f"END:{name}".encode()), done, size > MAX_PART_BYTES)
            name = ""
        if not name and word == b"BEGIN" and what in wanted:
            name, lines, size, is_bulky = what, [], 0, False
        if not name:
            continue
        is_bulky = bool(_BULKY.match(line)) or (is_bulky and line[:1] in (b" ", b"\t"))
        size += 0 if is_bulky else len(line)
        if not is_bulky and size <= MAX_PART_BYTES:
            lines.append(line)
        if word == b"END" and what == name:
            yield RawPart(name, tuple(lines), done, size > MAX_PART_BYTES)
            name = ""
    if name:
        yield RawPart(name, (*lines, f"END:{name}".encode()), done, size > MAX_PART_BYTES)
