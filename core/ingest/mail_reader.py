"""One mail's bytes to one record.

The parser is the standard library's with its oldest policy: the newer ones parse headers with code
that recurses and raises on hostile mail. Headers are read by `header_text` instead.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from datetime import UTC, datetime

from core.domain.importing import Place, RawRecord, Rejection
from core.domain.interaction import (
    Address,
    Direction,
    Interaction,
    InteractionKind,
    MailHeaders,
)
from core.ingest.automatic import is_automatic
from core.ingest.gmail_labels import Folder, folder_of
from core.ingest.header_text import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    MAX_ADDRESSES,
    decode_header,
    parse_addresses,
    parse_date,
    parse_ids,
)
from core.ingest.mail_body import Body, read_body
from core.ingest.mail_parse import RawHeaders, find_blank, parse_mail
from core.ingest.moments import MomentReader
from core.ingest.reading import Reading
from core.text.clean import split_message
from core.text.index_texts import of_message
from core.text.language import detect_language
from core.text.normalise import normalise_email

MAX_MAIL_BYTES = 50 * 1024 * 1024
MAX_HEADER_BLOCK_BYTES = 1 << 20
NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)

_FROM_LINE = re.compile(rb"\A(?:\r?\n)*>?From (?![ \t]*:)[^\r\n]*\r?\n")
_SPACED_COLON = re.compile(rb"^([!-9;-~]{1,80})[ \t]{1,80}:", re.MULTILINE)
_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r")
_ESCAPED_FROM = re.compile(rb"^>+(?=From )", re.MULTILINE)
_TELLING = frozenset(["from", "sender", "to", "subject", "date", "message-id", "received"])
_DELIVERED = ("delivered-to", "x-original-to", "envelope-to", "x-delivered-to")


def read_mail(
    raw: bytes, place: Place, owner_addresses: frozenset[str], *, from_line: str = ""
) -> Reading:
    """Return the record of one mail.

    raw: the message, without its mbox "From " line. owner_addresses: normalised.
    from_line: what stood behind "From " in an mbox; its date is used when no header has one.
    Raises only MemoryError.
    """
    if len(raw) > MAX_MAIL_BYTES:
        return Reading(Rejection(place, "mail-too-large", {"bytes": len(raw)}))
    content = raw.removeprefix(codecs.BOM_UTF8)
    if (from_header := _FROM_LINE.match(content)) is not None:
        content = content[from_header.end() :]
    content = content.lstrip(b"\r\n")
    if not content.strip():
        return Reading(Rejection(place, "mail-empty"))
    try:
        return _read(content, place, owner_addresses, from_line)
    except RecursionError:
        return Reading(Rejection(place, "mail-too-nested"))
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, OverflowError):
        # The parser's own faults on odd mail; a person can look at the file, we can't read it.
        return Reading(Rejection(place, "mail-unreadable"))


def _read(content: bytes, place: Place, owner_addresses: frozenset[str], from_line: str) -> Reading:
    mail = parse_mail(content)
    if _TELLING.isdisjoint(mail.headers.names):
        mail = parse_mail(_without_spaces(content))
    if _TELLING.isdisjoint(mail.headers.names):
        return Reading(Rejection(place, "mail-no-headers"))
    headers, body = mail.headers, read_body(mail)
    folder = folder_of(decode_header(headers.first("x-gmail-labels")), from_line)
    if folder is Folder.DRAFTS:
        return Reading(Rejection(place, "mail-is-draft"))
    mail_headers = _mail_headers(headers, body)
    occurred_at = _date(headers, from_line, body)
    parts = split_message(body.text)
    interaction = Interaction(
        kind=InteractionKind.EMAIL,
        direction=_direction(mail_headers, owner_addresses, is_sent=folder is Folder.SENT),
        occurred_at=occurred_at,
        subject=decode_header(headers.first("subject"), body.charset)[:1_000],
        text=body.text,
        new_text=parts.new_text,
        language=detect_language(parts.new_text) or detect_language(body.text),
        is_automatic=folder is Folder.JUNK
        or is_automatic(
            lambda name: decode_header(headers.first(name)),
            headers.names,
            mail_headers.sender.email if mail_headers.sender else "",
            is_report=body.is_report,
        ),
        headers=mail_headers,
        attachments=tuple(body.attachments),
    )
    record = RawRecord(
        place,
        _fingerprint(mail_headers, _body_of(content) if mail.body is None else mail.body),
        interaction=interaction,
        warnings=tuple(body.warnings),
        searched=of_message(interaction),
    )
    delivered = [value for name in _DELIVERED for value in headers.all(name)]
    return Reading(record, tuple(filter(None, map(normalise_email, delivered))))


def _without_spaces(content: bytes) -> bytes:
    """Return the mail without the spaces that old programs wrote before the colons of headers."""
    end = _BLANK.search(content)
    head = content[: end.start() if end else MAX_HEADER_BLOCK_BYTES]
    return _SPACED_COLON.sub(rb"\1:", head) + content[len(head) :]


def _mail_headers(headers: RawHeaders, body: Body) -> MailHeaders:
    if len(headers.all("from")) > 1:
        body.warn("two-from-headers")
    senders = _addresses(headers, "from", body) or _addresses(headers, "sender", body)
    if not senders:
        body.warn("sender-missing")
    to, cc = _addresses(headers, "to", body), _addresses(headers, "cc", body)
    if len(to) >= MAX_ADDRESSES or len(cc) >= MAX_ADDRESSES:
        body.warn("mail-addresses-left-out")
    reply_to = _addresses(headers, "reply-to", body)
    in_reply_to = parse_ids(headers.first("in-reply-to"))
    return MailHeaders(
        message_id=next(iter(parse_ids(headers.first("message-id"))), ""),
        in_reply_to=in_reply_to[0] if in_reply_to else "",
        references=parse_ids(headers.first("references"))[-200:],
        sender=senders[0] if senders else None,
        to=to,
        cc=cc,
        reply_to=reply_to[0] if reply_to else None,
        list_id=decode_header(headers.first("list-id"))[:300],
        sent_at_raw=decode_header(headers.first("date"))[:200],
    )


def _addresses(headers: RawHeaders, name: str, body: Body) -> tuple[Address, ...]:
    values = headers.all(name)
    if len(values) < 2:
        return parse_addresses(values[0], body.charset) if values else ()
    found: list[Address] = []
    for value in values:
        found.extend(parse_addresses(value, body.charset))
        if name in ("from", "sender", "reply-to") and found:
            break
    return tuple(found[:MAX_ADDRESSES])


def _date(headers: RawHeaders, from_line: str, body: Body) -> datetime:
    """Return when the mail was sent: its Date, else when a server got it, else the mbox's word."""
    # Outlook calls it "Sent" in a mail that it saved as text.
    written = headers.first("date") or headers.first("sent")
    found = parse_date(written) or _odd_date(written)
    if found is not None:
        return found
    body.warn("date-unreadable" if written else "date-missing")
    received = [value.rpartition(";")[2] for value in headers.all("received")]
    others = [*received, headers.first("resent-date"), headers.first("delivery-date"), from_line]
    for other in others:
        found = parse_date(_date_words(other))
        if found is not None:
            return found
    return NO_DATE


