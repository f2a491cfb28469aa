"""A person's rights: everything stored about them, and having it erased."""

from __future__ import annotations

import time

from core.domain.change import Action
from core.domain.contact import ChannelKind, Contact
from core.domain.rights import ErasureReport, PersonRecord
from core.errors import UserError
from core.services import erased_people
from core.storage import contacts, knowledge
from core.storage.database import Database, Session
from core.storage.finding import search_index
from core.storage.privacy import attachment_search, erasure, person_record
from core.storage.rescue import backup
from core.text.contact_keys import channel_key
from core.text.normalise import name_key, normalise_email, plain_words
from core.text.scrub import Scrubber, is_telling, name_forms

_OTHER_NAMES = ("also known as", "nickname")


class RightsService:
    """What a contact may ask of the owner. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def gather(self, contact_id: int) -> PersonRecord:
        """Return everything that is stored of the contact, to be taken out; the audit tells of it.

        Raises UserError("not-allowed") for all but owners, ("no-such-record").
        """
        with self._database.reading() as session:
            contact = contacts.get(session, contact_id)
            record = person_record.gather(session, contact, _own_emails(session, contact))
        self._database.note_deed(Action.EXPORT, contact.name)
        return record

    def erase(self, contact_id: int) -> ErasureReport:
        """Erase the contact with all that hangs on it, for good: there is no undo.

        Their mail, files, drafts, moods and history go; in other people's records their addresses,
        numbers and full name are blotted out. What stays is a fingerprint that lets an import warn,
        and what the report names: others' files that mention them, and older backups.
        Raises UserError("no-such-record").
        """
        started = time.monotonic()
        backups = backup.list_backups(self._database.path.parent)
        notes: list[str] = []
        with self._database.writing(Action.ERASE_PERSON) as session:
            contact = contacts.get(session, contact_id)
            emails = _own_emails(session, contact)
            doomed = erasure.list_doomed(session, contact_id, emails)
            scrubber, left = _scrubber(session, contact, doomed["interactions"])
            notes += left
            erased_people.remember(session, contact)
            files, closed_files = attachment_search.find(session, scrubber, doomed["interactions"])
            places = erasure.erase(session, doomed, scrubber)
        with self._database.writing_results() as session:
            search_index.optimise(session)
        is_compacted = self._compact()
        if not is_compacted:
            notes.append("file-not-compacted")
        return ErasureReport(
            contact_id=contact_id,
            places=tuple(places.items()),
            notes=tuple(notes),
            is_compacted=is_compacted,
            seconds=round(time.monotonic() - started, 3),
            files=files,
            closed_files=closed_files,
            backups=backups,
        )

    def _compact(self) -> bool:
        try:
            self._database.compact()
        except UserError:
            return False
        return True


def _own_emails(session: Session, contact: Contact) -> list[str]:
    """Return the contact's addresses that no other contact has."""
    keys = [normalise_email(email) for email in contact.emails]
    return [key for key in keys if key and not _is_shared(session, contact, ChannelKind.EMAIL, key)]


def _is_shared(session: Session, contact: Contact, kind: ChannelKind, key: str) -> bool:
    owner = {normalise_email(address) for address in knowledge.get_owner(session).addresses}
    others = set(contacts.find_ids_by_channel(session, kind, key)) - {contact.id}
    return bool(others) or key in owner


def _scrubber(
    session: Session, contact: Contact, interaction_ids: set[int]
) -> tuple[Scrubber, list[str]]:
    """Return what takes the person out of others' text, and notes on what it leaves."""
    words, phones, notes = _reaches(session, contact)
    words |= person_record.message_ids(session, interaction_ids)
    for name in sorted(_names(contact)):
        if len(contacts.list_ids_by_name_key(session, name_key(name))) > 1:
            notes.add("name-shared")
        elif is_telling(name):
            # Keys for comparing hold the name without accents and signs, and so do some people.
            words |= name_forms(name) | name_forms(plain_words(name))
        elif name == contact.name:
            notes.add("name-common")
    return Scrubber(words, phones), sorted(notes)


def _reaches(session: Session, contact: Contact) -> tuple[set[str], set[str], set[str]]:
    """Return words and numbers that reach this contact alone, and notes on those that don't."""
    words: set[str] = {contact.external_id} - {""}
    phones: set[str] = set()
    notes: set[str] = set()
    for channel in contact.channels:
        key = channel_key(channel, "")
        if _is_shared(session, contact, channel.kind, key):
            notes.add("reach-shared")
        elif channel.kind is ChannelKind.PHONE:
            phones |= {channel.value, key}
        else:
            words |= {channel.value, key}
    return words, phones, notes


def _names(contact: Contact) -> set[str]:
    names = {contact.name, f"{contact.given_name} {contact.family_name}".strip()}
    names |= {detail.value for detail in contact.details if detail.name in _OTHER_NAMES}
    return names - {""}
