"""What kind of file this is, by what stands in it; its name only helps where that is open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.ingest.archive_file import MIMETYPE, ArchiveFile, ArchiveProblem
from core.ingest.chat_reader import is_chat
from core.ingest.encoding import Decoded, decode, file_encoding
from core.ingest.ldif_reader import is_ldif
from core.ingest.markup_rows import is_markup
from core.ingest.mbox_reader import is_from_line
from core.ingest.msg_reader import is_message
from core.ingest.sheet_rows import SheetProblem
from core.ingest.table_reader import Table, find_markup, find_sheets, find_table
from core.text.quotes import LABELLED, heading_length

SAMPLE_BYTES = 65_536
_FROM_CHARS = 4_000

_MAGIC = (
    (b"!BDN", "import-outlook-pst"),
    (b"%PDF", "import-document"),
    (b"{\\rtf", "import-document"),
    (b"\x89PNG", "import-picture"),
    (b"\xff\xd8\xff", "import-picture"),
    (b"GIF8", "import-picture"),
    (b"II*\0", "import-picture"),
    (b"MM\0*", "import-picture"),
    (b"\x1f\x8b", "import-archive"),
    (b"7z\xbc\xaf\x27\x1c", "import-archive"),
    (b"Rar!", "import-archive"),
    (b"BZh", "import-archive"),
    (b"SQLite format 3\0", "import-database"),
    (b"\0\1\0\0Standard ", "import-database"),
)
_DOCUMENT_PARTS = (b"word/", b"ppt/", b"opendocument.text", b"opendocument.presentation")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_LINE = re.compile(r"^([!-9;-~]{1,80}):(?:[ \t]|$)")
_MAIL_HEADERS = frozenset(
    ["from", "to", "cc", "subject", "date", "received", "message-id", "mime-version",
     "content-type", "return-path", "delivered-to", "reply-to", "sender", "in-reply-to",
     "references", "x-mailer", "content-transfer-encoding", "dkim-signature", "x-received",
     "arc-seal", "list-id", "resent-from", "authentication-results", "x-mozilla-status",
     "x-account-key", "envelope-to", "x-spam-status"]
)  # fmt: skip
_VCARD = re.compile(r"^\s*(?:[\w-]+\.)?BEGIN\s*:\s*VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_CALENDAR = re.compile(
    r"^\s*BEGIN\s*:\s*(?:VCALENDAR|VEVENT|VTODO|VJOURNAL)\b", re.IGNORECASE | re.MULTILINE
)
# What Outlook writes of mails into a table: subject, text and addresses, but no day.
_MAILS = re.compile(
    r"^\ufeff?\"?(?:Subject|Betreff|Objet|Asunto|Oggetto|主题|主旨|件名)\"?[,;\t]"
    r"\"?(?:Body|Text|Nachrichtentext|Corps|Cuerpo|Corpo|正文|内容|內容|本文)\"?[,;\t]",
    re.IGNORECASE,
)
_JSON = re.compile(r"^\ufeff?\s*(?:\[\s*)?\{\s*\"[^\"\n]{1,100}\"\s*:")
_EMLX = re.compile(r"^\d{1,12}[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Detected:
    """What a file is.

    kind: "mbox", "eml", "msg", "vcard", "ldif", "ics", "chat", "csv", "sheet", "archive" (our
        own), or "" when it can't be read, and then reason is a key.
    encoding: of a text file as a whole; "" for mail, whose parts have their own.
    tables: one for a text, one for each sheet of a workbook.
    """

    kind: str
    reason: str = ""
    encoding: str = ""
    tables: tuple[Table, ...] = ()


def detect(path: Path, mapping: Sequence[tuple[str, str]] = ()) -> Detected:
    """Return what kind of file this is.

    mapping: columns the person has assigned, for a table of unknown headings. Raises OSError.
    """
    with path.open("rb") as file:
        sample = file.read(SAMPLE_BYTES)
    if _is_sheet(path, sample):
        return _workbook(path, mapping)
    if sample.startswith(_OLE) and is_message(path):
        return Detected("msg")
    reason = _binary_reason(sample)
    if reason:
        return _archive(path, sample) if sample.startswith(b"PK") else Detected("", reason)
    decoded = decode(sample)
    kind = _text_kind(decoded.text, path.suffix)
    if kind in ("mbox", "eml"):
        return Detected(kind)
    if kind:
        return Detected(kind, encoding=file_encoding(path))
    return _table(path, sample, decoded, mapping)


def _text_kind(text: str, suffix: str) -> str:
    """Return the kind of a text, or ""."""
    if _is_mbox(text):
        return "mbox"
    if _is_mail(text, suffix):
        return "eml"
    if "\n" not in text:
        text = text.replace("\r", "\n")  # as old Macintosh programs end lines
    if _VCARD.search(text):
        return "vcard"
    if _CALENDAR.search(text.lstrip("\ufeff")):
        return "ics"
    if is_ldif(text):
        return "ldif"
    return "chat" if is_chat(text) or _is_saved_mail(text) else ""


def _is_saved_mail(text: str) -> bool:
    """Whether a text begins as a mail that a person copied or saved: who, when, to whom."""
    lines = text.lstrip("\ufeff\r\n ").replace("\r\n", "\n").split("\n", 40)[:40]
    length = heading_length(lines, 0)[0]
    labels = [kind for line in lines[:length] for kind, label in LABELLED if label.match(line)]
    return len({"from", "to", "subject"} & set(labels)) >= 2


def _table(
    path: Path, sample: bytes, decoded: Decoded, mapping: Sequence[tuple[str, str]]
) -> Detected:
    if is_markup(decoded.text):
        tables = find_markup(path, file_encoding(path), mapping)
        return Detected("sheet", tables=tables) if tables else Detected("", "import-not-recognised")
    if not mapping and _MAILS.match(decoded.text):
        return Detected("", "import-table-of-mails")
    if _JSON.match(decoded.text):
        return Detected("", "import-json")
    encoding = decoded.encoding
    is_binary = sample.count(0) * 50 > len(sample) and not encoding.startswith("utf-")
    table = None if is_binary else find_table(path, mapping)
    if table is None:
        return Detected("", "import-not-recognised")
    return Detected("csv", encoding=table.encoding, tables=(table,))


def _workbook(path: Path, mapping: Sequence[tuple[str, str]]) -> Detected:
    try:
        tables = find_sheets(path, mapping)
    except SheetProblem as problem:
        return Detected("", str(problem))
    return Detected("sheet", tables=tables) if tables else Detected("", "import-file-empty")


def _archive(path: Path, sample: bytes) -> Detected:
    try:
        ArchiveFile(path).close()
    except ArchiveProblem as problem:
        is_ours = MIMETYPE.encode() in sample[:200] or str(problem) != "archive-damaged"
        return Detected("", str(problem) if is_ours else _binary_reason(sample))
    return Detected("archive")


def _is_sheet(path: Path, sample: bytes) -> bool:
    if sample.startswith(b"PK\x03\x04") and MIMETYPE.encode() not in sample[:200]:
        return b"xl/" in sample or b"oasis.opendocument.spreadsheet" in sample[:200]
    return sample.startswith(_OLE) and path.suffix.lower() in (".xls", ".xlt", ".xla")


def _binary_reason(sample: bytes) -> str:
    if sample.startswith(b"PK\x03\x04"):
        is_document = any(part in sample for part in _DOCUMENT_PARTS)
        return "import-document" if is_document else "import-archive"
    if sample.startswith(_OLE):
        return "import-outlook-msg"
    if not sample.strip():
        return "import-file-empty"
    return next((reason for magic, reason in _MAGIC if sample.startswith(magic)), "")


def _is_mbox(text: str) -> bool:
    first, _, below = text.lstrip("\ufeff\r\n")[:_FROM_CHARS].partition("\n")
    return bool(below) and is_from_line(first.encode("utf-8"), below.encode("utf-8"))


def _is_mail(text: str, suffix: str) -> bool:
    """Whether the text begins with the headers of a mail; one known header is enough for .eml."""
    plain = _EMLX.sub("", text.lstrip("\ufeff\r\n \t"), count=1)
    if plain.startswith(("From ", ">From ")):
        plain = plain.partition("\n")[2]
    known: set[str] = set()
    for line in plain.split("\n")[:200]:
        match = _HEADER_LINE.match(line)
        if match:
            name = match.group(1).lower()
            known |= {name} & _MAIL_HEADERS
        elif not line.strip() or not line.startswith((" ", "\t")):
            break
    is_named_so = suffix.lower() in (".eml", ".emlx", ".mht", ".mbox", ".mbx")
    return len(known) >= 2 or is_named_so
