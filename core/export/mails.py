"""A stored message as a mail again: its headers, its text, its files.

What was sent is not kept as it came, so signatures over it don't hold any more; who reads the mail
sees what was written, by whom, to whom, when, and in which thread.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from email.header import Header
from email.utils import format_datetime
from urllib.parse import quote

from core.domain.interaction import Address, Attachment, Interaction, MailHeaders
from core.ingest.header_text import parse_date

_QUOTED_FROM = re.compile(rb"^(?=>*From )", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_KIND = re.compile(r"(?!message/|multipart/)[a-z0-9]+/[a-z0-9][a-z0-9.+-]*", re.IGNORECASE)
_MOST_LINE_BYTES = 990
_MOST_HEADER_CHARS = 76


def mbox_entry(message: bytes, sender: str, at: datetime) -> bytes:
    """Return the mail as it stands in an mbox (mboxrd): lines that could begin another are marked.

    sender: an address, or "".
    """
    who = "".join(sender.split()) or "MAILER-DAEMON"
    first = f"From {who} {at:%a %b} {at.day:2d} {at:%H:%M:%S %Y}\n"
    quoted = _QUOTED_FROM.sub(b">", message)
    return first.encode("ascii", "replace") + quoted.rstrip(b"\n") + b"\n\n"


def message(mail: Interaction, headers: MailHeaders, files: Sequence[Attachment]) -> bytes:
    """Return the mail with line ends as in an mbox. headers: also of one that came without."""
    lines = [*_headers(mail, headers), "MIME-Version: 1.0"]
    kept = [file for file in files if file.content]
    body = _text(mail.text)
    if not kept:
        return "\n".join(lines).encode() + b"\n" + body
    boundary = f"=_{hashlib.sha256(repr(mail).encode('utf-8', 'replace')).hexdigest()[:40]}"
    lines.append(f'Content-Type: multipart/mixed; boundary="{boundary}"')
    mark = f"\n--{boundary}\n".encode()
    parts = mark.join(("\n".join(lines).encode() + b"\n", body, *map(_file, kept)))
    return parts + f"\n--{boundary}--\n".encode()


def _headers(mail: Interaction, headers: MailHeaders) -> Iterator[str]:
    if headers.sender is not None:
        yield f"From: {_address(headers.sender)}"
    for name, people in (("To", headers.to), ("Cc", headers.cc)):
        if people:
            yield f"{name}: " + ",\n ".join(map(_address, people))
    if headers.reply_to is not None:
        yield f"Reply-To: {_address(headers.reply_to)}"
    yield f"Date: {_date(headers.sent_at_raw, mail.occurred_at)}"
    yield _header("Subject", mail.subject)
    for name, ids in (
        ("Message-ID", (headers.message_id,)),
        ("In-Reply-To", (headers.in_reply_to,)),
        ("References", headers.references),
    ):
        if told := [f"<{_flat(one)}>" for one in ids if one]:
            yield f"{name}: " + "\n ".join(told)
    if headers.list_id:
        yield _header("List-Id", headers.list_id)


def _header(name: str, value: str) -> str:
    return f"{name}: {_encoded(value, name)}"


def _encoded(value: str, name: str = "") -> str:
    flat = _flat(value)
    is_plain = flat.isascii() and "=?" not in flat
    charset = "us-ascii" if is_plain else "utf-8"
    header = Header(flat.encode("utf-8", "replace").decode(), charset, header_name=name or None)
    return header.encode(maxlinelen=_MOST_HEADER_CHARS)


def _address(address: Address) -> str:
    email = "".join(_flat(address.email).split())
    name = _flat(address.name)
    if not name:
        return email
    if name.isascii() and "=?" not in name:
        name = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    else:
        name = _encoded(name)
    return f"{name} <{email}>"


def _flat(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", text).split())


def _date(written: str, at: datetime) -> str:
    """Return the moment as the sender wrote it, if that says the same."""
    found = parse_date(written)
    is_same = found is not None and abs((found - at).total_seconds()) < 1
    return _flat(written) if is_same and written.isascii() else format_datetime(at)


def _text(text: str) -> bytes:
    content = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace")
    head = b"Content-Type: text/plain; charset=utf-8\n"
    longest = max(map(len, content.split(b"\n")))
    if longest <= _MOST_LINE_BYTES and b"\0" not in content:
        return head + b"Content-Transfer-Encoding: 8bit\n\n" + content + b"\n"
    return head + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(content)


def _file(file: Attachment) -> bytes:
    kind = file.media_type if _KIND.fullmatch(file.media_type) else "application/octet-stream"
    name = _flat(file.name)
    if name.isascii():
        told = 'filename="' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    else:
        told = f"filename*=utf-8''{quote(name, safe='')}"
    head = (
        f"Content-Type: {kind}\nContent-Disposition: attachment; {told}\n"
        "Content-Transfer-Encoding: base64\n\n"
    )
    return head.encode("ascii", "replace") + base64.encodebytes(file.content).rstrip(b"\n")
