"""Outlook's own mail files (.msg): an OLE container whose properties make one mail again.

What is found is written as an ordinary mail, so that it is read by the same code as every other.
"""

from __future__ import annotations

import re
import struct
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.domain.importing import Place, Rejection
from core.ingest.encoding import decode
from core.ingest.mail_body import MAX_ATTACHMENT_BYTES, safe_name
from core.ingest.mail_reader import MAX_MAIL_BYTES, read_mail
from core.ingest.reading import Reading
from core.ingest.rtf_text import read_rtf, unpack

if TYPE_CHECKING:
    from olefile import OleFileIO

MAX_ENTRIES = 20_000
MAX_STREAM_BYTES = MAX_MAIL_BYTES

# Property tags (MS-OXPROPS) without their types.
_SUBJECT, _BODY, _HTML, _HEADERS, _CLASS = "0037", "1000", "1013", "007D", "001A"
_RTF = "1009"
_SENDER_NAME, _SENDER_SMTP, _SENDER_EMAIL, _SENT_SMTP = "0C1A", "5D01", "0C1F", "5D02"
_MESSAGE_ID, _REPLY_TO_ID, _REFERENCES = "1035", "1042", "1039"
_NAME, _EMAIL, _SMTP = "3001", "3003", "39FE"
_DATA, _LONG_NAME, _SHORT_NAME, _MIME = "3701", "3707", "3704", "370E"
_SENT_AT, _RECEIVED_AT, _RECIPIENT_TYPE = 0x0039, 0x0E06, 0x0C15
_KEPT_HEADERS = re.compile(r"^(?!content-|mime-version)[!-9;-~]+$", re.IGNORECASE)
# What the library raises on damage is an OSError, too.
_DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, struct.error)
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def is_message(path: Path) -> bool:
    """Whether an OLE file holds a mail of Outlook's."""
    import olefile  # noqa: PLC0415 - only who reads such a file pays for it

    try:
        with olefile.OleFileIO(str(path)) as file:
            return bool(file.exists("__properties_version1.0"))
    except _DAMAGED:
        return False


def read_message(path: Path, place: Place, owner_addresses: frozenset[str]) -> Reading:
    """Return the record of the mail in the file. Raises MemoryError."""
    import olefile  # noqa: PLC0415 - only who reads such a file pays for it

    try:
        with olefile.OleFileIO(str(path)) as file:
            if len(file.direntries) > MAX_ENTRIES:
                return Reading(Rejection(place, "mail-too-large"))
            raw = _Message(file).mail().as_bytes(policy=SMTP)
    except _DAMAGED:
        return Reading(Rejection(place, "import-outlook-msg"))
    return read_mail(raw, place, owner_addresses)


