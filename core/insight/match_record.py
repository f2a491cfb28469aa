"""What of a record is compared to find duplicates: names, numbers, addresses, dates, by their kind.

A contact's own fields say what they are; imported details and the columns of a table tell it by
their heading, in English, German or Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from core.domain.contact import ChannelKind, Contact
from core.text.normalise import company_key, fold, has_legal_form, name_key, normalise_email

MOST_VALUES = 12
_HAN = r"\u3400-\u9fff\uf900-\ufaff"


class FieldKind(StrEnum):
    """The kinds of field that are compared."""

    NAME = "name"
    GIVEN = "given"
    FAMILY = "family"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    DATE = "date"
    NUMBER = "number"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class MatchRecord:
    """The comparable values of one record, cleaned; key tells it apart from others.

    names: words, small letters, no accents or titles. phones: digits only. dates: digits only.
    addresses: all of them as words. numbers: (what it is, its letters and digits).
    firm: what a firm of this name would be known by, "" for somebody with a given or a family name.
    has_legal_form: the name says that it is a firm's.
    """

    key: int
    names: tuple[tuple[str, ...], ...] = ()
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    address: tuple[str, ...] = ()
    dates: frozenset[str] = frozenset()
    numbers: frozenset[tuple[str, str]] = frozenset()
    companies: tuple[str, ...] = ()
    firm: str = ""
    has_legal_form: bool = False


# Words of a heading -> what stands below it; a heading in one piece counts before its words.
_WHOLE = {
    "name": FieldKind.NAME, "full name": FieldKind.NAME, "display name": FieldKind.NAME,
    "also known as": FieldKind.NAME, "nickname": FieldKind.NAME, "姓名": FieldKind.NAME,
    "名称": FieldKind.NAME, "名": FieldKind.GIVEN, "姓": FieldKind.FAMILY,
    "given name": FieldKind.GIVEN, "first name": FieldKind.GIVEN, "family name": FieldKind.FAMILY,
    "last name": FieldKind.FAMILY, "company name": FieldKind.COMPANY, "country": None,
    "website": None, "web": None, "url": None, "email": FieldKind.EMAIL, "id": None,
}  # fmt: skip
_WORDS: tuple[tuple[FieldKind | None, str], ...] = (
    (FieldKind.EMAIL, "email mail mails courriel correo 邮箱 邮件"),
    (
        FieldKind.PHONE,
        "phone phones telephone tel telefon mobile mobil cell handy fax 电话 手机 传真",
    ),
    (FieldKind.DATE, "birth birthday birthdate dob geburtstag geburtsdatum 生日 出生"),
    (
        FieldKind.ADDRESS,
        "address addr street suburb city town zip zipcode postcode postal plz state "
        "strasse ort stadt anschrift adresse 地址 街道 城市 邮编",
    ),
    (FieldKind.GIVEN, "given first forename firstname vorname"),
    (FieldKind.FAMILY, "surname family last lastname nachname familienname"),
    (FieldKind.COMPANY, "company organisation organization firma employer 公司 单位"),
    (
        FieldKind.NUMBER,
        "id ssn ssid number no nr nummer passport vat ustid tax iban isbn upc ean 编号 号码 身份证",
    ),
    (FieldKind.NAME, "name title 姓名 名称"),
)
# A name of something else, and what only looks like a heading of ours.
_OTHERS = "program programme product user file host domain class type event"
_OTHER_NAMES = frozenset(_OTHERS.split())
_SPLIT = re.compile(r"[^\w]+|_|(?<=[a-z])(?=[A-Z])")
_SHORT = (
    "st:street str:street sts:street strasse:street rd:road ave:avenue av:avenue blvd:boulevard "
    "dr:drive ln:lane ct:court crt:court pl:place sq:square hwy:highway pkwy:parkway "
    "cres:crescent cr:crescent ter:terrace tce:terrace cl:close n:north s:south e:east w:west "
    "ne:northeast nw:northwest se:southeast sw:southwest first:1 second:2 third:3 fourth:4 "
    "fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 mt:mount ft:fort apt:apartment "
    "ste:suite rm:room "
)
_ABBREVIATIONS = dict(pair.split(":") for pair in _SHORT.split())
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_HAN_RUN = re.compile(f"[{_HAN}]+")
_HAN_PARTS = re.compile(
    rf"[{_HAN}]*?(?:省|市|区|县|路|街|道|巷|弄|号|室|楼|栋|幢)|[{_HAN}]+|[a-z0-9]+"
)


def kind_of(heading: str) -> FieldKind | None:
    """Return what stands under this heading, None for what isn't compared."""
    words = [word for word in _SPLIT.split(heading) if word]
    whole = " ".join(words).casefold()
    if whole in _WHOLE:
        return _WHOLE[whole]
    plain = [word.casefold() for word in words]
    for kind, known in _WORDS:
        if any(word in plain or (_HAN_RUN.match(word) and word in whole) for word in known.split()):
            is_other = kind is FieldKind.NAME and _OTHER_NAMES & set(plain)
            return None if is_other else kind
    return None


