"""The text of a mail that Outlook stored as compressed RTF only (MS-OXRTFCP, MS-OXRTFEX).

Where the RTF was made of HTML, that HTML comes out again; else the plain text does. Pictures, fonts
and fields are passed over. Nothing in it is followed.
"""

from __future__ import annotations

import codecs
import re
import struct
from dataclasses import dataclass, field, replace

MOST_BYTES = 16 * 1024 * 1024
_PACKED, _PLAIN = b"LZFu", b"MELA"
_WINDOW = 4096
# What every window begins with; offsets point into it.
_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_TOKEN = re.compile(
    r"\\(?:'(?P<byte>[0-9a-fA-F]{2})|(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?"
    r"|(?P<sign>[^a-zA-Z]))|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_ASIDE = frozenset([
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "fldinst",
    "footnote", "listtable", "listoverridetable", "rsidtbl", "themedata", "datastore", "xmlnstbl",
])  # fmt: skip
_WRITTEN = {
    "par": "\n", "line": "\n", "row": "\n", "sect": "\n", "page": "\n", "tab": "\t", "cell": "\t",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "endash": "–", "emdash": "—", "~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}",
}  # fmt: skip
_CHARSETS = {
    128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip


def unpack(data: bytes) -> bytes:
    """Return the RTF, at most MOST_BYTES of it; b"" when it is none. What is broken off ends it."""
    if len(data) < 16 or data[8:12] not in (_PACKED, _PLAIN):
        return b""
    if data[8:12] == _PLAIN:
        return data[16 : 16 + MOST_BYTES]
    size = min(struct.unpack_from("<I", data, 4)[0], MOST_BYTES)
    window, at = bytearray(_START), 16
    try:
        while len(window) < len(_START) + size:
            at = _unpack_eight(data, at, window)
    except IndexError:
        pass  # it ends here, as it says or because the rest is missing
    return bytes(window[len(_START) : len(_START) + size])


def _unpack_eight(data: bytes, at: int, window: bytearray) -> int:
    """Add eight letters or runs; return where to go on. Raises IndexError at the end."""
    flags, at = data[at], at + 1
    for bit in range(8):
        if not flags >> bit & 1:
            window.append(data[at])
            at += 1
            continue
        told = data[at] << 8 | data[at + 1]
        at += 2
        back = (len(window) - (told >> 4)) % _WINDOW
        if not back:  # the window's own place is the end
            raise IndexError
        for _ in range((told & 15) + 2):
            window.append(window[-back])
    return at


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds between two braces.

    is_aside: nothing of it is text. is_doubled: it says what HTML beside it says. after: letters to
    pass over that follow one written by its number. codec: of the font in force.
    """

    is_aside: bool = False
    is_doubled: bool = False
    after: int = 1
    codec: str = "cp1252"


@dataclass(slots=True)
class _Reader:
    """Goes through the words of one text."""

    is_html: bool
    codec: str
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    pieces: list[str] = field(default_factory=list)
    held: bytearray = field(default_factory=bytearray)
    passes: int = 0
    is_starred: bool = False

    def read(self, rtf: str) -> str:
        group, outer = _Group(codec=self.codec), list[_Group]()
        for token in _TOKEN.finditer(rtf):
            if token["byte"] is None:
                self._settle(group)
            if token["brace"]:
                group = self._within(token["brace"], group, outer)
            elif token["byte"] is not None:
                self._byte(int(token["byte"], 16), group)
            elif token["text"] is not None:
                self._write(token["text"], group)
            elif token["word"] or token["sign"]:
                number = int(token["number"]) if token["number"] else None
                group = self._word(token["word"] or token["sign"], number, group)
        self._settle(group)
        return "".join(self.pieces)

    def _within(self, brace: str, group: _Group, outer: list[_Group]) -> _Group:
        """Begin a group, or go back to the one around it."""
        self.passes = 0  # what a number is passed over for stands in its own group
        if brace == "{":
            outer.append(group)
        return outer.pop() if brace == "}" and outer else group

    def _word(self, word: str, number: int | None, group: _Group) -> _Group:
        is_starred, self.is_starred = self.is_starred, word == "*"
        if word == "htmltag" and is_starred:
            return replace(group, is_aside=False)
        if word in _ASIDE or (is_starred and word != "*"):
            return replace(group, is_aside=True)
        if word in _WRITTEN:
            self._write(_WRITTEN[word], group)
        return self._told(word, number, group)

    def _told(self, word: str, number: int | None, group: _Group) -> _Group:
        """Take a word that says something by its number."""
        if word == "htmlrtf":
            return replace(group, is_doubled=number != 0)
        if number is None:
            return group
        if word == "uc":
            return replace(group, after=max(0, min(number, 9)))
        if word == "f":
            self.font = number
            return replace(group, codec=self.fonts.get(number, self.codec))
        if word == "fcharset" and number in _CHARSETS:
            self.fonts[self.font] = _CHARSETS[number]
        elif word == "u":
            self._write(chr(number % 0x10000), group)
            self.passes = group.after
        return group

    def _byte(self, value: int, group: _Group) -> None:
        if self.passes:
            self.passes -= 1
        elif self._is_told(group):
            self.held.append(value)

    def _settle(self, group: _Group) -> None:
        """Write the bytes that stand together: a letter may take two."""
        if self.held:
            self.pieces.append(self.held.decode(group.codec, "replace"))
            self.held.clear()

    def _write(self, text: str, group: _Group) -> None:
        passed = min(self.passes, len(text))
        self.passes -= passed
        if self._is_told(group):
            self.pieces.append(text[passed:])

    def _is_told(self, group: _Group) -> bool:
        return not group.is_aside and not (self.is_html and group.is_doubled)


def read_rtf(rtf: bytes) -> tuple[str, bool]:
    """Return what is written in RTF, and whether that is HTML."""
    text = rtf.decode("latin-1")
    head = text[:4_000]
    told = re.search(r"\\ansicpg(\d{3,5})", head)
    reader = _Reader("\\fromhtml" in head, _codec(told[1] if told else "1252"))
    written = reader.read(text)
    # Two halves of a letter beyond the first 65,536 come one by one.
    return written.encode("utf-16-le", "surrogatepass").decode(
        "utf-16-le", "replace"
    ), reader.is_html


def _codec(page: str) -> str:
    name = "utf-8" if page == "65001" else f"cp{page}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
