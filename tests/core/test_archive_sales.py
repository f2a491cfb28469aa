"""Deals and tasks of an archive that is joined to what is here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

import pytest

from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.deal import Deal, DealState, Stage
from core.domain.exporting import ExportFormat
from core.domain.importing import ImportOptions, ImportReport
from core.domain.interaction import Direction, Interaction, InteractionKind
from core.domain.money import Money
from core.domain.task import Task, TaskSource
from core.errors import Cancelled
from core.services import import_pace, import_service
from core.services.contact_service import ContactService
from core.services.deal_service import DealService
from core.services.export_service import ExportService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.task_service import TaskService
from core.storage import interactions
from core.storage.database import Database
from core.storage.sales import deals
from core.text.normalise import name_key
from tests.core.conftest import Grow
from tests.core.lived_in import dump
from tests.factory import NOON

DAY = date(2026, 12, 4)
AT = datetime(2026, 12, 4, 9, 30, tzinfo=UTC)
SOLD = ("companies", "contacts", "deals", "deal_contacts", "deal_moves", "deal_stages", "tasks")


@pytest.fixture(scope="module")
def sold(grow: Grow) -> Path:
    """Another file, in which something is to be sold; beside it the archive of all that."""
    return grow(_sell_and_export)


@pytest.fixture
def there(sold: Path, open_copy: Callable[[Path], Database]) -> Database:
    return open_copy(sold)


@pytest.fixture
def archive(sold: Path) -> Path:
    return sold.with_name("all.zip")


def _sell_and_export(database: Database, folder: Path) -> None:
    _sell(database)
    ExportService(database).export(ExportFormat.ALL, folder / "all.zip", lambda key: key)


def _sell(database: Database) -> None:
    people = ContactService(database)
    # Two of one name, whom no address tells apart.
    people.add(Contact("Li Na", notes="Baker"))
    li = people.add(Contact("Li Na", notes="Miller"))
    mail = Channel(ChannelKind.EMAIL, "maya@bakery.example")
    maya = people.add(Contact("Maya", channels=(mail,), companies=(CompanyLink("Bakery"),)))
    with database.writing(Action.ADD_INTERACTION, "Call") as session:
        call = Interaction(InteractionKind.CALL, Direction.OUTGOING, NOON, "Call", "Rang twice.")
        entry = interactions.add(session, replace(call, contact_id=maya.id), fingerprint="f" * 64)
        stage = deals.add_stage(session, Stage("Tasting", win_percent=35), name_key("Tasting"))
    sales = DealService(database)
    firm = maya.companies[0].company_id
    both, price = (maya.id, li.id), Money(125_000, "EUR")
    ovens, _ = sales.add(
        Deal("Ovens", company_id=firm, contact_ids=both, stage_id=stage, amount=price, tags=("a",))
    )
    for _ in range(2):
        sales.add(Deal("Timers", contact_ids=(maya.id,), expected_on=DAY))
    won, _ = sales.add(Deal("Trays", company_id=firm))
    sales.win(won.id, DAY)
    tasks = TaskService(database)
    tasks.add(
        Task("Ring", due_on=DAY, due_at=AT, contact_id=maya.id, company_id=firm, deal_id=ovens.id,
             interaction_id=entry, notes="About the door.", source=TaskSource.MODEL)
    )  # fmt: skip
    for _ in range(2):
        tasks.add(Task("Send", contact_id=li.id))
    done, _ = tasks.add(Task("Weigh"))
    tasks.finish(done.id)


def _import(database: Database, path: Path) -> ImportReport:
    return ImportService(database).run([path], ImportOptions())


def _after(count: int) -> Callable[..., Iterator[object]]:
    """Return what stops an import after so many batches."""

    def until(_should_stop: object, batches: Iterator[object]) -> Iterator[object]:
        yield from islice(batches, count)
        raise Cancelled

    return until


def test_deals_come_with_their_people_company_and_stage(database: Database, archive: Path) -> None:
    ContactService(database).add(Contact("Ada"))

    _import(database, archive)

    found = sorted(DealService(database).list_deals(), key=lambda deal: deal.id)
    assert [deal.title for deal in found] == ["Ovens", "Timers", "Timers", "Trays"]
    ovens, timers, _, trays = found
    stages = {stage.id: stage for stage in DealService(database).list_stages()}
    assert (ovens.company_name, ovens.contact_names) == ("Bakery", ("Maya", "Li Na"))
    assert (stages[ovens.stage_id].name, stages[ovens.stage_id].win_percent) == ("Tasting", 35)
    assert (ovens.amount, ovens.tags) == (Money(125_000, "EUR"), ("a",))
    assert timers.expected_on == DAY
    assert (trays.state, trays.closed_on) == (DealState.WON, DAY)
    named = [one for one in ContactService(database).list_contacts() if one.name == "Li Na"]
    assert ovens.contact_ids[1] == max(one.id for one in named)


def test_tasks_come_with_what_they_are_about(database: Database, archive: Path) -> None:
    ContactService(database).add(Contact("Ada"))

    _import(database, archive)

    found = sorted(TaskService(database).list_tasks(), key=lambda task: task.id)
    assert [task.title for task in found] == ["Ring", "Send", "Send", "Weigh"]
    ring, send, _, weigh = found
    about = (ring.contact_name, ring.company_name, ring.deal_title)
    assert about == ("Maya", "Bakery", "Ovens")
    assert (ring.due_on, ring.due_at, ring.notes) == (DAY, AT, "About the door.")
    assert ring.interaction_id
    assert ring.source is TaskSource.MODEL
    assert (send.contact_name, weigh.done_at is None) == ("Li Na", False)


def test_a_second_time_brings_nothing_and_undo_takes_all_of_it_back(
    database: Database, archive: Path
) -> None:
    ContactService(database).add(Contact("Ada"))
    before = dump(database)
    first = _import(database, archive)

    second = _import(database, archive)

    assert first.created == 13  # 1 company, 3 people, 1 entry, 4 deals, 4 tasks
    assert (second.skipped, second.created, second.updated) == (second.read, 0, 0)
    HistoryService(database).undo(first.step_id)
    after = dump(database)
    assert [after[table] for table in SOLD] == [before[table] for table in SOLD]


def test_an_older_archive_leaves_what_was_done_since_as_it_is(
    there: Database, archive: Path
) -> None:
    ovens = next(deal for deal in DealService(there).list_deals() if deal.title == "Ovens")
    DealService(there).win(ovens.id, DAY)
    ring = next(task for task in TaskService(there).list_tasks() if task.title == "Ring")
    TaskService(there).finish(ring.id)
    before = dump(there)

    report = _import(there, archive)

    assert (report.skipped, report.created, report.updated) == (report.read, 0, 0)
    after = dump(there)
    assert [after[table] for table in SOLD] == [before[table] for table in SOLD]


def test_what_was_sold_elsewhere_is_known_again_where_it_came_from(
    there: Database, archive: Path, database: Database, tmp_path: Path
) -> None:
    ContactService(database).add(Contact("Ada"))
    _import(database, archive)
    ExportService(database).export(ExportFormat.ALL, tmp_path / "back.zip", lambda key: key)

    _import(there, tmp_path / "back.zip")

    assert len(DealService(there).list_deals()) == 4
    titles = sorted(task.title for task in TaskService(there).list_tasks())
    assert titles.count("Ring") == 1


@pytest.mark.parametrize(("records", "count"), [(2, 1), (2, 2), (2, 3), (2, 4), (1, 7), (1, 11)])
def test_a_stop_within_an_archive_parts_nobody_from_what_is_theirs(
    records: int,
    count: int,
    database: Database,
    archive: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ContactService(database).add(Contact("Ada"))
    monkeypatch.setattr(import_pace, "_BATCH_RECORDS", records)
    service = ImportService(database)
    with monkeypatch.context() as patched:
        patched.setattr(import_service, "_until", _after(count))
        first = service.run([archive], ImportOptions())
    found = service.find_open()
    assert found is not None

    whole = service.go_on(found)

    assert (first.is_complete, whole.created) == (False, 13)
    ovens = next(deal for deal in DealService(database).list_deals() if deal.title == "Ovens")
    assert ovens.contact_names == ("Maya", "Li Na")
    about = {task.title: task.contact_name for task in TaskService(database).list_tasks()}
    assert about == {"Ring": "Maya", "Send": "Li Na", "Weigh": ""}
    ring = next(task for task in TaskService(database).list_tasks() if task.title == "Ring")
    assert (ring.deal_title, bool(ring.interaction_id)) == ("Ovens", True)
