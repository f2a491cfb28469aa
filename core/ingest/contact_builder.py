"""Puts a contact together from named values, the same way for tables and cards."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from core.domain.contact import Channel, ChannelKind, Company, CompanyLink, Contact, Detail
from core.domain.importing import Place, RawRecord, Rejection
from core.domain.interaction import Attachment
from core.text.field_text import MOST_CHARS
from core.text.invisible import strip_invisible
from core.text.normalise import normalise_email

MAX_VALUE_CHARS = 2_000
MAX_NOTES_CHARS = 100_000
MAX_VALUES = 200

ADDRESS_PARTS = (
    "formatted",
    "pobox",
    "extended",
    "street",
    "city",
    "region",
    "postcode",
    "country",
)
_LOOSE_NAMES = {"prefix": "name prefix", "middle": "middle name", "suffix": "name suffix"}
_LABELS = {
    "home": "home", "private": "home", "privat": "home", "personal": "home", "家庭": "home",
    "住宅": "home", "work": "work", "business": "work", "office": "work", "company": "work",
    "geschäftlich": "work", "工作": "work", "单位": "work", "cell": "mobile", "mobile": "mobile",
    "mobil": "mobile", "iphone": "mobile", "手机": "mobile", "fax": "fax", "homefax": "home fax",
    "home fax": "home fax", "workfax": "work fax", "work fax": "work fax", "main": "main",
    "pager": "pager", "car": "car", "assistant": "assistant",
    "assistantphone": "assistant", "homepage": "home page",
    "home page": "home page", "other": "", "sonstige": "", "其他": "", "voice": "", "internet": "",
    "pref": "", "msg": "", "x-other": "", "*": "",
}  # fmt: skip
_DAY = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$")
_YEAR_FIRST = re.compile(
    r"^([12]\d{3})(?:[./-](\d{1,2})[./-](\d{1,2})|(\d\d)(\d\d))$|^([12]\d{3})年(\d{1,2})月(\d{1,2})日$"
)
_HAN_NAME = re.compile(r"^[\u3400-\u9fff\uf900-\ufaff·]+$")
_BETWEEN_NUMBERS = re.compile(r"\s*(?:[;,/|、，；\n]|\bor\b|\boder\b|或)\s*")
_NUMBER = re.compile(r"^[+(]?\d[\d\s()+./-]*(?:\s*(?:ext|x|分机|转)\.?\s*\d{1,6})?$", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s<>,;\"']+@[^\s<>,;\"']+")


@dataclass(slots=True)
class ContactBuilder:
    """Collects what is known about one person; empty values are ignored.

    born: year, month and day, where they stand apart. is_month_first: of days with strokes.
    """

    names: dict[str, str] = field(default_factory=dict)
    channels: list[Channel] = field(default_factory=list)
    company: str = ""
    more_companies: list[str] = field(default_factory=list)
    role: str = ""
    details: list[Detail] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    language: str = ""
    external_id: str = ""
    addresses: dict[tuple[str, int], dict[str, str]] = field(default_factory=dict)
    born: dict[str, str] = field(default_factory=dict)
    is_month_first: bool | None = None
    photo: Attachment | None = None
    warnings: list[str] = field(default_factory=list)

    def warn(self, key: str) -> None:
        """Add a warning once."""
        if key not in self.warnings:
            self.warnings.append(key)

    def set_name(self, part: str, value: str) -> str:
        """Set one part of the name; the first value stays, and is returned.

        part: "name" (the whole), "given", "middle", "family", "prefix", "suffix" or "nickname".
        """
        plain = clean(value)
        return self.names.setdefault(part, plain) if plain else ""

    def part_name(self, halves: tuple[str, str] | None) -> None:
        """Take the whole name as these, given and family, where nothing else says them."""
        if halves is not None and clean(halves[1]) == self.company:
            return  # "Engines Ltd, Ada Byron" is nobody called Ltd
        if halves is not None and not {"given", "family"} & set(self.names):
            del self.names["name"]
            self.names["given"], self.names["family"] = halves

    def add_channel(self, kind: ChannelKind, value: str, label: str = "") -> None:
        """Add a way to reach the person, once."""
        for plain in _channel_values(kind, value):
            channel = Channel(kind, plain, clean_label(label))
            if len(self.channels) < MAX_VALUES and all(
                (known.kind, known.value) != (kind, plain) for known in self.channels
            ):
                self.channels.append(channel)

    def add_detail(self, name: str, value: str, *, is_exact: bool = False) -> None:
        """Keep a value that has no place of its own. is_exact: with its spaces, and longer ones."""
        plain = clean(value, keeps_lines=True)
        if is_exact and plain != value:
            plain = strip_invisible(value).strip()[:MOST_CHARS]
        detail = Detail(clean(name)[:100], plain)
        if plain and detail.name and detail not in self.details and len(self.details) < MAX_VALUES:
            self.details.append(detail)

    def add_tags(self, value: str, pattern: str) -> None:
        """Add the words that a pattern parts."""
        for tag in re.split(pattern, value):
            plain = clean(tag).removeprefix("* ").strip()
            if plain and plain not in self.tags and len(self.tags) < MAX_VALUES:
                self.tags.append(plain[:100])

    def add_note(self, value: str) -> None:
        """Add a paragraph to the notes."""
        plain = strip_invisible(value.replace("\r\n", "\n").replace("\r", "\n")).strip()
        if plain and plain not in self.notes:
            self.notes.append(plain[:MAX_NOTES_CHARS])

    def add_company(self, name: str) -> None:
        """Add a firm that the person belongs to; the role is in the first one."""
        plain = clean(name)
        if not self.company:
            self.company = plain
        elif plain and plain not in (self.company, *self.more_companies):
            self.more_companies.append(plain)

    def set_address(self, label: str, part: str, value: str) -> None:
        """Set one of ADDRESS_PARTS of the address with this label."""
        plain = clean(value).strip(" ,;")
        if plain:
            parts = self.addresses.setdefault((clean_label(label), 0), {})
            known = parts.get(part, "")
            # A second line of the same part: the floor below the street.
            parts[part] = known if plain in known else ", ".join(filter(None, (known, plain)))

    def add_address(self, label: str, parts: Mapping[str, str]) -> None:
        """Add a whole address; there may be several with one label."""
        plain = {part: clean(value).strip(" ,;") for part, value in parts.items()}
        plain = {part: value for part, value in plain.items() if value}
        if plain and len(self.addresses) < MAX_VALUES:
            self.addresses[(clean_label(label), len(self.addresses))] = plain

    def row(self, place: Place, warnings: tuple[str, ...] = ()) -> RawRecord | Rejection:
        """Return a table's row as a record: of a company where it names nobody in it."""
        if self.is_firm():
            company = self._firm()
            return RawRecord(place, _company_mark(company), company=company, warnings=warnings)
        return self.record(place, warnings)

    def record(self, place: Place, warnings: tuple[str, ...] = ()) -> RawRecord | Rejection:
        """Return the contact; a rejection when there is nobody to call by any name."""
        contact = self._contact()
        if contact is None:
            return Rejection(place, "contact-empty")
        warnings = (*warnings, *self.warnings)
        photo = () if self.photo is None else (self.photo,)
        mark = _fingerprint(contact, photo)
        return RawRecord(place, mark, contact=contact, warnings=warnings, attachments=photo)

    def is_firm(self) -> bool:
        """Whether it tells of a firm and of nobody in it, and of no line or mailbox."""
        is_reached = any(c.kind is not ChannelKind.WEB for c in self.channels)
        return bool(self.company) and not self.names and not is_reached and not self.role

    def _firm(self) -> Company:
        sites = [channel.value for channel in self.channels]
        return Company(
            self.company,
            domain=next(filter(None, map(_domain, sites)), ""),
            details=(
                *self._address_details(),
                *(Detail("web", site) for site in sites),
                *([Detail("identifier", self.external_id)] if self.external_id else []),
                *self.details,
            ),
            tags=tuple(self.tags),
            notes="\n\n".join(self.notes),
        )

    def _contact(self) -> Contact | None:
        nickname = self.names.get("nickname", "")
        nicknames = [Detail("nickname", nickname)] if nickname else []
        born = self._birthday() if self.born else ()
        details = [*self._address_details(), *nicknames, *born, *self.details]
        details = list(dict.fromkeys(details))
        emails = [c.value for c in self.channels if c.kind is ChannelKind.EMAIL]
        others = [c.value for c in self.channels if c.kind is not ChannelKind.EMAIL]
        name = self._name() or self.company or next(iter([*emails, *others]), "")
        if not name:
            return None
        return Contact(
            name=name,
            given_name=self.names.get("given", ""),
            family_name=self.names.get("family", ""),
            channels=tuple(self.channels),
            companies=self._companies(),
            details=(*details, *self._loose_names(name), *self._loose_role()),
            tags=tuple(self.tags),
            notes="\n\n".join(self.notes),
            language=self.language,
            external_id=self.external_id[:300],
        )

    def _companies(self) -> tuple[CompanyLink, ...]:
        first = [CompanyLink(self.company, self.role)] if self.company else []
        return (*first, *(CompanyLink(name) for name in self.more_companies))

    def _loose_names(self, name: str) -> list[Detail]:
        """Return the parts of the name that the whole of it, as it is called, leaves out."""
        said = _words(f"{name} {self.names.get('given', '')} {self.names.get('family', '')}")
        return [
            Detail(known_as, value)
            for part, known_as in _LOOSE_NAMES.items()
            if (value := self.names.get(part, "")) and not _words(value) <= said
        ]

    def _loose_role(self) -> list[Detail]:
        return [Detail("role", self.role)] if self.role and not self.company else []

    def _name(self) -> str:
        given, family = self.names.get("given", ""), self.names.get("family", "")
        whole = self.names.get("name", "")
        if self.company and whole.startswith(f"{self.company}, "):
            # As some programs show whoever belongs to a firm.
            whole = whole[len(self.company) + 2 :].strip() or whole
        if whole and not (given and family and _is_turned(whole, given, family)):
            return whole
        if not whole and given and family and _words(given) & _words(family):
            # "Name" beside "First name" may be the whole of it, and no last name.
            longer, other = sorted((given, family), key=len, reverse=True)
            if _words(other) <= _words(longer):
                return longer
        if given and family and _HAN_NAME.match(given + family):
            return family + given
        parts = [given, self.names.get("middle", ""), family, self.names.get("suffix", "")]
        return " ".join(part for part in parts if part) or self.names.get("nickname", "")

    def _birthday(self) -> list[Detail]:
        """Return the birthday whose year, month and day stand in columns of their own."""
        year, month, day = (self.born.get(part, "").strip() for part in ("year", "month", "day"))
        if month.isdecimal() and day.isdecimal():
            known = year.zfill(4) if year.isdecimal() else "-"
            return [Detail("birthday", f"{known}-{month:0>2}-{day:0>2}")]
        return [Detail(f"birth {part}", value) for part, value in self.born.items()]

    def _address_details(self) -> list[Detail]:
        found = []
        for (label, _), parts in self.addresses.items():
            # The whole address as one text only counts when there is nothing finer.
            known = ADDRESS_PARTS[1:] if len(parts) > 1 else ADDRESS_PARTS
            value = ", ".join(parts[part] for part in known if part in parts)
            found.append(Detail(f"address.{label}" if label else "address", value))
        return found


