"""The lines of vCard files: cards found one by one, lines joined and decoded.

By our own rules, which accept what phones and mail programs really write: soft line breaks, bare
type words, a missing END, an older charset in a single line.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.ingest.encoding import decode, file_encoding

MAX_CARD_BYTES = 1 << 20
MAX_PHOTO_BYTES = 8 << 20

_BEGIN = re.compile(rb"^\s*(?:[\w-]+\.)?BEGIN\s*:\s*VCARD\s*$", re.IGNORECASE)
_END = re.compile(rb"^\s*(?:[\w-]+\.)?END\s*:\s*VCARD\s*$", re.IGNORECASE)
_AGENT = re.compile(rb"^(?:[\w-]+\.)?AGENT[^:]*:\s*$", re.IGNORECASE)
_BULKY = re.compile(rb"^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE)[;:]", re.IGNORECASE)
_PHOTO = re.compile(rb"^(?:[\w-]+\.)?PHOTO[;:]", re.IGNORECASE)
_PROPERTY = re.compile(r"^\s*(?:([\w-]+)\.)?([A-Za-z][\w/-]*)\s*([;:].*)$", re.DOTALL)
_SOFT_BREAK = re.compile(r"^[^:]*;\s*(?:ENCODING\s*=\s*)?QUOTED-PRINTABLE[;:]", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(.)")
_ANDROID_LABEL = re.compile(
    r";X-CUSTOM\((?:CHARSET=([\w-]{2,30}),)?ENCODING=QUOTED-PRINTABLE,([^()]*)\)", re.IGNORECASE
)
_QUOTED = re.compile(r'"[^"]*"')
_CARD_CHARSET = re.compile(rb";\s*CHARSET\s*=\s*\"?([\w-]{2,30})", re.IGNORECASE)
_ENCODINGS = frozenset(["quoted-printable", "base64", "b", "q", "8bit", "7bit"])


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card, decoded but with its backslashes.

    name: in capitals. types: the words of TYPE and bare words, in small letters. service: what
    Apple says of a chat name.
    """

    name: str
    value: str
    group: str = ""
    types: tuple[str, ...] = ()
    service: str = ""


@dataclass(frozen=True, slots=True)
class RawCard:
    """The lines between BEGIN and END, without pictures and cards inside the card.

    bytes_done: of the file when the card was complete. is_too_large: above MAX_CARD_BYTES.
    photo: the lines of the first picture of the person; none above MAX_PHOTO_BYTES.
    """

    lines: tuple[bytes, ...]
    bytes_done: int
    is_too_large: bool
    photo: tuple[bytes, ...] = ()


