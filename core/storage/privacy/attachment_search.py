"""Which files of others name a person: texts, and documents of which the text is known."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Collection, Iterator
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.rights import NamingFile
from core.storage.rows.file_text_table import FileTextRow
from core.storage.rows.tables import AttachmentRow, BlobRow, InteractionRow
from core.text.scrub import Scrubber

_ENDINGS = (
    ".txt", ".csv", ".tsv", ".md", ".log", ".json", ".xml", ".html", ".htm", ".eml", ".vcf", ".ics",
)  # fmt: skip
_TYPES = ("text/", "message/", "application/json", "application/xml")
_MOST_BYTES = 20_000_000
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{40,}={0,2}\r?\n){1,}[A-Za-z0-9+/]*={0,2}")


def find(
    session: Session, scrubber: Scrubber, gone: Collection[int] = ()
) -> tuple[tuple[NamingFile, ...], int]:
    """Return the kept files whose text names the person, and how many could not be looked into.

    gone: interactions whose files go with them.
    """
    found, closed = [], 0
    rows = session.execute(
        select(AttachmentRow, InteractionRow)
        .join(InteractionRow, InteractionRow.id == AttachmentRow.interaction_id)
        .where(AttachmentRow.blob_key != "")
        .order_by(AttachmentRow.id)
    ).all()
    for attachment, interaction in rows:
        if interaction.id in gone:
            continue
        read = session.get(FileTextRow, attachment.blob_key)
        is_open = _is_text(attachment) and attachment.size_bytes <= _MOST_BYTES
        blob = session.get(BlobRow, attachment.blob_key) if is_open else None
        if blob is None and not (read and read.text):
            closed += 1
            continue
        texts = chain([read.text] if read else [], _texts(blob.content) if blob else [])
        if any(scrubber.finds(text) for text in texts):
            found.append(
                NamingFile(
                    attachment.name,
                    interaction.id,
                    interaction.counterpart_name or interaction.counterpart_key,
                    interaction.subject,
                    interaction.occurred_at,
                )
            )
        for row in filter(None, (blob, read)):
            session.expunge(row)  # one file at a time in memory
    return tuple(found), closed


def _is_text(attachment: AttachmentRow) -> bool:
    name, kind = attachment.name.casefold(), attachment.media_type.casefold()
    return name.endswith(_ENDINGS) or kind.startswith(_TYPES)


def _texts(content: bytes) -> Iterator[str]:
    """Yield the content as it may be meant: as it stands, without tags, as mail wraps it."""
    for piece in (content, quopri.decodestring(content), *_unwrapped(content)):
        text = _decoded(piece)
        yield text
        yield _TAG.sub("", text)


def _unwrapped(content: bytes) -> Iterator[bytes]:
    for block in _BASE64.findall(content):
        try:
            yield base64.b64decode(block)
        except binascii.Error:
            continue


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError:
        return content.decode("latin-1")
