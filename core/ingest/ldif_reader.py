"""LDIF files: address books of Thunderbird and directories (LDAP), one entry at a time.

A value may be written in base64 or name a file; such a name is kept as it stands and never opened.
Mailing lists become tags of whom they hold.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.domain.contact import ALSO_KNOWN_AS, ChannelKind
from core.domain.importing import Place, RawRecord, Rejection
from core.ingest.contact_builder import ContactBuilder, clean
from core.ingest.encoding import decode
from core.ingest.ldif_words import (
    ADDRESSES,
    BORN,
    CHANNELS,
    CHATS,
    DETAILS,
    GROUPS,
    IGNORED,
    IGNORED_PARTS,
    MEMBERS,
    NAMES,
    NO_PEOPLE,
    PEOPLE,
)
from core.ingest.reading import Pending, Reading
from core.ingest.vcard_lines import content_lines
from core.ingest.vcard_photo import picture_of

MAX_ENTRY_BYTES = 8 << 20
MAX_MEMBERS = 200_000
MAX_LISTS_BYTES = 64 << 20
MOST_VALUES = 2_000
_VALUE = re.compile(r"^([A-Za-z][\w.-]*)((?:;[\w-]+)*):(:|<)?[ \t]*(.*)$", re.DOTALL)
_FIRST = re.compile(r"^(?:version:\s*\d+\s*$|dn::?\s*\S)", re.IGNORECASE)
_ENTRY = re.compile(r"^dn::?[ \t]*\S", re.IGNORECASE | re.MULTILINE)
_THUNDERBIRDS = re.compile(r"^(?:cn=.*,)?mail=[^,]*$", re.IGNORECASE)
_FIRST_NAMED = re.compile(r"^[A-Za-z]+=((?:\\.|[^,\\])*)")
_NOTHING = re.compile(rb"#|version:[ \t]*\d+\s*$", re.IGNORECASE)
_MEMBER = re.compile(rb"^(?:unique)?member::?[ \t]", re.IGNORECASE | re.MULTILINE)
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class _Entry:
    """The lines of an entry, joined where they were folded; none where there are too many."""

    lines: tuple[bytes, ...]
    bytes_done: int
    is_too_large: bool = False


def is_ldif(text: str) -> bool:
    """Whether the text begins as such a file: with an entry's name, or the version before it."""
    lines = (line for line in text.lstrip("\ufeff\r\n ").splitlines() if line[:1] not in ("#", ""))
    return bool(_FIRST.match(next(lines, ""))) and bool(_ENTRY.search(text))


def read_ldif(path: Path, name: str, *, number: int = 0) -> Iterator[Pending]:
    """Yield the entries in order, without the first `number` ones. Raises OSError."""
    tags = _list_tags(path)
    for index, entry in enumerate(_entries(path), start=1):
        if index > number:
            yield _pending(Place(name, index), entry, tags)


def _pending(place: Place, entry: _Entry, tags: Mapping[str, list[str]]) -> Pending:
    def read() -> Reading:
        if entry.is_too_large:
            return Reading(Rejection(place, "import-record-too-large"))
        return Reading(_read_entry(entry, place, tags))

    return Pending(place.number, 0, entry.bytes_done, read)


def _entries(path: Path) -> Iterator[_Entry]:
    """Yield what stands between empty lines."""
    lines: list[bytes] = []
    size = done = 0
    for line, length in content_lines(path, MAX_ENTRY_BYTES):
        done += length
        if line and not line.isspace():
            size += len(line)
            if size <= MAX_ENTRY_BYTES:
                lines.append(line)
        elif lines:
            yield from _entry(lines, size, done)
            lines, size = [], 0
    if lines:
        yield from _entry(lines, size, done)


def _entry(lines: list[bytes], size: int, done: int) -> Iterator[_Entry]:
    if size > MAX_ENTRY_BYTES:
        yield _Entry((), done, is_too_large=True)
    elif whole := _unfolded(b"\n".join(lines)):
        yield _Entry(whole, done)


def _unfolded(data: bytes) -> tuple[bytes, ...]:
    """Return the lines joined where they were folded, without comments and the file's version."""
    lines = data.replace(b"\n ", b"").split(b"\n")
    return tuple(line for line in lines if line and not _NOTHING.match(line))


def _list_tags(path: Path) -> Mapping[str, list[str]]:
    """Return the names of the lists that each entry is on, by the entry's name.

    Lists stand behind whom they hold, so the file's beginning is looked through for them first.
    """
    with path.open("rb") as file:
        data = file.read(MAX_LISTS_BYTES).replace(b"\r\n", b"\n")
    tags: dict[str, list[str]] = defaultdict(list)
    done = count = 0
    for match in _MEMBER.finditer(data):
        if match.start() < done or count > MAX_MEMBERS:
            continue
        begin, end = data.rfind(b"\n\n", 0, match.start()), data.find(b"\n\n", match.start())
        done = end if end >= 0 else len(data)
        if done - begin > MAX_ENTRY_BYTES:
            continue
        values = _values(_unfolded(data[begin + 2 if begin >= 0 else 0 : done]), MAX_MEMBERS)
        name = next((value for key, value in values if key == "cn"), "")
        members = [value for key, value in values if key in MEMBERS]
        count += len(members)
        for member in members if name else ():
            tags[_plain_dn(member)].append(name)
    return tags


def _values(lines: Sequence[bytes], most: int = MOST_VALUES) -> list[tuple[str, str]]:
    """Return the attributes in small letters and their values as text; what is no text is not."""
    found = []
    for written, value in _attributes(lines[:most]):
        text = _text(value) if isinstance(value, bytes) else value
        if text.strip():
            found.append((written.lower(), text.strip()))
    return found


