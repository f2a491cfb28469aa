"""Mail headers as text: folded, encoded and mislabelled ones.

The standard library's own header objects recurse and raise on hostile input, so headers are read
here with plain loops. Nothing in this file raises.
"""

from __future__ import annotations

import binascii
import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from functools import lru_cache

from core.domain.interaction import Address
from core.ingest.encoding import decode
from core.text.invisible import strip_invisible

MAX_HEADER_CHARS = 65_536
MAX_ADDRESSES = 1_000
MAX_ADDRESS_CHARS = 320
_SHORT_CHARS = 300
EARLIEST_YEAR = 1971
LATEST_YEAR = 2099

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_ID = re.compile(r"<\s*([^<>\s]+)\s*>")
# What nearly all programs write: "Tue, 3 Mar 2026 10:11:12 +0100".
_USUAL_DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d?) ([A-Z][a-z]{2}) "
    r"([12]\d{3}) (\d\d):(\d\d):(\d\d) ([+-])([01]\d|2[0-3])([0-5]\d)\Z",
    re.ASCII,
)
_MONTHS = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "May": 5, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9,
    "Oct": 10, "Nov": 11, "Dec": 12,
}  # fmt: skip
_GAP = re.compile(r"^[ \t\r\n]*$")
_SPACES = re.compile(r"[ \t\r\n]+")
_MASKED_AT = re.compile(r"^([\w.+-]+)\s+(?:at|AT)\s+([\w-]+(?:\.[\w-]+)+)$")
# An escaped character, a quoted name (whole, or a lone quote), or a sign that parts addresses.
_ADDRESS_SIGN = re.compile(
    r"\\.|=\?[^?\s]{1,60}\?[bBqQ]\?[^?]*\?=|\"(?:[^\"\\]|\\.)*\"|[()<>,;:]", re.DOTALL
)


# "<@relay,@other:mary@x>": by which way it went, long ago.
_ROUTE = re.compile(r"<@[^<>:]{1,500}:")
_FORGOTTEN_COMMA = re.compile(r"(<[^<>@]*@[^<>]*>)(?=[^<>]*<[^<>@]*@)")


def decode_header(raw: str, charset: str = "") -> str:
    """Return a header's value for people: one line, encoded words and stray bytes decoded.

    raw: as the email package gives it; bytes beyond ASCII are half characters (surrogateescape).
    charset: what the mail declares elsewhere, a hint for raw bytes.
    """
    if _is_plain(raw):
        return raw.strip()
    return (_decode_short if len(raw) <= _SHORT_CHARS else _decode)(raw, charset)


def _decode(raw: str, charset: str) -> str:
    value = _bytes_decoded(raw[:MAX_HEADER_CHARS], charset)
    if "=?" in value:
        value = _words_decoded(value)
    return _SPACES.sub(" ", strip_invisible(value)).strip()


# A thread's mails repeat its subject.
_decode_short = lru_cache(maxsize=2_000)(_decode)


def _is_plain(raw: str) -> bool:
    """Whether there is nothing to decode, to take out or to make one space of: most headers."""
    return (
        raw.isascii()
        and raw.isprintable()
        and "=?" not in raw
        and "  " not in raw
        and len(raw) <= MAX_HEADER_CHARS
    )


def _bytes_decoded(raw: str, charset: str) -> str:
    if raw.isascii():
        return raw
    return decode(raw.encode("utf-8", "surrogateescape"), charset).text


def _words_decoded(value: str) -> str:
    """Decode the encoded words; neighbours of one charset may share a character's bytes."""
    parts: list[str] = []
    pending, charset, position = b"", "", 0
    for match in _WORD.finditer(value):
        between = value[position : match.start()]
        name = match.group(1).partition("*")[0]
        if pending and (not _GAP.match(between) or name.lower() != charset.lower()):
            parts.append(decode(pending, charset).text)
            pending = b""
        if not (_GAP.match(between) and position):
            parts.append(between)
        charset = name
        pending += _word_bytes(match.group(2), match.group(3))
        position = match.end()
    if pending:
        parts.append(decode(pending, charset).text)
    parts.append(value[position:])
    return "".join(parts)


def _word_bytes(kind: str, body: str) -> bytes:
    plain = body.encode("utf-8", "surrogatepass")
    if kind in "qQ":
        return binascii.a2b_qp(plain.replace(b"_", b" "), header=False)
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", plain)
    # A word cut off in the middle still gives its whole characters.
    letters = letters[: len(letters) - 1] if len(letters) % 4 == 1 else letters
    try:
        return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
    except binascii.Error:
        return plain


def parse_addresses(raw: str, charset: str = "") -> tuple[Address, ...]:
    """Return the mailboxes of an address header, at most 1,000, in order; groups are opened."""
    if len(raw) <= _SHORT_CHARS:
        return _parse_short(raw, charset)
    return _parse_addresses(raw, charset)


def _parse_addresses(raw: str, charset: str) -> tuple[Address, ...]:
    value = _ROUTE.sub("<", _bytes_decoded(raw[:MAX_HEADER_CHARS], charset))
    found: list[Address] = []
    for part in _split_addresses(value):
        found += filter(None, map(_one_address, _parted(part)))
        if len(found) >= MAX_ADDRESSES:
            break
    return tuple(found[:MAX_ADDRESSES])


