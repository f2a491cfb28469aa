"""People, the companies they belong to, and the ways to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.domain.field import FieldValue

ALSO_KNOWN_AS = "also known as"
"""The detail that holds another name of a contact."""


class ChannelKind(StrEnum):
    """How somebody is reached."""

    EMAIL = "email"
    PHONE = "phone"
    WEB = "web"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach a contact.

    value: as the person wrote it; matching uses a normalised copy kept in storage.
    label: "work", "home", "mobile" or the owner's own word; "" when nothing is known.
    """

    kind: ChannelKind
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class CompanyLink:
    """A contact's place in a company. company_id is 0 until the company is stored."""

    company_name: str
    role: str = ""
    company_id: int = 0


@dataclass(frozen=True, slots=True)
class Detail:
    """A named value that has no column of its own: an address, a birthday, an imported column."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Contact:
    """One person.

    id: 0 until stored.
    external_id: the identifier the source gave (a vCard UID), "" when it gave none.
    language: ISO 639-1 code in which to write to this person, "" when unknown.
    created_at: UTC; None until stored.
    values: what stands in the owner's own fields, in their order.
    """

    name: str
    id: int = 0
    given_name: str = ""
    family_name: str = ""
    channels: tuple[Channel, ...] = ()
    companies: tuple[CompanyLink, ...] = ()
    details: tuple[Detail, ...] = ()
    tags: tuple[str, ...] = ()
    notes: str = ""
    language: str = ""
    external_id: str = ""
    is_archived: bool = False
    created_at: datetime | None = None
    values: tuple[FieldValue, ...] = ()

    @property
    def own_details(self) -> tuple[Detail, ...]:
        """What stands in the owner's own fields as files tell it: by name, of choices one each."""
        return tuple(
            Detail(value.name, f"{text} {value.currency}".rstrip())
            for value in self.values
            for text in (value.value if isinstance(value.value, tuple) else (value.text,))
        )

    @property
    def emails(self) -> tuple[str, ...]:
        """The e-mail addresses, in the order they were given."""
        return tuple(c.value for c in self.channels if c.kind is ChannelKind.EMAIL)

    @property
    def phones(self) -> tuple[str, ...]:
        """The telephone numbers, in the order they were given."""
        return tuple(c.value for c in self.channels if c.kind is ChannelKind.PHONE)


@dataclass(frozen=True, slots=True)
class Company:
    """One firm.

    id: 0 until stored.
    domain: the part after the @ that its people use, "" when unknown.
    """

    name: str
    id: int = 0
    domain: str = ""
    details: tuple[Detail, ...] = ()
    tags: tuple[str, ...] = ()
    notes: str = ""
    created_at: datetime | None = None
    values: tuple[FieldValue, ...] = ()
