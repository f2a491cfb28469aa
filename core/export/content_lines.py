"""The lines of vCards and calendars: escaped, and folded to at most 75 bytes each."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MOST_BYTES = 75
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_UNQUOTED = re.compile(r"[A-Za-z0-9-]+")


def line(name: str, value: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """Return a line, folded, with its end. value: escaped already where it must be."""
    told = "".join(f";{key}={_parameter(word)}" for key, word in parameters)
    plain = _CONTROL.sub(" ", value).replace("\n", " ")
    return _folded(f"{name}{told}:{plain}")


def escape(value: str) -> str:
    """Return a text as it stands in a line."""
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return text.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _parameter(value: str) -> str:
    """Return a parameter's value; quotes can't stand in one."""
    plain = _CONTROL.sub(" ", value.replace('"', "'")).replace("\n", " ")
    return plain if _UNQUOTED.fullmatch(plain) else f'"{plain}"'


def _folded(text: str) -> str:
    if text.isascii() and len(text) <= _MOST_BYTES:
        return f"{text}\r\n"
    pieces: list[bytes] = []
    rest = text.encode("utf-8", "replace")
    room = _MOST_BYTES
    while len(rest) > room:
        cut = room
        while rest[cut] & 0xC0 == 0x80:  # not within a character
            cut -= 1
        pieces.append(rest[:cut])
        rest, room = rest[cut:], _MOST_BYTES - 1
    return b"\r\n ".join((*pieces, rest)).decode() + "\r\n"