def clean(value: str, *, keeps_lines: bool = False) -> str:
    """Return a value without invisible characters and outer or repeated spaces, at most 2,000."""
    text = strip_invisible(value)
    if text.isprintable() and "  " not in text:
        # No space but the usual one, and no line end: nearly every cell.
        return text.strip()[:MAX_VALUE_CHARS]
    if keeps_lines:
        lines = (" ".join(line.split()) for line in text.splitlines())
        return "\n".join(line for line in lines if line)[:MAX_VALUE_CHARS]
    return " ".join(text.split())[:MAX_VALUE_CHARS]


def _is_turned(whole: str, given: str, family: str) -> bool:
    """Say whether a name is written "Byron, Ada"."""
    last, comma, first = whole.partition(",")
    return bool(comma) and _words(last) == _words(family) and _words(given) <= _words(first)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def iso_day(value: str, *, is_month_first: bool | None = None) -> str:
    """Return a day year first where it can only be meant so, else as it was written.

    is_month_first: the order of the others beside it; None when nobody knows, and 3/4/1991 stays.
    """
    text = value.strip()
    if (ordered := _YEAR_FIRST.match(text)) is not None:
        year, month, day = (int(number) for number in ordered.groups() if number)
    elif (match := _DAY.match(text)) is not None:
        first, second, year = (int(number) for number in match.groups())
        # With a point between them the day comes first, wherever that is written.
        is_day_first = first > 12 or first == second or "." in text
        if not is_day_first and second <= 12:
            if is_month_first is None:
                return value
            is_day_first = not is_month_first
        day, month = (first, second) if is_day_first else (second, first)
    else:
        return value
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return value


