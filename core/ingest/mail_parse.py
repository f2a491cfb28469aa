"""A mail's bytes taken apart: its headers as they were written, and its body.

The standard library's parser goes through a mail line by line. Most mails need no more than to be
parted at the first empty line; what looks odd in any way, or has parts, is left to it.
"""

from __future__ import annotations

import binascii
import email
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.message import Message
from email.policy import compat32
from functools import lru_cache

from core.ingest.header_text import MAX_HEADER_CHARS

_MOST_OF_A_NAME = 100
_SHORT_CHARS = 200
# A header, with the lines that go on with it.
_HEADER = re.compile(r"^([!-9;-~]+):[ \t]*(.*(?:\n[ \t].*)*)", re.MULTILINE)
_FOLDED_BLANK = re.compile(rb"\n[ \t]+(?:\r?\n|\Z)")
# In base64 a line with any other sign, or with words in it.
_PLAIN_LINE = re.compile(r"^(?=[^\n]*(?:[^A-Za-z0-9+/=\s]|\w[ ]\w))[^\n]+", re.MULTILINE)
_LINE_ENDS = frozenset("\r\n")
_AS_IT_IS = frozenset(["", "7bit", "8bit", "binary"])


class RawHeaders:
    """The headers as they were written, found by name: small letters, as in `names`."""

    def __init__(self, items: Iterable[tuple[str, str]]) -> None:
        """Take what stands in a message, at most 100 headers of one name."""
        self.names = names = dict[str, list[str]]()
        for name, value in items:
            small = name.lower()
            if small not in names:
                names[small] = [value[:MAX_HEADER_CHARS]]
            elif len(names[small]) < _MOST_OF_A_NAME:
                names[small].append(value[:MAX_HEADER_CHARS])

    def first(self, name: str) -> str:
        """Return the first header of this name, "" for none."""
        values = self.names.get(name)
        return values[0] if values else ""

    def all(self, name: str) -> Sequence[str]:
        """Return all headers of this name, in their order."""
        return self.names.get(name, ())


@dataclass(frozen=True, slots=True)
class Told:
    """What a Content-Type says.

    kind: the media type. is_flowed, is_deleting: as RFC 3676 has it. is_named: it may name a file.
    """

    kind: str
    charset: str
    is_flowed: bool
    is_deleting: bool
    is_named: bool = False


@dataclass(slots=True)
class Mail:
    """A mail that is taken apart.

    body, told: as it was sent and what its Content-Type says, where the mail has no parts.
    """

    headers: RawHeaders
    body: bytes | None = None
    told: Told | None = None
    _message: Message | None = None
    _items: Sequence[tuple[str, str]] = ()

    def message(self) -> Message:
        """Return the mail as `email.message_from_bytes` gives it."""
        if self._message is None:
            self._message = Message(policy=compat32)
            for name, value in self._items:
                self._message.set_raw(name, value)
            self._message.set_payload((self.body or b"").decode("ascii", "surrogateescape"))
        return self._message


def parse_mail(content: bytes) -> Mail:
    """Return a mail taken apart. Raises as `email.message_from_bytes` does."""
    return _plain(content) or _parsed(content)


def _parsed(content: bytes) -> Mail:
    message = email.message_from_bytes(content, policy=compat32)
    return Mail(headers_of(message), _message=message)


def headers_of(message: Message) -> RawHeaders:
    """Return the headers of a message, or of a part of one."""
    return RawHeaders((name, str(value)) for name, value in message.raw_items())


def find_blank(content: bytes, pattern: re.Pattern[bytes]) -> tuple[int, int] | None:
    """Return where the empty line below the headers begins and ends, None when there is none.

    pattern: finds it wherever it isn't plainly two line feeds.
    """
    at = content.find(b"\n\n")
    is_plain = at > 0 and content.find(b"\r", 0, at) < 0
    if is_plain and content.find(b"\n ", 0, at) < 0 and content.find(b"\n\t", 0, at) < 0:
        return at, at + 2
    found = pattern.search(content)
    return None if found is None else found.span()


