"""What the actions that are cut off are made of."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.importing import ImportOptions, Place, RawRecord
from core.domain.interaction import Address, Direction, Interaction, InteractionKind, MailHeaders
from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services import import_pace, import_service
from core.services.backup_service import BackupService
from core.services.contact_service import ContactService
from core.services.import_service import ImportService
from core.services.search_service import SearchService
from core.storage.database import Database
from tests.factory import NOON

WORD = "correct horse"
LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)
STEPS, MAILS, BATCH = 6, 60, 20
Ack = Callable[[str], None]


@dataclass(frozen=True)
class Action:
    """prepare: makes the profile; run: does it; check: returns what is wrong afterwards."""

    name: str
    prepare: Callable[[Path], None]
    run: Callable[[Path, Ack], None]
    check: Callable[[Path, Sequence[str]], list[str]]


@contextmanager
def opened(folder: Path) -> Iterator[Database]:
    """Give the profile's file as a start of the program would."""
    database = profile.unlock(folder, lambda: WORD, uses_keyring=False).database
    try:
        yield database
    finally:
        database.close()


def person(name: str) -> Contact:
    """Return a contact with two ways to reach it: half of it would be one."""
    key = name.lower().replace(" ", "-")
    return Contact(
        name,
        channels=(
            Channel(ChannelKind.EMAIL, f"{key}@x.example"),
            Channel(ChannelKind.EMAIL, f"{key}@y.example"),
        ),
    )


def add_people(database: Database, count: int, first: int = 0) -> None:
    """Add this many people, one step each."""
    for number in range(first, first + count):
        ContactService(database).add(person(f"Person {number}"))


def names_of(database: Database) -> list[str]:
    """Return everybody's name, and check on the way that nobody is half there."""
    people = ContactService(database).list_contacts("", limit=1000)
    found = SearchService(database).search("person", limit=1000)
    assert all(len(one.channels) == 2 for one in people), "a contact is half there"
    assert len(found) == len(people), "the index differs from the contacts"
    return sorted(one.name for one in people)


def prepared(people: int) -> Callable[[Path], None]:
    """Return what makes a profile with this many people in it."""

    def prepare(folder: Path) -> None:
        made = profile.create(folder, WORD, uses_keyring=False, cost=LIGHT)
        add_people(made.database, people)
        made.database.close()

    return prepare


@contextmanager
def read_in(records: Iterable[RawRecord]) -> Iterator[Callable[[Database], None]]:
    """Give what imports these records, without a reader's process."""
    read, import_service.reader.read_files = (
        import_service.reader.read_files,
        lambda *_, **__: iter(records),
    )
    size, import_pace._BATCH_RECORDS = import_pace._BATCH_RECORDS, BATCH
    room, import_pace._MAIL_ROOM = import_pace._MAIL_ROOM, 1

    def bring_in(database: Database) -> None:
        keep = BackupService(database).make_if_changed
        # Any file that is there: the records stand in place of what is read from it.
        ImportService(database, keep).run([Path(__file__)], ImportOptions())

    try:
        yield bring_in
    finally:
        import_service.reader.read_files = read
        import_pace._BATCH_RECORDS, import_pace._MAIL_ROOM = size, room


def mails() -> Iterator[RawRecord]:
    """Yield incoming mails, each of somebody else."""
    for number in range(MAILS):
        sender = Address(f"s{number}@x.example", f"Sender {number}")
        yield RawRecord(
            Place("m.mbox", number + 1),
            f"{number:064x}",
            interaction=Interaction(
                kind=InteractionKind.EMAIL,
                direction=Direction.INCOMING,
                occurred_at=NOON,
                subject=f"Subject {number}",
                text="The oven is cold. " * 20,
                new_text="The oven is cold.",
                headers=MailHeaders(message_id=f"{number}@x.example", sender=sender),
            ),
        )


def counted(what: str, there: int, confirmed: int) -> list[str]:
    """One more than was confirmed may be there: the one that was under way."""
    if there < confirmed:
        return [f"{what}: {confirmed} confirmed, {there} there"]
    return [] if there <= confirmed + 1 else [f"{what}: {there} there, {confirmed} confirmed"]


def copy_profile(source: Path, target: Path) -> None:
    """Give a fresh copy of a prepared profile."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
