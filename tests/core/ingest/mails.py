"""Mails and files for the tests of reading, made here so that each test shows what it reads."""

from __future__ import annotations

from pathlib import Path

from core.domain.importing import ImportOptions, Place, RawRecord, Rejection
from core.domain.interaction import Interaction
from core.ingest.mail_reader import read_mail
from core.ingest.reader import read_files

OWNER = "owner@shop.example"


def mail(
    body: str = "Hello, is the blue one in stock?",
    *,
    subject: str = "A question",
    sender: str = "Ada Byron <ada@firm.example>",
    to: str = OWNER,
    more: str = "",
) -> bytes:
    """Return a plain mail with LF line ends."""
    number = abs(hash((body, subject, sender))) % 10**8
    head = (
        f"From: {sender}\nTo: {to}\nSubject: {subject}\nDate: Tue, 03 Mar 2026 10:11:12 +0100\n"
        f"Message-ID: <{number}@firm.example>\n{more}\n"
    )
    return (head + body + "\n").encode()


def mbox(*mails: bytes) -> bytes:
    """Return an mbox of these mails, lines that begin with "From " escaped."""
    parts = []
    for raw in mails:
        body = b"\n".join(
            b">" + line if line.lstrip(b">").startswith(b"From ") else line
            for line in raw.split(b"\n")
        )
        parts.append(b"From ada@firm.example Tue Mar  3 10:11:12 2026\n" + body + b"\n")
    return b"".join(parts)


def read_one(raw: bytes, *owners: str) -> tuple[RawRecord, Interaction]:
    """Return the record of a mail that must be readable, and its interaction."""
    result = read_mail(raw, Place("a.eml", 1), frozenset(owners)).result
    assert isinstance(result, RawRecord), result
    assert result.interaction is not None
    return result, result.interaction


def rejected(raw: bytes) -> str:
    """Return why a mail is rejected."""
    result = read_mail(raw, Place("a.eml", 1), frozenset()).result
    assert isinstance(result, Rejection), result
    return result.reason


def read_all(*paths: Path, options: ImportOptions | None = None) -> list[RawRecord | Rejection]:
    """Return all records and rejections of some files, read as the program reads them."""
    return [
        event
        for event in read_files(paths, options or ImportOptions())
        if isinstance(event, RawRecord | Rejection)
    ]
