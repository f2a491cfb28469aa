"""The files for other programs: how each is written, and what each record in it is known by.

What a record is known by is worked out twice: from the record as it is stored, and from what our
own reader makes of the file.
"""

from __future__ import annotations

import csv
import io
from abc import abstractmethod
from array import array
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import IO, Protocol

from core.domain.change import Kind
from core.domain.contact import Contact
from core.domain.exporting import ExportFormat
from core.domain.importing import ImportOptions, ImportProgress, RawRecord
from core.domain.interaction import (
    Address,
    Attachment,
    Direction,
    Interaction,
    InteractionKind,
    MailHeaders,
)
from core.domain.knowledge import Owner
from core.errors import UserError
from core.export import calendar_text, contact_table, mails, vcards
from core.ingest import reader
from core.ingest.contact_builder import clean
from core.services.export_course import Course
from core.storage import fields, interactions, knowledge
from core.storage.database import Session
from core.storage.export import exporting
from core.storage.export.exporting import FiledInteraction
from core.text.normalise import company_key, name_key, normalise_email

MEETINGS = (InteractionKind.MEETING, InteractionKind.CALL, InteractionKind.VISIT)
_MAILS = (InteractionKind.EMAIL,)
_MOST_NAMED = 5
_MOST_SUBJECT_CHARS = 500
_MOST_ADDRESSES = 10
_MOST_PICTURE_BYTES = 5 << 20  # in base64 our own reader takes no more than 8 MiB


@dataclass
class Witness:
    """What the records are known by, in their order, eight bytes each."""

    marks: array[int] = field(default_factory=lambda: array("Q"))
    files: int = 0

    def add(self, key: str) -> None:
        """Note the next record."""
        self.marks.append(_mark(key))


class FileForm(Protocol):
    """One form of file."""

    @abstractmethod
    def count(self, session: Session) -> int:
        """Return how many records there are."""

    @abstractmethod
    def write(self, session: Session, stream: IO[bytes], course: Course) -> Witness:
        """Write all of them."""

    @abstractmethod
    def key(self, record: RawRecord) -> str:
        """Return what a record that was read back is known by."""


def read_back(path: Path, form: FileForm, witness: Witness, course: Course) -> list[str]:
    """Read a file with our own reader; return who or what of it reads differently.

    Raises UserError("export-not-verified") when it doesn't hold as many records as were written,
    Cancelled.
    """
    found = reader.read_files([path], ImportOptions(), should_stop=course.should_stop)
    count, differing = 0, []
    for item in found:
        if isinstance(item, ImportProgress):
            course.check(item.bytes_done, item.bytes_total)
            continue
        if count >= len(witness.marks):
            raise UserError("export-not-verified", file=path.name)
        is_same = isinstance(item, RawRecord) and _mark(form.key(item)) == witness.marks[count]
        count += 1
        if not is_same:
            differing.append(_title(item) if isinstance(item, RawRecord) else f"{count}")
    if count != len(witness.marks):
        raise UserError("export-not-verified", file=path.name)
    return differing


class _Contacts:
    """What a file of contacts has in common with others."""

    def count(self, session: Session) -> int:
        return exporting.count_contacts(session)

    def key(self, record: RawRecord) -> str:
        return "" if record.contact is None else contact_key(record.contact)


class ContactTable(_Contacts):
    """Contacts as CSV."""

    def write(self, session: Session, stream: IO[bytes], course: Course) -> Witness:
        """See `FileForm.write`."""
        own = [field.name for field in fields.list_fields(session, Kind.CONTACT)]
        names = [*own, *(name for name, _ in exporting.count_details(session).most_common())]
        addresses = sum(name.partition(".")[0] == "address" for name in names)
        shape = contact_table.shape(
            exporting.most_channels(session), min(addresses, _MOST_ADDRESSES), names
        )
        witness = Witness()
        # Excel takes a table for UTF-8 only when it begins with this mark.
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
        table = csv.writer(text)
        table.writerow(shape.headings())
        for contact in exporting.iterate_contacts(session):
            table.writerow(shape.row(contact))
            witness.add(contact_key(contact))
            course.go_on()
        text.flush()
        text.detach()
        return witness


class Cards(_Contacts):
    """Contacts as vCards, with their pictures."""

    def __init__(self, *, is_old: bool) -> None:
        self._is_old = is_old

    def write(self, session: Session, stream: IO[bytes], course: Course) -> Witness:
        """See `FileForm.write`."""
        witness, pictures = Witness(), exporting.list_pictures(session)
        for contact in exporting.iterate_contacts(session):
            picture = _picture(session, pictures.get(contact.id))
            witness.files += picture is not None
            card = vcards.card(contact, picture, is_old=self._is_old)
            stream.write(card.encode("utf-8", "replace"))
            witness.add(contact_key(contact))
            course.go_on()
        return witness


class _Entries:
    """What a file of interactions has in common with others."""

    kinds: tuple[InteractionKind, ...] = ()

    def count(self, session: Session) -> int:
        return exporting.count_interactions(session, self.kinds)


