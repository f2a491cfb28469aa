"""The picture on a vCard: in the card itself, never fetched from an address that it names."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence

from core.domain.interaction import Attachment
from core.ingest.vcard_lines import read_properties

_KINDS = (
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
    (b"\x89PNG\r\n", "png", "image/png"),
    (b"GIF8", "gif", "image/gif"),
    (b"BM", "bmp", "image/bmp"),
)
_LINK = re.compile(r"^https?://\S{1,500}$", re.IGNORECASE)


def read_photo(lines: Sequence[bytes]) -> tuple[Attachment | None, str]:
    """Return the picture in these lines of a card, and the address it names instead, or "".

    What is no picture by its first bytes is left out, whatever it says it is.
    """
    found = next(iter(read_properties(lines)), None) if lines else None
    if found is None:
        return None, ""
    value = found.value.strip().replace("\\,", ",")
    if _LINK.match(value):
        return None, value
    if value[:5].lower() == "data:":
        value = value.partition(",")[2]
    try:
        content = base64.b64decode(re.sub(r"\s", "", value), validate=True)
    except (binascii.Error, ValueError):
        return None, ""
    return picture_of(content), ""


def picture_of(content: bytes) -> Attachment | None:
    """Return a person's picture, None for what is no picture by its first bytes."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Attachment("photo.webp", "image/webp", len(content), content=content)
    for start, suffix, kind in _KINDS:
        if content.startswith(start):
            return Attachment(f"photo.{suffix}", kind, len(content), content=content)
    return None
