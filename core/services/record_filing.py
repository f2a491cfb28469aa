"""Filing one read record: which contact it belongs to, which thread, and whether it is new."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from core.domain.change import Kind
from core.domain.contact import Channel, ChannelKind, Company, Contact
from core.domain.importing import ImportMode, ImportOptions, RawRecord, Rejection
from core.domain.interaction import (
    Address,
    Direction,
    Interaction,
    InteractionKind,
    MailHeaders,
)
from core.ingest.paste_reader import PASTED
from core.services import batch_questions, contact_matching, contact_writing, erased_people
from core.services.archive_people import ArchivePeople, is_numbered, note_found
from core.services.calendar_filing import CalendarFiling
from core.services.deal_filing import DealFiling
from core.services.erased_people import ErasedPeople
from core.services.filed_numbers import FiledNumbers
from core.services.filing_outcome import LeftOut, Outcome
from core.services.mail_threads import find_thread
from core.services.task_filing import TaskFiling
from core.storage import contacts, imports, interactions, merges
from core.storage.database import Session
from core.storage.finding import search_index
from core.storage.rows import lookups
from core.storage.trail import history
from core.text.contact_keys import keys_of
from core.text.normalise import company_key, name_key, normalise_email, normalise_phone

_PHONE_NAME = re.compile(r"^\+?[\d\s()./-]{6,30}$")
# What belongs to a conversation, which may wait for an answer; a meeting or a note does not.
_CONVERSING = (InteractionKind.EMAIL, InteractionKind.CHAT)


_NOTHING: Mapping[Kind, Mapping[str, int]] = {}
_RECORDED = (Kind.CONTACT, Kind.COMPANY, Kind.DEAL, Kind.TASK)


class Filing:
    """Files the records of one import, in their order."""

    def __init__(
        self,
        options: ImportOptions,
        erased: ErasedPeople,
        made: Iterable[tuple[Kind, int]] = (),
        found: Mapping[Kind, Mapping[str, int]] = _NOTHING,
    ) -> None:
        """Take how to file, and whom to leave out.

        made, found: what the import has made before it stopped, and whom it has found here.
        """
        self._options = options
        self._erased = erased
        own = map(normalise_email, options.owner_addresses)
        self._own = frozenset(filter(None, own))
        self._made = {kind: FiledNumbers() for kind in _RECORDED}
        for kind, number in sorted(made):
            self._made[kind].add(number)
        self._deals = DealFiling(
            options, erased, self._contact_of_record, self._made[Kind.DEAL], found.get(Kind.DEAL)
        )
        self._calendar = CalendarFiling(options, self._own, self._file_interaction)
        self._tasks = TaskFiling(
            options, self._of_mark, self._deals.find, self._made[Kind.TASK], found.get(Kind.TASK)
        )
        self.matched_by: Counter[str] = Counter()
        self.unknown_senders: set[str] = set()
        self.senders_added = 0
        self.is_of_archive = False
        """Whether records had the numbers of another file of ours."""
        self._survivors: dict[int, int] = {}
        self._people = ArchivePeople(found.get(Kind.CONTACT, {}))
        self._left_out: set[str] = set()

    def prepare(self, session: Session, records: Sequence[RawRecord | Rejection]) -> None:
        """Ask the file at once what filing these records will ask it one by one."""
        region, adds = self._options.default_region, self._options.adds_senders
        questions = (
            question
            for record in records
            if isinstance(record, RawRecord)
            for question in batch_questions.of_record(record, region, adds_senders=adds)
        )
        lookups.prepare(session, questions)
        # Nobody is merged within a batch: whom it makes itself stands alone.
        known = lookups.list_found(session, "contact record")
        self._survivors = merges.find_survivors(session, known)

    def file(self, session: Session, record: RawRecord) -> Outcome:
        """Write the record; one of the four outcomes.

        Raises LeftOut("person-erased"): it is of somebody who was erased; LeftOut
        ("nobody-to-update"): it is of somebody new, who must not be made.
        """
        if not self._options.brings_back_erased and is_of_erased(
            self._erased, record, self._options.default_region
        ):
            self._left_out |= {record.whose}
            raise LeftOut("person-erased")
        if record.whose and record.whose in self._left_out:
            raise LeftOut("person-erased")
        self.is_of_archive |= is_numbered(record)
        if record.contact is not None:
            return self._file_contact(session, record, record.contact)
        if record.company is not None:
            return self._file_company(session, record, record.company)
        if record.interaction is not None:
            if record.calendar is not None:
                meeting = record.interaction
                return self._calendar.file_meeting(session, record, meeting, record.calendar)
            return self._file_interaction(session, record, record.interaction)
        return self._file_other(session, record)

    def _file_other(self, session: Session, record: RawRecord) -> Outcome:
        if record.deal is not None:
            outcome, key = self._deals.file(session, record, record.deal)
            self.matched_by.update([key] if key else ())
            return outcome
        if record.task is not None and record.task.id:
            return self._tasks.file(session, record, record.task)
        if record.task is not None:
            return self._calendar.file_task(session, record, record.task)
        raise ValueError("a record holds one of contact, company, interaction, deal, task")

    def _contact_of_record(self, session: Session, record: RawRecord) -> int | None:
        """Return whom a record of a person is of, None for somebody new."""
        said = record.contact
        known = self._people.get(record.fingerprint)
        if said is None or known is not None:
            return known
        keys = record.keys or keys_of(said, self._options.default_region)
        return contact_matching.match(session, record, keys, self._survivors)[0]

    def _of_mark(self, session: Session, mark: str) -> int | None:
        """Return the contact that this tells in a file; it may have come in before a stop."""
        return self._people.find(session, mark, self._survivors)

    def noted(self, record: RawRecord) -> RawRecord:
        """Return the record that was just filed with what a person should know of it.

        It may name somebody who was erased, or a deal may stand without somebody it names.
        """
        if record.deal is not None and self._deals.left_out:
            record = replace(record, warnings=(*record.warnings, "deal-without-person"))
        if not self._erased.are_known:
            return record
        notes = notes_on_erased(self._erased, record)
        if is_of_erased(self._erased, record, self._options.default_region):
            notes = ("person-erased-back",)
        return replace(record, warnings=(*record.warnings, *notes)) if notes else record

    def _file_contact(self, session: Session, record: RawRecord, said: Contact) -> Outcome:
        region = self._options.default_region
        keys = record.keys or keys_of(said, region)
        if said.id in self._made[Kind.CONTACT]:
            # Whom this import made has the number by chance.
            record = replace(record, contact=replace(said, id=0))
        contact_id, key = contact_matching.match(session, record, keys, self._survivors)
        if contact_id is not None and key != "same record" and self._may_make:
            contact_id = self._people.parted(session, record, keys, contact_id)
        if contact_id is None:
            self._require_new()
            contact_id = contact_writing.add(session, said, keys=keys, searched=record.searched)
            if self._options.brings_back_erased:
                erased_people.forget(session, said, region)
            self._made[Kind.CONTACT].add(contact_id)
            _remember(session, record, Kind.CONTACT, contact_id)
            _keep_pictures(session, record, contact_id)
            self._people.know(record, contact_id)
            return Outcome.CREATED
        self._people.know(record, contact_id)
        self.matched_by[key] += 1
        is_ours = contact_id in self._made[Kind.CONTACT]
        if key == "same record":
            return Outcome.SKIPPED
        if self._options.mode is ImportMode.CREATE and not is_ours:
            note_found(session, record, contact_id)
            return Outcome.SKIPPED
        is_changed = contact_writing.join(session, contact_id, said, region=region)
        is_changed |= _keep_pictures(session, record, contact_id)
        if is_changed:
            _remember(session, record, Kind.CONTACT, contact_id)
        else:
            note_found(session, record, contact_id)
        return _outcome(is_changed=is_changed, is_ours=is_ours)

    def _file_company(self, session: Session, record: RawRecord, said: Company) -> Outcome:
        company_id = contacts.find_company_id(session, company_key(said.name), said.domain)
        if company_id is None:
            self._require_new()
            company_id = contact_writing.add_company(session, said)
            self._made[Kind.COMPANY].add(company_id)
            _remember(session, record, Kind.COMPANY, company_id)
            return Outcome.CREATED
        self.matched_by["company"] += 1
        is_ours = company_id in self._made[Kind.COMPANY]
        if self._options.mode is ImportMode.CREATE and not is_ours:
            return Outcome.SKIPPED
        is_changed = contact_writing.join_company(session, company_id, said)
        return _outcome(is_changed=is_changed, is_ours=is_ours)

    @property
    def _may_make(self) -> bool:
        return self._options.mode is not ImportMode.UPDATE

    def _require_new(self) -> None:
        """Raise LeftOut when this import may only change what is there."""
        if not self._may_make:
            raise LeftOut("nobody-to-update")

    def _file_interaction(self, session: Session, record: RawRecord, said: Interaction) -> Outcome:
        contact_id = self._of_mark(session, record.whose)
        if record.fingerprint:
            is_here = interactions.has_fingerprint(session, record.fingerprint)
        else:
            is_here = interactions.has_same(session, said, contact_id)
        if is_here:
            return Outcome.SKIPPED
        counterpart = self._counterpart(session, said)
        key = "" if counterpart is None else normalise_email(counterpart.email)
        if contact_id is None:
            contact_id = self._contact_of(session, said, counterpart, key)
        thread_id = find_thread(session, said, key) if said.kind in _CONVERSING else None
        number = interactions.add(
            session,
            said,
            counterpart=counterpart,
            counterpart_key=key,
            fingerprint=record.fingerprint,
            filed=(contact_id, thread_id),
        )
        search_index.know(session, Kind.INTERACTION, number, record.searched)
        return Outcome.CREATED

    def _counterpart(self, session: Session, said: Interaction) -> Address | None:
        """Return the other side: the sender, or whom the owner wrote to or met."""
        headers = said.headers or MailHeaders()
        everybody = (*headers.to, *headers.cc)
        if said.kind is InteractionKind.MEETING and headers.sender is not None:
            everybody = (headers.sender, *everybody)
        elif said.direction is Direction.INCOMING:
            return headers.sender
        others = [a for a in everybody if normalise_email(a.email) not in self._own]
        if said.kind is InteractionKind.MEETING:
            # Of those who met, somebody who is known says the most.
            others.sort(key=lambda a: not _is_known(session, a))
        return others[0] if others else next(iter(headers.to), None)

    def _contact_of(
        self, session: Session, said: Interaction, counterpart: Address | None, key: str
    ) -> int | None:
        if counterpart is None or not (key or _knows_names_only(said)):
            return None
        found = self._known(session, counterpart, key)
        if found is not None or said.is_automatic or said.direction is Direction.INTERNAL:
            return found
        name = key or name_key(counterpart.name)
        if not name or key in self._own:
            return None
        if not self._options.adds_senders or self._options.mode is ImportMode.UPDATE:
            self.unknown_senders.add(name)
            return None
        self.senders_added += 1
        region = self._options.default_region
        return contact_writing.add(session, _person(counterpart, region), region=region)

    def _known(self, session: Session, person: Address, key: str) -> int | None:
        """Return whose address this is; without one, whose number or name, if only one has it."""
        if key:
            ids, told = contacts.find_ids_by_channel(session, ChannelKind.EMAIL, key)[:1], "email"
        elif number := _number(person.name, self._options.default_region):
            ids, told = contacts.find_ids_by_channel(session, ChannelKind.PHONE, number), "phone"
        else:
            ids, told = contacts.list_ids_by_name_key(session, name_key(person.name)), "name"
        if len(ids) != 1:
            return None
        self.matched_by[told] += 1
        return ids[0]


def is_of_erased(erased: ErasedPeople, record: RawRecord, region: str) -> bool:
    """Say whether the record is of somebody who was erased, by an address or a number."""
    if not erased.are_known:
        return False
    if record.contact is not None:
        return erased.find_reach(record.contact, region)
    if record.interaction is None or record.interaction.headers is None:
        return False
    headers = record.interaction.headers
    is_incoming = record.interaction.direction is Direction.INCOMING
    others = [headers.sender] if is_incoming else list(headers.to)
    known = [
        erased.find_email(person.email)
        if person.email
        else erased.find_reach(_person(person, region), region)
        for person in others
        if person is not None
    ]
    return bool(known) and all(known)


def notes_on_erased(erased: ErasedPeople, record: RawRecord) -> tuple[str, ...]:
    """Return keys of what a person should know: the record may name somebody who was erased."""
    if record.contact is not None and erased.find_name(record.contact.name):
        return ("person-erased-name",)
    headers = None if record.interaction is None else record.interaction.headers
    sender = None if headers is None else headers.sender
    if sender is not None and not sender.email and erased.find_name(sender.name):
        return ("person-erased-name",)
    copied = () if headers is None else (*headers.to, *headers.cc)
    return ("person-erased-copy",) if any(erased.find_email(a.email) for a in copied) else ()


def _knows_names_only(said: Interaction) -> bool:
    """Whether people go by their names in it: in a mail a name alone reaches nobody."""
    references = said.headers.references if said.headers else ()
    return said.kind is InteractionKind.CHAT or any(
        reference.startswith(PASTED) for reference in references
    )


def _number(name: str, region: str) -> str:
    """Return a name as a telephone number where a chat knows no other, else ""."""
    return normalise_phone(name, region) if _PHONE_NAME.match(name) else ""


def _person(said: Address, region: str) -> Contact:
    """Return somebody who wrote as a new contact."""
    channels = []
    if said.email:
        channels.append(Channel(ChannelKind.EMAIL, said.email))
    elif _number(said.name, region):
        channels.append(Channel(ChannelKind.PHONE, said.name))
    return Contact(said.name or said.email, channels=tuple(channels))


def _is_known(session: Session, address: Address) -> bool:
    key = normalise_email(address.email)
    return bool(key and contacts.find_ids_by_channel(session, ChannelKind.EMAIL, key))


def _remember(session: Session, record: RawRecord, kind: Kind, record_id: int) -> None:
    step_id = history.step_of(session)
    imports.remember_record(session, step_id, record.fingerprint, kind, record_id)


def _keep_pictures(session: Session, record: RawRecord, contact_id: int) -> bool:
    """File a contact's pictures as an entry of theirs; say whether one was new."""
    is_changed = False
    for picture in record.attachments:
        mark = hashlib.sha256(f"picture {contact_id} ".encode() + picture.content).hexdigest()
        if not interactions.has_fingerprint(session, mark):
            entry = Interaction(
                InteractionKind.NOTE,
                Direction.INTERNAL,
                datetime.now(UTC),
                subject=picture.name,
                is_automatic=True,
                contact_id=contact_id,
                attachments=(picture,),
            )
            interactions.add(session, entry, fingerprint=mark)
            is_changed = True
    return is_changed


def _outcome(*, is_changed: bool, is_ours: bool) -> Outcome:
    if is_ours:
        return Outcome.MERGED
    return Outcome.UPDATED if is_changed else Outcome.SKIPPED
