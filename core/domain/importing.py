"""What an import reads, promises and reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.domain.calendar import CalendarMark
from core.domain.contact import Company, Contact
from core.domain.deal import SaidDeal
from core.domain.interaction import Attachment, Interaction
from core.domain.task import Task

MAKE_FIELD = "field"
"""What a column means that is to become a field of the owner's own."""


class ImportMode(StrEnum):
    """What an import may do to contacts, companies, deals and tasks; messages always go in."""

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
class Searched:
    """A record's texts as the search index keeps them: runs of Chinese parted into pairs.

    sound: how a name is typed in Latin letters. digits: groups of the digits of its numbers.
    order: by what it stands in lists. firms: name, sound and order of each of a contact's
    companies.
    """

    title: str
    body: str
    sound: str = ""
    digits: str = ""
    order: str = ""
    firms: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One readable record from a file.

    Exactly one of contact, company, interaction, deal, task is set.

    fingerprint: SHA-256 (hex) of what identifies the record; the same record read again has the
        same one. "" of an entry that a person typed, which nothing but its words identifies.
    contact, interaction, deal, task: with the number they had where they come from another
        Cardfile's file.
    warnings: keys of things a person should know ("two-from-headers", "date-unreadable").
    row: the table's row it came from, as (column, cell), where that may be asked for.
    attachments: of a contact: their picture.
    whose: what tells the contact in this same file that an interaction is with, where the file
        says it; of a contact what tells it. "" where the matching must find out.
    about: of such a task: the fingerprints of the deal and the entry it is about, "" for none.
    calendar: of a meeting or a task: what it is told again by.
    keys: of a contact, None where nobody has worked them out yet.
    searched: of a contact, or of an interaction where that isn't as they are; None otherwise.
    is_mention: of a contact: a sale is with them; the row isn't there to tell of them.
    """

    place: Place
    fingerprint: str
    contact: Contact | None = None
    company: Company | None = None
    interaction: Interaction | None = None
    warnings: tuple[str, ...] = ()
    row: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    whose: str = ""
    about: tuple[str, str] = ("", "")
    deal: SaidDeal | None = None
    task: Task | None = None
    calendar: CalendarMark | None = None
    keys: ContactKeys | None = None
    searched: Searched | None = None
    is_mention: bool = False


@dataclass(frozen=True, slots=True)
class Rejection:
    """A record that did not go in.

    reason: a key with a sentence in `desktop/sentences/messages.py`. row: as of a RawRecord, to be
    mended.
    """

    place: Place
    reason: str
    details: dict[str, str | int | float] = field(default_factory=dict)
    row: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """The first records of what an import would read.

    columns: of a table, in order; mapping: column -> field ("" = kept as a detail).
    owner_guess: addresses that look like the owner's own, and their name as a chat has it.
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
    mode: whether contacts, companies, deals and tasks may be made, changed, or both.
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
    earlier_step_id: of an import that was taken up again after something else had been done: the
        step of its first part; the counts are of both parts. Else 0.
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
    earlier_step_id: int = 0


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import is. bytes_total is 0 when it can't be known.

    is_caught_up: whether nothing more had been read by then, so that whoever asks on would wait.
    """

    read: int
    bytes_done: int
    bytes_total: int
    file: str
    is_caught_up: bool = False


@dataclass(frozen=True, slots=True)
class OpenImport:
    """An import that was stopped or cut off and can be taken up again.

    id: of its batch. report: of what is done. share: how much of the files' bytes that is, 0 to 1.
    source: where it comes from, as `core.services.import_source` writes it.
    """

    id: int
    step_id: int
    label: str
    started_at: datetime
    report: ImportReport
    share: float
    source: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One import as it is remembered. undone_at: UTC, None while it stands."""

    id: int
    step_id: int
    label: str
    started_at: datetime
    undone_at: datetime | None
    report: ImportReport


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A file that came by the watched folder.

    at: UTC. step_id: of what it brought, 0 for nothing new. reason: the key of why nothing of it
    came in, as of a Rejection; "" where it did, or was there before.
    """

    name: str
    at: datetime
    step_id: int = 0
    reason: str = ""
    details: dict[str, str | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FolderLook:
    """What one look into the watched folder brought.

    taken: files and, where something was read, what came of it. waiting: files that still grow,
    are locked, or are empty.
    """

    taken: tuple[tuple[TakenFile, ImportReport], ...] = ()
    waiting: int = 0