class Events(_Entries):
    """Meetings, calls and visits as a calendar."""

    kinds = MEETINGS

    def write(self, session: Session, stream: IO[bytes], course: Course) -> Witness:
        """See `FileForm.write`."""
        witness = Witness()
        stream.write(calendar_text.BEGIN.encode())
        for filed in exporting.iterate_interactions(session, self.kinds):
            entry = filed.interaction
            mark = filed.mark or f"entry-{entry.id}"
            event = calendar_text.event(entry, mark, _present(filed))
            stream.write(event.encode("utf-8", "replace"))
            witness.add(entry_key(entry))
            course.go_on()
        stream.write(calendar_text.END.encode())
        return witness

    def key(self, record: RawRecord) -> str:
        """See `FileForm.key`."""
        return "" if record.interaction is None else entry_key(record.interaction)


class Mails(_Entries):
    """Mail as an mbox, with its files."""

    kinds = _MAILS

    def write(self, session: Session, stream: IO[bytes], course: Course) -> Witness:
        """See `FileForm.write`."""
        witness, owner = Witness(), knowledge.get_owner(session)
        for filed in exporting.iterate_interactions(session, self.kinds):
            mail = filed.interaction
            headers = mail_headers(session, filed, owner)
            files = exporting.get_files(session, mail.id) if mail.attachments else ()
            sender = headers.sender.email if headers.sender else ""
            message = mails.message(mail, headers, files)
            stream.write(mails.mbox_entry(message, sender, mail.occurred_at))
            witness.files += sum(bool(file.content) for file in files)
            witness.add(mail_key(mail))
            course.go_on()
        return witness

    def key(self, record: RawRecord) -> str:
        """See `FileForm.key`."""
        return "" if record.interaction is None else mail_key(record.interaction)


FORMS: dict[ExportFormat, FileForm] = {
    ExportFormat.CSV: ContactTable(),
    ExportFormat.VCARD4: Cards(is_old=False),
    ExportFormat.VCARD3: Cards(is_old=True),
    ExportFormat.CALENDAR: Events(),
    ExportFormat.MAIL: Mails(),
}


def mail_headers(
    session: Session, filed: FiledInteraction, owner: Owner | None = None
) -> MailHeaders:
    """Return a mail's headers, made up from what is known for one that came without."""
    made = filed.interaction.headers
    return made or _made_headers(filed, owner or knowledge.get_owner(session))


def small_picture(session: Session, contact_id: int) -> Attachment | None:
    """Return a contact's newest picture, if it is small enough to be read back."""
    return _picture(session, exporting.list_pictures(session).get(contact_id))


def _picture(session: Session, attachment_id: int | None) -> Attachment | None:
    if attachment_id is None:
        return None
    picture = interactions.get_attachment(session, attachment_id)
    return picture if len(picture.content) <= _MOST_PICTURE_BYTES else None


def contact_key(contact: Contact) -> str:
    """Return what a contact is known by in any program."""
    emails = sorted({normalise_email(email) or email.casefold() for email in contact.emails})
    phones = sorted({"".join(filter(str.isdecimal, phone)) for phone in contact.phones})
    firms = [company_key(link.company_name) for link in contact.companies[:1]]
    return repr((name_key(clean(contact.name)), emails, phones, firms))


def entry_key(entry: Interaction) -> str:
    """Return what a meeting is known by."""
    return f"{entry.occurred_at:%Y-%m-%dT%H:%M:%S} {clean(entry.subject)[:_MOST_SUBJECT_CHARS]}"


def mail_key(mail: Interaction) -> str:
    """Return what a mail is known by."""
    return f"{mail.headers.message_id if mail.headers else ''} {entry_key(mail)}"


def shown(differing: list[str]) -> tuple[str, ...]:
    """Return the first of those that read differently."""
    return tuple(differing[:_MOST_NAMED])


def _present(filed: FiledInteraction) -> tuple[Address, ...]:
    """Return who was there, for an entry that says it only by whose it is."""
    if filed.contact is None:
        return ()
    return (Address(next(iter(filed.contact.emails), ""), filed.contact.name),)


def _made_headers(filed: FiledInteraction, owner: Owner) -> MailHeaders:
    """Return headers for a mail that was written down by hand."""
    name = filed.contact.name if filed.contact is not None else filed.counterpart_name
    email = filed.counterpart_key
    if not email and filed.contact is not None:
        email = next(iter(filed.contact.emails), "")
    other = Address(email, name)
    own = Address(next(iter(owner.addresses), ""), owner.name)
    if filed.interaction.direction is Direction.INCOMING:
        return MailHeaders(sender=other, to=(own,))
    return MailHeaders(sender=own, to=(other,))


def _title(record: RawRecord) -> str:
    if record.contact is not None:
        return record.contact.name
    if record.company is not None:
        return record.company.name
    return record.interaction.subject if record.interaction is not None else ""


def _mark(key: str) -> int:
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")
