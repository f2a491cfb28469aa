"""What is done in a table: typed over, changed for many, kept under a name, saved as a table."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from core.domain.change import Kind
from core.domain.duplicate import MergeWish
from core.domain.importing import ImportOptions
from core.domain.view import BulkChange, BulkDeed, Condition, Group, Operator, Selection, View
from core.errors import UserError
from core.services.bulk_service import BulkService
from core.services.duplicate_service import DuplicateService
from core.services.import_service import ImportService
from core.storage import tags
from core.storage.database import Database
from core.storage.kept import contact_facts
from core.storage.rows.view_tables import ContactFactsRow, ContactTagRow
from tests.core.conftest import Grow
from tests.core.view_book import MAIL, Book, fill


@pytest.fixture(scope="module")
def starting_file(grow: Grow) -> Path:
    return grow(fill)


@pytest.fixture
def book(database: Database) -> Book:
    return Book(database)


def test_typing_over_a_cell_is_one_step_and_bad_words_change_nothing(book: Book) -> None:
    seats = book.place(book.seats)
    book.views.set_cell(Kind.CONTACT, book.ids["Cem"], seats, "1.250,5")
    assert [v.value for v in book.people.get(book.ids["Cem"]).values] == [1250.5]
    book.history.undo()
    assert book.people.get(book.ids["Cem"]).values == ()

    with pytest.raises(UserError, match="field-no-number"):
        book.views.set_cell(Kind.CONTACT, book.ids["Ada"], seats, "many")
    with pytest.raises(UserError, match="contact-without-company"):
        book.views.set_cell(Kind.CONTACT, book.ids["Cem"], "role", "Boss")

    book.views.set_cell(Kind.CONTACT, book.ids["Eve"], "tags", "PRESS, New one")
    assert book.people.get(book.ids["Eve"]).tags == ("Press", "New one")
    book.views.set_cell(Kind.CONTACT, book.ids["Ada"], "role", "Chief")
    assert book.people.get(book.ids["Ada"]).companies[0].role == "Chief"


def test_many_are_changed_as_one_step_and_back(book: Book) -> None:
    everybody = Selection(filter=Group(), left_out=(book.ids["Eve"],))
    before = [book.people.get(each) for each in book.ids.values()]

    for change, names in (
        (BulkChange(BulkDeed.ADD_TAG, "vip"), "ABCD"),
        (BulkChange(BulkDeed.SET, "7", book.place(book.seats)), "ABCD"),
        (BulkChange(BulkDeed.SET, "", book.place(book.plan)), "ABD"),
        (BulkChange(BulkDeed.SET, "Friend", "role"), "ABD"),
        (BulkChange(BulkDeed.ARCHIVE), "ABCD"),
        (BulkChange(BulkDeed.REMOVE_TAG, "PRESS"), "BD"),
    ):
        steps = len(book.history.list_steps())
        already = 2 if change.deed is BulkDeed.ADD_TAG else 0
        report = book.bulk.run(everybody, change)
        assert (report.chosen, report.changed) == (4, len(names) - already)
        assert len(book.history.list_steps()) == steps + 1
        book.history.undo()

    assert [book.people.get(each) for each in book.ids.values()] == before


def test_a_change_that_changes_nothing_leaves_no_step(book: Book) -> None:
    steps = book.history.list_steps()

    report = book.bulk.run(Selection((book.ids["Ada"],)), BulkChange(BulkDeed.ADD_TAG, "vip"))

    assert (report.changed, report.step_id) == (0, 0)
    assert book.history.list_steps() == steps


def test_a_stopped_change_keeps_what_it_did_and_says_so(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.services.bulk_service._PART", 2)
    asked: list[int] = []

    report = book.bulk.run(
        Selection(filter=Group()),
        BulkChange(BulkDeed.ARCHIVE),
        lambda done, _all: asked.append(done),
        lambda: bool(asked),
    )

    assert (report.changed, report.is_complete, asked) == (2, False, [2])
    assert book.names(Condition("archived", Operator.IS, "yes")) == "AB"
    book.history.undo(report.step_id)
    assert book.names(Condition("archived", Operator.IS, "yes")) == ""


def test_before_a_large_change_a_backup_is_made(
    database: Database, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    bulk = BulkService(database, made.append)
    bulk.run(Selection((book.ids["Ada"],)), BulkChange(BulkDeed.ARCHIVE))
    assert made == []

    monkeypatch.setattr("core.services.bulk_service.LARGE", 5)
    bulk.run(Selection(filter=Group()), BulkChange(BulkDeed.ARCHIVE))

    assert made == ["bulk-change"]


def test_a_view_is_kept_under_its_name_and_written_over(book: Book) -> None:
    press = View(Group((Condition("tags", Operator.IS, "Press"),)), ("name", "tags"), "company")
    saved = book.views.save("Press list", press)
    book.views.save("press LIST", View())

    assert [view.view for view in book.views.list_views() if view.id] == [View()]
    book.history.undo()
    assert book.views.find_view("press list").view == press
    book.views.remove(saved.id)
    with pytest.raises(UserError, match="view-missing"):
        book.views.find_view("Press list")


def test_a_view_is_saved_as_a_table_that_runs_nothing(book: Book, tmp_path: Path) -> None:
    book.people.rename(book.ids["Cem"], '=HYPERLINK("http://x.example")')
    path = tmp_path / "people.csv"
    view = View(columns=("name", "tags"), sort="name")

    assert book.views.export(view, path, ("Name", "Tags")) == 5

    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0] == ["Name", "Tags"]
    assert all(not row[0].startswith("=") for row in rows)
    assert len(rows) == 6
    with pytest.raises(UserError, match="file-exists"):
        book.views.export(view, path, ("Name", "Tags"))
    assert [p.name for p in tmp_path.glob("*people*")] == ["people.csv"]


def test_figures_kept_beside_contacts_are_what_counting_anew_gives(
    book: Book, database: Database, tmp_path: Path
) -> None:
    later = tmp_path / "later.eml"
    at = datetime.now(UTC)
    later.write_text(MAIL.format(name="Ada", email="ada@x.example", at=at, number=9))
    imports = ImportService(database)
    report = imports.run([later], ImportOptions(owner_addresses=("me@shop.example",)))
    DuplicateService(database).merge(MergeWish(book.ids["Bo"], (book.ids["Cem"],)))
    book.history.undo()

    kept = figures(database)
    with database.writing_results() as session:
        session.execute(delete(ContactTagRow))
        tags.rebuild(session)
        contact_facts.rebuild(session)
    assert kept == figures(database)
    assert (book.ids["Ada"], 2) in {(row[0], row[3]) for row in kept[0]}

    book.history.undo(report.step_id)
    kept = figures(database)
    with database.writing_results() as session:
        contact_facts.rebuild(session)
    assert kept == figures(database)


def figures(database: Database) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    with database.reading() as session:
        facts = session.execute(select(ContactFactsRow.__table__)).all()
        tagged = session.execute(select(ContactTagRow.__table__)).all()
    return sorted(map(tuple, facts)), sorted(map(tuple, tagged))
