"""A contact as a vCard, 4.0 or 3.0, with everything that our own reader takes in again."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

from core.domain.contact import Channel, ChannelKind, Contact, Detail
from core.domain.interaction import Attachment
from core.export.content_lines import escape, line

DETAIL = "X-CARDFILE-DETAIL"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_PROPERTIES = {ChannelKind.EMAIL: "EMAIL", ChannelKind.PHONE: "TEL", ChannelKind.WEB: "URL"}
_TYPES = {
    "work": ("work",), "home": ("home",), "mobile": ("cell",), "fax": ("fax",),
    "work fax": ("work", "fax"), "home fax": ("home", "fax"), "pager": ("pager",),
    "video": ("video",), "": (),
}  # fmt: skip
_SERVICE = re.compile(r"[a-z][a-z0-9+.-]*")


def card(contact: Contact, picture: Attachment | None = None, *, is_old: bool = False) -> str:
    """Return the contact's card. picture: of the person. is_old: as version 3.0."""
    pieces = ["BEGIN:VCARD\r\n", line("VERSION", "3.0" if is_old else "4.0")]
    pieces.append(line("FN", escape(contact.name)))
    names = (contact.family_name, contact.given_name, "", "", "")
    pieces.append(line("N", ";".join(map(escape, names))))
    pieces += _work(contact)
    for number, channel in enumerate(contact.channels, start=1):
        pieces += _channel(channel, number)
    pieces += (_said(detail) for detail in contact.own_details)
    for detail in contact.details:
        pieces += _detail(detail, contact, is_old=is_old, has_picture=picture is not None)
    if contact.tags:
        pieces.append(line("CATEGORIES", ",".join(map(escape, contact.tags))))
    if contact.notes:
        pieces.append(line("NOTE", escape(contact.notes)))
    if contact.language:
        pieces.append(line("LANG", escape(contact.language)))
    if contact.external_id:
        pieces.append(line("UID", escape(contact.external_id)))
    if picture is not None and picture.content:
        pieces.append(_photo(picture, is_old=is_old))
    return "".join((*pieces, "END:VCARD\r\n"))


def _work(contact: Contact) -> Iterator[str]:
    """Yield the first company with the role there; a card has room for no other."""
    departments = [d.value for d in contact.details if d.name == "department"]
    for link in contact.companies[:1]:
        yield line("ORG", ";".join(map(escape, (link.company_name, *departments))))
        if link.role:
            yield line("TITLE", escape(link.role))
    for link in contact.companies[1:]:
        told = ", ".join(filter(None, (link.company_name, link.role)))
        yield line(DETAIL, f"company;{escape(told)}")


def _channel(channel: Channel, number: int) -> Iterator[str]:
    label = channel.label
    if channel.kind is ChannelKind.CHAT:
        service = label.casefold()
        is_told = _SERVICE.fullmatch(service) is not None
        yield line(
            "IMPP", f"{service}:{escape(channel.value)}" if is_told else escape(channel.value)
        )
        return
    name = _PROPERTIES[channel.kind]
    # An address of a page is no text: what parts texts belongs to it.
    value = channel.value.replace("\\", "\\\\") if name == "URL" else escape(channel.value)
    if label in _TYPES:
        yield line(name, value, [("TYPE", word) for word in _TYPES[label]])
    else:
        yield line(f"item{number}.{name}", value)
        yield line(f"item{number}.X-ABLABEL", escape(label))


def _detail(detail: Detail, contact: Contact, *, is_old: bool, has_picture: bool) -> Iterator[str]:
    name, value = detail.name, detail.value
    place, dot, label = name.partition(".")
    if name == "department" and contact.companies:
        return
    if place == "address" and (dot or name == "address") and label in _TYPES:
        types = [("TYPE", word) for word in _TYPES[label]]
        yield line("ADR", f";;{escape(value)};;;;", types)
    elif name == "nickname":
        yield line("NICKNAME", escape(value))
    elif name == "birthday" and _DAY.fullmatch(value):
        yield line("BDAY", value if is_old else value.replace("-", ""))
    elif name == "role" and not contact.companies:
        yield line("ROLE", escape(value))
    elif name == "photo" and _LINK.fullmatch(value) and not has_picture:
        yield line("PHOTO", value, [("VALUE", "uri")])
    else:
        yield _said(detail)


def _said(detail: Detail) -> str:
    """Return a line of our own (RFC 6350, 6.10): no property of the standard has these names."""
    return line(DETAIL, f"{escape(detail.name)};{escape(detail.value)}")


def _photo(picture: Attachment, *, is_old: bool) -> str:
    content = base64.b64encode(picture.content).decode("ascii")
    if is_old:
        kind = picture.media_type.rpartition("/")[2].upper()
        return line("PHOTO", content, [("ENCODING", "b"), ("TYPE", kind)])
    return line("PHOTO", f"data:{picture.media_type};base64,{content}")
