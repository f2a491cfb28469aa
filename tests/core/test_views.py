"""Views: who answers which condition, in which order, and what is typed over in place."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from core.domain.change import Kind
from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.duplicate import MergeWish
from core.domain.field import Field, FieldKind
from core.domain.importing import ImportOptions
from core.domain.view import (
    Anchor,
    BulkChange,
    BulkDeed,
    Condition,
    Group,
    Operator,
    Selection,
    View,
)
from core.errors import UserError
from core.services.bulk_service import BulkService
from core.services.contact_service import ContactService
from core.services.duplicate_service import DuplicateService
from core.services.field_service import FieldService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.view_service import ViewService
from core.storage import contact_facts, view_conditions
from core.storage.database import Database
from core.storage.view_tables import ContactFactsRow, ContactTagRow
from tests.core.conftest import Grow

MAIL = """From: {name} <{email}>
To: me@shop.example
Date: {at:%a, %d %b %Y %H:%M:%S} +0000
Message-ID: <{number}@mail.example>
Subject: Order
Content-Type: text/plain; charset=utf-8

The oven arrived.
"""


def fill(database: Database, folder: Path) -> None:
    """Put in five people, three fields, and mail of two of them."""
    people, fields = ContactService(database), FieldService(database)
    firm = CompanyLink("Zinc GmbH", "Buyer")
    ids = {
        name: people.add(
            Contact(
                name,
                tags=tags,
                companies=companies,
                channels=(Channel(ChannelKind.EMAIL, f"{name.lower()}@x.example"),),
            )
        ).id
        for name, tags, companies in (
            ("Ada", ("VIP",), (firm,)),
            ("Bo", ("vip", "Press"), (CompanyLink("Acme", "Owner"), firm)),
            ("Cem", (), ()),
            ("Dana", ("Press",), (CompanyLink("Acme"),)),
            ("Eve", (), ()),
        )
    }
    seats = fields.add(Field("Seats", FieldKind.NUMBER))
    due = fields.add(Field("Renewal", FieldKind.DATE))
    plan = fields.add(Field("Plan", FieldKind.CHOICE, choices=("Small", "Large")))
    today = datetime.now(UTC).astimezone().date()
    for name, bought, until, size in (
        ("Ada", "12", today + timedelta(days=5), "Large"),
        ("Bo", "3", today - timedelta(days=5), "Small"),
        ("Dana", "200", None, "Large"),
    ):
        texts = [(seats.id, bought), (due.id, str(until or "")), (plan.id, size)]
        fields.set_values(Kind.CONTACT, ids[name], texts)
    _bring_mail(database, folder)


def _bring_mail(database: Database, folder: Path) -> None:
    now = datetime.now(UTC)
    mails = []
    for number, (name, days) in enumerate((("Ada", 200), ("Bo", 2), ("Bo", 40))):
        mail = folder / f"{number}.eml"
        at = now - timedelta(days=days)
        mail.write_text(
            MAIL.format(name=name, email=f"{name.lower()}@x.example", at=at, number=number)
        )
        mails.append(mail)
    options = ImportOptions(owner_addresses=("me@shop.example",))
    assert ImportService(database).run(mails, options).created == 3


class Book:
    """The people, the fields and what may be done with them."""

    def __init__(self, database: Database) -> None:
        self.people, self.fields = ContactService(database), FieldService(database)
        self.views, self.history = ViewService(database), HistoryService(database)
        self.bulk = BulkService(database)
        self.ids = {person.name: person.id for person in self.people.list_contacts()}
        fields = {field.name: field for field in self.fields.list_fields()}
        self.seats, self.due, self.plan = (fields[name] for name in ("Seats", "Renewal", "Plan"))

    def names(self, *parts: Condition | Group, sort: str = "name", down: bool = False) -> str:
        """Return the names that answer, as initials in order."""
        view = View(Group(parts), sort=sort, is_descending=down)
        page = self.views.page(view, 100)
        assert self.views.count(view.filter) == len(page.rows)
        return "".join(row.name[0] for row in page.rows)

    def place(self, field: Field) -> str:
        return f"field:{field.id}"


@pytest.fixture(scope="module")
def starting_file(grow: Grow) -> Path:
    return grow(fill)


@pytest.fixture
def book(database: Database) -> Book:
    return Book(database)


_ASKED = (
    ("tags", Operator.IS, "VIP", "AB"),
    ("tags", Operator.IS_NOT, "vip", "CDE"),
    ("tags", Operator.EMPTY, "", "CE"),
    ("company", Operator.HOLDS, "acm", "BD"),
    ("company", Operator.IS, "Zinc", "AB"),
    ("company", Operator.EMPTY, "", "CE"),
    ("role", Operator.IS, "buyer", "AB"),
    ("name", Operator.HOLDS, "AD", "A"),
    ("name", Operator.BEGINS, "e", "E"),
    ("email", Operator.HOLDS, "Dana@", "D"),
    ("last_contact", Operator.WITHIN_DAYS, "30", "B"),
    ("last_contact", Operator.NOT_WITHIN_DAYS, "30", "ACDE"),
    ("last_contact", Operator.FILLED, "", "AB"),
    ("last_direction", Operator.IS, "incoming", "AB"),
    ("waits_since", Operator.FILLED, "", "AB"),
    ("messages", Operator.AT_LEAST, "2", "B"),
    ("created", Operator.WITHIN_DAYS, "1", "ABCDE"),
    ("archived", Operator.IS, "yes", ""),
    ("anywhere", Operator.HOLDS, "zinc", "AB"),
)


@pytest.mark.parametrize("few", [1000, 0])
def test_conditions_find_whom_they_say(
    book: Book, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked in both ways: beginning with the few, and along the order."""
    monkeypatch.setattr(view_conditions, "FEW", few)
    answers = [
        book.names(Condition(place, operator, value)) for place, operator, value, _ in _ASKED
    ]

    assert answers == [names for *_, names in _ASKED]


