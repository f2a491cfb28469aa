"""vCard files (2.1, 3.0, 4.0) as contacts, one card at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from core.domain.contact import ALSO_KNOWN_AS, ChannelKind
from core.domain.importing import Place, RawRecord, Rejection
from core.ingest.contact_builder import ContactBuilder, clean
from core.ingest.reading import Pending, Reading
from core.ingest.vcard_lines import (
    MAX_CARD_BYTES,
    Property,
    RawCard,
    read_properties,
    split_cards,
    split_value,
    unescape,
)
from core.ingest.vcard_photo import read_photo
from core.ingest.vcard_words import detail_of, iso_date

# KDE's way of writing whatever somebody is called in a chat.
_MESSAGING = re.compile(r"^X-MESSAGING/([A-Z0-9]+)(?:-ALL)?$")
_APPLE_LABEL = re.compile(r"^_\$!<(.*)>!\$_$")
_NAME_PARTS = ("family", "given", "middle", "prefix", "suffix")
_ADDRESS_PARTS = ("pobox", "extended", "street", "city", "region", "postcode", "country")
_NOT_LABELS = frozenset(
    ["internet", "pref", "voice", "x400", "text", "uri", "postal", "parcel", "intl", "dom", "msg"]
)
_CHAT_NAMES = frozenset(
    ["X-AIM", "X-ICQ", "X-JABBER", "X-MSN", "X-YAHOO", "X-SKYPE", "X-SKYPE-USERNAME", "X-QQ",
     "X-WECHAT", "X-GOOGLE-TALK", "X-GADUGADU", "X-GTALK", "X-TWITTER"]
)  # fmt: skip
_OF_GROUPS = frozenset(
    [("KIND", "group"), ("X-ADDRESSBOOKSERVER-KIND", "group"), ("X-EVOLUTION-LIST", "true")]
)
_IGNORED = frozenset(
    ["BEGIN", "END", "VERSION", "PRODID", "REV", "PHOTO", "LOGO", "SOUND", "KEY", "AGENT", "SOURCE",
     "CLASS", "MAILER", "PROFILE", "FBURL", "CALADRURI", "CALURI", "SORT-STRING",
     "X-ABADR",
     "X-ABUID", "X-ABLABEL", "X-ABSHOWAS", "X-MOZILLA-HTML", "TZ", "GEO", "NAME", "CLIENTPIDMAP",
     "XML", "MEMBER", "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-MS-OL-DESIGN",
     "X-MS-SIGNATURE",
     "X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-EVOLUTION-FILE-AS",
     "X-EVOLUTION-LIST", "X-EVOLUTION-LIST-SHOW-ADDRESSES",
     "X-COUCHDB-APPLICATION-ANNOTATIONS"]
)  # fmt: skip


def read_vcards(path: Path, name: str, *, number: int = 0) -> Iterator[Pending]:
    """Yield the cards in order, without the first `number` ones. Raises OSError."""
    for index, card in enumerate(split_cards(path), start=1):
        if index > number:
            yield _pending(Place(name, index), card)


def _pending(place: Place, card: RawCard) -> Pending:
    def read() -> Reading:
        if card.is_too_large:
            return Reading(Rejection(place, "vcard-too-large", {"bytes": MAX_CARD_BYTES}))
        return Reading(read_card(card.lines, place, card.photo))

    return Pending(place.number, 0, card.bytes_done, read)


def read_card(
    card: Sequence[bytes], place: Place, picture: Sequence[bytes] = ()
) -> RawRecord | Rejection:
    """Return the contact on a card, given the lines between BEGIN and END, and its picture's."""
    properties = read_properties(card)
    if any((found.name, found.value.strip().lower()) in _OF_GROUPS for found in properties):
        return Rejection(place, "contact-is-a-group")
    labels = {
        found.group: _plain_label(unescape(found.value))
        for found in properties
        if found.name == "X-ABLABEL" and found.group
    }
    builder = ContactBuilder()
    for found in properties:
        _read_property(builder, found, labels.get(found.group, "") if found.group else "")
    if not builder.addresses:
        _read_printed_addresses(builder, properties)
    photo, link = read_photo(picture)
    builder.add_detail("photo", link)
    if photo is not None:
        builder.photo = photo
    return builder.record(place)


def _read_printed_addresses(builder: ContactBuilder, properties: Sequence[Property]) -> None:
    """Take addresses as they are printed on a parcel, from a card that has no finer ones."""
    for found in properties:
        if found.name == "LABEL":
            label = " ".join(word for word in found.types if word not in _NOT_LABELS)
            lines = clean(unescape(found.value), keeps_lines=True).split("\n")
            builder.add_address(label, {"formatted": ", ".join(line.strip(",") for line in lines)})


def _plain_label(value: str) -> str:
    """Return a label as it was typed; one of Apple's own words is in small letters."""
    match = _APPLE_LABEL.match(value.strip())
    return match.group(1).lower() if match else value