def decoded_body(body: bytes, coding: str) -> bytes | None:
    """Return what was sent in this transfer coding, None where it needs a closer look."""
    coding = coding.lower()
    if coding in _AS_IT_IS:
        return body
    if coding == "quoted-printable":
        return binascii.a2b_qp(body)
    if coding != "base64":
        return None
    try:
        letters = body.replace(b"\n", b"").replace(b"\r", b"")
        return binascii.a2b_base64(letters, strict_mode=True)
    except binascii.Error:
        return None


@lru_cache(maxsize=500)
def told_by(content_type: str) -> Told:
    """Return what a Content-Type of ASCII says: most of a mailbox's say the same."""
    message = Message(policy=compat32)
    if content_type:
        message.set_raw("Content-Type", content_type)
    return told_of(message)


def told_of(message: Message) -> Told:
    """Return what a message's Content-Type says."""
    written = str(message.get("Content-Type") or "").lower()
    is_flowed = "flowed" in written and str(message.get_param("format") or "").lower() == "flowed"
    is_deleting = is_flowed and str(message.get_param("delsp") or "").lower() == "yes"
    charset = _charset_of(message)
    return Told(message.get_content_type(), charset, is_flowed, is_deleting, "name" in written)


def _charset_of(message: Message) -> str:
    try:
        charset = message.get_param("charset")
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        return ""
    return str(charset[2] if isinstance(charset, tuple) else charset or "")[:60]


def part_footer(message: Message) -> tuple[Message, str]:
    """Return a text part, and the plain lines that a mailing list put below its base64.

    They would be decoded with it, to letters of no language.
    """
    payload = message.get_payload()
    if not isinstance(payload, str) or not _is_coded(message):
        return message, ""
    plain = _PLAIN_LINE.search(payload)
    if plain is None or not payload[: plain.start()].strip():
        return message, ""
    coded = Message(policy=compat32)
    coded["Content-Transfer-Encoding"] = "base64"
    letters = re.sub(r"[^A-Za-z0-9+/]", "", payload[: plain.start()])
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    coded.set_payload(letters + "=" * (-len(letters) % 4))
    return coded, f"\n{payload[plain.start() :]}"


def _is_coded(message: Message) -> bool:
    return str(message.get("Content-Transfer-Encoding", "")).strip().lower() == "base64"


def _with_first_line(name: str, value: str) -> tuple[str, str]:
    """Return a header whose first line is empty; Python's versions differ in what they leave."""
    return compat32.header_source_parse([f"{name}:{value}"])


def _plain(content: bytes) -> Mail | None:
    """Return a mail that is headers, an empty line and one body; None for any other."""
    line_end = b"\r\n" if content[: content.find(b"\n")].endswith(b"\r") else b"\n"
    head, gap, body = content.partition(line_end * 2)
    lines = head.count(b"\n") + 1
    returns = lines - 1 if line_end == b"\r\n" else 0
    if not gap or head.count(b"\r") != returns or head.count(b"\r\n") != returns:
        return None
    items = _HEADER.findall(head.decode("ascii", "surrogateescape"))
    folded = head.count(b"\n ") + head.count(b"\n\t")
    if len(items) + folded != lines or (folded and _FOLDED_BLANK.search(head)):
        return None  # a line that neither begins a header nor goes on with one
    if returns:
        items = [(name, value.rstrip("\r")) for name, value in items]
    if folded:
        items = [_with_first_line(*item) if item[1][:1] in _LINE_ENDS else item for item in items]
    headers = RawHeaders(items)
    content_type = headers.first("content-type")
    if not content_type.isascii() or len(content_type) > _SHORT_CHARS:
        return None
    told = told_by(content_type)
    if told.kind.startswith(("multipart/", "message/")):
        return None
    return Mail(headers, body, told, _items=items)
