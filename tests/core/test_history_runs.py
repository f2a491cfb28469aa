"""Rows made one after the other are one entry and one seal, and lose nothing by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from core.domain.change import Action
from core.domain.contact import Contact
from core.domain.importing import ImportOptions
from core.services.audit_service import AuditService
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.rights_service import RightsService
from core.storage import contacts
from core.storage.database import Database
from core.storage.rows import images
from core.storage.rows.privacy_tables import AuditSealRow
from core.storage.rows.tables import ContactRow, HistoryEntryRow
from core.storage.trail import history_entries
from tests.core.conftest import Grow

PEOPLE = 900
SHUFFLED = sorted(range(PEOPLE), key=lambda n: n * 7919 % PEOPLE)


def import_people(database: Database, folder: Path) -> None:
    rows = [f"Person {n},p{n}@x.example,Firm {n % 30}" for n in SHUFFLED]
    path = folder / "people.csv"
    path.write_text("\n".join(["Name,E-mail,Company", *rows]), encoding="utf-8")
    ImportService(database).run([path], ImportOptions())


@pytest.fixture(scope="module")
def imported_file(grow: Grow) -> Path:
    """A file of 900 contacts of 30 firms, all of one import."""
    return grow(import_people)


@pytest.fixture
def imported(imported_file: Path, open_copy: Callable[[Path], Database]) -> Database:
    return open_copy(imported_file)


def count_stored(database: Database, row_class: type) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(row_class)) or 0


def entries_of(database: Database, step_id: int) -> list[history_entries.Entry]:
    with database.reading() as session:
        return history_entries.list_entries(session, HistoryEntryRow.step_id == step_id)


def tamper(database: Database, statement: str) -> None:
    with database.writing_results() as session:
        session.connection().exec_driver_sql(statement)


def test_an_import_leaves_few_entries_that_stand_for_all_its_rows(imported: Database) -> None:
    entries = entries_of(imported, 1)

    assert count_stored(imported, HistoryEntryRow) < 10
    assert count_stored(imported, AuditSealRow) < 20
    assert len(entries) == PEOPLE * 3 + 30
    assert [entry.id for entry in entries] == list(range(1, len(entries) + 1))
    assert len({(entry.table_name, entry.row_id) for entry in entries}) == len(entries)
    assert HistoryService(imported).get_step(1).rows == len(entries)
    assert AuditService(imported).verify().holds


def test_each_record_of_a_run_is_told_by_the_audit(imported: Database) -> None:
    (line,) = AuditService(imported).search("p17@x.example", most_changes=10_000)

    told = {(change.table, (change.after or {}).get("value")) for change in line.changes}
    assert ("channels", "p17@x.example") in told
    assert len(line.changes) == line.rows == PEOPLE * 3 + 30


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE contacts SET notes = 'forged' WHERE name = 'Person 17'",
        "DELETE FROM channels WHERE value = 'p17@x.example'",
        "UPDATE history_entries SET length = length - 1 WHERE table_name = 'contacts'",
        "UPDATE history_entries SET row_id = row_id + 1 WHERE table_name = 'channels'",
        "UPDATE history_entries SET deed = 'update' WHERE table_name = 'channels'",
        "DELETE FROM history_entries WHERE table_name = 'contact_companies'",
        "UPDATE audit_seals SET length = 1 WHERE length > 1",
        "UPDATE audit_seals SET salt = NULL WHERE length > 1",
    ],
)
def test_a_run_shows_what_was_tampered_with(imported: Database, statement: str) -> None:
    tamper(imported, statement)

    check = AuditService(imported).verify()

    assert not check.holds
    assert check.broken_step == 1


def test_a_run_is_undone_and_redone_and_undone_again(imported: Database) -> None:
    history, audit = HistoryService(imported), AuditService(imported)

    for _ in range(2):
        history.undo(1)
        assert ContactService(imported).count_contacts("") == 0
        assert audit.verify().holds
        history.redo()
        assert ContactService(imported).count_contacts("") == PEOPLE
        assert audit.verify().holds


def test_a_contact_of_a_run_that_was_changed_keeps_the_whole_chain(imported: Database) -> None:
    people = ContactService(imported)
    person = people.list_contacts("p17")[0]
    people.rename(person.id, "Somebody")
    people.rename(person.id, "Somebody Else")

    assert AuditService(imported).verify().holds
    HistoryService(imported).undo()
    HistoryService(imported).undo()
    HistoryService(imported).undo()
    assert ContactService(imported).count_contacts("") == 0


def test_a_person_of_a_run_is_erased_and_the_rest_stays_sealed(imported: Database) -> None:
    person = ContactService(imported).list_contacts("p17")[0]
    before = AuditService(imported).verify().sealed

    RightsService(imported).erase(person.id)

    check = AuditService(imported).verify()
    assert check.holds, check
    assert before - 5 < check.sealed < before + 5
    rows = {(entry.table_name, entry.row_id) for entry in entries_of(imported, 1)}
    assert ("contacts", person.id) not in rows
    assert len(rows) == PEOPLE * 3 + 30 - 3
    HistoryService(imported).undo(1)
    assert ContactService(imported).count_contacts("") == 0
    assert AuditService(imported).verify().holds


def test_erasing_a_person_hides_no_forgery_in_the_same_run(imported: Database) -> None:
    person = ContactService(imported).list_contacts("p17")[0]
    tamper(imported, "UPDATE contacts SET notes = 'forged' WHERE name = 'Person 18'")

    RightsService(imported).erase(person.id)

    assert not AuditService(imported).verify().holds


def test_runs_end_where_numbers_do_and_never_grow_too_long(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_entries, "MOST_IN_RUN", 4)
    with database.writing(Action.IMPORT, "gaps") as session:
        for number in range(12):
            if number in (3, 4, 9):  # the ORM takes a number in between
                row = ContactRow(name="x", name_key="x", created_at=datetime.now(UTC))
                session.add(row)
                session.flush()
            contacts.add(session, Contact(f"Person {number}"), f"person {number}")

    entries = entries_of(database, 1)
    assert sorted(entry.row_id for entry in entries) == list(range(1, 16))
    assert AuditService(database).verify().holds
    HistoryService(database).undo()
    assert ContactService(database).count_contacts("") == 0


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), _VALUES, max_size=6))
def test_rows_are_packed_as_the_slower_way_writes_them(row: dict[str, object]) -> None:
    assert images.packed(row) == images.as_bytes(images.canonical(row))
    for rows in ([row, {}, row], [row, None]):
        assert images.packed_rows(rows, ()) == b"".join(map(images.packed, rows))


def test_moments_are_packed_as_they_are_read_back() -> None:
    at = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

    assert images.packed({"at": at, "empty": "", "none": None}) == (
        b'{"at":"2026-03-01T09:30:00+00:00"}'
    )
    assert images.packed(None) == b"null"