@lru_cache(maxsize=1_000)
def clean_label(label: str) -> str:
    """Return "home", "work", "mobile", "fax" ..., the owner's own word as typed, or ""."""
    plain = clean(label).removeprefix("* ").strip()
    return _LABELS.get(plain.casefold(), plain)[:60]


def _channel_values(kind: ChannelKind, value: str) -> list[str]:
    if kind is ChannelKind.PHONE and len(numbers := _numbers(value)) > 1:
        return numbers
    plain = clean(value)
    if kind is ChannelKind.EMAIL:
        found = [address.rstrip(".") for address in _EMAIL.findall(plain)]
        # What is no address at all is kept as it was written: the owner can mend it.
        return [address.removeprefix("mailto:") for address in found] or ([plain] if plain else [])
    if kind is ChannelKind.PHONE:
        plain = plain[4:] if plain[:4].casefold() == "tel:" else plain
        if ";" in plain:
            plain = re.sub(r";ext=", " ext. ", plain, flags=re.IGNORECASE)
    return [plain] if plain else []


def _numbers(value: str) -> list[str]:
    """Return the phone numbers that stand side by side in one value, none where it is one."""
    if not _BETWEEN_NUMBERS.search(value):
        return []
    parts = [clean(part) for part in _BETWEEN_NUMBERS.split(value)]
    are_whole = all(_NUMBER.match(part) and sum(map(str.isdecimal, part)) >= 7 for part in parts)
    return parts if are_whole else []


def _domain(site: str) -> str:
    host = re.sub(r"^[a-z]+://", "", site.strip().casefold()).partition("/")[0].partition(":")[0]
    return host.removeprefix("www.") if "." in host and "@" not in host else ""


def _company_mark(company: Company) -> str:
    canonical = [company.name, company.domain, company.notes, *sorted(company.tags)]
    text = json.dumps([canonical, sorted(f"{d.name}:{d.value}" for d in company.details)])
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _fingerprint(contact: Contact, photo: tuple[Attachment, ...]) -> str:
    channels = sorted(
        f"{c.kind}:{normalise_email(c.value) or c.value}:{c.label}" for c in contact.channels
    )
    canonical = [
        contact.name, contact.given_name, contact.family_name, channels,
        [[link.company_name, link.role] for link in contact.companies],
        sorted(f"{d.name}:{d.value}" for d in contact.details),
        sorted(contact.tags), contact.notes, contact.external_id,
        *(hashlib.sha256(picture.content).hexdigest() for picture in photo),
    ]  # fmt: skip
    text = json.dumps(canonical, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()
