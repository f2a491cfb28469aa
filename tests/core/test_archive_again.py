"""An archive that comes into the very file it was made of brings nothing: all is known again."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.exporting import ExportFormat
from core.domain.importing import ImportOptions, ImportReport
from core.domain.interaction import Direction, Interaction, InteractionKind
from core.services import contact_writing
from core.services.contact_service import ContactService
from core.services.export_service import ExportService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.storage import interactions
from core.storage.database import Database
from tests.core.lived_in import dump
from tests.factory import NOON

RECORDS = ("contacts", "channels", "companies", "interactions", "attachments", "threads")


def _add_entry(database: Database, text: str, contact_id: int | None = None) -> None:
    call = Interaction(
        InteractionKind.CALL, Direction.OUTGOING, NOON, "Call", text, contact_id=contact_id
    )
    with database.writing(Action.ADD_INTERACTION, "Call") as session:
        interactions.add(session, call)


def _export(database: Database, path: Path) -> Path:
    ExportService(database).export(ExportFormat.ALL, path, lambda key: key)
    return path


def _import(database: Database, path: Path) -> ImportReport:
    return ImportService(database).run([path], ImportOptions())


def test_a_file_that_was_worked_in_takes_nothing_from_its_own_archive(
    lived: Database, everything: Path
) -> None:
    before = dump(lived)

    report = _import(lived, everything)

    assert (report.skipped, report.created, report.updated) == (report.read, 0, 0)
    after = dump(lived)
    assert [after[table] for table in RECORDS] == [before[table] for table in RECORDS]


@pytest.mark.parametrize(
    "contact",
    [
        Contact("Ada"),
        Contact("王芳"),
        Contact("Ada", channels=(Channel(ChannelKind.PHONE, "020 7946 0958"),)),
        Contact("Ada", channels=(Channel(ChannelKind.WEB, "https://ada.example"),)),
    ],
)
def test_people_who_were_typed_in_are_known_again(
    contact: Contact, database: Database, tmp_path: Path
) -> None:
    # Two of one name, as happens: neither comes twice.
    for _ in range(2):
        with database.writing(Action.ADD_CONTACT, contact.name) as session:
            contact_id = contact_writing.add(session, contact, region="GB")
        _add_entry(database, "Rang twice.", contact_id)

    report = _import(database, _export(database, tmp_path / "all.zip"))

    assert (report.created, report.updated, report.merged) == (0, 0, 0)
    assert len(ContactService(database).list_contacts()) == 2


def test_the_same_words_to_somebody_else_are_another_entry(
    database: Database, tmp_path: Path
) -> None:
    people = ContactService(database)
    for name in ("Ada", "Berta"):
        _add_entry(database, "Rang twice.", people.add(Contact(name)).id)

    report = _import(database, _export(database, tmp_path / "all.zip"))

    assert report.created == 0
    assert len(InboxService(database).list_interactions()) == 2


def test_entries_that_were_typed_elsewhere_come_once(
    lived: Database, everything: Path, database: Database, tmp_path: Path
) -> None:
    """There and back again: the file they were typed in knows them from the other one's archive."""
    ContactService(database).add(Contact("Ada"))

    reports = [_import(database, everything) for _ in range(2)]
    report = _import(lived, _export(database, tmp_path / "there.zip"))

    assert [reports[0].created > 0, reports[1].created] == [True, 0]
    texts = [entry.text for entry in InboxService(lived).list_interactions()]
    assert texts.count("Rang twice.") == 1
    assert texts.count("It leaves today.") == 1
    assert report.created == 1, "Ada is new there"
