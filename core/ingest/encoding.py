"""Bytes to text: which encoding a file or a mail part really has.

Order: byte order mark, UTF-8 where it fits, what was declared, then the best guess. U+FFFD appears
only in text that is UTF-8 with a few damaged bytes, and the caller is told.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core.ingest.encoding_guess import guess_codec

MAX_GUESS_BYTES = 64_000
_SHORT_CHARS = 200
BLOCK_BYTES = 1 << 20

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ANY_MARK = tuple(mark for mark, _ in _MARKS)
# What mail programs write and what they mean: the larger set that holds the named one.
_MEANT = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "hz",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "tis-620": "cp874",
}
_ALIASES = {
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "x-mac-roman": "mac_roman",
    "iso-8859-8-i": "iso8859-8",
    "windows-874": "cp874",
    "cp-850": "cp850",
}
# These decode any bytes at all, so that having decoded proves nothing.
_NEVER_FAIL = frozenset(["cp1252", "cp1254", "iso8859-15", "mac-roman", "mac_roman", "latin-1"])
# Codecs that aren't character sets, or are dangerous to believe.
_REFUSED = frozenset(
    ["base64", "bz2", "hex", "quopri", "rot-13", "uu", "zlib", "idna", "punycode", "undefined",
     "unicode-escape", "raw-unicode-escape", "mbcs", "oem"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it had; is_damaged when some bytes could not be read."""

    text: str
    encoding: str
    is_damaged: bool = False


def decode(data: bytes, declared: str = "") -> Decoded:
    """Return the bytes as text in the encoding that fits best; never raises."""
    if data.isascii() and b"\0" not in data:
        return _from_seven_bits(data, declared)
    marked = _by_mark(data) or _by_zero_bytes(data)
    if marked:
        return Decoded(data.decode(marked, "replace"), marked)
    codec = find_codec(declared)
    if codec is None or codec in _NEVER_FAIL:
        # Often UTF-8 is sent under the name of an old charset; the reverse hardly ever fits.
        text = _strictly(data, "utf-8")
        if text is not None:
            return Decoded(text, "utf-8")
    if codec is not None:
        text = _strictly(data, codec)
        if text is not None:
            return Decoded(text, codec)
    return _guess(data)


def _from_seven_bits(data: bytes, declared: str) -> Decoded:
    """Decode bytes below 128, which are ASCII unless escapes or a declaration say otherwise."""
    codec = find_codec(declared)
    if b"\x1b$" in data and (codec is None or not codec.startswith("iso2022")):
        codec = "iso2022_jp"
    if codec in ("utf-7", "hz") or (codec or "").startswith("iso2022"):
        text = _strictly(data, codec or "")
        if text is not None:
            return Decoded(text, codec or "")
    return Decoded(data.decode("ascii"), "ascii")


def find_codec(name: str) -> str | None:
    """Return Python's name for a declared charset, widened to what is meant by it, or None."""
    return _codec(name[:_SHORT_CHARS])


@lru_cache(maxsize=500)
def _codec(name: str) -> str | None:
    plain = name.strip().strip("'\"").lower()[:40]
    plain = _ALIASES.get(plain, plain)
    if not plain or not plain.isascii():
        return None
    try:
        found = codecs.lookup(plain).name
    except (LookupError, ValueError):
        return None
    return None if found.replace("_", "-") in _REFUSED else _MEANT.get(found, found)


def file_encoding(path: Path) -> str:
    """Return the encoding of a text file, reading it block by block.

    Raises OSError.
    """
    utf8 = codecs.getincrementaldecoder("utf-8")("strict")
    sample = b""
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            if not sample:
                sample = block
                found = _by_mark(block) or _by_zero_bytes(block)
                if found:
                    return found
            try:
                utf8.decode(block)
            except UnicodeDecodeError as error:
                around = max(error.start - MAX_GUESS_BYTES // 2, 0)
                return _guess(block[around : around + MAX_GUESS_BYTES]).encoding
    return "utf-8"


def _by_mark(data: bytes) -> str | None:
    if not data.startswith(_ANY_MARK):
        return None
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    return None


def _by_zero_bytes(data: bytes) -> str | None:
    """Return the UTF-16 form that text with many zero bytes must have."""
    sample = data[:4_096]
    if len(sample) < 4 or sample.count(0) * 5 < len(sample):
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else None


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        text = codecs.decode(data, codec)
    except (ValueError, LookupError, TypeError):
        # cp1252 has five holes which real mail uses; they are control characters then.
        return data.decode("latin-1") if codec == "cp1252" else None
    return text if isinstance(text, str) else None


def _guess(data: bytes) -> Decoded:
    cut_off = _utf8_cut_off(data)
    if cut_off:
        return Decoded(cut_off, "utf-8", is_damaged=True)
    damaged = data.decode("utf-8", "replace")
    other = damaged.count("\ufffd")
    real = sum(1 for c in damaged if c > "\x7f" and c != "\ufffd")
    if other * 10 <= real:
        return Decoded(damaged, "utf-8", is_damaged=True)
    guessed = guess_codec(data)
    codec = _MEANT.get(guessed, guessed)
    text = _strictly(data, codec)
    if text is None:
        return Decoded(data.decode("cp1252", "replace"), "cp1252", is_damaged=True)
    return Decoded(text, codec)


def _utf8_cut_off(data: bytes) -> str:
    """Return the text of UTF-8 that ends within a character, "" when it is no such thing."""
    for length in (1, 2, 3):
        text = _strictly(data[:-length], "utf-8")
        if text and not text.isascii():
            return text
    return ""