class _Collector:
    """Collects the lines of one card."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self._size = 0
        self._is_bulky = False
        self._is_in_agent = False
        self._photo: list[bytes] = []
        self._photo_size = 0
        self._is_photo = False

    def begins_agent(self) -> bool:
        """Note a BEGIN; return whether it opens a card inside this card (an assistant's)."""
        if self._is_in_agent or not self._lines or not _AGENT.match(self._lines[-1]):
            return False
        self._is_in_agent = True
        return True

    def ends_agent(self) -> bool:
        """Note an END; return whether it was that of the card inside."""
        was_inside, self._is_in_agent = self._is_in_agent, False
        return was_inside

    def add(self, line: bytes) -> None:
        if self._is_in_agent:
            return
        is_continued = self._is_bulky and line[:1] in (b" ", b"\t")
        self._is_bulky = is_continued or bool(_BULKY.match(line))
        if self._is_bulky:
            self._add_bulky(line, is_continued=is_continued)
        else:
            self._size += len(line)
            if self._size <= MAX_CARD_BYTES:
                self._lines.append(line)

    def _add_bulky(self, line: bytes, *, is_continued: bool) -> None:
        if not is_continued:
            self._is_photo = not self._photo and bool(_PHOTO.match(line))
        if self._is_photo:
            self._photo_size += len(line)
            if self._photo_size <= MAX_PHOTO_BYTES:
                self._photo.append(line)

    def card(self, bytes_done: int) -> RawCard:
        photo = self._photo if self._photo_size <= MAX_PHOTO_BYTES else []
        is_too_large = self._size > MAX_CARD_BYTES
        return RawCard(tuple(self._lines), bytes_done, is_too_large, tuple(photo))


def split_cards(path: Path) -> Iterator[RawCard]:
    """Yield the cards of a file in order; a card without END ends where the next begins.

    Raises OSError.
    """
    card: _Collector | None = None
    done = 0
    for line, length in content_lines(path, MAX_CARD_BYTES):
        done += length
        if _BEGIN.match(line):
            if card is not None and card.begins_agent():
                continue
            if card is not None:
                yield card.card(done - length)
            card = _Collector()
        elif card is not None and not _END.match(line):
            card.add(line)
        elif card is not None and not card.ends_agent():
            yield card.card(done)
            card = None
    if card is not None:
        yield card.card(done)


def content_lines(path: Path, max_bytes: int) -> Iterator[tuple[bytes, int]]:
    """Yield the lines without their ends, and how many bytes of the file each took.

    max_bytes: a longer line comes in pieces.
    """
    encoding = file_encoding(path)
    if encoding.startswith(("utf-16", "utf-32")):
        with path.open(encoding=encoding, errors="replace", newline="") as text:
            for written in text:
                plain = written.rstrip("\r\n").removeprefix("\ufeff")
                yield plain.encode("utf-8", "replace"), 2 * len(written)
        return
    with path.open("rb") as file:
        while block := file.readline(max_bytes):
            # Old Macintosh programs end lines with a carriage return only.
            *lines, last = block.rstrip(b"\r\n").split(b"\r")
            for line in lines:
                yield line.removeprefix(b"\xef\xbb\xbf"), 0
            yield last.removeprefix(b"\xef\xbb\xbf"), len(block)


def read_properties(card: Sequence[bytes]) -> list[Property]:
    """Return the card's properties in order; lines that are none are left out."""
    declared = _CARD_CHARSET.search(b"\n".join(card[:200]))
    charset = declared.group(1).decode("ascii") if declared else ""
    text = decode(b"\n".join(whole_letters(card)), charset).text
    found = []
    for line in unfolded(text.split("\n")):
        parsed = _property(line)
        if parsed is not None:
            found.append(parsed)
    return found


def whole_letters(lines: Sequence[bytes]) -> list[bytes]:
    """Return the lines with those joined that were folded within a letter of several bytes.

    Programs count bytes where they fold; half a letter can't be decoded. `unfolded` does the rest.
    """
    found: list[bytes] = []
    for line in lines:
        is_folded = line[:1] in (b" ", b"\t") and found and found[-1][-1:] > b"\x7f"
        if is_folded:
            found[-1] += line[1:]
        else:
            found.append(line)
    return found


def unfolded(lines: Sequence[str]) -> Iterator[str]:
    """Join continued lines: by a leading space, or by "=" at the end of an encoded line."""
    current: list[str] = []
    is_soft = False
    for line in lines:
        if current and is_soft:
            current[-1] = current[-1][:-1]
            current.append(line.lstrip(" \t") if line[:1] in (" ", "\t") else line)
            is_soft = line.endswith("=")
            continue
        if current and line[:1] in (" ", "\t"):
            current.append(line[1:])
            is_soft = False
            continue
        if current:
            yield "".join(current)
        current = [line]
        is_soft = line.endswith("=") and _SOFT_BREAK.match(line) is not None
    if current:
        yield "".join(current)


def _property(line: str) -> Property | None:
    match = _PROPERTY.match(line)
    if match is None:
        return None
    group, name, rest = match.groups()
    # A colon inside quotes belongs to a parameter, unless the quote is never closed.
    masked = _QUOTED.sub(lambda quoted: "q" * len(quoted.group()), rest)
    colon = masked.find(":")
    colon = rest.find(":") if colon < 0 else colon
    if colon < 0:
        return None
    head, own_label = _own_label(rest[:colon])
    types: list[str] = [own_label] if own_label else []
    encoding, charset, service = "", "", ""
    for parameter in head.split(";"):
        key, equals, value = parameter.partition("=")
        plain = (value if equals else key).strip().strip('"')
        kind = key.strip().upper() if equals else ""
        if kind == "ENCODING" or (not kind and plain.lower() in _ENCODINGS):
            encoding = plain.lower()
        elif kind == "CHARSET":
            charset = plain
        elif kind == "X-SERVICE-TYPE":
            service = plain.lower()
        elif kind in ("TYPE", "") and plain:
            types += [word.strip().lower() for word in plain.split(",") if word.strip()]
    value = _decoded(rest[colon + 1 :], encoding, charset)
    return Property(name.upper(), value, (group or "").lower(), tuple(types), service)


def _own_label(head: str) -> tuple[str, str]:
    """Return the parameters without Android's way of writing a label, and that label.

    TEL;X-Custom(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=48=C3=BC=74=74=65):...
    """
    found = _ANDROID_LABEL.search(head)
    if found is None:
        return head, ""
    charset, label = found.groups()
    return head[: found.start()] + head[found.end() :], decode_quoted(label, charset or "")


def _decoded(value: str, encoding: str, charset: str) -> str:
    if encoding not in ("quoted-printable", "q"):
        return value
    return decode_quoted(value, charset)


def decode_quoted(value: str, charset: str) -> str:
    """Return what is written in quoted-printable, lines ended by line feeds."""
    data = binascii.a2b_qp(value.encode("utf-8", "surrogatepass"))
    return decode(data, charset).text.replace("\r\n", "\n").replace("\r", "\n")


def unescape(value: str) -> str:
    """Return a value with its backslashes resolved."""
    return _ESCAPE.sub(lambda match: "\n" if match.group(1) in "nN" else match.group(1), value)


def split_value(value: str, separator: str) -> list[str]:
    """Split a compound value at its separators (";" or ",") and resolve the backslashes."""
    parts: list[str] = []
    current: list[str] = []
    is_escaped = False
    for sign in value:
        if is_escaped:
            current.append(f"\\{sign}")
            is_escaped = False
        elif sign == "\\":
            is_escaped = True
        elif sign == separator:
            parts.append("".join(current))
            current = []
        else:
            current.append(sign)
    parts.append("".join(current))
    return [unescape(part) for part in parts]
