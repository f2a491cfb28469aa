"""A mail's bytes as the standard library's message: headers as they were written, and the body.

Its parser goes through a mail line by line. Most mails need no more than to be parted at the first
empty line; what looks odd in any way, or has parts, is left to it.
"""

from __future__ import annotations

import email
import re
from collections.abc import Sequence
from email.message import Message
from email.policy import compat32

from core.ingest.header_text import MAX_HEADER_CHARS

_MOST_OF_A_NAME = 100
# A header, with the lines that go on with it.
_HEADER = re.compile(r"^([!-9;-~]+):[ \t]*(.*(?:\n[ \t].*)*)", re.MULTILINE)
# In base64 a line with any other sign, or with words in it.
_PLAIN_LINE = re.compile(r"^(?=[^\n]*(?:[^A-Za-z0-9+/=\s]|\w[ ]\w))[^\n]+", re.MULTILINE)


class RawHeaders:
    """The headers as they were written, found by name: small letters, as in `names`."""

    def __init__(self, message: Message) -> None:
        """Take what stands in the message, at most 100 headers of one name."""
        self.names: dict[str, list[str]] = {}
        for name, value in message.raw_items():
            known = self.names.setdefault(str(name).lower(), [])
            if len(known) < _MOST_OF_A_NAME:
                known.append(str(value)[:MAX_HEADER_CHARS])

    def first(self, name: str) -> str:
        """Return the first header of this name, "" for none."""
        values = self.names.get(name)
        return values[0] if values else ""

    def all(self, name: str) -> Sequence[str]:
        """Return all headers of this name, in their order."""
        return self.names.get(name, ())


def parse_mail(content: bytes) -> Message:
    """Return the mail as `email.message_from_bytes` gives it. Raises as that does."""
    return _plain(content) or email.message_from_bytes(content, policy=compat32)


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


def _plain(content: bytes) -> Message | None:
    """Return a mail that is headers, an empty line and one body; None for any other."""
    line_end = b"\r\n" if content[: content.find(b"\n")].endswith(b"\r") else b"\n"
    head, gap, body = content.partition(line_end * 2)
    lines = head.count(b"\n") + 1
    if not gap or head.count(b"\r") != (lines - 1 if line_end == b"\r\n" else 0):
        return None
    found = _HEADER.findall(head.decode("ascii", "surrogateescape"))
    if len(found) + head.count(b"\n ") + head.count(b"\n\t") != lines:
        return None  # a line that neither begins a header nor goes on with one
    message = Message(policy=compat32)
    for name, value in found:
        if "\n" in value:
            message.set_raw(*compat32.header_source_parse([f"{name}:{value}"]))
        else:
            message.set_raw(name, value.rstrip("\r"))
    if message.get_content_maintype() in ("multipart", "message"):
        return None
    message.set_payload(body.decode("ascii", "surrogateescape"))
    return message