def _odd_date(written: str) -> datetime | None:
    """Return a date as programs or people write it: "2026-03-03T10:11:12+01:00", "3. März 2026"."""
    text = decode_header(written)[:200]
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return MomentReader([text]).read(text) if text else None
    try:
        found = found.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return found if EARLIEST_YEAR <= found.year <= LATEST_YEAR else None


def _date_words(text: str) -> str:
    """Return a "From " line's date, "name Thu Nov  1 11:19:12 2001", in the order of a header."""
    match = re.search(
        r"\b\w{3} (\w{3}) +(\d{1,2}) (\d{2}:\d{2}(?::\d{2})?)(?: [A-Z]{3,4})? (\d{4})", text[:300]
    )
    return "{1} {0} {3} {2}".format(*match.groups()) if match else text


def _direction(
    headers: MailHeaders, owner_addresses: frozenset[str], *, is_sent: bool
) -> Direction:
    sender = normalise_email(headers.sender.email) if headers.sender else ""
    if sender not in owner_addresses and not is_sent:
        return Direction.INCOMING
    recipients = [normalise_email(address.email) for address in (*headers.to, *headers.cc)]
    reached = [recipient for recipient in recipients if recipient]
    if reached and all(recipient in owner_addresses for recipient in reached):
        return Direction.INTERNAL
    return Direction.OUTGOING


def _fingerprint(headers: MailHeaders, body: bytes) -> str:
    """Return the same value for the same mail, whether it stood in an mbox or in its own file."""
    lines = _bare_lines(body).strip(b"\n")
    sender = normalise_email(headers.sender.email) if headers.sender else ""
    identity = "\0".join([headers.message_id, sender, headers.sent_at_raw])
    digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass"))
    digest.update(hashlib.sha256(lines).digest())
    return digest.hexdigest()


def _body_of(content: bytes) -> bytes:
    """Return what stands below the headers."""
    blank = find_blank(content, _BLANK)
    return b"" if blank is None else content[blank[1] :]


def _bare_lines(body: bytes) -> bytes:
    """Return the body with its lines ended by line feeds, no spaces before these, none escaped."""
    if b"\r" in body:
        body = body.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b">From " in body:
        body = _ESCAPED_FROM.sub(b"", body)
    return b"\n".join([line.rstrip() for line in body.split(b"\n")])
