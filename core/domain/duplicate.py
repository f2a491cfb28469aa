"""Contacts that may be one person, why, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.domain.contact import Contact

DEFAULT_THRESHOLD = 0.9
LOWEST_THRESHOLD = 0.5
# What a contact has one of; the person may choose whose is kept.
SINGLE_FIELDS = ("name", "given_name", "family_name", "language", "external_id")


@dataclass(frozen=True, slots=True)
class MatchReason:
    """What one field says of two contacts.

    field: "name", "phone", "email", "address", "date", "number" or "company".
    bits: for being the same, below 0 against it. likeness: of the values, 0 to 1.
    values: of the one and of the other, as they were compared.
    """

    field: str
    bits: float
    likeness: float
    values: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Contacts that seem to be one. reasons: of the two that are surest, the name's first."""

    contact_ids: tuple[int, ...]
    certainty: float
    reasons: tuple[MatchReason, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group with the records of its contacts, in the group's order."""

    group: DuplicateGroup
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class MergeWish:
    """Which contacts become one.

    survivor_id: whose record stays. other_ids: become part of it.
    chosen: (one of SINGLE_FIELDS, the contact whose value is kept) where it isn't the survivor's.
    """

    survivor_id: int
    other_ids: tuple[int, ...]
    chosen: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge that was done. names: of those that became part of the survivor, as they were."""

    id: int
    survivor_id: int
    other_ids: tuple[int, ...]
    at: datetime
    names: tuple[str, ...] = ()
    unmerged_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ScanProgress:
    """How far a search for duplicates is."""

    done: int
    total: int
