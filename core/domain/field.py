"""The owner's own fields of contacts and companies, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from core.domain.change import Kind


class FieldKind(StrEnum):
    """What a field holds; also the words of the command line."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    YES_NO = "yes-no"
    CHOICE = "choice"
    CHOICES = "choices"
    LINK = "link"


if TYPE_CHECKING:
    Value = str | float | int | bool | date | tuple[str, ...]
else:
    Value = Any  # no reader of types can tell a text from a day: files bring texts only
"""Of TEXT, LINK and CHOICE a str, of NUMBER a float, of MONEY an int in the currency's smallest
unit, of DATE a date, of YES_NO a bool, of CHOICES a tuple of them."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    id: 0 until stored. record_kind: whose field it is. currency: ISO 4217, of MONEY only.
    choices: of CHOICE and CHOICES, in their order. position: its place among its kind's fields.
    """

    name: str
    kind: FieldKind = FieldKind.TEXT
    record_kind: Kind = Kind.CONTACT
    id: int = 0
    currency: str = ""
    choices: tuple[str, ...] = ()
    position: int = 0


@dataclass(frozen=True, slots=True)
class FieldValue:
    """What stands in a field of a record. text: as `core.text.field_text` writes it."""

    field_id: int
    name: str
    kind: FieldKind
    value: Value
    text: str
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag. key: in the form in which tags are compared. colour: one of TAG_COLOURS."""

    name: str
    key: str
    colour: str = "grey"
    count: int = 0


TAG_COLOURS = ("grey", "blue", "green", "amber", "red")
