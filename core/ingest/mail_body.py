"""A parsed mail's text and attachments.

Parts are walked with a loop, counted and capped; what a hostile mail says about itself (names,
charsets, sizes) is never believed.
"""

from __future__ import annotations

import binascii
import email
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.policy import compat32
from pathlib import PurePosixPath

from core.domain.interaction import Attachment
from core.ingest.encoding import decode
from core.ingest.header_text import decode_header
from core.ingest.mail_parse import (
    Mail,
    RawHeaders,
    Told,
    decoded_body,
    headers_of,
    part_footer,
    told_by,
    told_of,
)
from core.ingest.tnef_reader import read_wrapped
from core.text.html import html_to_text
from core.text.invisible import strip_invisible

MAX_PARTS = 1_000
MAX_DEPTH = 50
MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024
MAX_TEXT_CHARS = 2_000_000
MAX_NAME_CHARS = 120

_META_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_BOUNDARY = re.compile(r"^--([^\s\"].{0,199}?)[ \t]*\r?\n(?=Content-[\w-]+:)", re.I | re.M)
_HTML_START = re.compile(r"^\s*(?:<!doctype html|<html[\s>])", re.IGNORECASE)
_UU_BEGIN = re.compile(r"^begin [0-7]{3,4} (.{1,200})$")
_BAD_NAME = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\\/]+")
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_ENRICHED_TAG = re.compile(r"<(/?[A-Za-z][^<>]{0,200})>")


_TEXT_KINDS = frozenset(
    ["text/plain", "text/html", "text/enriched", "text/richtext", "text/markdown"]
)

_WRAPPINGS = ("application/ms-tnef", "application/vnd.ms-tnef")


@dataclass(slots=True)
class Body:
    """What a mail holds. warnings: keys, each once. is_report: a delivery report."""

    text: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    charset: str = ""
    is_report: bool = False

    def warn(self, key: str) -> None:
        """Add a warning once."""
        if key not in self.warnings:
            self.warnings.append(key)


@dataclass(slots=True)
class _Part:
    """A part without parts of its own. kind: its media type."""

    message: Message
    kind: str
    headers: RawHeaders


def read_body(mail: Mail) -> Body:
    """Return the mail's text and attachments. Raises only MemoryError and RecursionError."""
    body = Body()
    only = _only_text(mail, body)
    texts = _texts_of_parts(mail, body) if only is None else [only]
    joined = "\n\n".join([_without_uuencoded(text, body) for text in texts if text.strip()])
    for wrapping in [a for a in body.attachments if a.media_type in _WRAPPINGS]:
        joined = _unwrapped(wrapping.content, joined, body)
    if len(joined) > MAX_TEXT_CHARS:
        body.warn("mail-text-cut")
        joined = joined[:MAX_TEXT_CHARS]
    if "\n\n\n\n" in joined:
        joined = re.sub(r"\n{4,}", "\n\n\n", joined)
    body.text = joined.strip("\n")
    return body


def _unwrapped(content: bytes, text: str, body: Body) -> str:
    """Take the files of a winmail.dat; return its text where the mail has no other."""
    found = read_wrapped(content)
    room = max(0, MAX_PARTS - len(body.attachments))
    if len(found.files) > room:
        body.warn("mail-parts-left-out")
    for name, data in found.files[:room]:
        kind = "application/octet-stream"
        body.attachments.append(Attachment(safe_name(name), kind, len(data), content=data))
    if text.strip():
        return text
    if not found.text.strip():
        body.warn("mail-text-in-tnef")
    inner = found.text.replace("\r\n", "\n").replace("\r", "\n")
    return html_to_text(inner) if found.is_html else strip_invisible(inner)


def _only_text(mail: Mail, body: Body) -> str | None:
    """Return the text of a mail that is nothing but that, sent in a usual way; None for others."""
    told, headers = mail.told, mail.headers
    if mail.body is None or told is None or told.is_named or told.kind not in _TEXT_KINDS:
        return None
    if "content-disposition" in headers.names or len(headers.all("content-type")) > 1:
        return None
    data = decoded_body(mail.body, headers.first("content-transfer-encoding"))
    return None if data is None else _text_from(data, "", told, body)


def _texts_of_parts(mail: Mail, body: Body) -> Iterator[str]:
    for part, is_chosen in _chosen_parts(mail.message(), mail.headers, body):
        text = _text_of(part, body) if is_chosen else None
        if text is None:
            _attach(part, body)
        else:
            yield text