def _attributes(lines: Sequence[bytes]) -> Iterator[tuple[str, str | bytes]]:
    """Yield attributes as they are written, with a text, or with bytes where those are packed."""
    text = decode(b"\n".join(lines)).text
    for line in text.split("\n"):
        match = _VALUE.match(line)
        if match is None:
            continue
        name, _, sign, value = match.groups()
        if sign != ":":
            # Where a value is to be fetched from is none.
            yield f"{name} at" if sign else name, value
            continue
        try:
            yield name, base64.b64decode(re.sub(r"\s", "", value), validate=True)
        except (binascii.Error, ValueError):
            yield name, value


def _text(value: bytes) -> str:
    return "" if b"\0" in value else decode(value).text


def _read_entry(
    entry: _Entry, place: Place, tags: Mapping[str, list[str]]
) -> RawRecord | Rejection:
    values = _values(entry.lines)
    classes = {value.lower() for key, value in values if key == "objectclass"}
    changes = {value.lower() for key, value in values if key == "changetype"}
    if changes - {"add"}:
        return Rejection(place, "ldif-is-change")
    if classes & GROUPS:
        return Rejection(place, "contact-is-a-group")
    if classes & NO_PEOPLE and not classes & PEOPLE:
        return Rejection(place, "ldif-is-no-person")
    builder = ContactBuilder()
    dn = next((value for key, value in values if key == "dn"), "")
    for tag in tags.get(_plain_dn(dn), ()):
        builder.add_tags(tag, "[,;]")
    whole = {key: value for key, value in reversed(values) if key in ("displayname", "cn")}
    _read_whole_name(builder, whole.get("displayname", ""))
    for key, value in values:
        _read_value(builder, key, value)
    if dn and not _THUNDERBIRDS.match(dn):
        builder.add_detail("dn", dn)
    _read_picture(builder, entry.lines)
    return builder.record(place)


def _read_value(builder: ContactBuilder, key: str, value: str) -> None:
    read = _READERS.get(key)
    if read is not None:
        read(builder, key, value)
    elif key not in IGNORED and not any(part in key for part in IGNORED_PARTS):
        builder.add_detail(DETAILS.get(key, key), value)


def _read_whole_name(builder: ContactBuilder, value: str) -> None:
    name = clean(value)
    if name and "@" not in name and builder.set_name("name", name) != name:
        builder.add_detail(ALSO_KNOWN_AS, name)


def _read_name(builder: ContactBuilder, key: str, value: str) -> None:
    if builder.set_name(NAMES[key], value) != clean(value):
        builder.add_detail(ALSO_KNOWN_AS, value)


def _read_channel(builder: ContactBuilder, key: str, value: str) -> None:
    kind, label = CHANNELS[key]
    # Behind an address in the web a directory says what is there.
    only = value.split(maxsplit=1)[0] if kind is ChannelKind.WEB else value
    builder.add_channel(kind, only, label)


def _read_address(builder: ContactBuilder, key: str, value: str) -> None:
    builder.set_address(*ADDRESSES[key], value)


def _read_whole_address(builder: ContactBuilder, key: str, value: str) -> None:
    label = "home" if key.startswith("home") else ""
    lines = (line.strip() for line in value.split("$"))
    builder.add_address(label, {"formatted": ", ".join(lines)})


def _read_language(builder: ContactBuilder, _key: str, value: str) -> None:
    if value[:2].isalpha() and value.isascii():
        builder.language = value[:2].lower()


def _read_role(builder: ContactBuilder, _key: str, value: str) -> None:
    if builder.role:
        builder.add_detail("role", value)
    builder.role = builder.role or clean(value)


def _read_number(builder: ContactBuilder, _key: str, value: str) -> None:
    builder.external_id = value


def _read_picture(builder: ContactBuilder, lines: Sequence[bytes]) -> None:
    packed = [line for line in lines if line[:12].lower().startswith(_PHOTO_LINES)]
    for _, value in _attributes(packed[:1]):
        if isinstance(value, bytes):
            builder.photo = picture_of(value)
        elif value.strip():
            builder.add_detail("photo", value)


def _plain_dn(dn: str) -> str:
    """Return an entry's name as it is compared."""
    return re.sub(r"\s*([,=])\s*", r"\1", dn.strip()).casefold()


def _own_name(dn: str) -> str:
    """Return what an entry is called in its own name: "Sales" of "CN=Sales,OU=Groups"."""
    match = _FIRST_NAMED.match(dn)
    return _ESCAPED.sub(r"\1", match[1]) if match else ""


_READERS: dict[str, Callable[[ContactBuilder, str, str], None]] = {
    "cn": lambda builder, _key, value: _read_whole_name(builder, value),
    **dict.fromkeys(NAMES, _read_name),
    **dict.fromkeys(CHANNELS, _read_channel),
    **dict.fromkeys(ADDRESSES, _read_address),
    **dict.fromkeys(
        CHATS, lambda to, key, value: to.add_channel(ChannelKind.CHAT, value, CHATS[key])
    ),
    **dict.fromkeys(("postaladdress", "homepostaladdress"), _read_whole_address),
    **dict.fromkeys(
        ("o", "company", "organizationname"), lambda to, _key, value: to.add_company(value)
    ),
    **dict.fromkeys(BORN, lambda to, key, value: to.born.update({BORN[key]: value})),
    **dict.fromkeys(
        ("description", "notes", "comment", "info"), lambda to, _key, value: to.add_note(value)
    ),
    "title": _read_role,
    "memberof": lambda to, _key, value: to.add_tags(_own_name(value), "[,;]"),
    "entryuuid": _read_number,
    "preferredlanguage": _read_language,
}
_PHOTO_LINES = (b"jpegphoto", b"photo:", b"photo;", b"thumbnailpho")
