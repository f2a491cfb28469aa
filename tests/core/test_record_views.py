"""Tables of companies and deals: who answers, in which order, what is typed and changed in them."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.domain.change import Kind
from core.domain.field import Field
from core.domain.view import (
    BulkChange,
    BulkDeed,
    Condition,
    Group,
    Operator,
    Selection,
    View,
    everything,
)
from core.errors import UserError
from core.services.deal_service import DealService
from core.services.field_service import FieldService
from core.services.search_service import SearchService
from core.storage.database import Database
from core.storage.views import view_conditions
from tests.core.conftest import Grow
from tests.core.record_book import TODAY, Table, fill


@pytest.fixture(scope="module")
def starting_file(grow: Grow) -> Path:
    return grow(fill)


@pytest.fixture
def firms(database: Database) -> Table:
    return Table(database, Kind.COMPANY)


@pytest.fixture
def deals(database: Database) -> Table:
    return Table(database, Kind.DEAL)


_OF_FIRMS = (
    ("name", Operator.BEGINS, "b", "B"),
    ("people", Operator.AT_LEAST, "2", "A"),
    ("people", Operator.IS, "0", "D"),
    ("open_deals", Operator.AT_LEAST, "1", "AB"),
    ("person", Operator.HOLDS, "dan", "C"),
    ("person.email", Operator.HOLDS, "bo@", "A"),
    ("person.tags", Operator.IS, "VIP", "AC"),
    ("person.tags", Operator.IS_NOT, "Press", "ABD"),
    ("last_contact", Operator.WITHIN_DAYS, "30", "A"),
    ("last_contact", Operator.NOT_WITHIN_DAYS, "30", "BCD"),
    ("last_contact", Operator.AT_MOST, f"{TODAY - timedelta(days=50):%Y-%m-%d}", "B"),
    ("waits_since", Operator.FILLED, "", "AB"),
    ("deal", Operator.HOLDS, "ovens", "A"),
    ("deal.state", Operator.IS, "won", "C"),
    ("deal.stage", Operator.IS, "lead", "AB"),
    ("deal", Operator.EMPTY, "", "D"),
    ("task", Operator.FILLED, "", ""),
    ("anywhere", Operator.HOLDS, "cedar", "C"),
    ("Region", Operator.IS, "north", "A"),
    ("Region", Operator.EMPTY, "", "BD"),
)
_OF_DEALS = (
    ("name", Operator.HOLDS, "um", "P"),
    ("state", Operator.IS, "won", "S"),
    ("state", Operator.IS_NOT, "won", "OPQR"),
    ("stage", Operator.IS, "Lead", "PQ"),
    ("amount", Operator.AT_LEAST, "1000", "OP"),
    ("amount", Operator.AT_LEAST, "600 EUR", "O"),
    ("amount", Operator.AT_MOST, "$999", "S"),
    ("amount", Operator.EMPTY, "", "R"),
    ("expected_on", Operator.NEXT_DAYS, "30", "O"),
    ("expected_on", Operator.WITHIN_DAYS, "30", "R"),
    ("expected_on", Operator.AT_LEAST, f"{TODAY:%Y-%m-%d}", "OP"),
    ("expected_on", Operator.EMPTY, "", "QS"),
    ("closed_on", Operator.THIS_MONTH, "", "S"),
    ("company", Operator.IS, "acme", "OP"),
    ("company", Operator.EMPTY, "", "R"),
    ("person", Operator.IS, "Ada", "O"),
    ("person.tags", Operator.IS, "vip", "OR"),
    ("last_contact", Operator.NOT_WITHIN_DAYS, "30", "OQRS"),
    ("task", Operator.EMPTY, "", "PQRS"),
    ("task_due", Operator.NEXT_DAYS, "1", "O"),
    ("anywhere", Operator.HOLDS, "quays", "Q"),
    ("Score", Operator.AT_LEAST, "5", "P"),
    ("created", Operator.WITHIN_DAYS, "1", "OPQRS"),
)


@pytest.mark.parametrize("few", [1000, 0])
def test_conditions_find_what_they_say(
    firms: Table, deals: Table, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked in both ways: beginning with the few, and along the order."""
    monkeypatch.setattr(view_conditions, "FEW", few)
    for table, asked in ((firms, _OF_FIRMS), (deals, _OF_DEALS)):
        answers = [table.names(Condition(table.place(p), how, value)) for p, how, value, _ in asked]
        assert answers == [names for *_, names in asked]


