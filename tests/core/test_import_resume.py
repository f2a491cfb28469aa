"""An import that was stopped or cut off is taken up again where it stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.domain.contact import Contact
from core.domain.importing import ImportOptions, ImportReport, OpenImport
from core.errors import UserError
from core.services import import_pace
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.record_filing import Filing
from core.storage.database import Database
from tests.evaluation.imports import dump

ROWS = 9
ADDS_UP = ("created", "updated", "merged", "skipped", "rejected")


class Killed(Exception):  # noqa: N818 - what happens, not a fault
    """The program was killed here."""


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_pace, "_BATCH_RECORDS", 2)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """Nine rows: the third can't be read, the last is of the first person again."""
    rows = [f"Person {n},p{n}@x.example,{n}" for n in range(ROWS)]
    rows[2] = "Wide,w@x.example,1,2,3"
    rows[8] = "Person 0,p0@x.example,new"
    path = tmp_path / "people.csv"
    path.write_text("Name,Email,Shoe size\n" + "\n".join(rows) + "\n")
    return path


@pytest.fixture
def service(database: Database) -> ImportService:
    return ImportService(database)


@pytest.fixture
def stopped(database: Database, service: ImportService, people: Path) -> OpenImport:
    """Return an import that was stopped by the person after some rows."""
    report = service.run([people], ImportOptions(), should_stop=after(database, 3))
    assert not report.is_complete
    found = service.find_open()
    assert found is not None
    return found


def after(database: Database, contacts: int, error: Exception | None = None) -> Callable[[], bool]:
    def should_stop() -> bool:
        is_time = ContactService(database).count_contacts() >= contacts
        if is_time and error is not None:
            raise error
        return is_time

    return should_stop


def accounted(report: ImportReport) -> int:
    return sum(getattr(report, name) for name in ADDS_UP)


def test_a_stopped_import_goes_on_behind_what_is_done(
    service: ImportService, stopped: OpenImport, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed: list[str] = []
    inner = Filing.file

    def note(self, session, record):
        filed.append(record.contact.name)
        return inner(self, session, record)

    monkeypatch.setattr(Filing, "file", note)

    report = service.go_on(stopped)

    assert 0 < stopped.report.read < ROWS
    assert (report.read, accounted(report)) == (ROWS, ROWS)
    assert (report.created, report.rejected, report.skipped) == (7, 1, 0)
    assert len(filed) == ROWS - stopped.report.read
    assert [r.place.number for r in report.rejections] == [4]
    assert report.is_complete
    assert service.find_open() is None


def test_somebody_made_before_the_stop_counts_as_merged_when_met_again(
    service: ImportService, stopped: OpenImport
) -> None:
    report = service.go_on(stopped)

    assert (report.merged, report.updated) == (1, 0)


def test_both_parts_are_one_undo_step(
    database: Database, service: ImportService, people: Path
) -> None:
    before = dump(database)
    service.run([people], ImportOptions(), should_stop=after(database, 3))
    found = service.find_open()
    assert found is not None

    report = service.go_on(found)
    HistoryService(database).undo(report.step_id)

    assert (report.step_id, report.earlier_step_id) == (found.step_id, 0)
    assert dump(database) == before


def test_an_import_that_was_killed_goes_on_with_what_was_confirmed(
    database: Database, service: ImportService, people: Path
) -> None:
    with pytest.raises(Killed):
        service.run([people], ImportOptions(), should_stop=after(database, 3, Killed()))
    found = service.find_open()
    assert found is not None
    confirmed = ContactService(database).count_contacts()

    report = service.go_on(found)

    assert found.report.created == confirmed
    assert 0.0 <= found.share <= 1.0
    assert (report.read, accounted(report), report.created) == (ROWS, ROWS, 7)


def test_after_other_work_the_rest_is_a_step_of_its_own(
    database: Database, service: ImportService, stopped: OpenImport
) -> None:
    history = HistoryService(database)
    ContactService(database).add(Contact("Somebody Else"))

    report = service.go_on(stopped)

    assert report.earlier_step_id == stopped.step_id != report.step_id
    assert accounted(report) == report.read == ROWS
    history.undo(report.step_id)
    assert ContactService(database).count_contacts() == stopped.report.created + 1
    history.undo()
    history.undo(stopped.step_id)
    assert ContactService(database).count_contacts() == 0


def test_an_import_can_be_stopped_again_and_again(
    database: Database, service: ImportService, stopped: OpenImport
) -> None:
    again = service.go_on(stopped, should_stop=after(database, 5))
    found = service.find_open()
    assert found is not None

    report = service.go_on(found)

    assert not again.is_complete
    assert found.report.read > stopped.report.read
    assert accounted(report) == report.read == ROWS


def test_files_that_changed_since_are_not_gone_on_with(
    service: ImportService, stopped: OpenImport, people: Path
) -> None:
    people.write_text(people.read_text() + "One More,more@x.example,1\n")

    with pytest.raises(UserError) as refused:
        service.go_on(stopped)

    assert refused.value.key == "import-files-changed"
    report = service.run([people], ImportOptions())
    assert accounted(report) == report.read == ROWS + 1
    assert report.skipped >= stopped.report.created


def test_what_was_taken_back_or_left_is_not_offered(
    database: Database, service: ImportService, stopped: OpenImport, people: Path
) -> None:
    HistoryService(database).undo(stopped.step_id)
    assert service.find_open() is None

    service.run([people], ImportOptions(), should_stop=after(database, 3))
    found = service.find_open()
    assert found is not None
    service.leave(found)
    assert service.find_open() is None
    assert ContactService(database).count_contacts() == found.report.created


def test_a_trial_run_and_pasted_text_leave_nothing_to_go_on_with(
    service: ImportService, people: Path
) -> None:
    service.run([people], ImportOptions(is_dry_run=True), should_stop=lambda: True)
    pasted = ImportOptions(pasted="[01.02.26, 10:00] Ada: Hello\n[01.02.26, 10:01] Ada: You?")
    service.run([], pasted)

    assert service.find_open() is None


def test_what_came_in_by_a_new_import_of_the_same_files_is_not_offered(
    service: ImportService, stopped: OpenImport, people: Path
) -> None:
    assert service.run([people], ImportOptions()).is_complete

    assert service.find_open() is None
