"""What an import reads, promises and reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from core.domain.contact import Company, Contact
from core.domain.interaction import Attachment, Interaction


class ImportMode(StrEnum):
    """What an import may do to contacts and companies; messages always go in."""

    CREATE = "create"
    UPDATE = "update"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stood: the file's name and, in it, the line or the message number (from 1)."""

    file: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class ContactKeys:
    """A contact as it is compared: its name, its channels and its companies, each in its order.

    "" stands for what can't be compared.
    """

    name: str
    channels: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One readable record from a file; exactly one of contact, company, interaction is set.

    fingerprint: SHA-256 (hex) of what identifies the record; the same record read again has the
        same one.
    warnings: keys of things a person should know ("two-from-headers", "date-unreadable").
    row: the table's row it came from, as (column, cell), where that may be asked for.
    attachments: of a contact: their picture.
    keys: of a contact, None where nobody has worked them out yet.
    """

    place: Place
    fingerprint: str
    contact: Contact | None = None
    company: Company | None = None
    interaction: Interaction | None = None
    warnings: tuple[str, ...] = ()
    row: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    keys: ContactKeys | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """A record that did not go in.

    reason: a key with a sentence in `desktop/messages.py`. row: as of a RawRecord, to be mended.
    """

    place: Place
    reason: str
    details: dict[str, str | int | float] = field(default_factory=dict)
    row: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """The first records of what an import would read.

    columns: of a table, in order; mapping: column -> field ("" = kept as a detail).
    owner_guess: addresses that look like the owner's own.
    knows_erased: people were erased from this file, so that some records may stay out.
    """

    format: str
    encoding: str
    records: tuple[RawRecord, ...]
    rejections: tuple[Rejection, ...] = ()
    columns: tuple[str, ...] = ()
    mapping: tuple[tuple[str, str], ...] = ()
    owner_guess: tuple[str, ...] = ()
    knows_erased: bool = False


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to import.

    owner_addresses: mail from these is outgoing; a name without an @ is the owner's in a chat.
    default_region: ISO 3166 code for telephone numbers without a country code.
    adds_senders: people who wrote and are not contacts yet become contacts.
    brings_back_erased: records of people who were erased go in, and they are remembered no more.
    mode: whether contacts and companies may be made, changed, or both.
    label: what the undo list calls it, and pasted text.
    pasted: text to read besides the files.
    """

    owner_addresses: tuple[str, ...] = ()
    default_region: str = ""
    adds_senders: bool = False
    brings_back_erased: bool = False
    is_dry_run: bool = False
    mapping: tuple[tuple[str, str], ...] = ()
    label: str = ""
    mode: ImportMode = ImportMode.BOTH
    pasted: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: read = created + updated + merged + skipped + rejected, always.

    updated: changed a contact that was there before. merged: joined a contact that this same
    import had just made. skipped: already here, nothing new.
    rejections: the first ones; rejected counts them all.
    step_id: the undo step, 0 when nothing was written.
    matched_by: which key matched how often, for example (("email", 12), ("name and company", 1)).
    unknown_senders: people who wrote and are not contacts.
    is_complete: False when the person stopped it; what was written by then stays.
    """

    read: int = 0
    created: int = 0
    updated: int = 0
    merged: int = 0
    skipped: int = 0
    rejected: int = 0
    rejections: tuple[Rejection, ...] = ()
    warnings: tuple[Rejection, ...] = ()
    matched_by: tuple[tuple[str, int], ...] = ()
    unknown_senders: int = 0
    senders_added: int = 0
    step_id: int = 0
    seconds: float = 0.0
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import is. bytes_total is 0 when it can't be known."""

    read: int
    bytes_done: int
    bytes_total: int
    file: str


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One import as it is remembered. undone_at: UTC, None while it stands."""

    id: int
    step_id: int
    label: str
    started_at: datetime
    undone_at: datetime | None
    report: ImportReport
