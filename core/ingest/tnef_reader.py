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

_CODE_PAGE, _BODY, _PROPERTIES = 0x00069007, 0x0002800C, 0x00069003
_FILE_BEGINS, _FILE_NAME, _FILE_DATA, _FILE_PROPERTIES = (
    0x00069002, 0x00018010, 0x0006800F, 0x00069005,
)  # fmt: skip
_TEXT, _HTML, _RTF, _LONG_NAME, _HTML_PAGE = 0x1000, 0x1013, 0x1009, 0x3707, 0x3FDE
_BYTES_OF = {
    0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8,
    0x48: 16,
}  # fmt: skip
_ANSI, _WIDE, _OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_OF_ANY_LENGTH = frozenset([_ANSI, _WIDE, _OBJECT, _BINARY])
_NAMED, _SEVERAL = 0x8000, 0x1000
_CHARSETS = {
    0: "", 20127: "ascii", 20866: "koi8-r", 21866: "koi8-u", 50220: "iso-2022-jp",
    51932: "euc-jp", 51949: "euc-kr", 54936: "gb18030", 65001: "utf-8",
    **{28590 + part: f"iso-8859-{part}" for part in range(1, 16)},
}  # fmt: skip
"""What Python doesn't know by "cp" and the number."""


@dataclass(slots=True)
class Wrapped:
    """What was wrapped. files: name and content. charset: of texts that aren't Unicode."""

    text: str = ""
    charset: str = ""
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
    if name == _CODE_PAGE:
        found.charset = _charset(value)
    elif name == _BODY and not found.text:
        found.text = _written(value, found.charset)
    elif name == _PROPERTIES:
        _take_text(found, _properties(value, found.charset))
    elif name == _FILE_BEGINS:
        found.files.append(("", b""))
    elif found.files:
        found.files[-1] = _with_part(found, name, value)


def _with_part(found: Wrapped, name: int, value: bytes) -> tuple[str, bytes]:
    """Return the last file's name and content with what an attribute tells of it."""
    known, content = found.files[-1]
    if name == _FILE_NAME:
        known = known or _written(value, found.charset)
    elif name == _FILE_DATA:
        content = value
    elif name == _FILE_PROPERTIES:
        long_name = _properties(value, found.charset).get(_LONG_NAME, "")
        known = _written(long_name, found.charset) or known
    return known, content


def _take_text(found: Wrapped, properties: dict[int, str | bytes]) -> None:
    """Take the plain text, else the HTML, else what the RTF says."""
    text, html = properties.get(_TEXT, ""), properties.get(_HTML, b"")
    rtf = properties.get(_RTF, b"")
    if isinstance(text, str) and text.strip():
        found.text, found.is_html = text, False
    elif html:
        page = properties.get(_HTML_PAGE, b"")
        charset = (_charset(page) if isinstance(page, bytes) else "") or found.charset
        found.text, found.is_html = _written(html, charset), True
    elif isinstance(rtf, bytes) and not found.text.strip():
        found.text, found.is_html = read_rtf(unpack(rtf))


def _properties(data: bytes, charset: str) -> dict[int, str | bytes]:
    """Return the properties by their tags: text, or the bytes of all else."""
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
                found[tag] = _text_of(values[0], kind, charset)
    except struct.error:
        pass  # it ends early
    return found


def _behind_name(data: bytes, at: int) -> int:
    is_text, size = struct.unpack_from("<II", data, at + 16)
    return at + 24 + (_padded(size) if is_text else 0)


def _values(data: bytes, at: int, kind: int) -> tuple[list[bytes], int]:
    """Return the values, as one where they have no length of their own, and where they end."""
    plain, count = kind & ~_SEVERAL, 1
    if kind & _SEVERAL or plain in _OF_ANY_LENGTH:
        (count,) = struct.unpack_from("<I", data, at)
        at += 4
    if plain not in _OF_ANY_LENGTH:
        end = at + count * _BYTES_OF.get(plain, len(data))
        return [data[at:end]], end
    values = []
    for _ in range(min(count, MOST_PROPERTIES)):
        (size,) = struct.unpack_from("<I", data, at)
        values.append(data[at + 4 : at + 4 + size])
        at += 4 + _padded(size)
    return values, at


def _text_of(value: bytes, kind: int, charset: str) -> str | bytes:
    if kind == _WIDE:
        return value.decode("utf-16-le", "replace").rstrip("\0")
    return _written(value, charset) if kind == _ANSI else value


def _written(value: bytes | str, charset: str) -> str:
    return value if isinstance(value, str) else decode(value.rstrip(b"\0"), charset).text


def _charset(code_page: bytes) -> str:
    """Return the charset of a code page's number in Windows, "" for none that tells."""
    number = int.from_bytes(code_page[:4], "little")
    return _CHARSETS.get(number, f"cp{number}")


def _padded(size: int) -> int:
    return (size + 3) & ~3