def test_a_deal_is_found_by_what_stands_in_a_field_of_its_company(deals: Table) -> None:
    number = deals.fields["Region"].removeprefix("field:")
    north = Condition(f"company.field:{number}", Operator.IS, "North")

    assert deals.names(north) == "OP"
    assert deals.cells("Ovens", f"company.field:{number}") == ("North",)


def test_contacts_are_found_by_their_deals_and_tasks(database: Database) -> None:
    people = Table(database, Kind.CONTACT)

    assert people.names(Condition("deal.stage", Operator.IS, "Lead")) == "BC"
    assert people.names(Condition("deal.state", Operator.IS, "open")) == "ABCD"
    assert people.names(Condition("task", Operator.EMPTY)) == "ABCD"


def test_what_has_nothing_to_sort_by_comes_last_both_ways(firms: Table, deals: Table) -> None:
    assert firms.names(sort="last_contact", down=True) == "ABCD"
    assert firms.names(sort="last_contact") == "BACD"
    assert firms.names(sort=firms.place("Region"), down=True) == "CABD"
    assert deals.names(sort="expected_on") == "ROPQS"
    assert deals.names(sort="expected_on", down=True) == "PORQS"
    assert deals.names(sort="stage") == "PQSOR"
    assert deals.names(sort="company", down=True) == "SQPOR"
    assert deals.names(sort="amount", down=True) == "OSPQR"
    assert deals.names(sort="last_contact", down=True) == "PQORS"
    assert deals.names(sort=deals.place("Score")) == "POQRS"


def test_pages_behind_an_anchor_and_jumps_give_the_same_rows(firms: Table, deals: Table) -> None:
    for table, sorts in (
        (firms, ("name", "domain", "last_contact", "created", "Region")),
        (deals, ("name", "stage", "company", "expected_on", "amount", "last_contact", "Score")),
    ):
        for sort in sorts:
            for down in (False, True):
                view = replace(everything(table.about), sort=table.place(sort), is_descending=down)
                whole = [row.record_id for row in table.views.page(view, 100).rows]
                after, walked = None, list[int]()
                for row in range(len(whole)):
                    page = table.views.page(view, 1, row, after)
                    walked += [found.record_id for found in page.rows]
                    after = page.last
                jumped = [row.record_id for row in table.views.page(view, 9, 2).rows]

                assert (sort, walked) == (sort, whole)
                assert jumped == whole[2:]


def test_cells_say_what_stands_in_the_columns(firms: Table, deals: Table) -> None:
    assert firms.cells("Acme", "person", "people", "open_deals") == ("Ada; Bo", "2", "2")
    last = datetime.fromisoformat(firms.cells("Acme", "last_contact")[0])
    assert datetime.now(UTC) - last < timedelta(days=3)
    columns = ("stage", "amount", "company", "task", "task_due", "state")
    told = ("Proposal", "1200.00 EUR", "Acme", "Send the offer", f"{TODAY}", "open")
    assert deals.cells("Ovens", *columns) == told
    assert deals.cells("Pumps", "amount", deals.place("Score")) == ("90000 JPY", "7")


def test_typing_over_a_cell_is_one_step_back(firms: Table, deals: Table) -> None:
    for table, name, place, text, shown in (
        (deals, "Roofs", "amount", "2.500,50 EUR", "2500.50 EUR"),
        (deals, "Ovens", "amount", "1300", "1300.00 EUR"),
        (deals, "Roofs", "stage", "proposal", "Proposal"),
        (deals, "Roofs", "company", "Dune", "Dune"),
        (deals, "Quays", "expected_on", "2027-03-31", "2027-03-31"),
        (deals, "Ovens", "expected_on", "", ""),
        (deals, "Quays", "Score", "12", "12"),
        (firms, "Dune", "domain", "Dune.Example", "dune.example"),
        (firms, "Dune", "Region", "East", "East"),
    ):
        column = table.place(place)
        before = table.cells(name, column)
        table.type(name, column, text)
        assert table.cells(name, column) == (shown,)
        table.history.undo()
        assert table.cells(name, column) == before


def test_words_that_a_cell_can_not_hold_change_nothing(firms: Table, deals: Table) -> None:
    for table, name, place, text, key in (
        (deals, "Ovens", "amount", "many", "amount-unreadable"),
        (deals, "Ovens", "stage", "Somewhere", "no-such-stage"),
        (deals, "Ovens", "expected_on", "soon", "day-unreadable"),
        (deals, "Ovens", "name", " ", "deal-title-empty"),
        (deals, "Ovens", "state", "won", "view-not-editable"),
        (deals, "Ovens", "Score", "seven", "field-no-number"),
        (firms, "Acme", "name", "", "company-name-empty"),
        (firms, "Acme", "people", "7", "view-not-editable"),
    ):
        steps = len(table.history.list_steps())
        with pytest.raises(UserError, match=key):
            table.type(name, table.place(place), text)
        assert len(table.history.list_steps()) == steps