def safe_name(name: str, fallback: str = "attachment") -> str:
    """Return a file name without folders, control or reserved characters, at most 120 long."""
    last = PurePosixPath(strip_invisible(name).replace("\\", "/")).name
    plain = _BAD_NAME.sub("_", last).strip(" .")
    if not plain or _RESERVED.match(plain):
        plain = f"{fallback}_{plain}" if plain else fallback
    if len(plain) > MAX_NAME_CHARS:
        stem, dot, suffix = plain.rpartition(".")
        suffix = suffix[:20]
        plain = f"{(stem or plain)[: MAX_NAME_CHARS - len(suffix) - 1]}{dot}{suffix}"
    return plain


def _chosen_parts(
    message: Message, headers: RawHeaders, body: Body
) -> Iterator[tuple[_Part, bool]]:
    """Yield the leaf parts in order, each with whether its text belongs to the mail's text."""
    waiting: list[tuple[Message, int, bool]] = [(message, 0, True)]
    count = 0
    while waiting:
        part, depth, is_chosen = waiting.pop()
        count += 1
        if count > MAX_PARTS or depth > MAX_DEPTH:
            body.warn("mail-parts-left-out")
            if count > MAX_PARTS:
                return
            continue
        kind = part.get_content_type()
        payload = part.get_payload() if kind.startswith("multipart/") else None
        if isinstance(payload, str) and payload.strip():
            # The boundary that the header names never comes; another one may.
            part, payload = _mended(payload)
        if not isinstance(payload, list):
            known = headers if part is message else headers_of(part)
            leaf = _Part(part, kind if part is message else part.get_content_type(), known)
            yield leaf, is_chosen and _is_inline_text(leaf)
            continue
        if kind == "multipart/report":
            body.is_report = True
        children = [child for child in payload if isinstance(child, Message)]
        chosen = _chosen_child(kind, children) if is_chosen else set()
        waiting.extend(
            (child, depth + 1, index in chosen)
            for index, child in reversed(list(enumerate(children)))
            if not _is_other_version(kind, index, chosen, child)
        )


def _mended(payload: str) -> tuple[Message, object]:
    """Return a multipart with a wrong boundary as the parts it seems to have, else as text."""
    boundary = _BOUNDARY.search(payload)
    mended = Message()
    if boundary is not None:
        head = f'Content-Type: multipart/mixed; boundary="{boundary.group(1)}"\n\n'
        mended = email.message_from_string(head + payload, policy=compat32)
    if not isinstance(mended.get_payload(), list):
        mended = Message()
        mended["Content-Type"] = "text/plain"
        mended.set_payload(payload)
    return mended, mended.get_payload()


def _chosen_child(kind: str, children: list[Message]) -> set[int]:
    """Return which children carry the text: one of several versions, or all of a series."""
    if kind != "multipart/alternative":
        return set(range(len(children)))
    plain = _find_child(children, "text/plain")
    rich = _find_child(children, "text/html", "multipart/related", "multipart/mixed")
    if plain is not None and (rich is None or not _is_poor(children[plain], children[rich])):
        return {plain}
    if rich is not None:
        return {rich}
    return {0} if children else set()


def _find_child(children: list[Message], *kinds: str) -> int | None:
    for index, child in enumerate(children):
        if child.get_content_type() in kinds:
            return index
    return None


def _is_poor(plain: Message, rich: Message) -> bool:
    """Whether the plain version only says that there is another one."""
    payload, other = plain.get_payload(), rich.get_payload()
    if not isinstance(payload, str) or not payload.strip():
        return True
    return isinstance(other, str) and len(payload) < 200 and len(other) > 20 * len(payload) + 2_000


def _is_other_version(kind: str, index: int, chosen: set[int], child: Message) -> bool:
    """Whether this child is the same text again, so that it is neither text nor attachment."""
    if kind != "multipart/alternative" or index in chosen:
        return False
    return bool(chosen) and child.get_content_type() in (
        "text/plain", "text/html", "text/enriched", "text/richtext", "text/x-amp-html",
        "multipart/related",
    )  # fmt: skip


def _is_inline_text(part: _Part) -> bool:
    if part.kind not in _TEXT_KINDS:
        return False
    disposition = _first_word(part.headers.first("content-disposition"))
    return disposition != "attachment" and not (_name_of(part) and disposition != "inline")


def _first_word(header: str) -> str:
    return header.partition(";")[0].strip().lower()


def _text_of(part: _Part, body: Body) -> str | None:
    message, footer = part_footer(part.message)
    return _text_from(_bytes_of(message), footer, _told_of(part), body)