_ASKED_OF_FIELDS = (
    ("seats", Operator.AT_LEAST, "12", "AD"),
    ("seats", Operator.AT_MOST, "12", "AB"),
    ("seats", Operator.EMPTY, "", "CE"),
    ("due", Operator.NEXT_DAYS, "30", "A"),
    ("due", Operator.WITHIN_DAYS, "30", "B"),
    ("plan", Operator.IS, "large", "AD"),
    ("plan", Operator.IS_NOT, "Large", "BCE"),
)


@pytest.mark.parametrize("few", [1000, 0])
def test_conditions_ask_about_the_owners_own_fields(
    book: Book, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view_conditions, "FEW", few)
    answers = [
        book.names(Condition(book.place(getattr(book, field)), operator, value))
        for field, operator, value, _ in _ASKED_OF_FIELDS
    ]

    assert answers == [names for *_, names in _ASKED_OF_FIELDS]


@pytest.mark.parametrize("few", [1000, 0])
def test_conditions_are_joined_by_all_and_any(
    book: Book, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view_conditions, "FEW", few)
    vip = Condition("tags", Operator.IS, "vip")
    large = Condition(book.place(book.plan), Operator.IS, "Large")
    quiet = Condition("last_contact", Operator.NOT_WITHIN_DAYS, "30")

    assert book.names(vip, large) == "A"
    assert book.names(Group((vip, large), is_any=True)) == "ABD"
    assert book.names(Group((vip, large), is_any=True), quiet) == "AD"


def test_who_has_nothing_to_sort_by_comes_last_both_ways(book: Book) -> None:
    seats = book.place(book.seats)

    assert book.names(sort=seats) == "BADCE"
    assert book.names(sort=seats, down=True) == "DABCE"
    assert book.names(sort="company") == "BDACE"
    assert book.names(sort="last_contact", down=True) == "BACDE"
    assert book.names(sort="name", down=True) == "EDCBA"


def test_pages_behind_an_anchor_and_jumps_give_the_same_rows(book: Book) -> None:
    for sort in ("name", "company", "last_contact", book.place(book.seats)):
        for down in (False, True):
            view = View(sort=sort, is_descending=down)
            whole = _row_ids(book, view, 100)
            after, walked = None, []
            for row in range(6):
                page = book.views.page(view, 1, row, after)
                walked += [found.contact_id for found in page.rows]
                after = page.last or after
            first = book.views.page(view, 1).last

            assert walked == whole
            for start in range(1, 6):
                assert _row_ids(book, view, 2, start) == whole[start : start + 2]
                assert _row_ids(book, view, 9, start, first) == whole[start:]


def _row_ids(
    book: Book, view: View, limit: int, row: int = 0, after: Anchor | None = None
) -> list[int]:
    return [found.contact_id for found in book.views.page(view, limit, row, after).rows]


def test_cells_show_what_stands_in_the_columns(book: Book) -> None:
    columns = ("name", "company", "tags", "email", book.place(book.seats), "messages", "field:99")
    view = View(Group((Condition("name", Operator.IS, "Bo"),)), columns)

    row = book.views.page(view, 9).rows[0]

    assert row.cells == ("Bo", "Acme; Zinc GmbH", "Press; vip", "bo@x.example", "3", "2", "")


def test_text_from_outside_is_only_compared_never_run(book: Book) -> None:
    for words in ("' OR 1=1 --", '"; DROP TABLE contacts', "%", "_"):
        for place in ("name", "tags", "company", "email", book.place(book.plan)):
            assert book.names(Condition(place, Operator.HOLDS, words)) == ""


def test_a_condition_on_a_field_that_is_gone_is_refused_not_left_out(book: Book) -> None:
    gone = Group((Condition(book.place(book.plan), Operator.IS, "Large"),))
    book.fields.remove(book.plan.id)

    with pytest.raises(UserError, match="view-place-missing"):
        book.views.page(View(gone), 10)

    book.history.undo()
    assert book.views.count(gone) == 2


def test_typing_over_a_cell_is_one_step_and_bad_words_change_nothing(book: Book) -> None:
    seats = book.place(book.seats)
    book.views.set_cell(book.ids["Cem"], seats, "1.250,5")
    assert [v.value for v in book.people.get(book.ids["Cem"]).values] == [1250.5]
    book.history.undo()
    assert book.people.get(book.ids["Cem"]).values == ()

    with pytest.raises(UserError, match="field-no-number"):
        book.views.set_cell(book.ids["Ada"], seats, "many")
    with pytest.raises(UserError, match="contact-without-company"):
        book.views.set_cell(book.ids["Cem"], "role", "Boss")

    book.views.set_cell(book.ids["Eve"], "tags", "PRESS, New one")
    assert book.people.get(book.ids["Eve"]).tags == ("Press", "New one")
    book.views.set_cell(book.ids["Ada"], "role", "Chief")
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


def test_ready_made_views_say_who_waits_who_is_quiet_and_who_is_new(book: Book) -> None:
    answers = {
        saved.name: "".join(row.name[0] for row in book.views.page(saved.view, 10).rows)
        for saved in book.views.list_views()
    }

    assert answers == {"all": "ABCDE", "waiting": "AB", "quiet": "A", "upset": "", "new": "EDCBA"}


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
        tags = session.execute(select(ContactTagRow.__table__)).all()
    return sorted(map(tuple, facts)), sorted(map(tuple, tags))