def test_a_stage_typed_over_is_a_move_of_the_deal(database: Database, deals: Table) -> None:
    deals.type("Roofs", "stage", "Proposal")

    moves = DealService(database).list_moves(deals.ids["Roofs"])
    assert [move.to_stage for move in moves] == ["Proposal", "Negotiation"]


def test_many_are_changed_as_one_step_and_back(firms: Table, deals: Table) -> None:
    for table, place, value, chosen, changed in (
        (deals, "stage", "Lead", 5, 3),
        (deals, "expected_on", "2027-01-31", 5, 5),
        (deals, "Score", "9", 5, 5),
        (firms, "Region", "North", 4, 3),
        (firms, "Region", "", 4, 2),
    ):
        column = table.place(place)
        before = {name: table.cells(name, column) for name in table.ids}
        change = BulkChange(BulkDeed.SET, value, column)
        report = table.bulk.run(Selection(filter=Group(), about=table.about), change)
        assert (report.chosen, report.changed) == (chosen, changed)
        assert {table.cells(name, column)[0] for name in table.ids} == {value}
        table.history.undo()
        assert {name: table.cells(name, column) for name in table.ids} == before


def test_what_can_only_be_done_to_contacts_is_refused(deals: Table) -> None:
    everything_open = Selection(filter=Group(), about=Kind.DEAL)
    for change in (
        BulkChange(BulkDeed.ARCHIVE),
        BulkChange(BulkDeed.SET, "x", "name"),
    ):
        with pytest.raises(UserError, match="view-not-editable"):
            deals.bulk.run(everything_open, change)
    assert deals.names(Condition("name", Operator.HOLDS, "x")) == ""


def test_views_of_different_records_may_have_one_name(firms: Table, deals: Table) -> None:
    mine = replace(everything(Kind.COMPANY), sort="last_contact")
    firms.views.save("Mine", mine)
    firms.views.save("Mine", everything(Kind.DEAL))

    assert firms.views.find_view("mine", Kind.COMPANY).view == mine
    assert deals.views.find_view("mine", Kind.DEAL).view == everything(Kind.DEAL)
    with pytest.raises(UserError, match="view-missing"):
        firms.views.find_view("mine")


def test_ready_made_views_of_companies_and_deals_answer(firms: Table) -> None:
    answers = {
        (saved.view.about.value, saved.name): "".join(
            row.name[0] for row in firms.views.page(saved.view, 10).rows
        )
        for saved in firms.views.list_views()
        if saved.view.about is not Kind.CONTACT
    }

    assert answers == {
        ("company", "all"): "ABCD",
        ("company", "selling"): "AB",
        ("company", "quiet"): "B",
        ("deal", "all"): "OPQRS",
        ("deal", "open"): "ROPQ",
        ("deal", "no-task"): "RPQ",
        ("deal", "closed"): "S",
    }


def test_a_table_of_deals_is_saved_as_shown(deals: Table, tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    view = View(columns=("name", "amount"), sort="amount", about=Kind.DEAL)

    assert deals.views.export(view, path, ("Name", "Amount")) == 5

    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[:2] == [["Name", "Amount"], ["Quays", "500.00 EUR"]]


def test_a_deal_tells_what_stands_in_its_fields(database: Database, deals: Table) -> None:
    sales = DealService(database)
    told = [(value.name, value.value) for value in sales.get(deals.ids["Pumps"]).values]

    assert told == [("Score", 7.0)]
    assert sales.get(deals.ids["Ovens"]).values == ()


def test_what_stands_in_a_deals_field_is_found_and_goes_with_the_deal(
    database: Database, deals: Table
) -> None:
    field = FieldService(database).add(Field("Code", record_kind=Kind.DEAL))
    deals.type("Ovens", f"field:{field.id}", "zebracode")
    search = SearchService(database)
    assert [hit.title for hit in search.search("zebracode")] == ["Ovens"]

    DealService(database).remove(deals.ids["Ovens"])

    assert search.search("zebracode") == ()
    assert FieldService(database).count_values(field.id) == 0
    deals.history.undo()
    assert FieldService(database).count_values(field.id) == 1