class _Message:
    """One open file."""

    def __init__(self, file: OleFileIO) -> None:
        self._file = file
        self._folders = sorted({entry[0] for entry in file.listdir() if len(entry) > 1})

    def mail(self) -> EmailMessage:
        """Return the mail as it would have been sent."""
        mail = EmailMessage()
        self._set_headers(mail)
        html, text = self._bytes("", _HTML), self._text("", _BODY)
        if not (text.strip() or html):
            written, is_html = read_rtf(unpack(self._bytes("", _RTF)))
            mail.set_content(written, subtype="html" if is_html else "plain", cte="base64")
        elif text or not html:
            mail.set_content(text, cte="base64")
        else:
            mail.set_content(html, maintype="text", subtype="html")
        for folder in self._named("__attach_version1.0_"):
            content = self._bytes(folder, _DATA)[: MAX_ATTACHMENT_BYTES + 1]
            name = self._text(folder, _LONG_NAME) or self._text(folder, _SHORT_NAME)
            major, _, minor = self._text(folder, _MIME).partition("/")
            if not re.fullmatch(r"[\w.+-]+/[\w.+-]+", f"{major}/{minor}") or major in (
                "multipart", "message", "text",
            ):  # fmt: skip
                major, minor = "application", "octet-stream"
            mail.add_attachment(content, maintype=major, subtype=minor, filename=safe_name(name))
        return mail

    def _set_headers(self, mail: EmailMessage) -> None:
        """Take the headers it came with; a mail that never travelled has only its properties."""
        for name, value in self._transport():
            if _KEPT_HEADERS.match(name) and name.lower() not in map(str.lower, mail.keys()):
                mail[name] = value
        sender = self._text("", _SENDER_SMTP) or self._text("", _SENT_SMTP)
        sender = sender or self._text("", _SENDER_EMAIL)
        found = {
            "From": _written(self._text("", _SENDER_NAME), sender),
            "To": ", ".join(self._recipients(1)),
            "Cc": ", ".join(self._recipients(2)),
            "Subject": self._text("", _SUBJECT),
            "Date": self._date(),
            "Message-ID": self._text("", _MESSAGE_ID),
            "In-Reply-To": self._text("", _REPLY_TO_ID),
            "References": self._text("", _REFERENCES),
        }
        for name, value in found.items():
            if value and name not in mail:
                mail[name] = " ".join(value.split())

    def _transport(self) -> list[tuple[str, str]]:
        import email  # noqa: PLC0415 - here the module's name is taken by nothing else
        from email.policy import compat32  # noqa: PLC0415 - the policy that reads anything

        parsed = email.message_from_string(self._text("", _HEADERS).lstrip(), policy=compat32)
        return [(name, " ".join(str(value).split())) for name, value in parsed.items()]

    def _recipients(self, kind: int) -> list[str]:
        found = []
        for folder in self._named("__recip_version1.0_"):
            numbers = self._numbers(folder, 8)
            if numbers.get(_RECIPIENT_TYPE, 1) & 3 == kind:
                email = self._text(folder, _SMTP) or self._text(folder, _EMAIL)
                found.append(_written(self._text(folder, _NAME), email))
        return [written for written in found if written]

    def _date(self) -> str:
        numbers = self._numbers("", 32)
        ticks = numbers.get(_SENT_AT) or numbers.get(_RECEIVED_AT)
        if not ticks:
            return ""
        try:
            return format_datetime(_EPOCH + timedelta(microseconds=ticks // 10))
        except OverflowError:
            return ""

    def _named(self, start: str) -> list[str]:
        return [folder for folder in self._folders if folder.startswith(start)][:1_000]

    def _numbers(self, folder: str, head_bytes: int) -> dict[int, int]:
        """Return the properties of fixed length by their tags."""
        data = self._stream(folder, "__properties_version1.0")[head_bytes:]
        found = {}
        for start in range(0, len(data) - 15, 16):
            tag, _, value = struct.unpack_from("<IIQ", data, start)
            found[tag >> 16] = value if tag & 0xFFFF == 0x0040 else value & 0xFFFFFFFF
        return found

    def _text(self, folder: str, tag: str) -> str:
        wide = self._stream(folder, f"__substg1.0_{tag}001F")
        if wide:
            return wide.decode("utf-16-le", "replace").replace("\0", "")
        return decode(self._stream(folder, f"__substg1.0_{tag}001E")).text.replace("\0", "")

    def _bytes(self, folder: str, tag: str) -> bytes:
        return self._stream(folder, f"__substg1.0_{tag}0102")

    def _stream(self, folder: str, name: str) -> bytes:
        path = [folder, name] if folder else [name]
        if not self._file.exists(path):
            return b""
        with self._file.openstream(path) as stream:
            return bytes(stream.read(MAX_STREAM_BYTES))


def _written(name: str, email: str) -> str:
    """Return a mailbox as a header has it; an Exchange address ("/O=...") is none."""
    plain = email.strip() if "@" in email else ""
    try:
        return str(Address(" ".join(name.split()), addr_spec=plain)) if plain else name
    except (ValueError, IndexError):
        return plain
