"""Outlook's wrapping of a mail, winmail.dat (MS-OXTNEF): its text and its files.

A stream of attributes, each with its length; two of them hold lists of the properties that a .msg
has, too. What can't be read ends it: what was read until then counts.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from core.ingest.encoding import decode
from core.ingest.rtf_text import read_rtf, unpack

_SIGNATURE = b"\x78\x9f\x3e\x22"
MOST_ATTRIBUTES, MOST_PROPERTIES, MOST_FILES = 10_000, 2_000, 200

_BODY, _PROPERTIES = 0x0002800C, 0x00069003
_FILE_BEGINS, _FILE_NAME, _FILE_DATA, _FILE_PROPERTIES = (
    0x00069002, 0x00018010, 0x0006800F, 0x00069005,
)  # fmt: skip
_TEXT, _HTML, _RTF, _LONG_NAME = 0x1000, 0x1013, 0x1009, 0x3707
_BYTES_OF = {
    0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8,
    0x48: 16,
}  # fmt: skip
_ANSI, _WIDE, _OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_OF_ANY_LENGTH = frozenset([_ANSI, _WIDE, _OBJECT, _BINARY])
_NAMED, _SEVERAL = 0x8000, 0x1000


@dataclass(slots=True)
class Wrapped:
    """What was wrapped. files: name and content."""

    text: str = ""
    is_html: bool = False
    files: list[tuple[str, bytes]] = field(default_factory=list)


def read_wrapped(data: bytes) -> Wrapped:
    """Return what stands in a winmail.dat; nothing where it is none."""
    found = Wrapped()
    at = len(_SIGNATURE) + 2
    for _ in range(MOST_ATTRIBUTES if data.startswith(_SIGNATURE) else 0):
        if at + 9 > len(data):
            break
        name, size = struct.unpack_from("<II", data, at + 1)
        value = data[at + 9 : at + 9 + size]
        if len(value) < size or (name == _FILE_BEGINS and len(found.files) == MOST_FILES):
            break
        _take(found, name, value)
        at += 9 + size + 2
    return found


def _take(found: Wrapped, name: int, value: bytes) -> None:
    if name == _FILE_BEGINS:
        found.files.append(("", b""))
    elif name == _BODY and not found.text:
        found.text = _written(value)
    elif name == _PROPERTIES:
        _take_text(found, _properties(value))
    elif found.files:
        known, content = found.files[-1]
        if name == _FILE_NAME:
            known = known or _written(value)
        elif name == _FILE_DATA:
            content = value
        elif name == _FILE_PROPERTIES:
            known = _written(_properties(value).get(_LONG_NAME, "")) or known
        found.files[-1] = (known, content)


def _take_text(found: Wrapped, properties: dict[int, str | bytes]) -> None:
    """Take the plain text, else the HTML, else what the RTF says."""
    text, html = properties.get(_TEXT, ""), properties.get(_HTML, b"")
    rtf = properties.get(_RTF, b"")
    if isinstance(text, str) and text.strip():
        found.text, found.is_html = text, False
    elif html:
        found.text, found.is_html = html if isinstance(html, str) else decode(html).text, True
    elif isinstance(rtf, bytes) and not found.text.strip():
        found.text, found.is_html = read_rtf(unpack(rtf))


def _properties(data: bytes) -> dict[int, str | bytes]:
    """Return the properties that are text or bytes, by their tags."""
    found: dict[int, str | bytes] = {}
    try:
        (count,) = struct.unpack_from("<I", data)
        at = 4
        for _ in range(min(count, MOST_PROPERTIES)):
            kind, tag = struct.unpack_from("<HH", data, at)
            at += 4
            if tag >= _NAMED:
                at = _behind_name(data, at)
            values, at = _values(data, at, kind)
            if values and not kind & _SEVERAL:
                found[tag] = _text_of(values[0], kind)
    except struct.error:
        pass  # it ends early
    return found


def _behind_name(data: bytes, at: int) -> int:
    is_text, size = struct.unpack_from("<II", data, at + 16)
    return at + 24 + (_padded(size) if is_text else 0)


def _values(data: bytes, at: int, kind: int) -> tuple[list[bytes], int]:
    """Return the values that have a length of their own, and where they end."""
    plain, count = kind & ~_SEVERAL, 1
    if kind & _SEVERAL or plain in _OF_ANY_LENGTH:
        (count,) = struct.unpack_from("<I", data, at)
        at += 4
    if plain not in _OF_ANY_LENGTH:
        return [], at + count * _BYTES_OF.get(plain, len(data))
    values = []
    for _ in range(min(count, MOST_PROPERTIES)):
        (size,) = struct.unpack_from("<I", data, at)
        values.append(data[at + 4 : at + 4 + size])
        at += 4 + _padded(size)
    return values, at


def _text_of(value: bytes, kind: int) -> str | bytes:
    if kind == _WIDE:
        return value.decode("utf-16-le", "replace").rstrip("\0")
    return _written(value) if kind == _ANSI else value


def _written(value: bytes | str) -> str:
    return value if isinstance(value, str) else decode(value.rstrip(b"\0")).text


def _padded(size: int) -> int:
    return (size + 3) & ~3