def _text_from(data: bytes, footer: str, told: Told, body: Body) -> str:
    """Return a text part's bytes as text for people. footer: what is known as text."""
    declared = told.charset
    if told.kind == "text/html" and not declared:
        found = _META_CHARSET.search(data[:4_096])
        declared = found.group(1).decode("ascii") if found else ""
    decoded = decode(data, declared)
    if decoded.is_damaged or (decoded.encoding == "utf-8" and "\ufffd" in decoded.text):
        body.warn("text-damaged")
    body.charset = body.charset or decoded.encoding
    text = decoded.text + footer
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if told.kind == "text/html" or _HTML_START.match(text):
        return html_to_text(text)
    if told.kind in ("text/enriched", "text/richtext"):
        text = _ENRICHED_TAG.sub("", text)
    elif told.is_flowed:
        text = _unflowed(text, is_deleting=told.is_deleting)
    return strip_invisible(text)


def _told_of(part: _Part) -> Told:
    content_type = part.headers.first("content-type")
    if content_type.isascii() and len(content_type) <= 200:
        return told_by(content_type)
    return told_of(part.message)


def _bytes_of(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, AssertionError):
        data = None
    if isinstance(data, bytes):
        return data
    payload = part.get_payload()
    return payload.encode("utf-8", "surrogateescape") if isinstance(payload, str) else b""


def _unflowed(text: str, *, is_deleting: bool) -> str:
    """Join lines that were only broken for sending (RFC 3676)."""
    lines: list[str] = []
    is_open = False
    for line in text.split("\n"):
        quote = len(line) - len(line.lstrip(">"))
        stripped = line[quote:].removeprefix(" ")
        is_signature = stripped == "-- "
        if is_open and not quote and not is_signature and lines:
            lines[-1] += stripped
        else:
            lines.append(line if quote else stripped)
        is_open = line.endswith(" ") and not quote and not is_signature
        if is_open and is_deleting:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _name_of(part: _Part) -> str:
    told = (*part.headers.all("content-disposition"), *part.headers.all("content-type"))
    is_plain = all(map(str.isascii, told))
    if is_plain and not any("name" in value.lower() for value in told):
        return ""
    message = part.message
    if not is_plain:
        for header, value in message.raw_items():
            if header.lower() in ("content-disposition", "content-type") and not value.isascii():
                message.replace_header(header, decode_header(value))
    try:
        name = message.get_filename()
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        return ""
    return decode_header(name) if isinstance(name, str) else ""


def _attach(part: _Part, body: Body) -> None:
    kind, message = part.kind, part.message
    if kind.startswith("multipart/") and not message.get_payload():
        return
    content = _message_bytes(message) if kind.startswith("message/") else _bytes_of(message)
    if kind == "message/rfc822":
        fallback = "message.eml"
    else:
        suffix = re.sub(r"[^a-z0-9]", "", kind.rpartition("/")[2].lower())[:8]
        fallback = f"attachment.{suffix or 'bin'}"
    name = safe_name(_name_of(part) or fallback)
    size = len(content)
    if size > MAX_ATTACHMENT_BYTES:
        body.warn("attachment-too-large")
        content = b""
    body.attachments.append(Attachment(name, kind[:100], size, content=content))


def _message_bytes(part: Message) -> bytes:
    payload = part.get_payload()
    try:
        if isinstance(payload, list) and payload:
            return b"\n".join(item.as_bytes() for item in payload if isinstance(item, Message))
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        return b""
    return _bytes_of(part)


def _without_uuencoded(text: str, body: Body) -> str:
    """Take "begin 644 name ... end" blocks out of the text and keep them as attachments."""
    if "begin " not in text:
        return text
    kept: list[str] = []
    block: list[str] = []
    name = ""
    for line in text.split("\n"):
        begin = _UU_BEGIN.match(line) if not name else None
        if begin:
            name, block = begin.group(1), [line]
        elif name and line.strip() == "end":
            content = _uudecoded(block[1:])
            if content is None:
                kept += [*block, line]
            else:
                body.attachments.append(
                    Attachment(safe_name(name), "application/octet-stream", len(content),
                               content=content)
                )  # fmt: skip
            name, block = "", []
        else:
            (block if name else kept).append(line)
    return "\n".join(kept + block)


def _uudecoded(lines: list[str]) -> bytes | None:
    try:
        return b"".join(binascii.a2b_uu(line.encode("ascii")) for line in lines if line.strip())
    except (binascii.Error, UnicodeEncodeError):
        return None
