"""An archive of everything as single records, for a file that holds something already.

Companies first, then contacts, what passed between them, deals and tasks; history, drafts, moods,
knowledge, views and own fields are left to an import into an empty file. Each is known
again by what it is: all but companies keep the number they had, which says where they come from.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from core.domain.contact import Channel, ChannelKind, Company, CompanyLink, Contact, Detail
from core.domain.deal import Deal, DealState, SaidDeal, SaidPerson
from core.domain.importing import ContactKeys, Place, RawRecord, Rejection
from core.domain.interaction import (
    Address,
    Attachment,
    Direction,
    Interaction,
    InteractionKind,
    MailHeaders,
)
from core.domain.money import Money
from core.domain.task import Task, TaskSource
from core.ingest.archive_file import BLOBS, ArchiveFile, ArchiveProblem
from core.ingest.reading import Pending, Reading
from core.text.contact_keys import keys_of

Row = dict[str, Any]
_MOST_FILES_BYTES = 150 << 20
_TWIN = "-"
_NUMBER = re.compile(r"[0-9]{1,7}$")


@dataclass
class _Around:
    """What hangs on contacts and entries, by their numbers, and where stored files stand."""

    companies: dict[int, str] = field(default_factory=dict)
    places: dict[int, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    channels: dict[int, list[tuple[str, str, str, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    files: dict[int, list[tuple[str, str, int, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    blobs: dict[str, str] = field(default_factory=dict)
    marks: dict[int, str] = field(default_factory=dict)
    alike: Counter[str] = field(default_factory=Counter)
    stages: dict[int, tuple[str, int]] = field(default_factory=dict)
    buyers: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    people: dict[int, SaidPerson | None] = field(default_factory=dict)
    deals: dict[int, str] = field(default_factory=dict)
    entries: dict[int, str] = field(default_factory=dict)


def read_archive(path: Path, name: str, *, number: int = 0) -> Iterator[Pending]:
    """Yield the records in order, without the first `number` ones. Raises OSError."""
    try:
        archive = ArchiveFile(path)
        size = path.stat().st_size
        total = max(1, sum(archive.tables[t].rows for t in _MAKERS if t in archive.tables))
        around = _around(archive)
        for index, (maker, row) in enumerate(_rows(archive), start=1):
            pending = _pending(archive, around, maker, row, Place(name, index))
            if maker is _entry and row["id"] in around.entries:
                around.entries[row["id"]] = str(row.get("fingerprint", ""))
            if maker in (_contact, _deal):
                # What others belong to must be known, though whoever asks may pass over it.
                with suppress(ArchiveProblem):  # it is said where the record is asked for
                    pending = partial(_same, pending())
            if index > number:
                yield Pending(index, 0, size * index // total, pending)
        archive.close()
    except ArchiveProblem as problem:
        rejection = Rejection(Place(name), str(problem))
        yield Pending(0, 0, 0, lambda: Reading(rejection))


def _same(reading: Reading) -> Reading:
    return reading


def _rows(archive: ArchiveFile) -> Iterator[tuple[_Maker, Row]]:
    for table, maker in _MAKERS.items():
        for row in archive.rows(table):
            yield maker, row


def _pending(
    archive: ArchiveFile, around: _Around, maker: _Maker, row: Row, place: Place
) -> Callable[[], Reading]:
    def read() -> Reading:
        try:
            return Reading(maker(archive, around, row, place))
        except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
            raise ArchiveProblem("archive-damaged") from error

    return read


def _around(archive: ArchiveFile) -> _Around:
    around = _Around()
    for row in archive.rows("companies"):
        around.companies[int(row["id"])] = str(row["name"])
    for row in archive.rows("contact_companies"):
        told = (int(row["company_id"]), str(row.get("role", "")))
        around.places[int(row["contact_id"])].append(told)
    for row in archive.rows("channels"):
        label, key = str(row.get("label", "")), str(row.get("key", ""))
        channel = (str(row["kind"]), str(row["value"]), label, key)
        around.channels[int(row["contact_id"])].append(channel)
    for row in archive.rows("attachments"):
        file = (row["name"], row["media_type"], row["size_bytes"], row.get("blob_key", ""))
        around.files[int(row["interaction_id"])].append(file)
    _around_deals(archive, around)
    for row in archive.rows(BLOBS):
        around.blobs[str(row["key"])] = str(row["file"])
    return around


def _around_deals(archive: ArchiveFile, around: _Around) -> None:
    for row in archive.rows("deal_stages"):
        around.stages[int(row["id"])] = (str(row["name"]), int(row.get("win_percent", 50)))
    for row in archive.rows("deal_contacts"):
        buyers, contact_id = around.buyers[int(row["deal_id"])], int(row["contact_id"])
        buyers.insert(0 if row.get("is_main") else len(buyers), contact_id)
        around.people[contact_id] = None
    for row in archive.rows("tasks"):
        if "interaction_id" in row:
            around.entries[int(row["interaction_id"])] = ""


def _company(archive: ArchiveFile, around: _Around, row: Row, place: Place) -> RawRecord:
    del archive, around
    company = Company(
        str(row["name"]),
        domain=str(row.get("domain", "")),
        details=_details(row),
        tags=tuple(map(str, row.get("tags", ()))),
        notes=str(row.get("notes", "")),
    )
    return RawRecord(place, _mark("company", company), company=company)


def _contact(archive: ArchiveFile, around: _Around, row: Row, place: Place) -> RawRecord:
    del archive
    contact_id = int(row["id"])
    contact = Contact(
        str(row["name"]),
        given_name=str(row.get("given_name", "")),
        family_name=str(row.get("family_name", "")),
        channels=tuple(
            Channel(ChannelKind(kind), value, label)
            for kind, value, label, _ in around.channels.get(contact_id, ())
        ),
        companies=tuple(
            CompanyLink(around.companies[company_id], role)
            for company_id, role in around.places.get(contact_id, ())
        ),
        details=_details(row),
        tags=tuple(map(str, row.get("tags", ()))),
        notes=str(row.get("notes", "")),
        language=str(row.get("language", "")),
        external_id=str(row.get("external_id", "")),
    )
    first = _mark("contact", contact)
    mark = around.marks[contact_id] = twin_mark(first, around.alike[first])
    around.alike[first] += 1
    if contact_id in around.people:
        around.people[contact_id] = SaidPerson(contact, mark)
    numbered = replace(contact, id=contact_id)
    keys = _keys(contact, [key for *_, key in around.channels.get(contact_id, ())])
    return RawRecord(place, mark, contact=numbered, whose=mark, keys=keys)


def _keys(contact: Contact, stored: list[str]) -> ContactKeys:
    """Return what the contact is compared by: of a number as its file knew the country."""
    keys = keys_of(contact, "")
    channels = (
        known if channel.kind is ChannelKind.PHONE and known else key
        for channel, key, known in zip(contact.channels, keys.channels, stored, strict=True)
    )
    return replace(keys, channels=tuple(channels))


def _entry(archive: ArchiveFile, around: _Around, row: Row, place: Place) -> RawRecord:
    contact_id = row.get("contact_id")
    entry = Interaction(
        kind=InteractionKind(row["kind"]),
        direction=Direction(row["direction"]),
        occurred_at=datetime.fromisoformat(row["occurred_at"]),
        subject=str(row.get("subject", "")),
        text=str(row.get("text", "")),
        new_text=str(row.get("new_text", "")),
        language=str(row.get("language", "")),
        is_automatic=bool(row.get("is_automatic", False)),
        headers=_headers(row.get("headers")),
    )
    whose = around.marks.get(contact_id, "") if contact_id is not None else ""
    entry_id = int(row["id"])
    whole = replace(entry, id=entry_id, attachments=_files(archive, around, entry_id))
    return RawRecord(place, str(row.get("fingerprint", "")), interaction=whole, whose=whose)


def _deal(archive: ArchiveFile, around: _Around, row: Row, place: Place) -> RawRecord:
    del archive
    deal_id, amount = int(row["id"]), row.get("amount_minor")
    deal = Deal(
        str(row["title"]),
        id=deal_id,
        state=DealState(row.get("state", "open")),
        amount=None if amount is None else Money(int(amount), str(row["currency"])),
        opened_on=_day(row.get("opened_on")),
        expected_on=_day(row.get("expected_on")),
        closed_on=_day(row.get("closed_on")),
        lost_reason=str(row.get("lost_reason", "")),
        notes=str(row.get("notes", "")),
        details=_details(row),
        tags=tuple(map(str, row.get("tags", ()))),
        external_id=str(row.get("external_id", "")),
    )
    stage, win_percent = around.stages.get(row.get("stage_id", 0), ("", None))
    people = (around.people[contact_id] for contact_id in around.buyers.get(deal_id, ()))
    company = around.companies[row["company_id"]] if "company_id" in row else ""
    said = SaidDeal(deal, stage, win_percent, company, tuple(filter(None, people)))
    mark = around.deals[deal_id] = _mark("deal", said)
    return RawRecord(place, mark, deal=said)


def _task(archive: ArchiveFile, around: _Around, row: Row, place: Place) -> RawRecord:
    del archive
    task = Task(
        str(row["title"]),
        id=int(row["id"]),
        due_on=_day(row.get("due_on")),
        due_at=_moment(row.get("due_at")),
        remind_at=_moment(row.get("remind_at")),
        done_at=_moment(row.get("done_at")),
        waits_since=_moment(row.get("waits_since")),
        notes=str(row.get("notes", "")),
        source=TaskSource(row.get("source", "person")),
        company_name=around.companies[row["company_id"]] if "company_id" in row else "",
    )
    about = (
        around.deals.get(row.get("deal_id", 0), ""),
        around.entries.get(row.get("interaction_id", 0), ""),
    )
    whose = around.marks.get(row.get("contact_id", 0), "")
    return RawRecord(place, _mark("task", task), task=task, whose=whose, about=about)


def _day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)


def _moment(stored: str | None) -> datetime | None:
    return None if stored is None else datetime.fromisoformat(stored)


def _files(archive: ArchiveFile, around: _Around, entry_id: int) -> tuple[Attachment, ...]:
    found: list[Attachment] = []
    room = _MOST_FILES_BYTES
    for name, media_type, size, key in around.files.get(entry_id, ()):
        content = archive.read_file(around.blobs[key]) if key and size <= room else b""
        if content and hashlib.sha256(content).hexdigest() != key:
            raise ArchiveProblem("archive-damaged")
        room -= len(content)
        found.append(Attachment(str(name), str(media_type), int(size), content=content))
    return tuple(found)


def _headers(stored: Any) -> MailHeaders | None:  # noqa: ANN401 - from a stranger
    if not stored:
        return None

    def address(pair: list[str] | None) -> Address | None:
        return None if pair is None else Address(str(pair[0]), str(pair[1]))

    return MailHeaders(
        message_id=str(stored["message_id"]),
        in_reply_to=str(stored["in_reply_to"]),
        references=tuple(map(str, stored["references"])),
        sender=address(stored["sender"]),
        to=tuple(Address(str(email), str(name)) for email, name in stored["to"]),
        cc=tuple(Address(str(email), str(name)) for email, name in stored["cc"]),
        reply_to=address(stored["reply_to"]),
        list_id=str(stored["list_id"]),
        sent_at_raw=str(stored["sent_at_raw"]),
    )


def _details(row: Row) -> tuple[Detail, ...]:
    return tuple(Detail(str(name), str(value)) for name, value in row.get("details", ()))


def _mark(kind: str, record: Company | Contact | SaidDeal | Task) -> str:
    told = json.dumps([kind, repr(record)])
    return hashlib.sha256(told.encode("ascii")).hexdigest()


def twin_mark(first: str, number: int) -> str:
    """Return the mark of a contact that reads as `number` others before it, of whom it is of one.

    first: the mark of the first of them.
    """
    return f"{first}{_TWIN}{number}" if number else first


def parts_of_mark(mark: str) -> tuple[str, int]:
    """Return the first one's mark and how many read the same before this one."""
    first, _, number = mark.partition(_TWIN)
    return first, int(number) if _NUMBER.match(number) else 0


_Maker = Callable[[ArchiveFile, _Around, Row, Place], RawRecord]
_MAKERS: dict[str, _Maker] = {
    "companies": _company,
    "contacts": _contact,
    "interactions": _entry,
    "deals": _deal,
    "tasks": _task,
}