def _read_property(builder: ContactBuilder, found: Property, label: str) -> None:
    if found.name in _IGNORED or found.name == "LABEL":
        return
    words = [word for word in found.types if word not in _NOT_LABELS]
    # "work fax" says more than either word; a card names the place first or last as it likes.
    words = sorted(dict.fromkeys(words), key=lambda word: word in ("fax", "cell", "pager", "video"))
    if "cell" in words or "iphone" in words:
        words = ["mobile"]
    label = label or " ".join(words)
    read = _READERS.get(found.name)
    if read is not None:
        read(builder, found, label)
    elif (messaging := _MESSAGING.match(found.name)) is not None:
        builder.add_channel(ChannelKind.CHAT, unescape(found.value), messaging[1].lower())
    elif found.name in _CHAT_NAMES:
        service = found.name[2:].lower().removesuffix("-username")
        builder.add_channel(ChannelKind.CHAT, unescape(found.value), service)
    else:
        builder.add_detail(*detail_of(found, label, unescape(found.value)))


def _read_name(builder: ContactBuilder, found: Property, _label: str) -> None:
    for part, value in zip(_NAME_PARTS, split_value(found.value, ";"), strict=False):
        builder.set_name(part, value.replace("\n", " "))


def _read_full_name(builder: ContactBuilder, found: Property, _label: str) -> None:
    name = clean(unescape(found.value))
    if name and builder.set_name("name", name) != name:
        # The same name in another script or language.
        builder.add_detail(ALSO_KNOWN_AS, name)


def _read_nickname(builder: ContactBuilder, found: Property, _label: str) -> None:
    builder.set_name("nickname", ", ".join(map(clean, split_value(found.value, ","))))


def _read_company(builder: ContactBuilder, found: Property, _label: str) -> None:
    company, *units = split_value(found.value, ";")
    builder.add_company(company)
    builder.add_detail("department", ", ".join(unit for unit in map(clean, units) if unit))


def _read_title(builder: ContactBuilder, found: Property, _label: str) -> None:
    builder.role = clean(unescape(found.value)) or builder.role


def _read_role(builder: ContactBuilder, found: Property, _label: str) -> None:
    if builder.role:
        builder.add_detail("role", unescape(found.value))
    else:
        builder.role = clean(unescape(found.value))


def _read_address(builder: ContactBuilder, found: Property, label: str) -> None:
    parts = zip(_ADDRESS_PARTS, split_value(found.value, ";"), strict=False)
    builder.add_address(label, dict(parts))


def _channel(kind: ChannelKind) -> Callable[[ContactBuilder, Property, str], None]:
    def read(builder: ContactBuilder, found: Property, label: str) -> None:
        builder.add_channel(kind, unescape(found.value), label)

    return read


def _read_chat(builder: ContactBuilder, found: Property, label: str) -> None:
    service, colon, name = unescape(found.value).partition(":")
    if found.service and service.lower() in ("x-apple", found.service):
        service = found.service
    builder.add_channel(ChannelKind.CHAT, name if colon else service, service if colon else label)


def _read_note(builder: ContactBuilder, found: Property, _label: str) -> None:
    builder.add_note(unescape(found.value))


def _read_tags(builder: ContactBuilder, found: Property, _label: str) -> None:
    # No tag has a comma in it: those that are written as part of one were meant to part two.
    builder.add_tags(unescape(found.value), "[,;]")


def _read_birthday(builder: ContactBuilder, found: Property, _label: str) -> None:
    builder.add_detail("birthday", iso_date(unescape(found.value)))


def _read_language(builder: ContactBuilder, found: Property, _label: str) -> None:
    code = found.value.strip().lower()[:2]
    if not builder.language and code.isalpha() and len(code) == 2:
        builder.language = code


def _read_own_detail(builder: ContactBuilder, found: Property, _label: str) -> None:
    """Read a detail of our own cards: its name and its value, to the last space."""
    name, *rest = split_value(found.value, ";")
    builder.add_detail(name, ";".join(rest), is_exact=True)


def _read_uid(builder: ContactBuilder, found: Property, _label: str) -> None:
    builder.external_id = builder.external_id or clean(unescape(found.value))


_READERS: dict[str, Callable[[ContactBuilder, Property, str], None]] = {
    "N": _read_name,
    "FN": _read_full_name,
    "NICKNAME": _read_nickname,
    "ORG": _read_company,
    "TITLE": _read_title,
    "ROLE": _read_role,
    "ADR": _read_address,
    "EMAIL": _channel(ChannelKind.EMAIL),
    "TEL": _channel(ChannelKind.PHONE),
    "URL": _channel(ChannelKind.WEB),
    "IMPP": _read_chat,
    "NOTE": _read_note,
    "CATEGORIES": _read_tags,
    "X-GROUP-NAME": _read_tags,
    "BDAY": _read_birthday,
    "LANG": _read_language,
    "UID": _read_uid,
    "X-CARDFILE-DETAIL": _read_own_detail,
}
