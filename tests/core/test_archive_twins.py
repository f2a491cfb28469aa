"""Of an archive's records that say the very same each comes in, wherever an import stops."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import select

from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.deal import Deal
from core.domain.duplicate import MergeWish
from core.domain.exporting import ExportFormat
from core.domain.importing import ImportOptions, ImportReport
from core.domain.interaction import Direction, Interaction, InteractionKind
from core.domain.task import Task
from core.errors import Cancelled
from core.services import import_pace, import_service
from core.services.contact_service import ContactService
from core.services.deal_service import DealService
from core.services.duplicate_service import DuplicateService
from core.services.export_service import ExportService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.services.rights_service import RightsService
from core.services.task_service import TaskService
from core.storage import interactions
from core.storage.database import Database
from core.storage.rows.tables import ImportedRecordRow
from tests.core.conftest import Grow
from tests.core.lived_in import dump
from tests.factory import NOON

DAY = date(2026, 12, 4)
MAYA = Contact(
    "Maya",
    channels=(Channel(ChannelKind.EMAIL, "maya@bakery.example"),),
    companies=(CompanyLink("Bakery"),),
)
RECORDS = 13
"""1 company, 4 people, 2 entries, 3 deals, 3 tasks."""
WORKED_ON = ("companies", "contacts", "channels", "deals", "deal_contacts", "interactions", "tasks")


@pytest.fixture(scope="module")
def twins(grow: Grow) -> Path:
    """Another file in which everything stands twice; beside it the archive of all that."""
    return grow(_fill_and_export)


@pytest.fixture
def there(twins: Path, open_copy: Callable[[Path], Database]) -> Database:
    return open_copy(twins)


@pytest.fixture
def archive(twins: Path) -> Path:
    return twins.with_name("all.zip")


@pytest.fixture
def here(database: Database) -> Database:
    """A file that knows one of each already."""
    people = ContactService(database)
    people.add(Contact("Ada"))
    maya = people.add(MAYA)
    firm = maya.companies[0].company_id
    deal, _ = DealService(database).add(
        Deal("Timers", company_id=firm, contact_ids=(maya.id,), expected_on=DAY)
    )
    TaskService(database).add(Task("Send", contact_id=maya.id, deal_id=deal.id))
    return database


def _fill_and_export(database: Database, folder: Path) -> None:
    people = ContactService(database)
    people.add(Contact("Li Na"))
    people.add(Contact("Li Na"))
    for number, text in enumerate(("Rang twice.", "Rang once.")):
        maya = people.add(MAYA)
        call = Interaction(InteractionKind.CALL, Direction.OUTGOING, NOON, "Call", text)
        with database.writing(Action.ADD_INTERACTION, "Call") as session:
            interactions.add(
                session, replace(call, contact_id=maya.id), fingerprint=f"{number}" * 64
            )
        if number == 0:
            first = maya
    firm = first.companies[0].company_id
    sales, tasks = DealService(database), TaskService(database)
    deal, _ = sales.add(Deal("Timers", company_id=firm, contact_ids=(first.id,), expected_on=DAY))
    sales.add(Deal("Timers", company_id=firm, contact_ids=(first.id,), expected_on=DAY))
    sales.add(Deal("Ovens", company_id=firm, contact_ids=(maya.id,)))
    for _ in range(2):
        tasks.add(Task("Send", contact_id=first.id, deal_id=deal.id))
    tasks.add(Task("Ring", contact_id=maya.id, deal_id=deal.id))
    ExportService(database).export(ExportFormat.ALL, folder / "all.zip", lambda key: key)


def _import(database: Database, path: Path) -> ImportReport:
    return ImportService(database).run([path], ImportOptions())


def _after(records: int) -> Callable[..., Iterator[object]]:
    """Return what stops an import after so many batches."""

    def until(_should_stop: object, batches: Iterator[object]) -> Iterator[object]:
        yield from islice(batches, records)
        raise Cancelled

    return until


def _stopped(
    database: Database, path: Path, monkeypatch: pytest.MonkeyPatch, records: int
) -> ImportService:
    """Import so many records of the archive, one a transaction."""
    monkeypatch.setattr(import_pace, "_BATCH_RECORDS", 1)
    service = ImportService(database)

    with monkeypatch.context() as patched:
        patched.setattr(import_service, "_until", _after(records))
        assert not service.run([path], ImportOptions()).is_complete
    return service


def _everything(database: Database) -> list[object]:
    """Return who and what there is, with whom it belongs to, whatever their numbers."""
    people = [c.name for c in ContactService(database).list_contacts()]
    entries = InboxService(database).list_interactions()
    texts = {entry.text: entry.contact_id for entry in entries}
    names = {c.id: c.name for c in ContactService(database).list_contacts()}
    deals = [(d.title, d.contact_names) for d in DealService(database).list_deals()]
    tasks = [(t.title, t.contact_name, t.deal_title) for t in TaskService(database).list_tasks()]
    said = [(text, names.get(whose or 0, "")) for text, whose in texts.items()]
    return [sorted(people), sorted(said), sorted(deals), sorted(tasks)]


def test_both_of_two_who_read_the_same_come_in_with_what_is_theirs(
    database: Database, archive: Path
) -> None:
    ContactService(database).add(Contact("Ada"))

    report = _import(database, archive)

    assert (report.read, report.created) == (RECORDS, RECORDS)
    names = [contact.name for contact in ContactService(database).list_contacts()]
    assert sorted(names) == ["Ada", "Li Na", "Li Na", "Maya", "Maya"]
    whose = {e.text: e.contact_id for e in InboxService(database).list_interactions()}
    assert whose["Rang twice."] != whose["Rang once."]


def test_one_who_is_here_is_one_of_the_two(here: Database, archive: Path) -> None:
    report = _import(here, archive)

    assert report.created == RECORDS - 4  # firm, one Maya, one deal, one task
    names = [contact.name for contact in ContactService(here).list_contacts()]
    assert sorted(names) == ["Ada", "Li Na", "Li Na", "Maya", "Maya"]
    assert len(DealService(here).list_deals()) == 3
    assert len(TaskService(here).list_tasks()) == 3


@pytest.mark.parametrize("records", [4, 5, 8, 10, 11])
def test_a_stop_between_two_that_read_the_same_loses_neither(
    records: int, here: Database, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = _stopped(here, archive, monkeypatch, records)
    found = service.find_open()

    # What brought nothing by then is no import to go on with: it begins anew.
    report = _import(here, archive) if found is None else service.go_on(found)

    assert (report.read, report.created) == (RECORDS, RECORDS - 4)
    assert _everything(here) == [
        ["Ada", "Li Na", "Li Na", "Maya", "Maya"],
        [("Rang once.", "Maya"), ("Rang twice.", "Maya")],
        [("Ovens", ("Maya",)), ("Timers", ("Maya",)), ("Timers", ("Maya",))],
        [("Ring", "Maya", "Timers"), ("Send", "Maya", "Timers"), ("Send", "Maya", "Timers")],
    ]


@pytest.mark.parametrize("records", [4, 9])
def test_what_came_after_a_stop_comes_no_second_time_and_is_taken_back(
    records: int, here: Database, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(here)
    service = _stopped(here, archive, monkeypatch, records)
    found = service.find_open()
    assert found is not None
    first = service.go_on(found)

    second = _import(here, archive)

    assert (second.skipped, second.created, second.updated) == (RECORDS, 0, 0)
    HistoryService(here).undo(first.step_id)
    after = dump(here)
    assert [after[table] for table in WORKED_ON] == [before[table] for table in WORKED_ON]


def test_their_own_file_takes_nothing_of_it(there: Database, archive: Path) -> None:
    report = _import(there, archive)

    assert (report.skipped, report.created) == (RECORDS, 0)


def test_two_that_became_one_here_stay_one(there: Database, archive: Path) -> None:
    one, two = (c.id for c in ContactService(there).list_contacts() if c.name == "Maya")
    DuplicateService(there).merge(MergeWish(one, (two,)))

    report = _import(there, archive)

    assert report.created == 0
    assert [c.name for c in ContactService(there).list_contacts()].count("Maya") == 1


def test_other_work_between_makes_no_difference(
    here: Database, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest is a step of its own then, and may stop once more."""
    service = _stopped(here, archive, monkeypatch, 8)
    for _ in range(2):
        found = service.find_open()
        assert found is not None
        TaskService(here).add(Task("Wait"))
        with monkeypatch.context() as patched:
            patched.setattr(import_service, "_until", _after(2))
            service.go_on(found)
    found = service.find_open()
    assert found is not None

    report = service.go_on(found)

    assert (report.read, report.created) == (RECORDS, RECORDS - 4)


def test_whom_an_unfinished_import_has_found_is_forgotten_with_them(
    here: Database, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = _stopped(here, archive, monkeypatch, 9)
    found = service.find_open()
    assert found is not None
    maya = min(c.id for c in ContactService(here).list_contacts() if c.name == "Maya")
    assert maya in _found(here)

    RightsService(here).erase(maya)

    assert maya not in _found(here)
    service.leave(found)
    assert not _found(here)


def _found(database: Database) -> set[int]:
    with database.reading() as session:
        rows = session.scalars(
            select(ImportedRecordRow.record_id).where(ImportedRecordRow.kind == "found contact")
        )
        return set(rows)