def of_contact(contact: Contact) -> MatchRecord:
    """Return what is compared of a contact."""
    fields: list[tuple[str, FieldKind, str]] = []
    reach = {channel.value for channel in contact.channels}
    if contact.name not in reach:
        fields.append(("name", FieldKind.NAME, contact.name))
    fields += [
        ("", FieldKind(channel.kind.value), channel.value)
        for channel in contact.channels
        if channel.kind in (ChannelKind.EMAIL, ChannelKind.PHONE)
    ]
    fields += [("", FieldKind.COMPANY, link.company_name) for link in contact.companies]
    if contact.external_id:
        fields.append(("external id", FieldKind.NUMBER, contact.external_id))
    for detail in contact.details:
        kind = kind_of(detail.name)
        if kind is not None:
            fields.append((detail.name, kind, detail.value))
    record = _record(contact.id, fields)
    if contact.given_name or contact.family_name:
        return record
    firm = company_key(contact.name)
    return replace(record, firm=firm, has_legal_form=has_legal_form(contact.name))


def of_row(key: int, row: Mapping[str, str]) -> MatchRecord:
    """Return what is compared of a row of a table, by the headings of its columns."""
    kinds = [(heading, kind_of(heading), value) for heading, value in row.items() if value]
    return _record(key, [(name, kind, value) for name, kind, value in kinds if kind is not None])


def _record(key: int, fields: Iterable[tuple[str, FieldKind, str]]) -> MatchRecord:
    found: dict[FieldKind, list[tuple[str, str]]] = {}
    for heading, kind, value in fields:
        if value.strip() and len(found.setdefault(kind, [])) < MOST_VALUES:
            found[kind].append((heading, value))

    def values(kind: FieldKind) -> list[str]:
        return [value for _, value in found.get(kind, ())]

    names = [*values(FieldKind.NAME)]
    parts = [*values(FieldKind.GIVEN), *values(FieldKind.FAMILY)]
    if parts:
        names.insert(0, " ".join(parts))
    return MatchRecord(
        key=key,
        names=_names(names),
        phones=frozenset(digits for value in values(FieldKind.PHONE) if (digits := _phone(value))),
        emails=frozenset(
            mail for value in values(FieldKind.EMAIL) if (mail := normalise_email(value))
        ),
        address=tuple(address_words(" ".join(values(FieldKind.ADDRESS)))),
        dates=frozenset(date for value in values(FieldKind.DATE) if (date := _digits(value))),
        numbers=frozenset(
            (name.casefold(), number)
            for name, value in found.get(FieldKind.NUMBER, ())
            if len(number := _SPLIT.sub("", fold(value))) >= 4
        ),
        companies=tuple(
            dict.fromkeys(
                name for value in values(FieldKind.COMPANY) if (name := company_key(value))
            )
        ),
    )


def _names(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the names as words; a nickname of one word beside a whole name says too little."""
    found = list(dict.fromkeys(words for name in names if (words := name_words(name))))
    return tuple(
        words
        for place, words in enumerate(found)
        if place == 0 or len(words) > 1 or _HAN_RUN.match(words[0])
    )


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's or firm's name in their order, without titles."""
    known = set(name_key(name).split())
    words = [
        word for word in re.split(r"[\W_]+", re.sub(r"(?<=\w)['’.](?=\w)", "", fold(name))) if word
    ]
    kept = [word for word in words if word in known]
    return tuple(kept or name_key(name).split())


def address_words(address: str) -> list[str]:
    """Return the words of an address, abbreviations written out, each once."""
    found: list[str] = []
    for word in re.split(r"[\W_]+", fold(address)):
        if _HAN_RUN.search(word):
            found += _HAN_PARTS.findall(word)
        elif word:
            ordinal = _ORDINAL.match(word)
            found.append(ordinal[1] if ordinal else _ABBREVIATIONS.get(word, word))
    return list(dict.fromkeys(found))


def _phone(value: str) -> str:
    number = re.split(r"(?:ext|x|#|分机)\.?\s*\d+\s*$", value.casefold())[0]
    digits = _digits(number)
    return digits.lstrip("0") if len(digits) >= 6 else ""


def _digits(value: str) -> str:
    return "".join(char for char in value if char.isdecimal() and char.isascii())