# The same few people write most of a mailbox.
_parse_short = lru_cache(maxsize=2_000)(_parse_addresses)


def _split_addresses(value: str) -> list[str]:
    """Split at commas and semicolons outside quotes, comments and angle brackets.

    What stands before a colon is a group's name and is dropped.
    """
    parts: list[str] = []
    start, comments, in_angle = 0, 0, False
    for match in _ADDRESS_SIGN.finditer(value):
        sign = match.group()
        if sign == "(":
            comments += 1
        elif sign == ")":
            comments = max(comments - 1, 0)
        elif comments or len(sign) > 1:
            continue
        elif sign in "<>":
            in_angle = sign == "<"
        elif sign in ",;":
            parts.append(value[start : match.start()])
            start, in_angle = match.end(), False
        elif sign == ":" and not in_angle:
            start = match.end()
    return [*parts, value[start:]]


def _parted(part: str) -> list[str]:
    """Return the addresses in a part: some programs put nothing but spaces between them."""
    if '"' in part or "(" in part:
        return [part]
    if "<" in part:
        return _FORGOTTEN_COMMA.sub("\\1\0", part).split("\0")
    words = re.sub(r" ?(@) ?| (\.) ?", r"\1\2", _SPACES.sub(" ", part)).split()
    emails = [word for word in words if "@" in word]
    if len(emails) == len(words):
        return emails
    name = " ".join(word for word in words if "@" not in word)
    return [f"{name} <{emails[0]}>"] if len(emails) == 1 else [part]


def _one_address(part: str) -> Address | None:
    text = part.strip()
    if not text:
        return None
    name, email = "", ""
    opened, closed = text.rfind("<"), text.rfind(">")
    if opened >= 0:
        email = text[opened + 1 : closed if closed > opened else len(text)]
        name = text[:opened]
    else:
        bare, comment = _without_comments(text)
        email, name = bare, comment
    email = _clean_email(email)
    name = decode_header(_unquoted(name))
    if "@" not in email and "@" in name and opened >= 0:
        email = ""
    if not email and not name:
        return None
    if "@" not in email:
        # A name alone ("undisclosed recipients", an old local mailbox) reaches nobody.
        return Address("", name or email)
    return Address(email[:MAX_ADDRESS_CHARS], "" if name == email else name[:MAX_ADDRESS_CHARS])


def _clean_email(text: str) -> str:
    email = _SPACES.sub(" ", strip_invisible(decode_header(text))).strip().strip("'\"")
    masked = _MASKED_AT.match(email)
    if masked:
        return f"{masked.group(1)}@{masked.group(2)}"
    # Some programs put a group's name into the brackets: <Undisclosed-Recipient:@x>.
    email = email.strip("<>").removeprefix("mailto:").rpartition(":")[2]
    if email.startswith("@"):
        return ""
    return email.replace(" ", "") if "@" in email else email


def _unquoted(name: str) -> str:
    text = name.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    text = re.sub(r"\\(.)", r"\1", text)
    return text.strip().strip("'\"").strip()


def _without_comments(text: str) -> tuple[str, str]:
    """Return the text outside of round brackets and the text inside of them."""
    outside: list[str] = []
    inside: list[str] = []
    depth = 0
    for sign in text:
        if sign == "(":
            depth += 1
        elif sign == ")" and depth:
            depth -= 1
        else:
            (inside if depth else outside).append(sign)
    return "".join(outside), "".join(inside)


def parse_date(raw: str) -> datetime | None:
    """Return a mail date in UTC, or None when it can't be read or can't be right."""
    try:
        found = _usual_date(raw) or _any_date(raw)
    except (ValueError, IndexError, TypeError, OverflowError, AttributeError):
        return None
    return found if found is not None and EARLIEST_YEAR <= found.year <= LATEST_YEAR else None


def _usual_date(raw: str) -> datetime | None:
    match = _USUAL_DATE.match(raw)
    if match is None or match[2] not in _MONTHS:
        return None
    day, month, year, hour, minute, second, sign, hours, minutes = match.groups()
    local = datetime(
        int(year), _MONTHS[month], int(day), int(hour), int(minute), int(second), tzinfo=UTC
    )
    away = timedelta(hours=int(hours), minutes=int(minutes))
    return local + away if sign == "-" else local - away


def _any_date(raw: str) -> datetime | None:
    text = re.sub(r"\([^()]*\)", " ", raw[:200].encode("ascii", "ignore").decode())
    parsed = parsedate_tz(text)
    if parsed is None:
        return None
    offset = timedelta(seconds=parsed[9] or 0)
    return datetime(*parsed[:6], tzinfo=timezone(offset)).astimezone(UTC)


def parse_ids(raw: str) -> tuple[str, ...]:
    """Return the message identifiers in a header, without angle brackets, each once."""
    if not raw:
        return ()
    value = raw[:MAX_HEADER_CHARS]
    if not value.isascii():
        value = value.encode("ascii", "ignore").decode()
    found = _ID.findall(value)
    if not found:
        found = [word for word in value.split() if "@" in word][:1]
    return tuple(dict.fromkeys(found))
