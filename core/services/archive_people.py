"""Who the people of an archive are here: each by the mark that tells them in the archive.

Of people who read the very same each is somebody; the marks of all but the first end in a number.
"""

from __future__ import annotations

from collections.abc import Mapping

from core.domain.change import Kind
from core.domain.contact import Contact
from core.domain.importing import ContactKeys, RawRecord
from core.ingest.archive_records import parts_of_mark, twin_mark
from core.storage import contacts, imports, merges
from core.storage.database import Session
from core.storage.trail import history


class ArchivePeople:
    """Remembers who the people of one import are; only of files that say whose an entry is."""

    def __init__(self, found: Mapping[str, int]) -> None:
        """Take who those are that were found before the import stopped."""
        self._known = dict(found)
        self._twins: dict[str, set[int]] = {}

    def know(self, record: RawRecord, contact_id: int) -> None:
        """Remember who the record's contact is."""
        if record.whose:
            self._known[record.whose] = contact_id
            first, number = parts_of_mark(record.whose)
            if number:
                self._twins.setdefault(first, set()).add(contact_id)

    def get(self, mark: str) -> int | None:
        """Return who this is, None where the import has told nothing of them since it went on."""
        return self._known.get(mark)

    def find(self, session: Session, mark: str, survivors: Mapping[int, int]) -> int | None:
        """Return who this is, who may have come in before a stop. survivors: of merges."""
        if not mark or mark in self._known:
            return self._known.get(mark)
        found = imports.find_record_id(session, mark, Kind.CONTACT)
        return None if found is None else survivors.get(found, found)

    def parted(
        self, session: Session, record: RawRecord, keys: ContactKeys, found: int
    ) -> int | None:
        """Return who the contact is when one that reads the same may have been found before.

        found: whom the matching says. None for somebody new: they are two there and not one here.
        """
        said, (first, number) = record.contact, parts_of_mark(record.whose)
        if said is None or not number:
            return found
        if first not in self._twins:
            before = (self.find(session, twin_mark(first, n), {}) for n in range(number))
            self._twins[first] = {one for one in before if one is not None}
        taken = self._twins[first]
        if found not in taken or merges.find_survivors(session, {said.id})[said.id] == found:
            return found
        return next((one for one in _list_alike(session, said, keys) if one not in taken), None)


def is_numbered(record: RawRecord) -> bool:
    """Say whether the record has a number of another file of ours."""
    if record.deal is not None:
        return record.deal.deal.id > 0
    told = record.contact or record.task
    return told is not None and told.id > 0


def note_found(session: Session, record: RawRecord, contact_id: int) -> None:
    """Remember whom the archive's contact is, for what is theirs, until the import is over."""
    if record.whose:
        step_id = history.step_of(session)
        imports.remember_found(session, step_id, record.whose, Kind.CONTACT, contact_id)


def _list_alike(session: Session, said: Contact, keys: ContactKeys) -> list[int]:
    """Return whoever has the name and every channel, the oldest first."""
    reached = [
        contacts.find_ids_by_channel(session, channel.kind, key)
        for channel, key in zip(said.channels, keys.channels, strict=True)
        if key
    ]
    named = contacts.list_ids_by_name_key(session, keys.name)
    return [one for one in named if all(one in ids for ids in reached)]
